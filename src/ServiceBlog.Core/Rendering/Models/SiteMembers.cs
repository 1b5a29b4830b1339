using Scriban.Runtime;
using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What <c>site</c> holds.</summary>
public static class SiteMembers
{
    public static readonly ModelMembers<SiteView> OfFeeds = new(
        ("atom", view => FeedUrl(view.Models, view.Language.At(SiteLists.HomePath), SiteOutput.Atom)),
        ("rss", view => FeedUrl(view.Models, view.Language.At(SiteLists.HomePath), SiteOutput.Rss)),
        ("json", view => FeedUrl(view.Models, view.Language.At(SiteLists.HomePath), SiteOutput.JsonFeed)));

    /// <summary>The address of a page's feed; null if the site has none in that format.</summary>
    public static string? FeedUrl(SiteModels models, string pagePath, SiteOutput format = SiteOutput.Atom) =>
        models.Graph.Config.Outputs.Has(format) ? models.UrlOf(SiteRoutes.FeedPath(pagePath, format)) : null;

    public static readonly ModelMembers<(Translation Translation, SiteModels Models)> OfTranslation = new(
        ("language", view => view.Translation.Language.Tag),
        ("dir", view => LanguageTags.DirectionOf(view.Translation.Language.Tag)),
        ("name", view => view.Translation.Language.Name),
        ("url", view => view.Models.UrlOf(view.Translation.PathOrHome)),
        ("absolute_url", view => view.Models.AbsoluteUrlOf(view.Translation.PathOrHome)),
        ("translated", view => view.Translation.Path is not null),
        ("current", view => view.Translation.IsCurrent));

    public static object? Translations(ImmutableArray<Translation> translations, SiteModels models) =>
        List(translations, translation => OfTranslation.ToValue((translation, models)));

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

    public static readonly ModelMembers<SiteView> OfSearch = new(
        ("url", view => view.UrlOf(PageKind.Search)),
        ("manifest", view => view.Models.UrlOf(SiteLists.SearchManifestPath)));

    public static readonly ModelMembers<YearView> OfYear = new(
        DependsOn.Connections,
        ("year", view => view.Year.Year),
        ("url", view => view.Models.UrlOf(view.Year.Path)),
        ("count", view => view.Year.Pages.Length),
        ("pages", view => view.Models.List(view.Year.Pages)));

    public static readonly ModelMembers<SiteView> OfSite = new(
        DependsOn.Connections,
        ("title", view => view.Language.Title),
        ("description", view => view.Language.Description),
        ("language", view => view.Language.Tag),
        ("dir", view => LanguageTags.DirectionOf(view.Language.Tag)),
        ("languages", view => Translations(
            [.. view.Models.Graph.Config.Languages.Select(language => new Translation(language, language.At(SiteLists.HomePath), language.Folder == view.Language.Folder))], view.Models)),
        ("citations", view => SiteConfigReader.CitationStyles[(int)view.Models.Graph.Config.Citations]),
        ("author", view => view.Models.Graph.Config.Author),
        ("base_url", view => view.Models.Graph.Config.BaseUrl.AbsoluteUri),
        ("page_size", view => view.Models.Graph.Config.PageSize),
        ("home_url", view => view.UrlAt(SiteLists.HomePath)),
        ("params", view => YamlValue.From(view.Models.Graph.Config.Params)),
        ("menu", view => Menu(view.Edition.Menu, view.Models)),
        ("posts", view => view.Models.List(view.Edition.Posts)),
        ("sources", view => view.Models.List(view.Edition.Sources)),
        ("topics", view => view.Models.List(view.Edition.Topics)),
        ("guide", view => view.Models.List(view.Edition.Guide)),
        ("pages", view => view.Models.List(view.Edition.StandalonePages)),
        ("collections", view => List(view.Edition.Collections, collection => OfCollection.ToValue((collection, view.Models)))),
        ("tags", view => view.Models.List(view.Edition.Tags)),
        ("series", view => view.Models.List(view.Edition.Series)),
        ("years", view => Years(view.Edition, view.Models)),
        ("data", view => Data(view.Models)),
        ("feeds", view => OfFeeds.ToFrozenValue(view)),
        ("manifest_url", view => view.Models.Graph.Config.Outputs.Has(SiteOutput.Manifest) ? view.Models.UrlOf(SiteRoutes.ManifestPath) : null),
        ("structured_data", view => view.Models.Graph.Config.Outputs.Has(SiteOutput.StructuredData)),
        ("archive_url", view => view.UrlAt(SiteLists.ArchivePath)),
        ("tags_url", view => view.UrlAt(SiteLists.TagsPath)),
        ("map_url", view => view.UrlOf(PageKind.Map)),
        ("health_url", view => view.Models.Graph.Config.Health.Page ? view.Models.UrlOf(SiteLists.HealthPath) : null),
        ("search", view => view.Models.Graph.Config.Search.IsOn ? OfSearch.ToFrozenValue(view) : null),
        ("topics_url", view => view.UrlOf(PageKind.Section, "topics")),
        ("posts_url", view => view.UrlOf(PageKind.Section, "posts")),
        ("sources_url", view => view.UrlOf(PageKind.Section, "sources")),
        ("guide_url", view => view.UrlOf(PageKind.Section, "guide")));

    public static object? Years(SiteEdition edition, SiteModels models) => List(edition.Years, year => models.Of(year));

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

/// <summary>The site in one of its languages, as templates see it.</summary>
public sealed record SiteView(SiteEdition Edition, SiteModels Models)
{
    public SiteLanguage Language => Edition.Language;

    /// <summary>The address in this language of what lies at a path in the first.</summary>
    public string UrlAt(string path) => Models.UrlOf(Language.At(path));

    /// <summary>The address of the first page of a list; null if the site has no such list.</summary>
    public string? UrlOf(PageKind kind, string? key = null) =>
        Edition.Lists.FirstOrDefault(list => list.Kind == kind && (key is null || list.Key == key)) is { } list ? Models.UrlOf(list.Path) : null;
}

/// <summary>A tag or a series, as templates see it.</summary>
public sealed record TermView(Term Term, SiteModels Models);

/// <summary>A year of the archive, as templates see it.</summary>
public sealed record YearView(ArchiveYear Year, SiteModels Models);
