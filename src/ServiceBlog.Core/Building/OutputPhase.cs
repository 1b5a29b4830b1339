using ServiceBlog.Core.Rendering;
using ServiceBlog.Core.Search;

namespace ServiceBlog.Core.Building;

/// <summary>Tells what came of the build, and what the next one can start from. To publish the files is the caller's part.</summary>
internal static class OutputPhase
{
    public static BuildResult Run(BuildRun build, SiteSettings settings, SiteContent content, ProcessedSite site, RenderedSite rendered)
    {
        var result = new BuildResult
        {
            Diagnostics = ApplySeverities(build.Diagnostics, settings.Config),
            Pages = rendered.Rendering.Pages,
            Rendered = rendered.Rendering.Rendered,
            Unpublished = ProcessPhase.SelectionOf(build).CountUnpublished(content.Pages),
            External = rendered.External,
            State = rendered.Renderer is { } renderer ? new SiteState(renderer.Models, rendered.Rendering.Dependencies) : null,
            StateBefore = () => ProcessPhase.StateBefore(build, settings, content),
            Health = site.Health,
            Search = rendered.Search is { } search
                ? new Lazy<SiteSearch>(() => new SiteSearch(search, SearchContent.Of(site.Graph), page => rendered.Renderer!.Models.ContentOf(page))) : null,
            CheckTime = rendered.Output.CheckTime,
            IndexTime = rendered.IndexTime,
            Files = rendered.Output.Files.Count,
            Timings = [],
        };
        return build.Input.KeepsRecord && result.Succeeded ? WithRecord(result, build, settings, content, site, rendered) : result;
    }

    /// <summary>Gives every diagnostic the site's severity, and all of them one order.</summary>
    public static ImmutableArray<Diagnostic> ApplySeverities(IEnumerable<Diagnostic> diagnostics, SiteConfig config) =>
    [
        .. diagnostics
            .Select(diagnostic => config.SeverityOf(diagnostic) is var severity && severity != diagnostic.Severity
                ? diagnostic with { Severity = severity } : diagnostic)
            .Where(diagnostic => diagnostic.Severity != Severity.Off)
            .OrderBy(diagnostic => diagnostic.Location)
            .ThenBy(diagnostic => diagnostic.Rule.Code, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
    ];

    private static BuildResult WithRecord(
        BuildResult result, BuildRun build, SiteSettings settings, SiteContent content, ProcessedSite site, RenderedSite rendered)
    {
        var options = build.Options.Hash();
        if (settings.SiteInputs is not { } siteInputs
            || InputHashes.OfGraph(options, settings.Files.OfGraph) is not { } graphInputs
            || InputHashes.OfBuild(options, build.Input.Content,
                [.. settings.Layers!.Layers.Where(layer => !layer.IsSite).Select(layer => layer.Content)], build.Parallel) is not { } inputs)
        {
            return result;
        }
        // Gathered when it is asked for: that can be while something else is done.
        var details = new Lazy<BuildDetails?>(() => new BuildDetails
        {
            SiteInputs = siteInputs,
            ParseInputs = content.ParseInputs,
            GraphInputs = graphInputs,
            Pages = settings.Files.Pages.Zip(content.Records).ToDictionary(pair => pair.First.Path, pair => pair.Second, StringComparer.Ordinal),
            Quotations = site.Quotations,
            Images = site.Images.Known,
            Dependencies = rendered.Rendering.Dependencies,
            Files = rendered.Output.ToRecords(rendered.Files.InputHashes),
            Search = rendered.Search,
        });
        return result with
        {
            Record = new BuildRecord
            {
                Inputs = inputs,
                Themes = settings.Layers.Themes,
                Slot = TimeSlot.Around(build.Input.Now, content.Pages),
                Paths = PathsOf(rendered.Output.Files, build.Input.Before?.Paths ?? []),
                Diagnostics = result.Diagnostics,
                PageCount = result.Pages,
                Unpublished = result.Unpublished,
                Details = details,
            },
            Edits = rendered.Renderer is null ? null : new TextEdits(rendered.Renderer, details, settings.Config),
        };
    }

    /// <summary>In ordinal order. After most edits they are those of the build before, and need not be sorted again.</summary>
    private static ImmutableArray<string> PathsOf(IReadOnlyDictionary<string, bool> files, ImmutableArray<string> before) =>
        files.Count == before.Length && before.All(files.ContainsKey) ? before : [.. files.Keys.Order(StringComparer.Ordinal)];
}
