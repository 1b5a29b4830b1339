using SkiaSharp;

namespace ServiceBlog.Core.Images;

/// <summary>Makes smaller copies of a picture. Its library is loaded when the first is asked for.</summary>
internal static class PictureScaler
{
    private const int Quality = 82;

    /// <summary>Of larger pictures one at a time is in memory.</summary>
    private const long LargePixels = 8_000_000;

    private static readonly Lock OneLarge = new();

    /// <summary>Another library, or another quality, makes other bytes.</summary>
    public static readonly ContentHash Version = ContentHash.None.With(typeof(SKCodec).Module.ModuleVersionId.ToByteArray()).With(Quality);

    /// <returns>One for each width; none of a moving picture; null if the file does not hold the whole picture.</returns>
    public static ImmutableArray<ReadOnlyMemory<byte>>? Scale(ReadOnlyMemory<byte> file, PixelSize size, ImmutableArray<int> widths, ImageFormat format)
    {
        using var scope = (long)size.Width * size.Height > LargePixels ? OneLarge.EnterScope() : default;
        using var data = SKData.CreateCopy(file.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            return null;
        if (codec.FrameCount > 1)
            return [];
        using var picture = Decode(codec, (float)widths[^1] / size.Width);
        return picture is null ? null : [.. widths.Select(width => Scale(picture, codec.EncodedOrigin, size, width, format))];
    }

    /// <summary>A JPEG is read no larger than it is needed, which takes a part of the memory.</summary>
    private static SKImage? Decode(SKCodec codec, float scale)
    {
        var size = codec.GetScaledDimensions(Math.Min(1, scale + (1 / 16f)));
        using var pixels = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(pixels.Info, pixels.GetPixels()) != SKCodecResult.Success)
            return null;
        pixels.SetImmutable();
        return SKImage.FromBitmap(pixels);
    }

    private static ReadOnlyMemory<byte> Scale(SKImage picture, SKEncodedOrigin origin, PixelSize size, int width, ImageFormat format)
    {
        var height = Math.Max(1, (int)Math.Round((double)size.Height * width / size.Width));
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        var turn = Upright(origin, picture.Width, picture.Height);
        var (turnedWidth, turnedHeight) = turn.ScaleX == 0 ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        surface.Canvas.Scale((float)width / turnedWidth, (float)height / turnedHeight);
        surface.Canvas.Concat(turn);
        surface.Canvas.DrawImage(picture, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var copy = surface.Snapshot();
        using var encoded = copy.Encode(format switch
        {
            ImageFormat.Jpeg => SKEncodedImageFormat.Jpeg,
            ImageFormat.Png => SKEncodedImageFormat.Png,
            _ => SKEncodedImageFormat.Webp
        }, Quality);
        return encoded.ToArray();
    }

    /// <summary>Turns and mirrors a picture as its Exif orientation asks.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
