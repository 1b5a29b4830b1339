using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Core.Rendering;
using ServiceBlog.Core.Rendering.Theming;
using ServiceBlog.Core.Search;
using ServiceBlog.LinkCheck;

namespace ServiceBlog.Core.Building;

/// <summary>Makes the files of the site, and checks them.</summary>
internal static class PostProcessPhase
{
    public static RenderedSite Run(BuildRun build, SiteSettings settings, SiteContent content, ProcessedSite site)
    {
        var checker = build.Options is { Check: true, Shard.IsWhole: true }
            ? new SiteChecker(new CheckSettings { BaseUrl = settings.Config.BaseUrl.AbsoluteUri, FindsScripts = true, Parallelism = build.Options.Parallelism })
            : null;
        var output = new CheckedOutput(build.Target, checker, content.Before.Files, build.Input.ProcessorClock);
        IOutputTarget files = build.Target.IsForHost && settings.Config.Hosting.IsPrecompressed ? new PrecompressedOutput(output) : output;
        var rendered = new RenderedSite(output, files, new SiteFiles(files, build.Options.Shard, content.Before.Files));
        // Without a sound theme, or with two makers of one file, there is no whole site; both are errors by now.
        if (settings.Theme is not { HasErrors: false } theme || site.Graph.Routes.HasDuplicates)
            return rendered;
        rendered = Render(build, settings, content, site, theme, rendered);
        // A page that failed is missing: every link to it would be reported as broken too.
        return build.Diagnostics.Exists(diagnostic => diagnostic.Rule.IsFatal) ? rendered : Check(build, settings, content, site, rendered);
    }

    private static RenderedSite Render(
        BuildRun build, SiteSettings settings, SiteContent content, ProcessedSite site, Theme theme, RenderedSite rendered)
    {
        var changed = content.Before.ChangedTexts(settings.Files.Pages, content.Records, build.Diagnostics);
        // Before the pages are rendered, which lets their texts go.
        var before = build.Input.ProcessorClock?.OfProcess ?? TimeSpan.Zero;
        var search = SiteIndex.Create(build, content, site, changed);
        var indexTime = (build.Input.ProcessorClock?.OfProcess ?? TimeSpan.Zero) - before;
        var health = settings.Config.Health.Page ? site.Health.Report : null;
        var renderer = new SiteRenderer(site.Graph, theme, build.Options.Shard, build.Parallel, health, build.Options.Extensions.Functions);
        rendered.Files.WriteTexts(site.Graph, renderer.Texts, build.Parallel);
        var rendering = renderer.Render(
            rendered.Target,
            // Else it is never asked what this build read.
            build.Input.KeepsRecord || build.Input.Before is not null ? content.Before.Dependencies : null,
            changed,
            build.Diagnostics,
            build.ProgressOf(BuildPhase.PostProcess));
        var files = settings.Config.IsVault ? [.. settings.Files.Static.Where(file => site.Graph.Routes.Contains(file.Path))] : settings.Files.Static;
        rendered.Files.WriteImages(site.Graph, site.Images, build.Input.Images, build.Parallel);
        rendered.Files.Write(site.Graph, theme, files, search, build.Options.Extensions.Outputs, build.Parallel, build.Diagnostics);
        return rendered with { Renderer = renderer, Rendering = rendering, Search = search, IndexTime = indexTime };
    }

    private static RenderedSite Check(BuildRun build, SiteSettings settings, SiteContent content, ProcessedSite site, RenderedSite rendered)
    {
        if (rendered.Output.Finish(build.Input.Before is null ? -1 : content.Before.Files.Keys.Count(CheckedOutput.IsChecked)) is not { } check)
            return rendered;
        var origins = new Lazy<OutputOrigins>(() => new OutputOrigins(rendered.Renderer!, settings.Files, site.Graph));
        if (!check.Findings.IsEmpty)
            build.Diagnostics.AddRange([.. origins.Value.Attribute(check.Findings, build.Diagnostics)]);
        return rendered with
        {
            External = new ExternalLinkCheck
            {
                Links = check.ExternalLinks,
                Settings = settings.Config.ExternalLinks with { Archive = settings.Archive },
                Site = settings.Config.BaseUrl,
                Attribute = findings => OutputPhase.ApplySeverities(origins.Value.Attribute(findings, known: []), settings.Config),
            },
        };
    }
}

/// <summary>The site as it went to the target.</summary>
/// <param name="Target">Where its files went: the output, or a step before it.</param>
internal sealed record RenderedSite(CheckedOutput Output, IOutputTarget Target, SiteFiles Files)
{
    /// <summary>Null if there is no whole site.</summary>
    public SiteRenderer? Renderer { get; init; }

    public RenderResult Rendering { get; init; } = new(Pages: 0, Rendered: 0, SiteDependencies.None);

    /// <summary>Null if the site has no search.</summary>
    public SearchIndex? Search { get; init; }

    public TimeSpan IndexTime { get; init; }

    public ExternalLinkCheck External { get; init; } = new();
}

/// <summary>Makes the index by which readers search the site.</summary>
internal static class SiteIndex
{
    /// <param name="changed">The pages that have other texts than in the earlier build, if nothing else has changed; else null.</param>
    public static SearchIndex? Create(BuildRun build, SiteContent content, ProcessedSite site, ChangedTexts? changed)
    {
        var settings = site.Graph.Config.Search;
        if (!settings.IsOn)
            return null;
        // Later pages may be due by now, or expired.
        var hasSamePages = build.Input.Before?.Slot.Contains(build.Input.Now) ?? false;
        var edited = hasSamePages && changed is not null ? SearchContent.ItemsOf(changed.Pages, site.Graph) : null;
        return SearchIndex.Create(
            () => SearchContent.Of(site.Graph), settings.Weights, content.ParseInputs, content.Before.Search, edited, build.Parallel);
    }
}
