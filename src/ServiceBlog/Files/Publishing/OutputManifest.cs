using System.Text;

namespace ServiceBlog.Files.Publishing;

/// <summary>
/// The list of our own files in an output folder, kept inside it: a version line, then one path a line in ordinal
/// order. It holds no hashes. Whether a file changed is decided by its bytes, so that a file damaged or edited by hand
/// is mended by the next build; and a build that changes a file but adds none leaves the manifest as it is.
/// </summary>
internal static class OutputManifest
{
    public const string FileName = ".serviceblog-manifest";
    private const string VersionLine = "serviceblog-manifest 1";

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
