using System.Collections.Immutable;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Impact;

namespace ServiceBlog.Impact;

/// <summary>What <c>impact</c> found.</summary>
internal sealed record ImpactReport
{
    /// <summary>The state that the site is compared with, in words: <c>the last build</c>.</summary>
    public required string ComparedWith { get; init; }

    /// <summary>The files whose edit was looked at, as the author knows them.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>The files are as they were; told is what would change if they were taken away.</summary>
    public bool IsSupposed { get; init; }

    /// <summary>Every published file that changes, by path.</summary>
    public required ImmutableArray<ImpactedFile> Impacted { get; init; }

    /// <summary>Of the site as it is now.</summary>
    public ImmutableArray<Diagnostic> Errors { get; init; } = [];

    /// <summary>By address.</summary>
    public IEnumerable<ImpactedFile> Pages => Impacted.Where(file => file.IsPage).OrderBy(file => file.Url, StringComparer.Ordinal);

    public IEnumerable<ImpactedFile> Others => Impacted.Where(file => !file.IsPage);
}

/// <summary>For whom <c>impact</c> prints. The names are those of <c>--format</c>.</summary>
internal enum ImpactFormat
{
    Human,
    Json,
    Markdown,
}
