namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What an entry of <c>page.timeline</c> holds.</summary>
public static class TopicMembers
{
    public static readonly ModelMembers<(TopicYear Year, SiteModels Models)> OfYear = new(
        ("year", view => view.Year.Year),
        ("url", view => view.Models.UrlOf(ArchiveYear.PathOf(view.Year.Year))),
        ("posts", view => view.Year.Posts),
        ("sources", view => view.Year.Sources),
        ("count", view => view.Year.Posts + view.Year.Sources));
}
