namespace ServiceBlog.Import;

/// <summary>Tells from a file's text what it is. Its name is not asked.</summary>
internal static partial class FormatDetector
{
    private const int Looked = 16 * 1024;

    /// <returns>The format; for an unknown one, what the text seems to be instead.</returns>
    public static (ImportFormat Format, string Fault) Detect(string text)
    {
        var start = text.TrimStart();
        start = start[..Math.Min(start.Length, Looked)];
        return start.StartsWith('<') ? OfMarkup(start) : OfText(text, start);
    }

    private static (ImportFormat Format, string Fault) OfText(string text, string start)
    {
        if (FrontMatterFence().IsMatch(start) || JsonFrontMatter().IsMatch(start))
            return (ImportFormat.Markdown, "");
        if (start[0] is '{' or '[' && text.TrimEnd()[^1] is '}' or ']' && JsonStart().IsMatch(start))
            return (ImportFormat.Unknown, "this is JSON");
        if (start.StartsWith("%PDF", StringComparison.Ordinal) || start.StartsWith("{\\rtf", StringComparison.Ordinal))
            return (ImportFormat.Unknown, "this is a document of a word processor. Save it as text or HTML");
        return (HtmlBlock().Count(start) >= 3 ? ImportFormat.Html : ImportFormat.Capture, "");
    }

    private static (ImportFormat Format, string Fault) OfMarkup(string start) => RootElement().Match(start).Groups["name"].Value.ToLowerInvariant() switch
    {
        "" when start.StartsWith("<<<<<<< ", StringComparison.Ordinal) => (ImportFormat.Unknown, "this holds the marks of a merge that was not settled"),
        "rss" when start.Contains("wordpress.org/export/", StringComparison.Ordinal) => (ImportFormat.WordPress, ""),
        "feed" when start.Contains("blogger", StringComparison.OrdinalIgnoreCase) => (ImportFormat.Blogger, ""),
        "rss" or "feed" or "rdf" =>
            (ImportFormat.Unknown, "this is a feed, but no export of WordPress or Blogger. Feeds hold only the latest posts; use the blog's export"),
        "" => (ImportFormat.Capture, ""),
        var root when root is "html" or "head" or "body" || HtmlElement().IsMatch(start) => (ImportFormat.Html, ""),
        var root when start.StartsWith("<?xml", StringComparison.Ordinal) => (ImportFormat.Unknown, $"this is XML of another kind (<{root}>)"),
        var root => (ImportFormat.Unknown, $"this starts with <{root}>, which is neither HTML nor an export"),
    };

    [GeneratedRegex(@"\A(---|\+\+\+)[ \t]*\n", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex FrontMatterFence();

    /// <summary>Hugo's third form: a JSON object with a title or a date, then the text.</summary>
    [GeneratedRegex("\\A\\{\\s*\"(?:title|date|draft|author|tags|categories|description|slug|url|aliases)\"\\s*:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex JsonFrontMatter();

    [GeneratedRegex("\\A[\\[{]\\s*[\\[{\"\\]}0-9-]", RegexOptions.None, MatchTimeout)]
    private static partial Regex JsonStart();

    [GeneratedRegex(@"\A(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>|\s)*<(?:[\w.-]+:)?(?<name>[A-Za-z][\w.-]*)", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex RootElement();

    [GeneratedRegex(@"<(html|head|body|article|main|section|div|p|h[1-6]|ul|ol|table|span|a|img|br|title|meta|blockquote)[\s>/]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex HtmlElement();

    [GeneratedRegex(@"</(p|div|h[1-6]|ul|ol|table|article|section|body|html)>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex HtmlBlock();
}

internal enum ImportFormat { Unknown, Capture, WordPress, Blogger, Html, Markdown }
