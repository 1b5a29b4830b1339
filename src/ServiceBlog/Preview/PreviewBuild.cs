using System.Collections.Immutable;
using ServiceBlog.Core.Building;

namespace ServiceBlog.Preview;

/// <summary>What came of one look at the folders.</summary>
internal sealed record PreviewBuild
{
    /// <summary>What was found changed, as the author knows it; empty for the first build, and if only the time has passed.</summary>
    public ImmutableArray<string> Changes { get; init; } = [];

    /// <summary>The build's result; null if there was nothing to build, or no way to.</summary>
    public BuildResult? Result { get; init; }

    /// <summary>What stood in the way; null if nothing did.</summary>
    public Exception? Obstacle { get; init; }

    /// <summary>The site now; null if this build failed.</summary>
    public PreviewSite? Site { get; init; }

    /// <summary>How the files differ from those of the last good build.</summary>
    public BuiltFiles Files { get; init; } = BuiltFiles.None;

    /// <summary>Pages that have another address than in the last good build, by output path.</summary>
    public ImmutableArray<(string From, string To)> Moves { get; init; } = [];

    /// <summary>Nothing has changed since the last look.</summary>
    public bool IsIdle => Result is null && Obstacle is null;
}
