using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Checking.Quotations;
using ServiceBlog.Core.Health;
using ServiceBlog.Core.Rendering;
using ServiceBlog.Core.Rendering.Models;
using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Core.Building;

/// <summary>Makes a site of the pages: addresses, lists, taxonomies, links.</summary>
internal static class ProcessPhase
{
    public static ProcessedSite Run(BuildRun build, SiteSettings settings, SiteContent content)
    {
        var languages = settings.Config.Languages.Select(language => new Located<string>(language.Tag, language.Location));
        foreach (var language in languages.Concat(content.Pages.Select(page => page.FrontMatter.Language).OfType<Located<string>>())
            .DistinctBy(language => language.Value))
            build.Diagnostics.AddRange(settings.Theme?.Languages.Check(language) ?? []);
        var images = new SiteImages(settings.Files.Static.DistinctBy(file => file.Path).ToDictionary(file => file.Path, file => file.File),
            content.Before.Images, settings.Config, build.Input.Images);
        var graph = GraphOf(content.Pages, build, settings, build.Diagnostics, images);
        if (settings.Theme is { } theme)
            DirectiveCheck.Check(graph, theme, build.Diagnostics);
        new ContentContracts(graph, settings.Tags, build.Diagnostics).Check();
        var quotations = new QuotationCheck(graph, content.Before.Quotations, build.Parallel);
        quotations.Check(build.Diagnostics);
        var health = new SiteHealth(graph, settings.Tags, build.Input.Now, settings.Files.Pages, build.Parallel) { Archive = settings.Archive };
        return new ProcessedSite(graph, quotations.Found, images, health);
    }

    /// <summary>The site of the earlier build, as far as settings and theme are the same; null if nothing is known of it.</summary>
    public static SiteState? StateBefore(BuildRun build, SiteSettings settings, SiteContent content)
    {
        ImmutableArray<Page> pages = [.. content.Before.RecallPages()];
        if (content.Before.Dependencies.Pages.Count == 0 || pages.IsEmpty)
            return null;
        var graph = GraphOf(pages, build, settings, new List<Diagnostic>(), SiteImages.None);
        return new SiteState(new SiteModels(graph, new ContentComposer(graph)), content.Before.Dependencies);
    }

    public static PageSelection SelectionOf(BuildRun build) => new(build.Input.Now, build.Options.Drafts, build.Options.Future);

    /// <summary>A theme without words of its own leaves the English ones.</summary>
    private static ListTitles TitlesIn(ThemeWords words)
    {
        var english = ListTitles.English;
        return new ListTitles(
            Of("posts", english.Posts), Of("commentaries", Of("posts", english.Posts)), Of("sources", english.Sources), Of("topics", english.Topics),
            Of("guide", english.Guide), Of("tags", english.Tags), Of("archive", english.Archive), Of("map", english.Map),
            Of("health", english.Health), Of("search", english.Search), Of("not-found", english.NotFound), Of("thread-title", english.Thread));

        string Of(string key, string otherwise) => words.Plain(key) is { Length: > 0 } own ? own : otherwise;
    }

    private static SiteGraph GraphOf(ImmutableArray<Page> pages, BuildRun build, SiteSettings settings, ICollection<Diagnostic> diagnostics, SiteImages images)
    {
        var selection = SelectionOf(build);
        var (published, withheld) = (selection.Published(pages), selection.Withheld(pages));
        var files = settings.Config.IsVault ? PrivateFiles.Without(settings.FileRoutes, published, withheld) : settings.FileRoutes;
        bool HasLayout(PageKind kind) => settings.Theme?.Layouts.ContainsKey(SiteModels.NameOf(kind)) == true;
        return new SiteGraphBuilder(settings.Config, settings.Tags, build.Parallel)
        {
            Images = images,
            Withheld = withheld,
            TitlesIn = language => settings.Theme is { } theme ? TitlesIn(theme.Languages.In(language)) : ListTitles.English,
            HasThreads = HasLayout(PageKind.Thread),
            HasSearchPage = HasLayout(PageKind.Search),
        }.Build(published, files, settings.Data, diagnostics);
    }
}

/// <param name="Quotations">Those that were found in their sources.</param>
internal sealed record ProcessedSite(SiteGraph Graph, IReadOnlySet<ContentHash> Quotations, SiteImages Images, SiteHealth Health);
