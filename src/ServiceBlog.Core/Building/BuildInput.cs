using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Building;

/// <summary>All that a build depends on: there is no other way for anything to reach Core.</summary>
public sealed record BuildInput
{
    /// <summary>The files of the input folder, paths relative to it: <c>site.yml</c>, <c>posts/first-reply.md</c>.</summary>
    public required ImmutableArray<InputFile> Content { get; init; }

    /// <summary>Finds a theme's files by its name, paths relative to the theme; null if there is no such theme.</summary>
    public required Func<string, IReadOnlyList<InputFile>?> FindTheme { get; init; }

    /// <summary>The one clock: decides what is in the future or expired, and nothing else.</summary>
    public required DateTimeOffset Now { get; init; }

    public BuildOptions Options { get; init; } = new();

    /// <summary>What went wrong while the files were listed, such as links that lead out of the folder.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Told how far a build is; null if nobody looks.</summary>
    public IProgress<BuildProgress>? Progress { get; init; }
}
