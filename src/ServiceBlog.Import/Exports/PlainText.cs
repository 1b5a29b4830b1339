using ServiceBlog.Import.HtmlToMarkdown;

namespace ServiceBlog.Import.Exports;

/// <summary>The text of a piece of HTML on one line: a title, a summary, a tag.</summary>
internal static class PlainText
{
    public static string Of(string html)
    {
        var text = html.AsSpan().ContainsAny('<', '&') && !HtmlNesting.IsTooDeep(html) ? HtmlConverter.Parse(html).Body!.TextContent : html;
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
