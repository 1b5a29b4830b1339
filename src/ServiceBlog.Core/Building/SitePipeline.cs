using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Building;

/// <summary>
/// The whole program: the one place that names every phase, in their order. Each takes what the ones before it returned.
/// What authors got wrong is collected on the way. Nothing is published here, so that the caller can throw the files away
/// if there was an error.
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
    public List<Diagnostic> Diagnostics { get; } = [.. input.Content.Diagnostics];

    /// <summary>Told how many items of a phase are done, and how many there are; null if nobody looks.</summary>
    public Action<int, int>? ProgressOf(BuildPhase phase) =>
        input.Progress is { } progress ? (done, total) => progress.Report(new BuildProgress(phase, done, total)) : null;
}
