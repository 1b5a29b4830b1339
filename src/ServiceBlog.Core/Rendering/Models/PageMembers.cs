using static ServiceBlog.Core.Incremental.DependsOn;
using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What <c>page</c> holds for a page that an author wrote.</summary>
public static class PageMembers
{
    private const int WordsPerMinute = 220;

    /// <summary>Where no spaces part words, each character counts as one.</summary>
    private const int CharactersPerMinute = 500;

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

    public static object? Headings(ImmutableArray<Heading> headings) => List(headings, heading => OfHeading.ToValue(heading));

    public static readonly ModelMembers<(Heading Heading, Page Page, SiteModels Models)> OfAnchor = new(
        ("id", view => view.Heading.Id),
        ("text", view => view.Heading.Text),
        ("url", view => $"{view.Models.UrlOf(view.Page.Path)}#{UrlPath.Encode(view.Heading.Id)}"));

    public static readonly ModelMembers<(Reference Reference, SiteModels Models)> OfReference = new(
        ("page", view => view.Models.Of(view.Reference.Page)),
        ("name", view => view.Reference.Name),
        ("number", view => view.Reference.Number),
        ("anchors", view => List(view.Reference.Anchors, heading => OfAnchor.ToValue((heading, view.Reference.Page, view.Models)))),
        ("citations", view => Texts(view.Reference.Citations.Select(CitationAnchor.Of))));

    public static readonly ModelMembers<(SeriesPlace Place, SiteModels Models)> OfSeriesPlace = new(
        ("title", view => view.Place.Series.Name),
        ("url", view => view.Models.UrlOf(view.Place.Series.Path)),
        ("number", view => view.Place.Index + 1),
        ("count", view => view.Place.Series.Pages.Length),
        ("previous", view => view.Models.Of(view.Place.Series.Pages.ElementAtOrDefault(view.Place.Index - 1))),
        ("next", view => view.Models.Of(view.Place.Series.Pages.ElementAtOrDefault(view.Place.Index + 1))),
        ("pages", view => view.Models.List(view.Place.Series.Pages)));

    public static readonly ModelMembers<(TopicYear Year, PageView Topic)> OfTopicYear = new(
        ("year", view => view.Year.Year),
        ("url", view => view.Topic.Models.UrlOf(view.Topic.Edition.Language.At(ArchiveYear.PathOf(view.Year.Year)))),
        ("posts", view => view.Year.Posts),
        ("sources", view => view.Year.Sources),
        ("count", view => view.Year.Posts + view.Year.Sources));

    public static readonly ModelMembers<PageView> OfPage = new ModelMembers<PageView>([
        ("kind", OwnFile, view => NameOf(view.Page.Kind)),
        ("key", OwnFile, view => view.Page.Key),
        ("folder", OwnFile, view => view.Page.Folder),
        ("source_path", OwnFile, view => view.Page.FilePath),
        ("title", OwnFile, view => view.Page.Title),
        ("url", OwnFile, view => view.Models.UrlOf(view.Page.Path)),
        ("absolute_url", OwnFile, view => view.Models.AbsoluteUrlOf(view.Page.Path)),
        ("summary", OwnFile, view => view.Page.Summary),
        ("content", ShownTexts, view => view.Models.ContentOf(view.Page, view.Known)),
        ("date", OwnFile, view => view.Models.LocalTime(view.Page.Date)),
        ("tags", Connections, view => view.Models.List(view.Connections.Tags)),
        ("trail", Connections, PagePartMembers.Trail),
        ("chapters", Connections, view => view.Models.List(view.Page.Folder == "guide" ? view.Edition.Chapters.Beside(view.Page.Path) : [])),
        ("topics", Connections, view => view.Models.List(view.Connections.Topics)),
        ("series", Connections, view => List(view.Connections.Series, place => OfSeriesPlace.ToValue((place, view.Models)))),
        ("headings", OwnFile, view => Headings(view.Page.Outline.Headings)),
        ("references", Connections, view => List(view.Connections.References, reference => OfReference.ToValue((reference, view.Models)))),
        ("passages", ShownTexts, PagePartMembers.Passages),
        ("cited_anchors", Connections, view => PagePartMembers.Anchors(view.Connections.CitedAnchors, view.Models)),
        ("cited_by", Connections, view => view.Models.List(view.Connections.CitedBy)),
        ("backlinks", Connections, view => view.Models.List(view.Connections.Backlinks)),
        ("relations", Connections, view => List(view.Connections.Relations, relation => OfRelation.ToValue((relation.Type, relation.Page, view.Models)))),
        ("related_by", Connections, view => List(view.Connections.RelatedBy, relation => OfRelation.ToValue((relation.Type, relation.Page, view.Models)))),
        ("comments", ShownTexts, PagePartMembers.Comments),
        ("comment_url", OwnFile, PagePartMembers.LinkFor),
        ("thread_url", Connections, view => view.Connections.Thread is { } thread ? view.Models.UrlOf(thread.Path) : null),
        ("related", Words, PagePartMembers.RelatedTo),
        ("previous", Connections, view => view.Models.Of(view.Connections.Previous)),
        ("next", Connections, view => view.Models.Of(view.Connections.Next)),
        ("word_count", OwnFile, view => view.Page.Outline.WordCount),
        ("reading_minutes", OwnFile, view => ReadingMinutes(view)),
        ("language", OwnFile, LanguageOf),
        ("dir", OwnFile, view => LanguageTags.DirectionOf(LanguageOf(view))),
        ("translations", Connections, view => SiteMembers.Translations(view.Models.Graph.Translations.Of(view.Known ?? view.Page), view.Models)),
        ("extra", OwnFile, view => YamlValue.From(view.Page.FrontMatter.Extra)),
        // Of topics only; empty or null for other kinds.
        ("posts", Connections, view => view.Models.List(view.Connections.Topic?.Posts ?? [])),
        ("sources", Connections, view => view.Models.List(view.Connections.Topic?.Sources ?? [])),
        ("posts_url", Connections, view => PagePartMembers.TopicListUrl(view, "posts", view.Connections.Topic?.Posts ?? [])),
        ("sources_url", Connections, view => PagePartMembers.TopicListUrl(view, "sources", view.Connections.Topic?.Sources ?? [])),
        ("parent", Connections, view => view.Models.Of(view.Connections.Topic?.Parent)),
        ("children", Connections, view => view.Models.List(view.Connections.Topic?.Children ?? [])),
        ("current_view", Connections, view => view.Models.Of(view.Connections.Topic?.CurrentView)),
        ("timeline", Connections, view => List(view.Connections.Topic?.Years ?? [], year => OfTopicYear.ToValue((year, view)))),
        ("feed_url", Connections, view => view.Connections.Topic is null ? null : SiteMembers.FeedUrl(view.Models, view.Page.Path)),
        ("markdown_url", OwnFile, view => view.Models.Graph.Config.Outputs.Has(SiteOutput.Markdown)
            ? view.Models.UrlOf(SiteRoutes.MarkdownPath(view.Page)) : null),
        ("social_image", OwnFile, view => SiteRoutes.SocialImagePath(view.Page, view.Models.Graph.Config)),
        .. OfFrontMatter])
    {
        FileHash = view => view.Page.ContentHash,
        Texts = view => view.Texts,
    }
        .WithHash("content", view => view.Models.TextHashOf(view.Page))
        .WithHash("passages", PagePartMembers.HashOfPassages)
        .WithHash("related", PagePartMembers.HashOfRelated);

    private static string LanguageOf(PageView view) => view.Models.Graph.Config.LanguageOf(view.Page.FrontMatter, view.Page.Edition);

    private static int ReadingMinutes(PageView view)
    {
        var pace = LanguageTags.PrimaryOf(LanguageOf(view)) is "ja" or "zh" or "yue" ? CharactersPerMinute : WordsPerMinute;
        return Math.Max(1, (view.Page.Outline.WordCount + pace / 2) / pace);
    }

    /// <summary>The keys that a theme reads as they are written.</summary>
    private static IEnumerable<(string Name, DependsOn On, Func<PageView, object?> Read)> OfFrontMatter =>
        FrontMatter.Keys.Where(key => key.Member is not null)
            .Select(key => (key.Member!, OwnFile, (Func<PageView, object?>)(view => ToValue(key.Show(view.Page.FrontMatter), view.Models))));

    private static object? ToValue(object? shown, SiteModels models) => shown switch
    {
        DateTimeOffset date => models.LocalTime(date),
        IEnumerable<string> texts => Texts(texts),
        Origin origin => OfOrigin.ToValue(origin),
        YamlNode node => YamlValue.From(node),
        _ => shown,
    };
}

/// <summary>A page with its connections, as templates see it.</summary>
public sealed record PageView(Page Page, PageConnections Connections, SiteModels Models)
{
    /// <summary>The page that the graph knows, if this is an edited version of it.</summary>
    public Page? Known { get; init; }

    public SiteEdition Edition => Models.Graph.Edition(Page.Edition);

    /// <summary>Its own text and those of its comments.</summary>
    public IEnumerable<Page> Texts => Connections.Comments.IsEmpty ? [Page] : [Page, .. Connections.Comments.Select(comment => comment.File)];
}
