using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ServiceBlog.Core.Tests.Markup.Spec;

/// <summary>
/// HTML in a form in which two texts are equal when they mean the same. Besides what HTML itself says to be equal (the
/// order of attributes, entities, blanks between blocks), only these are taken as equal: a heading with and without an id,
/// our box around a table and our colours of code, the two ways to align a cell, what we add to the boxes of a task list,
/// and a character of an address written as it is or percent-encoded where browsers ask for the same either way.
/// </summary>
internal static partial class SpecHtml
{
    private static readonly string[] Blocks =
    [
        "address", "article", "aside", "blockquote", "body", "br", "dd", "details", "div", "dl", "dt", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "hr", "li", "main", "nav", "ol", "p", "pre", "script", "section", "style", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ];

    public static string Normalize(string html)
    {
        var body = new HtmlParser().ParseDocument("<!doctype html><body>" + html).Body!;
        var output = new StringBuilder();
        WriteChildren(output, body);
        return output.ToString().Trim();
    }

    private static void WriteChildren(StringBuilder output, INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element)
                WriteElement(output, element);
            else if (node is IComment comment)
                output.Append("<!--").Append(comment.Data).Append("-->");
            else
                WriteText(output, node);
        }
    }

    private static void WriteText(StringBuilder output, INode text)
    {
        var written = text.TextContent;
        if (!IsVerbatim(text))
        {
            written = Blanks().Replace(written, " ");
            if (text.PreviousSibling is null ? IsBlock(text.Parent) : IsBlock(text.PreviousSibling))
                written = written.TrimStart(' ');
            if (text.NextSibling is null ? IsBlock(text.Parent) : IsBlock(text.NextSibling))
                written = written.TrimEnd(' ');
        }
        output.Append(written.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal));
    }

    private static void WriteElement(StringBuilder output, IElement element)
    {
        if (element.ClassName == "table-scroll" || element.ClassName?.StartsWith("hl-", StringComparison.Ordinal) == true)
        {
            WriteChildren(output, element);
            return;
        }
        var isBlock = IsBlock(element);
        if (isBlock)
            output.Append('\n');
        output.Append('<').Append(element.LocalName);
        foreach (var (name, value) in Attributes(element).Order())
            output.Append(' ').Append(name).Append("=\"").Append(value).Append('"');
        output.Append('>');
        WriteChildren(output, element);
        output.Append("</").Append(element.LocalName).Append('>');
        if (isBlock)
            output.Append('\n');
    }

    private static IEnumerable<(string Name, string Value)> Attributes(IElement element)
    {
        foreach (var attribute in element.Attributes)
        {
            switch ((element.LocalName, attribute.Name))
            {
                case ("h1" or "h2" or "h3" or "h4" or "h5" or "h6", "id"):
                case ("input", "aria-label"):
                case ("ul" or "ol" or "li", "class") when attribute.Value is "contains-task-list" or "task-list-item":
                    break;
                case ("td" or "th", "class"):
                    yield return ("align", attribute.Value["align-".Length..]);
                    break;
                case (_, "href" or "src"):
                    yield return (attribute.Name, Encoded(attribute.Value));
                    break;
                default:
                    yield return (attribute.Name, attribute.Value);
                    break;
            }
        }
    }

    /// <summary>Letters of other scripts, and the two brackets that browsers leave as they are.</summary>
    private static string Encoded(string url) => EncodedByChoice().Replace(
        url,
        match => string.Concat(Encoding.UTF8.GetBytes(match.Value).Select(octet => string.Create(CultureInfo.InvariantCulture, $"%{octet:X2}"))));

    private static bool IsBlock(INode? node) => node is IElement element && Blocks.Contains(element.LocalName);

    private static bool IsVerbatim(INode node)
    {
        for (var parent = node.ParentElement; parent is not null; parent = parent.ParentElement)
        {
            if (parent.LocalName is "pre" or "textarea" or "script" or "style")
                return true;
        }
        return false;
    }

    [GeneratedRegex("[ \t\n\r]+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[^\u0000-\u007F]+|[\[\]]", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex EncodedByChoice();
}
