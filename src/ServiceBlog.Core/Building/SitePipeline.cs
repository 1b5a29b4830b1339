using System.Collections.Immutable;
using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Core.Rendering;
using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Core.Building;

/// <summary>
/// The whole program: the one place that names every stage, in their order. Each stage takes what the one before it
/// returned; what authors got wrong is collected on the way, and nothing is published by this method, so that the
/// caller can throw the files away if there was an error.
/// </summary>
public static class SitePipeline
{
    /// <summary>Builds the site. Files may reach <paramref name="target"/> also in a build that fails.</summary>
    public static BuildResult Run(BuildInput input, IOutputTarget target)
    {
        var clock = new PhaseClock();
        var diagnostics = new List<Diagnostic>(input.Content.Diagnostics);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = input.Options.Parallelism is > 0 and var threads ? threads : -1 };

        clock.Enter(BuildPhase.Input);
        var files = InputFiles.Sort(input.Content.Files, diagnostics);
        var config = SiteConfigReader.Read(files.SiteSettings, input.Options.BaseUrl, input.Options.Theme, diagnostics);
        var theme = FindTheme(input, config, diagnostics);
        var tags = TagCatalogue.Read(files.TagSettings, diagnostics);
        var data = DataFiles.Read(files.Data, diagnostics);
        var archive = ExternalLinkSettingsReader.ReadArchive(data.GetValueOrDefault(ExternalLinkSettingsReader.DataFile), diagnostics);
        var pages = PageReader.Read(files.Pages, config.TimeZone, parallel, diagnostics, Report(BuildPhase.Input));

        clock.Enter(BuildPhase.Process);
        var selection = new PageSelection(input.Now, input.Options.Drafts, input.Options.Future);
        var graph = new SiteGraphBuilder(config, tags, parallel) { Withheld = selection.Withheld(pages) }
            .Build(selection.Published(pages), FileRoutes(files, theme), data, diagnostics);

        new ContentContracts(graph, tags, diagnostics).Check();

        clock.Enter(BuildPhase.PostProcess);
        var counted = new CountingOutput(target);
        var checker = new SiteChecker(new CheckSettings { BaseUrl = config.BaseUrl.AbsoluteUri, Parallelism = input.Options.Parallelism });
        var output = new CheckingOutput(counted, checker);
        // Without a sound theme, or with two makers of one file, there is no whole site; both are errors by now.
        var rendered = 0;
        var external = new ExternalLinkCheck();
        if (theme is { HasErrors: false } && !graph.Routes.HasDuplicates)
        {
            var renderer = new SiteRenderer(graph, theme, parallel);
            rendered = renderer.Render(output, diagnostics, Report(BuildPhase.PostProcess));
            SiteFiles.Write(graph, theme, files.Static, output, parallel, diagnostics);
            // A page that failed is missing: every link to it would be reported as broken too.
            if (!diagnostics.Exists(diagnostic => diagnostic.Rule.IsFatal))
            {
                var check = checker.Finish();
                var blame = new Blame(renderer, files, graph);
                external = new ExternalLinkCheck
                {
                    Links = check.ExternalLinks,
                    Settings = config.ExternalLinks with { Archive = archive },
                    Site = config.BaseUrl,
                    Attribute = findings => Weigh([.. blame.Attribute(findings, known: [])], config),
                };
                diagnostics.AddRange([.. blame.Attribute(check.Findings, diagnostics)]);
            }
        }

        // What is left is the caller's: to publish, or not.
        clock.Enter(BuildPhase.Output);
        return new BuildResult
        {
            Diagnostics = Weigh(diagnostics, config),
            Pages = rendered,
            External = external,
            Files = counted.Count,
            Timings = clock.Stop(),
        };

        Action<int, int>? Report(BuildPhase phase) => input.Progress is { } progress
            ? (done, total) => progress.Report(new BuildProgress(phase, done, total))
            : null;
    }

    private static Theme? FindTheme(BuildInput input, SiteConfig config, List<Diagnostic> diagnostics)
    {
        if (input.FindTheme(config.Theme.Value) is { } found)
        {
            diagnostics.AddRange(found.Diagnostics);
            return ThemeReader.Read(config.Theme.Value, found.Files, diagnostics);
        }
        diagnostics.Add(new Diagnostic(Rules.MissingTheme, config.Theme.Location, $"there is no theme \"{config.Theme.Value}\""));
        return null;
    }

    private static ImmutableArray<Route> FileRoutes(InputFiles files, Theme? theme) =>
    [
        .. files.Static.Select(file => file.Route),
        .. (theme?.Assets ?? []).Select(asset => new Route(asset.Path, asset.DisplayPath, new SourceLocation(asset.DisplayPath), IsCopied: true)),
    ];

    /// <summary>Gives every diagnostic the site's severity, and all of them one order.</summary>
    private static ImmutableArray<Diagnostic> Weigh(List<Diagnostic> diagnostics, SiteConfig config) =>
    [
        .. diagnostics
            .Select(diagnostic => config.Severities.TryGetValue(diagnostic.Rule.Name, out var severity)
                ? diagnostic with { Severity = severity }
                : diagnostic)
            .Where(diagnostic => diagnostic.Severity != Severity.Off)
            .OrderBy(diagnostic => diagnostic.Location)
            .ThenBy(diagnostic => diagnostic.Rule.Code, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
    ];
}
