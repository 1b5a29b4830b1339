using System.Buffers;

namespace ServiceBlog.Core.Markup;

/// <summary>Text as HTML: what may stand between tags may stand between double quotes too.</summary>
internal static class HtmlEscape
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"");

    public static void Append(StringBuilder output, ReadOnlySpan<char> text)
    {
        for (var index = text.IndexOfAny(Special); index >= 0; index = text.IndexOfAny(Special))
        {
            output.Append(text[..index]).Append(text[index] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => "&quot;",
            });
            text = text[(index + 1)..];
        }
        output.Append(text);
    }
}
