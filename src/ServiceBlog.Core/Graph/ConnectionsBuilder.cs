using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Graph;

/// <summary>Ties the pages together once each page's links are resolved.</summary>
public sealed class ConnectionsBuilder(
    ImmutableArray<Page> pages,
    IReadOnlyDictionary<Page, ImmutableArray<LinkTarget>> links,
    PageIndex index,
    ICollection<Diagnostic> diagnostics)
{
    private readonly ILookup<Page, Page> _linkingPages = pages
        .SelectMany(page => links[page].Select(link => link.Page).OfType<Page>().Where(target => target != page).Distinct()
            .Select(target => (Target: target, From: page)))
        .ToLookup(link => link.Target, link => link.From);

    public IReadOnlyDictionary<Page, PageConnections> Build(
        TopicMembership membership,
        TagCatalogue catalogue,
        ImmutableArray<Term> tags,
        ImmutableArray<Term> series,
        ImmutableArray<ImmutableArray<Page>> chronologies)
    {
        var references = pages.ToDictionary(page => page, ReferencesOf);
        var citing = Inverse(references, reference => reference.Page);
        var relations = pages.ToDictionary(page => page, RelationsOf);
        var relating = relations
            .SelectMany(entry => entry.Value.Select(relation => (relation.Page, (relation.Type, From: entry.Key))))
            .ToLookup(entry => entry.Page, entry => entry.Item2);
        var tagsBySlug = tags.ToDictionary(term => term.Path, StringComparer.Ordinal);
        var places = series
            .SelectMany(term => term.Pages.Select((page, place) => (page, new SeriesPlace(term, place))))
            .ToLookup(entry => entry.page, entry => entry.Item2);
        var neighbours = chronologies.SelectMany(Neighbours).ToDictionary(entry => entry.Page);
        var parents = pages.Where(page => page.Kind == PageKind.Topic).ToDictionary(topic => topic, ParentOf);
        var children = parents.Where(entry => entry.Value is not null).ToLookup(entry => entry.Value!, entry => entry.Key);

        return pages.ToDictionary(page => page, page => new PageConnections
        {
            Links = links[page],
            Tags = [.. page.FrontMatter.Tags
                // A topic's own tag need not be on any page.
                .Select(tag => tagsBySlug.GetValueOrDefault($"{SiteLists.TagsPath}{UrlPath.Slug(catalogue.Canonical(tag.Value))}/"))
                .OfType<Term>().Distinct()],
            Topics = membership.TopicsOf(page),
            Series = [.. places[page]],
            References = references[page],
            CitedBy = [.. citing[page].Order(PageOrder.NewestFirst)],
            Backlinks = [.. _linkingPages[page].Order(PageOrder.NewestFirst)],
            Relations = relations[page],
            RelatedBy = [.. relating[page].OrderBy(relation => relation.From, PageOrder.NewestFirst)],
            Previous = neighbours.GetValueOrDefault(page).Previous,
            Next = neighbours.GetValueOrDefault(page).Next,
            Topic = page.Kind != PageKind.Topic ? null : new TopicConnections(
                membership.MembersOf(page, PageKind.Post),
                membership.MembersOf(page, PageKind.Source),
                parents[page],
                [.. children[page].Order(PageOrder.ByTitle)],
                PageNamed(page.FrontMatter.CurrentView, "current view")),
        });
    }

    /// <summary>A citation, or any link to a source: both lean on what it says.</summary>
    private ImmutableArray<Reference> ReferencesOf(Page page)
    {
        var cited = new List<(Page Page, Heading? Heading)>();
        for (var i = 0; i < links[page].Length; i++)
        {
            if (links[page][i] is { Page: { } target } link && target != page
                && (page.Outline.Links[i].Kind == LinkKind.Citation || target.Kind == PageKind.Source))
            {
                cited.Add((target, link.Heading));
            }
        }
        return [.. cited.GroupBy(citation => citation.Page).Select(citations => new Reference(
            citations.Key,
            [.. citations.Select(citation => citation.Heading).OfType<Heading>().DistinctBy(heading => heading.Id)]))];
    }

    private ImmutableArray<(RelationType Type, Page Page)> RelationsOf(Page page) =>
    [
        .. page.FrontMatter.Relations
            .Select(relation => (relation.Type, Page: PageNamed(relation.Target, "related page")))
            .Where(relation => relation.Page is not null)
            .Select(relation => (relation.Type, relation.Page!)),
    ];

    private Page? ParentOf(Page topic)
    {
        if (topic.FrontMatter.Parent is not { } parent)
            return null;
        if (index.ByKey(PageKind.Topic, parent.Value) is { } found)
            return found;
        ReportUnknown(parent, "parent topic", index.Topics.Select(candidate => candidate.Key));
        return null;
    }

    private Page? PageNamed(Located<string>? key, string role)
    {
        if (key is not { } named)
            return null;
        if (index.ByKey(named.Value) is [var found, ..])
            return found;
        ReportUnknown(named, role, index.Keys);
        return null;
    }

    private void ReportUnknown(Located<string> key, string role, IEnumerable<string> candidates) =>
        diagnostics.Add(new Diagnostic(Rules.UnknownPage, key.Location, $"there is no page \"{key.Value}\" to be the {role}")
        {
            Suggestion = NearestName.Find(key.Value, candidates),
        });

    private static IEnumerable<(Page Page, Page? Previous, Page? Next)> Neighbours(ImmutableArray<Page> newestFirst)
    {
        for (var i = 0; i < newestFirst.Length; i++)
            yield return (newestFirst[i], newestFirst.ElementAtOrDefault(i + 1), i == 0 ? null : newestFirst[i - 1]);
    }

    private static ILookup<Page, Page> Inverse<T>(Dictionary<Page, ImmutableArray<T>> map, Func<T, Page> target) => map
        .SelectMany(entry => entry.Value.Select(item => (Target: target(item), From: entry.Key)))
        .ToLookup(pair => pair.Target, pair => pair.From);
}
