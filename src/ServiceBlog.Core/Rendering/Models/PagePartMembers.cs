using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What the costly members of <c>page</c> hold: passages, related pages, comments.</summary>
public static class PagePartMembers
{
    public static readonly ModelMembers<(CitingPlace Place, SiteModels Models)> OfCitingPlace = new(
        ("page", view => view.Models.Of(view.Place.Page)),
        ("url", view => UrlOfCiting(view.Place, view.Models)));

    public static readonly ModelMembers<(CitedAnchor Anchor, SiteModels Models)> OfCitedAnchor = new(
        ("id", view => view.Anchor.Id),
        ("text", view => view.Anchor.Text),
        ("cited_by", view => List(view.Anchor.By, place => OfCitingPlace.ToValue((place, view.Models)))));

    public static readonly ModelMembers<(Passage Passage, SiteModels Models)> OfPassage = new(
        ("content", view => view.Passage.Html),
        ("anchors", view => Anchors(view.Passage.Anchors, view.Models)));

    public static object? Anchors(ImmutableArray<CitedAnchor> anchors, SiteModels models) =>
        List(anchors, anchor => OfCitedAnchor.ToValue((anchor, models)));

    /// <summary>What a page lies in, from the outermost on: the folders of a note, the chapters above one of the guide.</summary>
    public static object? Trail(PageView view) => view.Page switch
    {
        { IsNote: true } note when view.Models.Graph.FolderLists[PageAddress.OfFolder(ContentPath.FolderOf(note.SourcePath))].Folder is var folder =>
            view.Models.List(NoteFolders.Trail(note.IsSectionIndex ? folder?.Parent : folder)),
        { Folder: "guide" } chapter => view.Models.List(view.Edition.Chapters.Above(chapter)),
        _ when view.Models.Graph.CollectionOf(view.Page) is { } collection => List([collection.List], view.Models.Of),
        _ => view.Models.List(ImmutableArray<Page>.Empty),
    };

    public static object? Passages(PageView view) =>
        List(view.Models.PassagesOf(view.Page, view.Known), passage => OfPassage.ToValue((passage, view.Models)));

    /// <summary>Stands for all passages of a page, which are costly to make.</summary>
    public static ContentHash HashOfPassages(PageView view) =>
        view.Models.TextHashOf(view.Page).With(ValueHash.Of(Anchors(view.Connections.CitedAnchors, view.Models)));

    private static string UrlOfCiting(CitingPlace place, SiteModels models) =>
        $"{models.UrlOf(place.Page.Path)}#{CitationAnchor.Of(place.Link)}";

    public static readonly ModelMembers<(Page Page, SiteModels Models)> OfCited = new(
        ("name", view => view.Models.Graph.CitationNames[view.Page]),
        ("page", view => view.Models.Of(view.Page)));

    public static readonly ModelMembers<(RelatedPage Related, SiteModels Models)> OfRelated = new(
        ("page", view => view.Models.Of(view.Related.Page)),
        ("pinned", view => view.Related.IsPinned),
        ("shared", view => view.Related.SharedPages),
        ("cited", view => List(view.Related.Cited, cited => OfCited.ToValue((cited, view.Models)))),
        ("topics", view => view.Models.List(view.Related.Topics)),
        ("tags", view => view.Models.List(view.Related.Tags)),
        ("linked", view => view.Related.IsLinked),
        ("linking", view => view.Related.IsLinking),
        ("alike", view => view.Related.IsAlike))
    {
        KnownHash = view => HashOf(view.Related, view.Models),
    };

    public static object? RelatedTo(PageView view) =>
        List(view.Models.Graph.Related.Of(view.Known ?? view.Page), related => OfRelated.ToValue((related, view.Models)));

    /// <summary>All of the list without making a model of it: every page of a site is asked in every build.</summary>
    public static ContentHash HashOfRelated(PageView view) => view.Models.Graph.Related.Of(view.Known ?? view.Page)
        .Aggregate(ContentHash.None, (all, related) => all.With(HashOf(related, view.Models)));

    private static ContentHash HashOf(RelatedPage related, SiteModels models) =>
        related.Cited.Aggregate(related.ContentHash, (all, cited) => all.With(models.Graph.CitationNames[cited]));

    public static readonly ModelMembers<Comment> OfAnswered = new(
        ("id", comment => comment.Id),
        ("author", comment => AuthorOf(comment)));

    public static readonly ModelMembers<(Comment Comment, SiteModels Models)> OfComment = new(
        ("id", view => view.Comment.Id),
        ("author", view => AuthorOf(view.Comment)),
        ("author_url", view => view.Comment.File.FrontMatter.Url?.Value),
        ("date", view => view.Models.LocalTime(view.Comment.File.Date)),
        ("content", view => view.Models.ContentOf(view.Comment)),
        ("depth", view => view.Comment.Depth),
        ("answers", view => view.Comment.Answers is { } answered ? OfAnswered.ToValue(answered) : null))
    {
        KnownHash = view => HashOf(view.Comment, view.Models),
    };

    public static object? Comments(PageView view) =>
        List(view.Connections.Comments, comment => OfComment.ToValue((comment, view.Models)));

    /// <summary>Where all pages of a topic are listed; null if the topic's page has room for them, or lists none.</summary>
    public static object? TopicListUrl(PageView view, string folder, ImmutableArray<Page> pages) =>
        pages.Length > view.Models.Graph.Config.PageSize ? view.Models.UrlOf(SiteLists.TopicListPath(view.Page, folder)) : null;

    /// <summary>Where a reader goes to comment on a page; null if readers are not asked.</summary>
    public static object? LinkFor(PageView view) => view.Models.Graph.Config.Comments.LinkFor(
        view.Page.Title, view.Page.Key, view.Models.AbsoluteUrlOf(view.Page.Path), view.Page.FilePath);

    private static ContentHash HashOf(Comment comment, SiteModels models)
    {
        var all = models.TextHashOf(comment).With(comment.Id).With(comment.Depth);
        return comment.Answers is { } answered ? all.With(answered.Id).With(AuthorOf(answered)) : all;
    }

    private static string AuthorOf(Comment comment) =>
        string.Join(", ", comment.File.FrontMatter.Authors.Select(author => author.Value));
}
