using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>
/// HTML to Markdown: what the site's pipeline makes of the result has the same text, links and images as the HTML.
/// </summary>
internal static class HtmlConverter
{
    private static readonly HtmlParserOptions ParserOptions = new() { IsKeepingSourceReferences = true };

    /// <summary>A fragment of HTML as Markdown; ends with a line end unless it is empty.</summary>
    public static string Convert(string html, ConversionOptions options) => Convert(Parse(html).Body!, options);

    public static string Convert(INode container, ConversionOptions options)
    {
        var markdown = BlockWriter.Join(new BlockWriter(options).Write(container));
        return markdown.Length == 0 ? "" : markdown + "\n";
    }

    /// <summary>Never called for what <see cref="HtmlNesting"/> finds too deep: the parser's time grows with the square of that.</summary>
    public static IDocument Parse(string html) => new HtmlParser(ParserOptions).ParseDocument(html);
}
