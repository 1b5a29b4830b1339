using System.Globalization;
using System.Text;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Files.Publishing;

/// <summary>
/// The list of our own files in an output folder, kept inside it: a version line, then one path a line in ordinal
/// order. It holds no hashes. Whether a file changed is decided by its bytes, so that a file damaged or edited by hand
/// is mended by the next build; and a build that changes a file but adds none leaves the manifest as it is.
/// </summary>
internal static class OutputManifest
{
    private const string FileName = ".serviceblog-manifest";
    private const string VersionLine = "serviceblog-manifest 1";

    /// <summary>Each part of a site has a list of its own, so that the parts can be put into one folder.</summary>
    public static string NameFor(Shard shard) =>
        shard.IsWhole ? FileName : string.Create(CultureInfo.InvariantCulture, $"{FileName}.{shard.Number}-of-{shard.Count}");

    /// <summary>Whether a path of an output folder names a manifest.</summary>
    public static bool IsManifest(string path) => path == FileName || path.StartsWith(FileName + ".", StringComparison.Ordinal);

    /// <summary>The names of the manifests in an output folder.</summary>
    public static IEnumerable<string> In(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, FileName + "*").Select(path => Path.GetFileName(path)).Where(IsManifest)
        : [];

    public static byte[] Format(IEnumerable<string> paths)
    {
        var text = new StringBuilder(VersionLine).Append('\n');
        foreach (var path in paths.Order(StringComparer.Ordinal))
            text.Append(path).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The paths of a manifest; null if it is none that this program writes.</summary>
    public static HashSet<string>? Parse(ReadOnlySpan<byte> bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        return lines is [VersionLine, .. var paths, ""] ? new HashSet<string>(paths, StringComparer.Ordinal) : null;
    }
}
