using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Markup;
using ServiceBlog.Templating;
using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What <c>page</c> holds for a page that an author wrote.</summary>
public static class PageMembers
{
    private const int WordsPerMinute = 220;

    public static readonly ModelMembers<Heading> OfHeading = new(
        ("level", heading => heading.Level),
        ("id", heading => heading.Id),
        ("text", heading => heading.Text));

    public static readonly ModelMembers<Origin> OfOrigin = new(
        ("name", origin => origin.Name),
        ("url", origin => origin.Url?.Value));

    public static readonly ModelMembers<(RelationType Type, Page Page, SiteModels Models)> OfRelation = new(
        ("type", relation => relation.Type.ToString().ToLowerInvariant()),
        ("page", relation => relation.Models.Of(relation.Page)));

    public static readonly ModelMembers<PageView> OfPage = new ModelMembers<PageView>(
        ("kind", view => NameOf(view.Page.Kind)),
        ("key", view => view.Page.Key),
        ("folder", view => view.Page.Folder),
        ("source_path", view => view.Page.SourcePath),
        ("title", view => view.Page.Title),
        ("url", view => view.Models.UrlOf(view.Page.Path)),
        ("absolute_url", view => view.Models.AbsoluteUrlOf(view.Page.Path)),
        ("summary", view => view.Page.Summary),
        ("standfirst", view => view.Page.FrontMatter.Summary?.Value),
        ("content", view => view.Models.ContentOf(view.Page, view.Known)),
        ("date", view => Date(view.Page.Date)),
        ("updated", view => Date(view.Page.FrontMatter.Updated?.Value)),
        ("authors", view => Texts(view.Page.FrontMatter.Authors.Select(author => author.Value))),
        ("tags", view => view.Models.List(view.Connections.Tags)),
        ("topics", view => view.Models.List(view.Connections.Topics)),
        ("series", view => List(view.Connections.Series, place => SeriesPlaceMembers.OfPlace.ToValue((place, view.Models)))),
        ("origin", view => view.Page.FrontMatter.Origin is { } origin ? OfOrigin.ToValue(origin) : Value.Null),
        ("headings", view => Headings(view.Page.Outline.Headings)),
        ("references", view => List(view.Connections.References, reference => ReferenceMembers.OfReference.ToValue((reference, view.Models)))),
        ("passages", PassageMembers.Passages),
        ("cited_anchors", view => PassageMembers.Anchors(view.Connections.CitedAnchors, view.Models)),
        ("cited_by", view => view.Models.List(view.Connections.CitedBy)),
        ("backlinks", view => view.Models.List(view.Connections.Backlinks)),
        ("relations", view => List(view.Connections.Relations, relation => OfRelation.ToValue((relation.Type, relation.Page, view.Models)))),
        ("related_by", view => List(view.Connections.RelatedBy, relation => OfRelation.ToValue((relation.Type, relation.Page, view.Models)))),
        ("comments", CommentMembers.Comments),
        ("comment_url", CommentMembers.LinkFor),
        ("thread_url", view => view.Connections.Thread is { } thread ? view.Models.UrlOf(thread.Path) : Value.Null),
        ("related", RelatedMembers.RelatedTo),
        ("previous", view => view.Models.Of(view.Connections.Previous)),
        ("next", view => view.Models.Of(view.Connections.Next)),
        ("word_count", view => view.Page.Outline.WordCount),
        ("reading_minutes", view => Math.Max(1, (view.Page.Outline.WordCount + WordsPerMinute / 2) / WordsPerMinute)),
        ("draft", view => view.Page.FrontMatter.Draft),
        ("language", view => view.Page.FrontMatter.Language?.Value ?? view.Models.Graph.Config.Language),
        ("verbatim", view => view.Page.FrontMatter.Verbatim),
        ("extra", view => YamlValue.From(view.Page.FrontMatter.Extra)),
        // Of topics only; empty or null for other kinds.
        ("posts", view => view.Models.List(view.Connections.Topic?.Posts ?? [])),
        ("sources", view => view.Models.List(view.Connections.Topic?.Sources ?? [])),
        ("parent", view => view.Models.Of(view.Connections.Topic?.Parent)),
        ("children", view => view.Models.List(view.Connections.Topic?.Children ?? [])),
        ("current_view", view => view.Models.Of(view.Connections.Topic?.CurrentView)),
        ("timeline", view => List(view.Connections.Topic?.Years ?? [], year => TopicMembers.OfYear.ToValue((year, view.Models)))),
        ("feed_url", view => view.Connections.Topic is null ? Value.Null : view.Models.UrlOf(SiteRoutes.TopicFeedPath(view.Page))),
        ("synonyms", view => Texts(view.Page.FrontMatter.Synonyms.Select(synonym => synonym.Value))))
        .WithSource(
            view => view.Page.Source,
            "kind", "key", "folder", "source_path", "title", "url", "absolute_url", "summary", "standfirst", "date", "updated",
            "authors", "origin", "headings", "word_count", "reading_minutes", "draft", "verbatim", "extra", "synonyms")
        .WithFingerprint("content", view => view.Models.ContentFingerprintOf(view.Page))
        .WithFingerprint("passages", PassageMembers.FingerprintOf)
        .WithFingerprint("related", RelatedMembers.FingerprintOf)
        .OfSite("related")
        .OfText("content", "passages", "comments");

    public static Value Headings(ImmutableArray<Heading> headings) => List(headings, heading => OfHeading.ToValue(heading));

    private static Value Date(DateTimeOffset? date) => date is { } value ? value : Value.Null;
}
