using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Building;

/// <summary>The whole program: the one place that names every phase, in their order. Each takes what the ones before it returned. What authors got
/// wrong is collected on the way. Nothing is published here, so that the caller can throw the files away if there was an error.</summary>
/// <remarks>With the record of an earlier build, files that did not change are not parsed, and pages that would read the same are not rendered. The
/// graph is always made anew: it costs little, and nothing has to be guessed.</remarks>
public static class SitePipeline
{
    /// <summary>Builds the site. Files may reach <paramref name="target"/> also in a build that fails.</summary>
    public static BuildResult Run(BuildInput input, IOutputTarget target)
    {
        var build = new BuildRun(input, target);
        var clock = new PhaseClock();

        clock.Enter(BuildPhase.Input);
        if (UnchangedSite.Find(input, target, build.Parallel) is { } unchanged)
            return unchanged with { Timings = clock.Stop() };
        var settings = InputPhase.ReadSettings(build);
        var content = InputPhase.ReadPages(build, settings);

        clock.Enter(BuildPhase.Process);
        var site = ProcessPhase.Run(build, settings, content);

        clock.Enter(BuildPhase.PostProcess);
        var rendered = PostProcessPhase.Run(build, settings, content, site);

        clock.Enter(BuildPhase.Output);
        var result = OutputPhase.Run(build, settings, content, site, rendered);
        return result with { Timings = clock.Stop() };
    }
}

/// <summary>What all phases of one build share.</summary>
internal sealed class BuildRun(BuildInput input, IOutputTarget target)
{
    public BuildInput Input => input;

    public BuildOptions Options => input.Options;

    public IOutputTarget Target => target;

    public ParallelOptions Parallel { get; } = new() { MaxDegreeOfParallelism = input.Options.Parallelism is > 0 and var threads ? threads : -1 };

    /// <summary>What the authors of the site got wrong, as far as the build is.</summary>
    public List<Diagnostic> Diagnostics { get; } =
    [
        .. input.Content.Diagnostics.Select(diagnostic =>
            input.Options.Untrusted && diagnostic.Rule == Rules.SymbolicLink ? diagnostic with { Severity = Severity.Error } : diagnostic),
    ];

    /// <summary>Told how many items of a phase are done, and how many there are; null if it is not shown.</summary>
    public Action<int, int>? ProgressOf(BuildPhase phase) =>
        input.Progress is { } progress ? (done, total) => progress.Report(new BuildProgress(phase, done, total)) : null;
}

/// <summary>Recognises a build that would change nothing, before anything is parsed.</summary>
internal static class UnchangedSite
{
    /// <summary>The result of the earlier build, if this one would have the same; else null.</summary>
    public static BuildResult? Find(BuildInput input, IOutputTarget target, ParallelOptions parallel)
    {
        if (input.Before is not { } before
            || !before.Slot.Contains(input.Now)
            || InputHashes.OfBuild(input.Options.Hash(), input.Content, [.. before.Themes.Select(input.FindTheme)], parallel) != before.Inputs
            || !HoldsAll(target, before.Paths, parallel))
        {
            return null;
        }
        // Only now: a file that is taken over must not be written any more.
        Parallel.ForEach(before.Paths, parallel, path => target.TryKeep(path));
        return new BuildResult
        {
            Diagnostics = before.Diagnostics,
            Pages = before.PageCount,
            Rendered = 0,
            Unpublished = before.Unpublished,
            Files = before.Paths.Length,
            Record = before,
            IsUnchanged = true,
            Timings = [],
        };
    }

    private static bool HoldsAll(IOutputTarget target, ImmutableArray<string> paths, ParallelOptions parallel) =>
        Parallel.For(0, paths.Length, parallel, (i, loop) =>
        {
            if (!target.Holds(paths[i]))
                loop.Stop();
        }).IsCompleted;
}
