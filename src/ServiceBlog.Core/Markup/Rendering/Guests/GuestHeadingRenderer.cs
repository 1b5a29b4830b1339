using Markdig.Renderers;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Rendering.Guests;

/// <summary>A reader's heading is a strong paragraph: the page's own headings and their ids stay as they are.</summary>
internal sealed class GuestHeadingRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, HeadingBlock>
{
    protected override void Write(SlotHtmlRenderer renderer, HeadingBlock obj)
    {
        renderer.EnsureLine();
        renderer.MarkHeading(isTopLevel: false);
        renderer.Write("<p><strong>");
        renderer.WriteLeafInline(obj);
        renderer.Write("</strong></p>");
        renderer.EnsureLine();
    }
}
