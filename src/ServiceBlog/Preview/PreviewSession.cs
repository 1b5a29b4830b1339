namespace ServiceBlog.Preview;

/// <summary>The life of a preview: look, build, show, tell, wait; again and again. Builds follow each other on one thread, so that what is shown is
/// always one whole build.</summary>
internal sealed class PreviewSession(PreviewBuilder builder, LivePreview preview, PreviewLog log, ShellContext context)
{
    private const int MostOvertaken = 5; // a failing build that has been overtaken by new changes is not worth showing; but not for ever

    /// <summary>Runs until it is cancelled.</summary>
    /// <param name="firstBuild">Runs the first build, which may take long enough to show how far it is.</param>
    /// <param name="ready">Called once the first build has been shown.</param>
    public async Task Run(
        Func<Func<IProgress<BuildProgress>?, PreviewBuild>, PreviewBuild> firstBuild, Action ready, CancellationToken cancellation)
    {
        using var watcher = new SiteWatcher(context.Terminal.Error.WriteLine);
        watcher.Watch(builder.Roots);
        var watch = Stopwatch.StartNew();
        // May take a minute on a large site, and Ctrl+C does not wait for it.
        var first = await Task.Run(() => firstBuild(progress => builder.Run(touched: null, ahead: null, progress)), cancellation).WaitAsync(cancellation);
        Show(first, watch.Elapsed);
        ready();
        var overtaken = 0;
        PreviewBuild? unshown = null;
        while (true)
        {
            var change = await watcher.WaitForChange(UntilNextTurn(), cancellation);
            var build = builder.Run(change.Touched, ShowAhead);
            watcher.Watch(builder.Roots);
            // Nothing had overtaken it after all: an editor's own file came and went.
            if (build.IsIdle && unshown is not null)
                build = unshown;
            if (IsFailure(build) && (watcher.IsPending || build.Obstacle is FileChangedException) && overtaken++ < MostOvertaken)
            {
                unshown = build;
                continue;
            }
            (overtaken, unshown) = (0, null);
            Show(build, Stopwatch.GetElapsedTime(change.Noticed));
            TidyUp(build);
        }
    }

    /// <summary>Collects garbage while no one waits. Each build leaves some 50 MB at 10,000 pages; left to itself the collector comes in the middle
    /// of every other build and adds a third to it.</summary>
    private static void TidyUp(PreviewBuild build) => GC.Collect(build.IsIdle ? GC.MaxGeneration : 1);

    private static bool IsFailure(PreviewBuild build) => build is { Obstacle: not null } or { Result.Succeeded: false };

    private TimeSpan UntilNextTurn() =>
        builder.NextTurn == DateTimeOffset.MaxValue ? TimeSpan.MaxValue : builder.NextTurn - context.Clock.GetUtcNow();

    /// <summary>Shows an edited page before the rest of the site is made. Over an error the last good page stays.</summary>
    private void ShowAhead(PreviewSite site)
    {
        if (preview.Current.Problems.IsEmpty)
            preview.Show(preview.Current with { Site = site });
    }

    private void Show(PreviewBuild build, TimeSpan elapsed)
    {
        if (build.IsIdle)
            return;
        var now = preview.Current;
        var problems = ProblemsOf(build);
        if (build.Site is { } site)
            preview.Show(Next(now, site, build));
        else if (!now.IsBuilt || now.Site != builder.Site || !now.Problems.SequenceEqual(problems))
            preview.Show(now with { IsBuilt = true, Site = builder.Site, Problems = problems });
        log.Report(build, elapsed);
    }

    private ImmutableArray<Problem> ProblemsOf(PreviewBuild build)
    {
        if (build.Obstacle is { } obstacle)
            return [Problem.Of(PreviewLog.MessageOf(obstacle))];
        var sources = SourceLines.OnDisk(context.WorkingDirectory);
        return [.. RunReport.ErrorsOf(build.Result!).Select(diagnostic => Problem.Of(diagnostic, sources))];
    }

    private static PreviewState Next(PreviewState now, PreviewSite site, PreviewBuild build)
    {
        var assets = build.Files.Changed.Where(ContentTypes.IsPartOfPages)
            .Select(path => KeyValuePair.Create(site.AddressOf(path), now.Revision + 1));
        var old = now.Site ?? site;
        var moves = build.Moves.Where(move => site.Files.ContainsKey(move.To))
            .Select(move => KeyValuePair.Create(old.AddressOf(move.From), site.AddressOf(move.To)));
        return now with { IsBuilt = true, Site = site, Problems = [], Assets = now.Assets.SetItems(assets), Moves = now.Moves.SetItems(moves) };
    }
}

/// <summary>Tells the terminal what each build did: a line if all is well, and what has to be mended.</summary>
internal sealed class PreviewLog(BuildSettings settings, ShellContext context)
{
    // What has been said already and still stands is not said again with every save.
    private ImmutableArray<Diagnostic> _said = [];
    private HashSet<Diagnostic> _known = [];
    private string? _obstacle;

    public void Report(PreviewBuild build, TimeSpan elapsed)
    {
        if (build.Obstacle is { } obstacle)
            Say(obstacle);
        else if (build.Result is { } result && !IsSaid(build, result))
            Report(build, result, elapsed);
    }

    /// <summary>Nothing has changed, and what it found has been said.</summary>
    private bool IsSaid(PreviewBuild build, BuildResult result) =>
        (result.IsUnchanged || (!result.Succeeded && build.Changes.IsEmpty)) && _obstacle is null && _said.SequenceEqual(result.Diagnostics);

    /// <summary>What stands in the way of any build.</summary>
    public static string MessageOf(Exception obstacle) => Failure.MessageOf(obstacle, "cannot read the site");

    private void Report(PreviewBuild build, BuildResult result, TimeSpan elapsed)
    {
        var isForPeople = settings.Format == ReportFormat.Human;
        Reporters.For(settings.Format, context).Report(RunReport.Of(result) with
        {
            Diagnostics = isForPeople ? [.. result.Diagnostics.Where(IsWorthSaying)] : result.Diagnostics,
            Elapsed = elapsed,
            IsVerbose = settings.Verbose,
            Closing = build.Changes.IsEmpty ? null : LineOf(build, result, elapsed),
        });
        (_said, _known, _obstacle) = (result.Diagnostics, [.. result.Diagnostics], null);
    }

    /// <summary>Errors are said until they are mended.</summary>
    private bool IsWorthSaying(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error || !_known.Contains(diagnostic);

    private static string LineOf(PreviewBuild build, BuildResult result, TimeSpan elapsed)
    {
        var others = build.Changes.Length - 1;
        var changed = build.Changes[0] + (others > 0 ? " and " + Counted.Noun(others, "other") : "");
        var report = RunReport.Of(result);
        var warnings = report.Warnings > 0 ? $", {Counted.Noun(report.Warnings, "warning")}" : "";
        return report.Errors > 0
            ? $"{changed}: {Counted.Noun(report.Errors, "error")}; what is shown is the site before, until this is mended."
            : $"{changed}: {Counted.Noun(result.Rendered, "page")} in {Counted.Time(elapsed)}{warnings}";
    }

    private void Say(Exception obstacle)
    {
        var message = MessageOf(obstacle);
        if (message == _obstacle)
            return;
        _obstacle = message;
        context.Terminal.Error.WriteLine($"serviceblog: {message}");
        if (settings.Verbose && obstacle is not EnvironmentException)
            context.Terminal.Error.WriteLine(obstacle);
    }
}
