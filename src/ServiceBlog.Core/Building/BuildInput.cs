using ServiceBlog.Core.Building.Records;

namespace ServiceBlog.Core.Building;

/// <summary>All that a build depends on: there is no other way for anything to reach Core.</summary>
public sealed record BuildInput
{
    /// <summary>The input folder: <c>site.yml</c>, <c>posts/first-reply.md</c>.</summary>
    public required FolderContent Content { get; init; }

    /// <summary>Finds a theme by its name; null if there is no such theme.</summary>
    public required Func<string, FolderContent?> FindTheme { get; init; }

    /// <summary>The one clock: decides what is in the future, expired, or to be reviewed again, and nothing else.</summary>
    public required DateTimeOffset Now { get; init; }

    public BuildOptions Options { get; init; } = new();

    /// <summary>The record of an earlier build, whose files the target still holds; null to build everything.</summary>
    public BuildRecord? Before { get; init; }

    /// <summary>Whether the result shall have a record for the next build.</summary>
    public bool KeepsRecord { get; init; }

    /// <summary>Measures what the check costs; null if nobody wants to know.</summary>
    public IProcessorClock? ProcessorClock { get; init; }

    /// <summary>Told how far a build is; null if nobody looks.</summary>
    public IProgress<BuildProgress>? Progress { get; init; }
}
