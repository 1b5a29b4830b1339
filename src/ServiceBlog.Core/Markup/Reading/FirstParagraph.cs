using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ServiceBlog.Core.Markup.Extensions.Wikilinks;

namespace ServiceBlog.Core.Markup.Reading;

/// <summary>
/// The first paragraph that says something: what holds only images or transclusions does not, nor does what stands
/// within another block, such as an alert.
/// </summary>
internal static class FirstParagraph
{
    public static string Find(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            if (block is ParagraphBlock { Inline: { } inlines } && HoldsMoreThanImages(inlines)
                && PlainText.Of(inlines) is { Length: > 0 } text)
            {
                return text;
            }
        }
        return "";
    }

    private static bool HoldsMoreThanImages(ContainerInline inlines)
    {
        var pieces = new InlineText(inlines);
        while (pieces.MoveNext())
        {
            if (!pieces.Current.IsWhiteSpace() && !IsWithinImage(pieces.Inline!) && !IsTransclusion(pieces.Inline!))
                return true;
        }
        return false;
    }

    private static bool IsTransclusion(Inline inline) => inline is WikilinkInline { IsTransclusion: true };

    private static bool IsWithinImage(Inline inline)
    {
        for (Inline? ancestor = inline; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (ancestor is LinkInline { IsImage: true })
                return true;
        }
        return false;
    }
}
