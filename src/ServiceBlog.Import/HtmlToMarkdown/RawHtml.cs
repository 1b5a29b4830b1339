using System.Text;
using AngleSharp.Dom;

namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>HTML that stays HTML within Markdown: on one line, since an empty line would end it, and without scripts.</summary>
internal static class RawHtml
{
    public static string Of(IElement element)
    {
        var copy = (IElement)element.Clone(deep: true);
        foreach (var script in copy.QuerySelectorAll("script").ToArray())
            script.Remove();
        foreach (var part in copy.QuerySelectorAll("*").Prepend(copy))
            Disarm(part);
        return copy.OuterHtml.Replace("\r", "", StringComparison.Ordinal)
            .Replace("\n", copy.QuerySelector("pre, textarea") is null ? " " : "&#10;", StringComparison.Ordinal);
    }

    /// <summary>Those of the named attributes that the element has, each with a space before it.</summary>
    public static string Attributes(IElement element, params string[] names)
    {
        var written = new StringBuilder();
        foreach (var name in names)
        {
            if (element.GetAttribute(name) is { } value)
                written.Append(' ').Append(name).Append("=\"").Append(Encode(value)).Append('"');
        }
        return written.ToString();
    }

    public static string Encode(string value) => value
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");

    private static void Disarm(IElement element)
    {
        foreach (var attribute in element.Attributes.ToArray())
        {
            if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
            {
                element.RemoveAttribute(attribute.Name);
            }
        }
    }
}
