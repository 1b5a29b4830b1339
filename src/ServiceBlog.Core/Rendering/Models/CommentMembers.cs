using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What an entry of <c>page.comments</c> holds.</summary>
public static class CommentMembers
{
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
        KnownBy = view => FingerprintOf(view.Comment, view.Models),
    };

    public static object? Comments(PageView view) =>
        List(view.Connections.Comments, comment => OfComment.ToValue((comment, view.Models)));

    /// <summary>Where a reader goes to comment on a page; null if readers are not asked.</summary>
    public static object? LinkFor(PageView view) => view.Models.Graph.Config.Comments.LinkFor(
        view.Page.Title, view.Page.Key, view.Models.AbsoluteUrlOf(view.Page.Path), view.Page.SourcePath);

    private static Fingerprint FingerprintOf(Comment comment, SiteModels models)
    {
        var all = models.ContentFingerprintOf(comment).With(comment.Id).With(comment.Depth);
        return comment.Answers is { } answered ? all.With(answered.Id).With(AuthorOf(answered)) : all;
    }

    private static string AuthorOf(Comment comment) =>
        string.Join(", ", comment.File.FrontMatter.Authors.Select(author => author.Value));
}
