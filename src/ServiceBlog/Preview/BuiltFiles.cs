using System.Collections.Immutable;

namespace ServiceBlog.Preview;

/// <summary>The files of a site in memory, and how they differ from those of the build before.</summary>
/// <param name="All">By output path.</param>
/// <param name="Changed">The paths of those that are new or have other bytes.</param>
/// <param name="Gone">The paths that are no more.</param>
internal sealed record BuiltFiles(
    ImmutableDictionary<string, ServedFile> All, ImmutableArray<string> Changed, ImmutableArray<string> Gone)
{
    public static readonly BuiltFiles None = new(ImmutableDictionary.Create<string, ServedFile>(StringComparer.Ordinal), [], []);
}
