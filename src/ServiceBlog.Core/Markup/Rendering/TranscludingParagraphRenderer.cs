using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ServiceBlog.Core.Markup.Extensions.Wikilinks;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>
/// A paragraph, unless it holds nothing but transclusions: those are replaced by the blocks they ask for, one to a
/// line, and blocks cannot stand within a paragraph.
/// </summary>
internal sealed class TranscludingParagraphRenderer : ParagraphRenderer
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        if (HoldsOnlyTransclusions(obj))
            WriteTransclusions((SlotHtmlRenderer)renderer, obj);
        else
            base.Write(renderer, obj);
    }

    private static bool HoldsOnlyTransclusions(ParagraphBlock paragraph)
    {
        var found = false;
        for (var inline = paragraph.Inline?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline is WikilinkInline { IsTransclusion: true })
                found = true;
            else if (inline is not LineBreakInline && !(inline is LiteralInline literal && literal.Content.IsEmptyOrWhitespace()))
                return false;
        }
        return found;
    }

    private static void WriteTransclusions(SlotHtmlRenderer renderer, ParagraphBlock paragraph)
    {
        for (var inline = paragraph.Inline!.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline is not WikilinkInline wikilink)
                continue;
            var location = renderer.Locate(wikilink.Span.Start);
            var link = new ContentLink(LinkKind.Transclusion, wikilink.Key, wikilink.Fragment, location) { Under = renderer.HeadingAbove };
            renderer.EnsureLine();
            renderer.AddSlot(renderer.AddLink(link), SlotPart.Embed);
            renderer.WriteLine();
        }
    }
}
