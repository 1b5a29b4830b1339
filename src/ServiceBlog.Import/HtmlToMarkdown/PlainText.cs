namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>The text of a piece of HTML on one line: a title, a summary, a tag.</summary>
internal static class PlainText
{
    public static string Of(string html) =>
        OneLine(html.AsSpan().ContainsAny('<', '&') && !HtmlNesting.IsTooDeep(html) ? HtmlConverter.Parse(html).Body!.TextContent : html);

    public static string OneLine(string? text) => string.Join(' ', Words(text));

    public static string[] Words(string? text) => (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The beginning of a long text, for a message.</summary>
    public static string Shorten(string text, int length) => text.Length <= length ? text : text[..length] + "…";
}
