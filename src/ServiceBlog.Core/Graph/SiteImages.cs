using ServiceBlog.Core.Images;

namespace ServiceBlog.Core.Graph;

/// <summary>The images that the site shows: their sizes, and smaller copies of them if the site asks for these. Each is looked at when it is first asked
/// for. Safe for threads.</summary>
/// <param name="files">The files that are published as they are, by path within the site.</param>
/// <param name="before">What an earlier build with the same settings found, by the hash of their bytes.</param>
/// <param name="cache">Keeps the copies.</param>
public sealed class SiteImages(IReadOnlyDictionary<string, InputFile> files, IReadOnlyDictionary<ContentHash, ImageFacts> before,
    SiteConfig config, IImageCache cache)
{
    private static readonly SiteImage Unknown = new(PixelSize.None);

    private readonly ConcurrentDictionary<ContentHash, Lazy<ImageFacts>> _known = [];
    private readonly ConcurrentDictionary<string, SiteImage?> _byPath = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImageCopy> _copies = new(StringComparer.Ordinal);

    public static SiteImages None { get; } = new(ImmutableDictionary<string, InputFile>.Empty, ImmutableDictionary<ContentHash, ImageFacts>.Empty,
        new SiteConfig(), new MemoryImageCache());

    /// <summary>All that were asked for, by the hash of their bytes.</summary>
    public IReadOnlyDictionary<ContentHash, ImageFacts> Known => _known.ToDictionary(image => image.Key, image => image.Value.Value);

    /// <summary>The copies of all that were asked for.</summary>
    public IEnumerable<ImageCopy> Copies => _copies.Values;

    /// <summary>Null if there is no such image, or one that names no size.</summary>
    /// <param name="path">Decoded path within the site.</param>
    public SiteImage? Find(string path) => _byPath.GetOrAdd(path, Read);

    /// <summary>What a link shows, with what is wrong with it.</summary>
    public SiteImage At(string route, ContentLink link, List<LinkMistake> mistakes)
    {
        if (!PixelSize.IsOf(route) || Find(route) is not { } image)
            return Unknown;
        if (image.Size.IsNone)
            mistakes.Add(LinkMistake.NoImage(link));
        else if (image.Size.IsHuge)
            mistakes.Add(LinkMistake.HugeImage(link, image.Size));
        return image;
    }

    public ReadOnlyMemory<byte>? BytesOf(ImageCopy copy)
    {
        if (cache.Find(copy.Key) is null)
            Make(copy.Original.Read(), copy.Original.ContentHash!.Value, copy.Size, [copy.Width], copy.Format);
        return cache.Find(copy.Key);
    }

    private SiteImage? Read(string path)
    {
        // What cannot be read is told when it is published.
        if (!files.TryGetValue(path, out var file) || file.TryHash() is not { } hash)
            return null;
        var facts = _known.GetOrAdd(hash, _ => new Lazy<ImageFacts>(() => before.TryGetValue(hash, out var known) ? known : Look(path, file, hash))).Value;
        if (facts.Size is not { } size || facts.Copies.IsEmpty)
            return facts.Size is { } alone ? new SiteImage(alone) : null;
        var sources = new StringBuilder();
        foreach (var width in facts.Copies)
        {
            var key = KeyOf(hash, width, facts.Format);
            var name = Invariant($"{Path.ChangeExtension(path, null)}-{width}w-{(uint)key.High:x8}.{ImageSettings.FormatNames[(int)facts.Format]}");
            _copies[name] = new ImageCopy(name, file, size, width, facts.Format, key);
            sources.Append(sources.Length == 0 ? "" : ", ").Append(config.UrlOf(name)).Append(CultureInfo.InvariantCulture, $" {width}w");
        }
        // A browser chooses among these alone.
        if (facts.Copies[^1] < Math.Min(size.Width, config.Images.Widths[^1]))
            sources.Append(", ").Append(config.UrlOf(path)).Append(CultureInfo.InvariantCulture, $" {size.Width}w");
        return new SiteImage(size, sources.ToString());
    }

    private ImageFacts Look(string path, InputFile file, ContentHash hash)
    {
        if (file.TryRead(new List<Diagnostic>()) is not { } bytes)
            return default;
        var size = PixelSize.Read(path, bytes.Span);
        if (config.Images.Widths.IsEmpty || size is not { IsNone: false, IsHuge: false } known
            || PixelSize.RasterTypeOf(bytes.Span) is not { } isJpeg || config.Images.FormatFor(isJpeg) is not { } format)
            return new ImageFacts(size, default, []);
        ImmutableArray<int> widths = [.. config.Images.Widths.Select(width => Math.Min(width, known.Width)).Distinct()];
        var missing = widths.RemoveAll(width => cache.Find(KeyOf(hash, width, format)) is not null);
        if (!missing.IsEmpty && !Make(bytes, hash, known, missing, format))
            return new ImageFacts(PixelSize.None, default, []);
        return new ImageFacts(size, format, widths.RemoveAll(width => cache.Find(KeyOf(hash, width, format)) is not { IsEmpty: false }));
    }

    /// <summary>False if the picture is not whole. A copy that takes no fewer bytes than the picture is kept as an empty one: it is of no use.</summary>
    private bool Make(ReadOnlyMemory<byte> picture, ContentHash hash, PixelSize size, ImmutableArray<int> widths, ImageFormat format)
    {
        if (PictureScaler.Scale(picture, size, widths, format) is not { } copies)
            return false;
        for (var i = 0; i < widths.Length; i++)
            cache.Keep(KeyOf(hash, widths[i], format), i < copies.Length && copies[i].Length < picture.Length ? copies[i] : default);
        return true;
    }

    private static ContentHash KeyOf(ContentHash picture, int width, ImageFormat format) => PictureScaler.Version.With(picture).With(width).With((int)format);
}

/// <summary>What is known of the bytes of an image.</summary>
/// <param name="Size">Null if it names none.</param>
/// <param name="Format">That of its copies.</param>
/// <param name="Copies">Their widths, the smallest first.</param>
public readonly record struct ImageFacts(PixelSize? Size, ImageFormat Format, ImmutableArray<int> Copies);

/// <summary>An image of the site as pages show it.</summary>
/// <param name="SourceSet">Its copies, as the attribute <c>srcset</c> names them; null if it has none.</param>
public sealed record SiteImage(PixelSize Size, string? SourceSet = null);

/// <summary>A smaller copy of an image.</summary>
/// <param name="Path">Decoded path within the site.</param>
/// <param name="Size">That of the original.</param>
/// <param name="Key">Stands for its bytes.</param>
public sealed record ImageCopy(string Path, InputFile Original, PixelSize Size, int Width, ImageFormat Format, ContentHash Key);
