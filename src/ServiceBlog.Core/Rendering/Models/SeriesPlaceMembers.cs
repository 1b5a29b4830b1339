namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What an entry of <c>page.series</c> holds.</summary>
public static class SeriesPlaceMembers
{
    public static readonly ModelMembers<(SeriesPlace Place, SiteModels Models)> OfPlace = new(
        ("title", view => view.Place.Series.Name),
        ("url", view => view.Models.UrlOf(view.Place.Series.Path)),
        ("number", view => view.Place.Index + 1),
        ("count", view => view.Place.Series.Pages.Length),
        ("previous", view => view.Models.Of(view.Place.Series.Pages.ElementAtOrDefault(view.Place.Index - 1))),
        ("next", view => view.Models.Of(view.Place.Series.Pages.ElementAtOrDefault(view.Place.Index + 1))),
        ("pages", view => view.Models.List(view.Place.Series.Pages)));
}
