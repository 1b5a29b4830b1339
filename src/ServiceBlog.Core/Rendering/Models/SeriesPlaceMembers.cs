using ServiceBlog.Core.Graph;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What an entry of <c>page.series</c> holds.</summary>
public static class SeriesPlaceMembers
{
    public static Value Of(SeriesPlace place, SiteModels models)
    {
        var pages = place.Series.Pages;
        return new ScriptObject
        {
            ["title"] = place.Series.Name,
            ["url"] = models.UrlOf(place.Series.Path),
            ["number"] = place.Index + 1,
            ["count"] = pages.Length,
            ["previous"] = models.Of(pages.ElementAtOrDefault(place.Index - 1)),
            ["next"] = models.Of(pages.ElementAtOrDefault(place.Index + 1)),
            ["pages"] = models.List(pages),
        };
    }
}
