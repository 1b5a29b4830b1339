using ServiceBlog.Core.Incremental;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Building;

/// <summary>Recognises a build that would change nothing, before anything is parsed.</summary>
internal static class UnchangedSite
{
    /// <summary>The result of the earlier build, if this one would have the same; else null.</summary>
    public static BuildResult? Find(BuildInput input, IOutputTarget target, ParallelOptions parallel)
    {
        if (input.Before is not { } before
            || !before.Slot.Contains(input.Now)
            || InputHashes.OfBuild(input.Options.Hash(), input.Content, input.FindTheme(before.Theme), parallel) != before.Inputs
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
