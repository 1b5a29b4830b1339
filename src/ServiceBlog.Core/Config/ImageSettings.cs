namespace ServiceBlog.Core.Config;

/// <summary>The format of a copy of a picture.</summary>
public enum ImageFormat { WebP, Jpeg, Png }

/// <summary><c>images</c> of <c>site.yml</c>: the smaller copies of its pictures among which browsers choose. None are made if it names no widths.</summary>
public sealed record ImageSettings
{
    /// <summary>By the numbers of <see cref="ImageFormat"/>.</summary>
    public static ImmutableArray<string> FormatNames { get; } = ["webp", "jpeg", "png"];

    /// <summary>In pixels, the smallest first.</summary>
    public ImmutableArray<int> Widths { get; init; } = [];

    /// <summary>Each picture's copies are of the first of these that can hold it.</summary>
    public ImmutableArray<ImageFormat> Formats { get; init; } = [ImageFormat.WebP];

    /// <summary>How wide pictures are shown, as the attribute <c>sizes</c> tells it. Without a word of the site's: the text of the default theme.</summary>
    public string Sizes { get; init; } = "(min-width: 46rem) 44rem, 100vw";

    /// <summary>JPEG holds no transparency, so nothing becomes one that was none. Null if no format fits.</summary>
    public ImageFormat? FormatFor(bool isJpeg) =>
        Formats.Where(format => format != ImageFormat.Jpeg || isJpeg).Select(format => (ImageFormat?)format).FirstOrDefault();

    public ContentHash AddTo(ContentHash before) =>
        Formats.Aggregate(Widths.Aggregate(before, (all, width) => all.With(width)), (all, format) => all.With(-1 - (int)format));

    public static ImageSettings Read(YamlFields site)
    {
        var settings = new ImageSettings();
        if (site.Fields("images") is not { } images)
            return settings;
        var (widths, formats) = (new SortedSet<int>(), new List<ImageFormat>());
        foreach (var width in images.PositiveNumbers("widths"))
        {
            if (width.Value is >= 16 and <= 8192)
                widths.Add(width.Value);
            else
                images.Report(Rules.InvalidSetting, width.Location, Invariant($"a width of images is a number of pixels from 16 to 8192, not {width.Value}"));
        }
        foreach (var written in images.Texts("formats"))
        {
            if (images.Choice<ImageFormat>(written, FormatNames, word => $"a format of images is {string.Join(" or ", FormatNames)}, not \"{word}\"") is { } format)
                formats.Add(format);
        }
        var sizes = images.Text("sizes")?.Value;
        images.ReportUnknown(" in \"images\"");
        return settings with { Widths = [.. widths], Formats = formats.Count == 0 ? settings.Formats : [.. formats], Sizes = sizes ?? settings.Sizes };
    }
}
