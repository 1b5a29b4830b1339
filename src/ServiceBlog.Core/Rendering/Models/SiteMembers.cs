using ServiceBlog.Core.Config;
using ServiceBlog.Core.Graph;
using ServiceBlog.Templating;
using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What <c>site</c> holds.</summary>
public static class SiteMembers
{
    /// <summary>Made once: every page reads it.</summary>
    public static Value Of(SiteModels models) => new ScriptObject
    {
        ["title"] = models.Graph.Config.Title,
        ["description"] = models.Graph.Config.Description,
        ["language"] = models.Graph.Config.Language,
        ["author"] = models.Graph.Config.Author,
        ["base_url"] = models.Graph.Config.BaseUrl.AbsoluteUri,
        ["home_url"] = models.UrlOf(SiteLists.HomePath),
        ["params"] = YamlValue.From(models.Graph.Config.Params),
        ["menu"] = List(models.Graph.Config.Menu, item => MenuItemOf(item, models)),
        ["posts"] = models.List(models.Graph.Posts),
        ["sources"] = models.List(models.Graph.Sources),
        ["topics"] = models.List(models.Graph.Topics),
        ["guide"] = models.List(models.Graph.Guide),
        ["pages"] = models.List(models.Graph.StandalonePages),
        ["tags"] = models.List(models.Graph.Tags),
        ["series"] = models.List(models.Graph.Series),
        ["years"] = Years(models),
        ["data"] = Data(models),
        ["feeds"] = new ScriptObject
        {
            ["atom"] = models.UrlOf(SiteRoutes.AtomPath),
            ["rss"] = models.UrlOf(SiteRoutes.RssPath),
        },
        ["archive_url"] = models.UrlOf(SiteLists.ArchivePath),
        ["tags_url"] = models.UrlOf(SiteLists.TagsPath),
        ["topics_url"] = SectionUrl(models, "topics"),
        ["posts_url"] = SectionUrl(models, "posts"),
        ["sources_url"] = SectionUrl(models, "sources"),
        ["guide_url"] = SectionUrl(models, "guide"),
    }.Freeze();

    public static Value Years(SiteModels models) => List(models.Graph.Years, year => new ScriptObject
    {
        ["year"] = year.Year,
        ["url"] = models.UrlOf(year.Path),
        ["count"] = year.Pages.Length,
        ["pages"] = models.List(year.Pages),
    });

    private static Value MenuItemOf(MenuItem item, SiteModels models) => new ScriptObject
    {
        ["title"] = item.Title,
        ["url"] = UrlPath.IsExternal(item.Url) ? item.Url : models.UrlOf(item.Url),
    };

    /// <summary>The first page of a section's list; null if the site has no such section.</summary>
    private static Value SectionUrl(SiteModels models, string folder) =>
        models.Graph.Lists.FirstOrDefault(list => list.Kind == Content.PageKind.Section && list.Key == folder) is { } section
            ? models.UrlOf(section.Path)
            : Value.Null;

    private static Value Data(SiteModels models)
    {
        var data = new ScriptObject(models.Graph.Data.Count);
        foreach (var (name, node) in models.Graph.Data.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            data.Set(name, YamlValue.From(node));
        return data;
    }
}
