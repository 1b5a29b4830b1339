namespace ServiceBlog.Core.Graph;

/// <summary>The sizes of the images that the site shows, read when they are first asked for. Safe for threads.</summary>
/// <param name="files">The files that are published as they are, by path within the site.</param>
/// <param name="before">The sizes that an earlier build found, by the hash of their bytes; without a value for an image that names none.</param>
public sealed class SiteImages(IReadOnlyDictionary<string, InputFile> files, IReadOnlyDictionary<ContentHash, PixelSize?> before)
{
    private readonly ConcurrentDictionary<ContentHash, PixelSize?> _known = [];

    public static SiteImages None { get; } = new(ImmutableDictionary<string, InputFile>.Empty, ImmutableDictionary<ContentHash, PixelSize?>.Empty);

    /// <summary>All that were asked for, by the hash of their bytes.</summary>
    public IReadOnlyDictionary<ContentHash, PixelSize?> Known => _known;

    /// <summary>Null if there is no such image, or one that names no size.</summary>
    /// <param name="path">Decoded path within the site.</param>
    public PixelSize? SizeOf(string path)
    {
        if (!files.TryGetValue(path, out var file))
            return null;
        if (file.ContentHash is { } hash && (_known.TryGetValue(hash, out var size) || before.TryGetValue(hash, out size)))
            return _known[hash] = size;
        // What cannot be read is told when it is published.
        return file.TryRead(new List<Diagnostic>()) is { } bytes ? _known[file.ContentHash!.Value] = PixelSize.Read(path, bytes.Span) : null;
    }
}
