namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>Writes links: to a page of the site by its key where the text allows, to everything else by address.</summary>
internal static class LinkWriter
{
    public static string Write(IReadOnlyList<InlinePart> label, string written, LinkAddress address, string? title)
    {
        if (address.Key is { } key && title is null && label.All(part => part.Kind is InlinePartKind.Text or InlinePartKind.Space))
        {
            var text = string.Concat(label.Select(part => part.Text)).Trim();
            if (text.Length > 0 && text.AsSpan().IndexOfAny("[]|\\`") < 0)
                return $"[[{key}|{text}]]";
        }
        return $"[{written}]({Destination(address.Url!)}{Title(title)})";
    }

    /// <summary>An address between the parentheses of a link.</summary>
    public static string Destination(string url)
    {
        var plain = url.ReplaceLineEndings("").Replace("\t", "", StringComparison.Ordinal);
        if (plain.Length == 0)
            return "<>";
        var escaped = plain.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("&", "&amp;", StringComparison.Ordinal);
        if (!plain.Contains(' ') && plain[0] != '<' && AreBalanced(plain) && !plain.Any(char.IsControl))
            return MayBeReference(plain) ? escaped : plain.Replace("\\", "\\\\", StringComparison.Ordinal);
        return "<" + escaped.Replace("<", "\\<", StringComparison.Ordinal).Replace(">", "\\>", StringComparison.Ordinal) + ">";
    }

    public static string Title(string? title)
    {
        if (string.IsNullOrWhiteSpace(title))
            return "";
        return " \"" + HtmlText.OneLine(title).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("&", "&amp;", StringComparison.Ordinal) + "\"";
    }

    /// <summary><c>&amp;copy;</c> in an address would be read as a character.</summary>
    private static bool MayBeReference(string url)
    {
        var start = url.IndexOf('&');
        return start >= 0 && url.IndexOf(';', start) > 0;
    }

    private static bool AreBalanced(string url)
    {
        var depth = 0;
        return url.All(letter => (depth += letter == '(' ? 1 : letter == ')' ? -1 : 0) >= 0) && depth == 0;
    }
}

/// <summary>Where a link leads.</summary>
/// <param name="Url">As it is written in Markdown; null for a link that leads nowhere.</param>
/// <param name="Key">The key of the page that it leads to, with its fragment if any; null if it is none of this site's.</param>
public readonly record struct LinkAddress(string? Url, string? Key = null);

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
        var text = MarkdownText.Escape(HtmlText.OneLine(alt), atLineStart: false, inLabel: true);
        if (address is null)
        {
            options.Skipped(image, source is null ? "an image without an address" : $"the image {HtmlText.Shorten(source, 100)} is not there");
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
        if (string.IsNullOrEmpty(source) || source.StartsWith("data:image/gif", StringComparison.Ordinal)
            || source.StartsWith("data:image/svg", StringComparison.Ordinal))
            return LazySources.Select(name => image.GetAttribute(name)).FirstOrDefault(value => !string.IsNullOrEmpty(value))
                ?? (string.IsNullOrEmpty(source) ? null : source);
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
