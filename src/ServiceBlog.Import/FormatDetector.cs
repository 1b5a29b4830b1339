namespace ServiceBlog.Import;

/// <summary>Tells from a file's text what it is. Its name is not asked.</summary>
internal static partial class FormatDetector
{
    private const int Looked = 16 * 1024;

    /// <param name="text">The whole text.</param>
    /// <param name="fault">For an unknown format: what it seems to be instead.</param>
    public static ImportFormat Detect(string text, out string fault)
    {
        fault = "";
        var start = text[..Math.Min(text.Length, Looked)].TrimStart();
        if (start.StartsWith('<'))
            return DetectMarkup(start, out fault);
        if (FrontMatterFence().IsMatch(start))
            return ImportFormat.Markdown;
        if (start.StartsWith('{') && JsonFrontMatter().IsMatch(start))
            return ImportFormat.Markdown;
        if (start[0] is '{' or '[' && text.TrimEnd()[^1] is '}' or ']' && JsonStart().IsMatch(start))
            fault = "this is JSON";
        else if (start.StartsWith("%PDF", StringComparison.Ordinal) || start.StartsWith("{\\rtf", StringComparison.Ordinal))
            fault = "this is a document of a word processor. Save it as text or HTML";
        return fault.Length > 0 ? ImportFormat.Unknown : HtmlBlock().Count(start) >= 3 ? ImportFormat.Html : ImportFormat.Capture;
    }

    private static ImportFormat DetectMarkup(string start, out string fault)
    {
        fault = "";
        var root = RootElement().Match(start).Groups["name"].Value.ToLowerInvariant();
        switch (root)
        {
            case "rss" when start.Contains("wordpress.org/export/", StringComparison.Ordinal):
                return ImportFormat.WordPress;
            case "feed" when start.Contains("blogger", StringComparison.Ordinal):
                return ImportFormat.Blogger;
            case "rss" or "feed" or "rdf:rdf":
                fault = "this is a feed, but no export of WordPress or Blogger. Feeds hold only the latest posts; use the blog's export";
                return ImportFormat.Unknown;
            case "":
                return ImportFormat.Capture;
        }
        if (root is "html" or "head" or "body" || HtmlElement().IsMatch(start))
            return ImportFormat.Html;
        fault = start.StartsWith("<?xml", StringComparison.Ordinal)
            ? $"this is XML of another kind (<{root}>)"
            : $"this starts with <{root}>, which is neither HTML nor an export";
        return ImportFormat.Unknown;
    }

    [GeneratedRegex(@"\A(---|\+\+\+)[ \t]*\n", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FrontMatterFence();

    /// <summary>Hugo's third form: a JSON object with a title or a date, then the text.</summary>
    [GeneratedRegex("\\A\\{\\s*\"(?:title|date|draft|author|tags|categories|description|slug|url|aliases)\"\\s*:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex JsonFrontMatter();

    [GeneratedRegex("\\A[\\[{]\\s*[\\[{\"\\]}0-9-]", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex JsonStart();

    [GeneratedRegex(@"\A(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>|\s)*<(?<name>[A-Za-z][\w:.-]*)", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex RootElement();

    [GeneratedRegex(@"<(html|head|body|article|main|section|div|p|h[1-6]|ul|ol|table|span|a|img|br|title|meta|blockquote)[\s>/]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex HtmlElement();

    [GeneratedRegex(@"</(p|div|h[1-6]|ul|ol|table|article|section|body|html)>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex HtmlBlock();
}

internal enum ImportFormat
{
    Unknown,
    Capture,
    WordPress,
    Blogger,
    Html,
    Markdown,
}
