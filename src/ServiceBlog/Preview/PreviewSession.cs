using System.Collections.Immutable;
using System.Diagnostics;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Reporting;

namespace ServiceBlog.Preview;

/// <summary>
/// The life of a preview: look, build, show, tell, wait; again and again. Builds follow each other on one thread, so
/// that what is shown is always one whole build.
/// </summary>
internal sealed class PreviewSession(PreviewBuilder builder, LivePreview preview, PreviewLog log, ShellContext context)
{
    /// <summary>A failing build that has been overtaken by new changes is not worth showing; but not for ever.</summary>
    private const int MostOvertaken = 5;

    /// <summary>Runs until it is cancelled.</summary>
    /// <param name="firstBuild">Runs the first build, which may take long enough to show how far it is.</param>
    /// <param name="ready">Called once the first build has been shown.</param>
    public async Task Run(
        Func<Func<IProgress<BuildProgress>?, PreviewBuild>, PreviewBuild> firstBuild, Action ready, CancellationToken cancellation)
    {
        using var watcher = new SiteWatcher(context.Terminal.Error.WriteLine);
        watcher.Watch(builder.Roots);
        var watch = Stopwatch.StartNew();
        Show(firstBuild(progress => builder.Run(touched: null, ahead: null, progress)), watch.Elapsed);
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

    /// <summary>
    /// Collects garbage now that nobody waits. Each build leaves some 50 MB at 10,000 pages; left to itself the collector
    /// comes in the middle of every other build and adds a third to it.
    /// </summary>
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
        return
        [
            .. build.Result!.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)
                .Select(diagnostic => Problem.Of(diagnostic, sources)),
        ];
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
