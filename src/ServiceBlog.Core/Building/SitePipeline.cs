using ServiceBlog.Core.Building.Records;
using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Checking.Quotations;
using ServiceBlog.Core.Health;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Core.Rendering;
using ServiceBlog.Core.Rendering.Models;
using ServiceBlog.Core.Rendering.Reads;
using ServiceBlog.Core.Rendering.Theming;
using ServiceBlog.LinkCheck;

namespace ServiceBlog.Core.Building;

/// <summary>
/// The whole program: the one place that names every stage, in their order. Each stage takes what the one before it
/// returned; what authors got wrong is collected on the way, and nothing is published by this method, so that the
/// caller can throw the files away if there was an error.
/// </summary>
/// <remarks>
/// With the record of an earlier build, files that did not change are not parsed, and pages that would read the same
/// are not rendered. The graph is always made anew: it costs little, and nothing has to be guessed.
/// </remarks>
public static class SitePipeline
{
    /// <summary>Builds the site. Files may reach <paramref name="target"/> also in a build that fails.</summary>
    public static BuildResult Run(BuildInput input, IOutputTarget target)
    {
        var clock = new PhaseClock();
        var diagnostics = new List<Diagnostic>(input.Content.Diagnostics);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = input.Options.Parallelism is > 0 and var threads ? threads : -1 };

        clock.Enter(BuildPhase.Input);
        if (UnchangedSite.Find(input, target, parallel) is { } unchanged)
            return unchanged with { Timings = clock.Stop() };
        // Read beside the settings and the theme: either takes as long as the other.
        _ = Task.Run(() => input.Before?.Details.Value);
        var files = InputFiles.Sort(input.Content.Files, diagnostics);
        var config = SiteConfigReader.Read(files.SiteSettings, input.Options.BaseUrl, input.Options.Theme, diagnostics);
        var themeFiles = input.FindTheme(config.Theme.Value);
        var theme = ReadTheme(themeFiles, config, diagnostics);
        var tags = TagCatalogue.Read(files.TagSettings, diagnostics);
        var data = DataFiles.Read(files.Data, diagnostics);
        var archive = ExternalLinkSettingsReader.ReadArchive(data.GetValueOrDefault(ExternalLinkSettingsReader.DataFile), diagnostics);
        var recipe = themeFiles is not null && themeFiles.Fingerprint(parallel) is { } themeFingerprint
            ? BuildRecipe.OfSite(input.Options, files.SiteSettings, themeFingerprint)
            : null;
        // Else nobody asks what this build read.
        var remembers = input.KeepsRecord || input.Before is not null;
        var pageRecipe = BuildRecipe.OfPages(config);
        // Without an earlier build nobody has read the files yet, and there is nothing to compare them with.
        var surroundings = input.Before is null ? null : BuildRecipe.OfSurroundings(input.Options, files);
        var before = EarlierBuild.Of(input.Before, recipe, pageRecipe, surroundings);
        var records = PageReader.Read(files.Pages, before.Pages, config, input.KeepsRecord, parallel, Report(BuildPhase.Input));
        diagnostics.AddRange(records.SelectMany(record => record.Diagnostics));
        ImmutableArray<Page> pages = [.. records.Select(record => record.Page).OfType<Page>()];

        clock.Enter(BuildPhase.Process);
        var selection = new PageSelection(input.Now, input.Options.Drafts, input.Options.Future);
        var graph = new SiteGraphBuilder(config, tags, parallel)
        {
            Withheld = selection.Withheld(pages),
            HasThreads = theme?.Layouts.ContainsKey(SiteModels.NameOf(PageKind.Thread)) == true,
        }.Build(selection.Published(pages), FileRoutes(files, theme), data, diagnostics);

        new ContentContracts(graph, tags, diagnostics).Check();
        var quotations = new QuotationCheck(graph, before.Quotations, parallel);
        quotations.Check(diagnostics);
        var health = new HealthExamination(new SiteHealth(graph, tags, input.Now) { Archive = archive }, files, config, parallel);

        clock.Enter(BuildPhase.PostProcess);
        var checker = input.Options is { Check: true, Shard.IsWhole: true }
            ? new SiteChecker(new CheckSettings { BaseUrl = config.BaseUrl.AbsoluteUri, FindsScripts = true, Parallelism = input.Options.Parallelism })
            : null;
        var output = new CheckedOutput(target, checker, before.Files, input.ProcessorClock);
        // Without a sound theme, or with two makers of one file, there is no whole site; both are errors by now.
        var rendering = new RenderResult(Pages: 0, Rendered: 0, SiteReads.None);
        var siteFiles = new SiteFiles(output, input.Options.Shard, before.Files);
        var external = new ExternalLinkCheck();
        SiteRenderer? renderer = null;
        SiteState? state = null;
        var resolving = TimeSpan.Zero;
        if (theme is { HasErrors: false } && !graph.Routes.HasDuplicates)
        {
            renderer = new SiteRenderer(graph, theme, input.Options.Shard, parallel, config.Health.Page ? health.Report : null);
            rendering = renderer.Render(output, remembers ? before.Reads : null, before.ChangedTexts(files.Pages, records, diagnostics), diagnostics, Report(BuildPhase.PostProcess));
            state = new SiteState(renderer.Models, rendering.Reads);
            siteFiles.Write(graph, theme, files.Static, parallel, diagnostics);
            // A page that failed is missing: every link to it would be reported as broken too.
            if (checker is not null && !diagnostics.Exists(diagnostic => diagnostic.Rule.IsFatal))
            {
                var start = input.ProcessorClock?.OfProcess;
                var check = checker.Finish(input.Before is null ? -1 : before.Files.Count);
                resolving = input.ProcessorClock?.OfProcess - start ?? TimeSpan.Zero;
                var blame = new Lazy<Blame>(() => new Blame(renderer!, files, graph));
                external = new ExternalLinkCheck
                {
                    Links = check.ExternalLinks,
                    Settings = config.ExternalLinks with { Archive = archive },
                    Site = config.BaseUrl,
                    Attribute = findings => Weigh([.. blame.Value.Attribute(findings, known: [])], config),
                };
                if (!check.Findings.IsEmpty)
                    diagnostics.AddRange([.. blame.Value.Attribute(check.Findings, diagnostics)]);
            }
        }

        // What is left is the caller's: to publish, or not.
        clock.Enter(BuildPhase.Output);
        var result = new BuildResult
        {
            Diagnostics = Weigh(diagnostics, config),
            Pages = rendering.Pages,
            Rendered = rendering.Rendered,
            LeftOut = selection.LeftOut(pages),
            External = external,
            State = state,
            StateBefore = StateBefore,
            Health = health,
            CheckTime = output.CheckTime + resolving,
            Files = output.Files.Count,
            Timings = [],
        };
        if (input.KeepsRecord && result.Succeeded && recipe is { } known
            && BuildRecipe.OfSurroundings(input.Options, files) is { } around && BuildRecipe.OfInput(input, themeFiles, parallel) is { } inputs)
        {
            // Gathered when somebody asks: that can be while something else is done.
            var details = new Lazy<BuildDetails?>(() => new BuildDetails
            {
                Recipe = known,
                PageRecipe = pageRecipe,
                Surroundings = around,
                Pages = files.Pages.Zip(records).ToDictionary(pair => pair.First.Path, pair => pair.Second, StringComparer.Ordinal),
                Quotations = quotations.Found,
                Reads = rendering.Reads,
                Files = FileRecords(output, siteFiles, checker, before.Files),
            });
            result = result with
            {
                Record = new BuildRecord
                {
                    Inputs = inputs,
                    Theme = config.Theme.Value,
                    Slot = TimeSlot.Around(input.Now, pages),
                    Paths = [.. output.Files.Keys.Order(StringComparer.Ordinal)],
                    Diagnostics = result.Diagnostics,
                    PageCount = rendering.Pages,
                    LeftOut = result.LeftOut,
                    Details = details,
                },
                Edits = renderer is null ? null : new TextEdits(renderer, details, config),
            };
        }
        return result with { Timings = clock.Stop() };

        SiteState? StateBefore()
        {
            ImmutableArray<Page> pagesBefore = [.. before.RecallPages()];
            if (before.Reads.Pages.Count == 0 || pagesBefore.IsEmpty)
                return null;
            var graphBefore = new SiteGraphBuilder(config, tags, parallel) { Withheld = selection.Withheld(pagesBefore) }
                .Build(selection.Published(pagesBefore), FileRoutes(files, theme), data, new List<Diagnostic>());
            return new SiteState(new SiteModels(graphBefore, new ContentComposer(graphBefore)), before.Reads);
        }

        Action<int, int>? Report(BuildPhase phase) => input.Progress is { } progress
            ? (done, total) => progress.Report(new BuildProgress(phase, done, total))
            : null;
    }

    private static Dictionary<string, FileRecord> FileRecords(
        CheckedOutput output, SiteFiles siteFiles, SiteChecker? checker, IReadOnlyDictionary<string, FileRecord> before)
    {
        var records = new Dictionary<string, FileRecord>(output.Files.Count, StringComparer.Ordinal);
        foreach (var (path, isKept) in output.Files)
        {
            var source = isKept ? before[path].Source : siteFiles.Sources.GetValueOrDefault(path);
            records[path] = new FileRecord(source, checker?.Encode(path) ?? default);
        }
        return records;
    }

    private static Theme? ReadTheme(FolderContent? found, SiteConfig config, List<Diagnostic> diagnostics)
    {
        if (found is not null)
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
