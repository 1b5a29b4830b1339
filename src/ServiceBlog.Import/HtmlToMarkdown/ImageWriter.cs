namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>Writes images with their alternative text, title and size.</summary>
internal static class ImageWriter
{
    private static readonly string[] Sizes = ["width", "height"];

    private static readonly string[] LazySources = ["data-src", "data-lazy-src", "data-original", "data-orig-file"];

    public static string Write(IElement image, ConversionOptions options, InlineContext context)
    {
        var alt = image.GetAttribute("alt");
        var source = SourceOf(image);
        var address = source is null || RawHtml.IsCode(source) ? null : options.Image(source);
        var text = MarkdownText.Escape(PlainText.OneLine(alt), atLineStart: false, inLabel: true);
        if (address is null)
        {
            options.LeftOut(image, source is null ? "an image without an address" : $"the image {PlainText.Shorten(source, 100)} is not there");
            return text;
        }
        var size = context.HasFlag(InlineContext.Heading) ? "" : Size(image);
        // Only an element can say that an image is mere decoration.
        if (alt is "")
            return $"<img alt=\"\" src=\"{RawHtml.Encode(address)}\"{RawHtml.Attributes(image, "width", "height", "title")}>";
        return $"![{text}]({LinkWriter.Destination(address)}{LinkWriter.Title(image.GetAttribute("title"))}){size}";
    }

    /// <summary>Its address, also where a script was to put it in place.</summary>
    public static string? SourceOf(IElement image)
    {
        var source = image.GetAttribute("src")?.Trim();
        if (string.IsNullOrEmpty(source) || source.StartsWith("data:image/gif", StringComparison.Ordinal) || source.StartsWith("data:image/svg", StringComparison.Ordinal))
            return LazySources.Select(name => image.GetAttribute(name)).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? (string.IsNullOrEmpty(source) ? null : source);
        return source;
    }

    private static string Size(IElement image)
    {
        var sizes = Sizes
            .Select(name => (Name: name, Value: image.GetAttribute(name)?.Trim()))
            .Where(size => size.Value is { Length: > 0 and < 6 } value && value.All(char.IsAsciiDigit))
            .Select(size => $"{size.Name}={size.Value}")
            .ToArray();
        return sizes.Length == 0 ? "" : "{" + string.Join(' ', sizes) + "}";
    }
}
