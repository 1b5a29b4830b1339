using Scriban.Runtime;
using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What <c>site</c> holds.</summary>
public static class SiteMembers
{
    public static readonly ModelMembers<SiteModels> OfFeeds = new(
        ("atom", models => FeedUrl(models, SiteLists.HomePath, SiteOutput.Atom)),
        ("rss", models => FeedUrl(models, SiteLists.HomePath, SiteOutput.Rss)),
        ("json", models => FeedUrl(models, SiteLists.HomePath, SiteOutput.JsonFeed)));

    /// <summary>The address of a page's feed; null if the site has none in that format.</summary>
    public static string? FeedUrl(SiteModels models, string pagePath, SiteOutput format = SiteOutput.Atom) =>
        models.Graph.Config.Outputs.Has(format) ? models.UrlOf(SiteRoutes.FeedPath(pagePath, format)) : null;

    public static readonly ModelMembers<(MenuItem Item, SiteModels Models)> OfMenuItem = new(
        ("title", view => view.Item.Title),
        ("url", view => view.Item.Url.Length == 0 ? null : MenuUrl(view.Item.Url, view.Models)),
        ("children", view => Menu(view.Item.Children, view.Models)));

    private static object? Menu(ImmutableArray<MenuItem> items, SiteModels models) => List(items, item => OfMenuItem!.ToValue((item, models)));

    public static readonly ModelMembers<(SiteCollection Collection, SiteModels Models)> OfCollection = new(
        ("key", view => view.Collection.List.Key),
        ("title", view => view.Collection.List.Title),
        ("url", view => view.Models.UrlOf(view.Collection.List.Path)),
        ("pages", view => view.Models.List(view.Collection.Pages)));

    public static readonly ModelMembers<SiteModels> OfSearch = new(
        ("url", models => models.Graph.Lists.Any(list => list.Kind == Content.PageKind.Search) ? models.UrlOf(SiteLists.SearchPath) : null),
        ("manifest", models => models.UrlOf(SiteLists.SearchManifestPath)));

    public static readonly ModelMembers<YearView> OfYear = new(
        DependsOn.Connections,
        ("year", view => view.Year.Year),
        ("url", view => view.Models.UrlOf(view.Year.Path)),
        ("count", view => view.Year.Pages.Length),
        ("pages", view => view.Models.List(view.Year.Pages)));

    public static readonly ModelMembers<SiteModels> OfSite = new(
        DependsOn.Connections,
        ("title", models => models.Graph.Config.Title),
        ("description", models => models.Graph.Config.Description),
        ("language", models => models.Graph.Config.Language),
        ("dir", models => LanguageTags.DirectionOf(models.Graph.Config.Language)),
        ("citations", models => CitationStyleReader.NameOf(models.Graph.Config.Citations)),
        ("author", models => models.Graph.Config.Author),
        ("base_url", models => models.Graph.Config.BaseUrl.AbsoluteUri),
        ("page_size", models => models.Graph.Config.PageSize),
        ("home_url", models => models.UrlOf(SiteLists.HomePath)),
        ("params", models => YamlValue.From(models.Graph.Config.Params)),
        ("menu", models => Menu(models.Graph.Menu, models)),
        ("posts", models => models.List(models.Graph.Posts)),
        ("sources", models => models.List(models.Graph.Sources)),
        ("topics", models => models.List(models.Graph.Topics)),
        ("guide", models => models.List(models.Graph.Guide)),
        ("pages", models => models.List(models.Graph.StandalonePages)),
        ("collections", models => List(models.Graph.Collections, collection => OfCollection.ToValue((collection, models)))),
        ("tags", models => models.List(models.Graph.Tags)),
        ("series", models => models.List(models.Graph.Series)),
        ("years", models => Years(models)),
        ("data", models => Data(models)),
        ("feeds", models => OfFeeds.ToFrozenValue(models)),
        ("manifest_url", models => models.Graph.Config.Outputs.Has(SiteOutput.Manifest) ? models.UrlOf(SiteRoutes.ManifestPath) : null),
        ("structured_data", models => models.Graph.Config.Outputs.Has(SiteOutput.StructuredData)),
        ("archive_url", models => models.UrlOf(SiteLists.ArchivePath)),
        ("tags_url", models => models.UrlOf(SiteLists.TagsPath)),
        ("map_url", models => models.Graph.Lists.Any(list => list.Kind == Content.PageKind.Map) ? models.UrlOf(SiteLists.MapPath) : null),
        ("health_url", models => models.Graph.Config.Health.Page ? models.UrlOf(SiteLists.HealthPath) : null),
        ("search", models => models.Graph.Config.Search.IsOn ? OfSearch.ToFrozenValue(models) : null),
        ("topics_url", models => SectionUrl(models, "topics")),
        ("posts_url", models => SectionUrl(models, "posts")),
        ("sources_url", models => SectionUrl(models, "sources")),
        ("guide_url", models => SectionUrl(models, "guide")));

    public static object? Years(SiteModels models) => List(models.Graph.Years, year => models.Of(year));

    /// <summary>The first page of a section's list; null if the site has no such section.</summary>
    private static string? SectionUrl(SiteModels models, string folder) =>
        models.Graph.Lists.FirstOrDefault(list => list.Kind == Content.PageKind.Section && list.Key == folder) is { } section
            ? models.UrlOf(section.Path)
            : null;

    private static ScriptObject Data(SiteModels models) =>
        YamlValue.Frozen(models.Graph.Data.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, YamlValue.From(entry.Value))));

    /// <summary>An author may have escaped the path of a menu entry or not; what follows it stays as written.</summary>
    private static string MenuUrl(string written, SiteModels models)
    {
        if (UrlPath.IsExternal(written))
            return written;
        var path = written.Split('#', '?')[0];
        return models.UrlOf(Uri.UnescapeDataString(path)) + written[path.Length..];
    }

    public static readonly ModelMembers<TermView> OfTerm = new(
        DependsOn.Connections,
        ("name", view => view.Term.Name),
        ("title", view => view.Term.Title),
        ("url", view => view.Models.UrlOf(view.Term.Path)),
        ("description", view => view.Term.Description),
        ("count", view => view.Term.Pages.Length),
        ("pages", view => view.Models.List(view.Term.Pages)));
}

/// <summary>A tag or a series, as templates see it.</summary>
public sealed record TermView(Term Term, SiteModels Models);

/// <summary>A year of the archive, as templates see it.</summary>
public sealed record YearView(ArchiveYear Year, SiteModels Models);
