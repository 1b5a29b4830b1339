using SkiaSharp;

namespace ServiceBlog.Core.Images;

/// <summary>The picture that other sites show beside a link to a page: the page's title above the name of its site.</summary>
/// <param name="Accent">The colour of the ground, such as <c>#0d5c4b</c>, on which bright text can be read.</param>
internal sealed record SocialCard(string Title, string Site, string Accent)
{
    public const int Width = 1200;
    public const int Height = 630;
    private const int Margin = 84;
    private const int LargestText = 84;
    private const int SmallestText = 44;
    private const int MostLines = 5;
    private const int LinesHeight = 380;

    private static readonly SKColor Ink = new(0xF7, 0xF1, 0xE0);
    private static readonly SKColor Rule = new(0x8F, 0xCF, 0xB9);

    /// <summary>A font comes with the program: servers have none.</summary>
    private static readonly Lazy<SKTypeface> Serif = new(() =>
        SKTypeface.FromStream(typeof(SocialCard).Assembly.GetManifestResourceStream("SourceSerif4-SemiBold.ttf")!));

    /// <summary>Stands for the picture.</summary>
    public ContentHash Hash => PictureScaler.Version.With(1).With(Title).With(Site).With(Accent);

    /// <summary>Whether the font has all letters of a text: it knows the Latin, Greek and Cyrillic scripts.</summary>
    public static bool CanWrite(string text)
    {
        using var font = FontOf(SmallestText);
        return font.ContainsGlyphs(text);
    }

    /// <returns>A PNG.</returns>
    public ReadOnlyMemory<byte> Draw()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(SKColor.TryParse(Accent, out var ground) ? ground : SKColors.Black);
        using var rule = new SKPaint { Color = Rule };
        using var ink = new SKPaint { Color = Ink, IsAntialias = true };
        canvas.DrawRect(Margin, Margin, 200, 8, rule);
        var (lines, font) = Fit();
        using (font)
        {
            for (var i = 0; i < lines.Count; i++)
                canvas.DrawText(lines[i], Margin, Margin + 40 + (font.Size * (0.85f + (1.15f * i))), SKTextAlign.Left, font, ink);
        }
        using var small = FontOf(34);
        canvas.DrawText(Cut(Site, small), Margin, Height - Margin, SKTextAlign.Left, small, rule);
        using var picture = surface.Snapshot();
        using var encoded = picture.Encode(SKEncodedImageFormat.Png, 100);
        return encoded.ToArray();
    }

    /// <summary>The title in lines, as large as it can be written.</summary>
    private (List<string> Lines, SKFont Font) Fit()
    {
        for (var size = LargestText; ; size -= 4)
        {
            var font = FontOf(size);
            var lines = Wrap(font);
            var isLast = size <= SmallestText;
            if (isLast || (lines.Count <= MostLines && lines.Count * size * 1.15 <= LinesHeight
                && lines.TrueForAll(line => font.MeasureText(line) <= Width - (2 * Margin))))
            {
                if (lines.Count > MostLines)
                    lines[MostLines - 1] += "…";
                return ([.. lines.Take(MostLines).Select(line => Cut(line, font))], font);
            }
            font.Dispose();
        }
    }

    private List<string> Wrap(SKFont font)
    {
        var lines = new List<string>();
        foreach (var word in Title.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && font.MeasureText($"{lines[^1]} {word}") <= Width - (2 * Margin))
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }
        return lines;
    }

    private static string Cut(string line, SKFont font)
    {
        var fits = font.BreakText(line, Width - (2 * Margin));
        return fits >= line.Length ? line : line[..Math.Max(0, fits - 1)] + "…";
    }

    private static SKFont FontOf(float size) => new(Serif.Value, size) { Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None, Subpixel = true };
}
