using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Checking.Quotations;
using ServiceBlog.Core.Health;
using ServiceBlog.Core.Rendering;
using ServiceBlog.Core.Rendering.Models;

namespace ServiceBlog.Core.Building;

/// <summary>Makes a site of the pages: addresses, lists, taxonomies, links.</summary>
internal static class ProcessPhase
{
    public static ProcessedSite Run(BuildRun build, SiteSettings settings, SiteContent content)
    {
        var graph = GraphOf(content.Pages, build, settings, build.Diagnostics);
        new ContentContracts(graph, settings.Tags, build.Diagnostics).Check();
        var quotations = new QuotationCheck(graph, content.Before.Quotations, build.Parallel);
        quotations.Check(build.Diagnostics);
        var health = new SiteHealth(graph, settings.Tags, build.Input.Now, settings.Files.Pages, build.Parallel) { Archive = settings.Archive };
        return new ProcessedSite(graph, quotations.Found, health);
    }

    /// <summary>The site of the earlier build, as far as settings and theme are the same; null if nothing is known of it.</summary>
    public static SiteState? StateBefore(BuildRun build, SiteSettings settings, SiteContent content)
    {
        ImmutableArray<Page> pages = [.. content.Before.RecallPages()];
        if (content.Before.Dependencies.Pages.Count == 0 || pages.IsEmpty)
            return null;
        var graph = GraphOf(pages, build, settings, new List<Diagnostic>());
        return new SiteState(new SiteModels(graph, new ContentComposer(graph)), content.Before.Dependencies);
    }

    public static PageSelection SelectionOf(BuildRun build) => new(build.Input.Now, build.Options.Drafts, build.Options.Future);

    private static SiteGraph GraphOf(ImmutableArray<Page> pages, BuildRun build, SiteSettings settings, ICollection<Diagnostic> diagnostics)
    {
        var selection = SelectionOf(build);
        bool HasLayout(PageKind kind) => settings.Theme?.Layouts.ContainsKey(SiteModels.NameOf(kind)) == true;
        return new SiteGraphBuilder(settings.Config, settings.Tags, build.Parallel)
        {
            Withheld = selection.Withheld(pages),
            HasThreads = HasLayout(PageKind.Thread),
            HasSearchPage = HasLayout(PageKind.Search),
        }.Build(selection.Published(pages), settings.FileRoutes, settings.Data, diagnostics);
    }
}

/// <param name="Quotations">Those that were found in their sources.</param>
internal sealed record ProcessedSite(SiteGraph Graph, IReadOnlySet<ContentHash> Quotations, SiteHealth Health);
