using static ServiceBlog.Core.Rendering.Models.SiteModels;
using ServiceBlog.Core.Rendering.Reads;
using static ServiceBlog.Core.Rendering.Reads.DependsOn;

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

    public static readonly ModelMembers<PageView> OfPage = new ModelMembers<PageView>([
        ("kind", OwnFile, view => NameOf(view.Page.Kind)),
        ("key", OwnFile, view => view.Page.Key),
        ("folder", OwnFile, view => view.Page.Folder),
        ("source_path", OwnFile, view => view.Page.SourcePath),
        ("title", OwnFile, view => view.Page.Title),
        ("url", OwnFile, view => view.Models.UrlOf(view.Page.Path)),
        ("absolute_url", OwnFile, view => view.Models.AbsoluteUrlOf(view.Page.Path)),
        ("summary", OwnFile, view => view.Page.Summary),
        ("content", ShownTexts, view => view.Models.ContentOf(view.Page, view.Known)),
        ("date", OwnFile, view => view.Models.LocalTime(view.Page.Date)),
        ("tags", Connections, view => view.Models.List(view.Connections.Tags)),
        ("topics", Connections, view => view.Models.List(view.Connections.Topics)),
        ("series", Connections, view => List(view.Connections.Series, place => SeriesPlaceMembers.OfPlace.ToValue((place, view.Models)))),
        ("headings", OwnFile, view => Headings(view.Page.Outline.Headings)),
        ("references", Connections, view => List(view.Connections.References, reference => ReferenceMembers.OfReference.ToValue((reference, view.Models)))),
        ("passages", ShownTexts, PassageMembers.Passages),
        ("cited_anchors", Connections, view => PassageMembers.Anchors(view.Connections.CitedAnchors, view.Models)),
        ("cited_by", Connections, view => view.Models.List(view.Connections.CitedBy)),
        ("backlinks", Connections, view => view.Models.List(view.Connections.Backlinks)),
        ("relations", Connections, view => List(view.Connections.Relations, relation => OfRelation.ToValue((relation.Type, relation.Page, view.Models)))),
        ("related_by", Connections, view => List(view.Connections.RelatedBy, relation => OfRelation.ToValue((relation.Type, relation.Page, view.Models)))),
        ("comments", ShownTexts, CommentMembers.Comments),
        ("comment_url", OwnFile, CommentMembers.LinkFor),
        ("thread_url", Connections, view => view.Connections.Thread is { } thread ? view.Models.UrlOf(thread.Path) : null),
        ("related", Words, RelatedMembers.RelatedTo),
        ("previous", Connections, view => view.Models.Of(view.Connections.Previous)),
        ("next", Connections, view => view.Models.Of(view.Connections.Next)),
        ("word_count", OwnFile, view => view.Page.Outline.WordCount),
        ("reading_minutes", OwnFile, view => Math.Max(1, (view.Page.Outline.WordCount + WordsPerMinute / 2) / WordsPerMinute)),
        ("language", OwnFile, view => view.Page.FrontMatter.Language?.Value ?? view.Models.Graph.Config.Language),
        ("extra", OwnFile, view => YamlValue.From(view.Page.FrontMatter.Extra)),
        // Of topics only; empty or null for other kinds.
        ("posts", Connections, view => view.Models.List(view.Connections.Topic?.Posts ?? [])),
        ("sources", Connections, view => view.Models.List(view.Connections.Topic?.Sources ?? [])),
        ("parent", Connections, view => view.Models.Of(view.Connections.Topic?.Parent)),
        ("children", Connections, view => view.Models.List(view.Connections.Topic?.Children ?? [])),
        ("current_view", Connections, view => view.Models.Of(view.Connections.Topic?.CurrentView)),
        ("timeline", Connections, view => List(view.Connections.Topic?.Years ?? [], year => TopicMembers.OfYear.ToValue((year, view.Models)))),
        ("feed_url", Connections, view => view.Connections.Topic is null ? null : view.Models.UrlOf(SiteRoutes.TopicFeedPath(view.Page))),
        .. OfFrontMatter])
    {
        Source = view => view.Page.Source,
        Texts = view => view.Texts,
    }
        .WithFingerprint("content", view => view.Models.ContentFingerprintOf(view.Page))
        .WithFingerprint("passages", PassageMembers.FingerprintOf)
        .WithFingerprint("related", RelatedMembers.FingerprintOf);

    /// <summary>The keys that a theme reads as they are written.</summary>
    private static IEnumerable<(string Name, DependsOn On, Func<PageView, object?> Read)> OfFrontMatter =>
        FrontMatter.Keys.Where(key => key.Member is not null)
            .Select(key => (key.Member!, OwnFile, (Func<PageView, object?>)(view => ToValue(key.Show(view.Page.FrontMatter), view.Models))));

    private static object? ToValue(object? shown, SiteModels models) => shown switch
    {
        DateTimeOffset date => models.LocalTime(date),
        IEnumerable<string> texts => Texts(texts),
        Origin origin => OfOrigin.ToValue(origin),
        _ => shown,
    };

    public static object? Headings(ImmutableArray<Heading> headings) => List(headings, heading => OfHeading.ToValue(heading));
}
