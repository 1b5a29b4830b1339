using System.Buffers.Binary;

namespace ServiceBlog.Core.Content;

/// <summary>The size of an image in pixels, as browsers show it.</summary>
public readonly record struct PixelSize(int Width, int Height)
{
    /// <summary>Of a file that is not the image that its name promises.</summary>
    public static readonly PixelSize None;

    /// <summary>At four bytes each a phone needs 200 MB to show it.</summary>
    public const int MostPixels = 50_000_000;

    private static readonly FrozenSet<string> Extensions = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ".png", ".jpg", ".jpeg", ".gif",
        ".webp", ".avif", ".svg");

    public bool IsNone => Width <= 0 || Height <= 0;

    public bool IsHuge => (long)Width * Height > MostPixels;

    /// <summary>Whether a file of that name is read as an image.</summary>
    public static bool IsOf(string path) => Extensions.Contains(Path.GetExtension(path));

    /// <summary>Reads the head of an image; <see cref="None"/> if it has none, or one that cannot be true. Of an SVG that names no size, null.</summary>
    public static PixelSize? Read(string path, ReadOnlySpan<byte> file)
    {
        var isSvg = path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);
        var size = isSvg ? SvgSize.Read(file) : RasterSize(file);
        return isSvg && size is (0, 0) ? null : size is { Width: > 0, Height: > 0 } ? new PixelSize(size.Width, size.Height) : None;
    }

    /// <summary>Of a PNG, JPEG or WebP, whether it is a JPEG; null for any other file.</summary>
    public static bool? RasterTypeOf(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? true : file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P'])
            || file.StartsWith("RIFF"u8) ? false : null;

    /// <summary>By what the file holds; its extension may say otherwise, and browsers do not care.</summary>
    private static (int Width, int Height) RasterSize(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) && file.Length > 28)
            return Png(file);
        if (file.StartsWith("GIF8"u8) && file.Length > 10)
            return (BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
            return Jpeg(file);
        if (file.Length > 30 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8))
            return WebP(file);
        return file.Length > 12 && file[4..].StartsWith("ftyp"u8) ? Avif(file) : default;
    }

    /// <summary>Deflate makes nothing smaller than to a 1,032nd, so a few bytes cannot hold a picture as large as a wall.</summary>
    private static (int Width, int Height) Png(ReadOnlySpan<byte> file)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
        return width > 0 && height > 0 && ((long)width * file[24] / 8 + 1) * height / 1032 <= file.Length && !IsCutOff(file) ? (width, height) : default;
    }

    /// <summary>Whether a chunk of a PNG (W3C PNG, section 5.3) is longer than what is left of the file.</summary>
    private static bool IsCutOff(ReadOnlySpan<byte> png)
    {
        const int frame = 12;
        long at = 8;
        while (at + frame <= png.Length)
            at += frame + BinaryPrimitives.ReadUInt32BigEndian(png[(int)at..]);
        return at > png.Length;
    }

    /// <summary>The frame header (ITU T.81, section B.2.2), turned as its Exif orientation asks, which browsers follow.</summary>
    private static (int Width, int Height) Jpeg(ReadOnlySpan<byte> file)
    {
        var isTurned = false;
        for (var at = 2; at + 9 < file.Length;)
        {
            if (file[at] != 0xFF)
                return default;
            var marker = file[at + 1];
            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD7))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]));
                return isTurned ? (height, width) : (width, height);
            }
            if (marker == 0xE1 && at + 2 + length <= file.Length)
                isTurned |= IsTurned(file.Slice(at + 4, Math.Max(0, length - 2)));
            at += 2 + length;
        }
        return default;
    }

    /// <summary>Whether Exif's tag 0x0112 turns the picture by a quarter: its values 5 to 8.</summary>
    private static bool IsTurned(ReadOnlySpan<byte> exif)
    {
        if (!exif.StartsWith("Exif\0\0"u8) || exif.Length < 16)
            return false;
        var tiff = exif[6..];
        var isLittle = tiff[0] == 'I';
        var directory = (int)Math.Min(Number(tiff[4..], 4), int.MaxValue / 2);
        if (directory + 2 > tiff.Length)
            return false;
        var entries = (int)Number(tiff[directory..], 2);
        for (var i = 0; i < entries && directory + 2 + (i * 12) + 12 <= tiff.Length; i++)
        {
            var entry = tiff[(directory + 2 + (i * 12))..];
            if (Number(entry, 2) == 0x0112)
                return Number(entry[8..], 2) is >= 5 and <= 8;
        }
        return false;

        uint Number(ReadOnlySpan<byte> bytes, int length) => length == 2
            ? isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes)
            : isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private static (int Width, int Height) WebP(ReadOnlySpan<byte> file) => file[15] switch
    {
        _ when BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) > file.Length - 8 => default, // cut off
        (byte)' ' => (BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFF),
        (byte)'L' => ((int)(BinaryPrimitives.ReadUInt32LittleEndian(file[21..]) & 0x3FFF) + 1,
            (int)((BinaryPrimitives.ReadUInt32LittleEndian(file[21..]) >> 14) & 0x3FFF) + 1),
        (byte)'X' => ((file[24] | (file[25] << 8) | (file[26] << 16)) + 1, (file[27] | (file[28] << 8) | (file[29] << 16)) + 1),
        _ => default,
    };

    /// <summary>The first "ispe" property (ISO/IEC 23008-12, section 6.5.3) stands for the picture in the files that cameras and tools write.</summary>
    private static (int Width, int Height) Avif(ReadOnlySpan<byte> file)
    {
        var at = file[..Math.Min(file.Length, 1 << 16)].IndexOf("ispe"u8);
        return at > 0 && at + 16 <= file.Length
            ? (BinaryPrimitives.ReadInt32BigEndian(file[(at + 8)..]), BinaryPrimitives.ReadInt32BigEndian(file[(at + 12)..])) : default;
    }
}

/// <summary>The size of an SVG: that of its root element in pixels, else that of its view box.</summary>
internal static partial class SvgSize
{
    private const int LongestHead = 1 << 14;

    /// <summary>(0, 0) for one that names none, and a negative size for a file that is no SVG.</summary>
    public static (int Width, int Height) Read(ReadOnlySpan<byte> file)
    {
        var head = Encoding.UTF8.GetString(file[..Math.Min(file.Length, LongestHead)]);
        if (Root().Match(head) is not { Success: true } root)
            return (-1, -1);
        var (width, height) = (Pixels(Width().Match(root.Value)), Pixels(Height().Match(root.Value)));
        if (width > 0 && height > 0)
            return (width, height);
        var box = ViewBox().Match(root.Value);
        return box.Success ? (Rounded(box.Groups["width"].Value), Rounded(box.Groups["height"].Value)) : default;
    }

    private static int Pixels(Match match) => match.Success ? Rounded(match.Groups["number"].Value) : 0;

    private static int Rounded(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 100_000
            ? Math.Max(1, (int)Math.Round(value)) : 0;

    [GeneratedRegex("""<svg\b[^>]*>""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Root();

    [GeneratedRegex("""\swidth\s*=\s*["'](?<number>[\d.]+)(px)?["']""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Width();

    [GeneratedRegex("""\sheight\s*=\s*["'](?<number>[\d.]+)(px)?["']""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Height();

    [GeneratedRegex("""\sviewBox\s*=\s*["']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+(?<width>[\d.e]+)[\s,]+(?<height>[\d.e]+)\s*["']""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex ViewBox();
}
