namespace ServiceBlog.Core.Content;

/// <summary>The kinds of files that a note can show.</summary>
internal static class MediaFile
{
    private static readonly FrozenDictionary<string, string> Elements = new (string Element, string[] Extensions)[]
    {
        ("img", [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp"]),
        ("audio", [".mp3", ".wav", ".m4a", ".ogg", ".flac", ".3gp"]),
        ("video", [".mp4", ".webm", ".ogv", ".mov", ".mkv"]),
        ("iframe", [".pdf"]),
    }.SelectMany(kind => kind.Extensions.Select(extension => (extension, kind.Element)))
        .ToFrozenDictionary(kind => kind.extension, kind => kind.Element, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Extensions => Elements.Keys;

    /// <summary>The HTML element that shows a file; null if none does.</summary>
    public static string? ElementOf(string name) => Elements.GetValueOrDefault(Path.GetExtension(name));
}
