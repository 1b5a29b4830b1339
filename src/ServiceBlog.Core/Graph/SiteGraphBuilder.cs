using System.Collections.Concurrent;
using System.Collections.Immutable;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Yaml;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Graph;

/// <summary>
/// The second stage: knows every page and ties them together. First everything that needs front matter alone (lists,
/// taxonomies, addresses), then the links, which need every address, then what follows from the links.
/// </summary>
public sealed class SiteGraphBuilder(SiteConfig config, TagCatalogue catalogue, ParallelOptions parallel)
{
    /// <summary>The pages that are written but not published, so that a link to one of them can be told from a misspelt one.</summary>
    public ImmutableArray<Page> Withheld { get; init; } = [];

    /// <param name="pages">Those to be published, by source path.</param>
    /// <param name="files">The routes of files that are published as they are, and of theme assets.</param>
    /// <param name="data">The files of <c>data/</c>.</param>
    public SiteGraph Build(
        ImmutableArray<Page> pages,
        ImmutableArray<Route> files,
        ImmutableDictionary<string, YamlNode> data,
        ICollection<Diagnostic> diagnostics)
    {
        var sectionIndexes = pages.Where(page => PageAddress.IsSectionIndex(page.SourcePath)).ToImmutableArray();
        var ordinary = pages.Except(sectionIndexes).ToImmutableArray();
        var posts = Of(PageKind.Post, PageOrder.NewestFirst);
        var sources = Of(PageKind.Source, PageOrder.NewestFirst);
        var topics = Of(PageKind.Topic, PageOrder.ByTitle);
        var guide = ordinary.Where(page => page.Folder == "guide").Order(PageOrder.ByPath).ToImmutableArray();
        var standalone = ordinary.Where(page => page.Folder == "pages").Order(PageOrder.ByTitle).ToImmutableArray();
        // A topic's tags say what belongs to it; they do not make it a page of those tags.
        var tags = Taxonomy.Gather(ordinary.Where(page => page.Kind != PageKind.Topic),
            page => page.FrontMatter.Tags.Select(tag => catalogue.Canonical(tag.Value)),
            SiteLists.TagsPath, PageOrder.NewestFirst, catalogue.Describe);
        var series = Taxonomy.Gather(ordinary, page => page.FrontMatter.Series.Select(name => name.Value),
            SiteLists.SeriesPath, PageOrder.OldestFirst, _ => null);
        var years = posts.Concat(sources)
            .Where(page => page.Date is not null)
            .GroupBy(page => page.Date!.Value.Year)
            .OrderByDescending(year => year.Key)
            .Select(year => new ArchiveYear(year.Key, [.. year.Order(PageOrder.NewestFirst)]))
            .ToImmutableArray();
        var lister = new SiteLists(config, sectionIndexes);
        ImmutableArray<ListPage> lists =
        [
            lister.Home(posts),
            .. lister.Section("posts", "Posts", posts, divided: true),
            .. lister.Section("sources", "Sources", sources, divided: true),
            .. lister.Section("topics", "Topics", topics, divided: false),
            .. lister.Section("guide", "Guide", guide, divided: false),
            .. SiteLists.Tags(tags),
            .. SiteLists.Archive(years),
            .. SiteLists.Series(series),
            SiteLists.NotFound(),
        ];
        var redirects = Redirects(pages, diagnostics);
        var routes = RouteTable.Create(SiteRoutes.Of(ordinary, lists, redirects, files), diagnostics);
        MenuCheck.Check(config.Menu, routes, diagnostics);
        var index = new PageIndex(pages);
        var links = ResolveLinks(pages, new LinkResolver(config, index, routes, CitationNames.Create(pages), new PageIndex(Withheld)), diagnostics);
        TransclusionGuard.Cut(pages, links, diagnostics);
        var membership = new TopicMembership(ordinary, topics, catalogue, diagnostics);
        return new SiteGraph
        {
            Config = config,
            Pages = ordinary,
            Connections = new ConnectionsBuilder(pages, links, index, diagnostics)
                .Build(membership, catalogue, tags, series, [posts, sources]),
            Posts = posts,
            Sources = sources,
            Topics = topics,
            Guide = guide,
            StandalonePages = standalone,
            Tags = tags,
            Series = series,
            Years = years,
            Lists = lists,
            Redirects = redirects,
            Routes = routes,
            Data = data,
        };

        ImmutableArray<Page> Of(PageKind kind, IComparer<Page> order) =>
            [.. ordinary.Where(page => page.Kind == kind).Order(order)];
    }

    private Dictionary<Page, ImmutableArray<LinkTarget>> ResolveLinks(
        ImmutableArray<Page> pages, LinkResolver resolver, ICollection<Diagnostic> diagnostics)
    {
        var targets = new ImmutableArray<LinkTarget>[pages.Length];
        var found = new ConcurrentQueue<Diagnostic>();
        Parallel.For(0, pages.Length, parallel, i =>
        {
            var mistakes = new List<Diagnostic>();
            targets[i] = [.. pages[i].Outline.Links.Select(link => resolver.Resolve(pages[i], link, mistakes))];
            mistakes.ForEach(found.Enqueue);
        });
        foreach (var mistake in found)
            diagnostics.Add(mistake);
        return pages.Index().ToDictionary(entry => entry.Item, entry => targets[entry.Index]);
    }

    private static ImmutableArray<Redirect> Redirects(ImmutableArray<Page> pages, ICollection<Diagnostic> diagnostics)
    {
        var redirects = ImmutableArray.CreateBuilder<Redirect>();
        foreach (var page in pages)
        {
            foreach (var alias in page.FrontMatter.Aliases)
            {
                if (UrlPath.Parse(alias.Value) is { } path)
                    redirects.Add(new Redirect(path, page, alias.Location));
                else
                    diagnostics.Add(new Diagnostic(Rules.InvalidAddress, alias.Location,
                        $"the alias \"{alias.Value}\" is not a path such as /old/address/"));
            }
        }
        return redirects.ToImmutable();
    }
}
