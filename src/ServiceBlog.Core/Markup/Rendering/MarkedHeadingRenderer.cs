using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>A heading, noting where it starts.</summary>
internal sealed class MarkedHeadingRenderer : HeadingRenderer
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
    {
        renderer.EnsureLine();
        ((SlotHtmlRenderer)renderer).MarkHeading(obj.Parent is MarkdownDocument);
        base.Write(renderer, obj);
    }
}
