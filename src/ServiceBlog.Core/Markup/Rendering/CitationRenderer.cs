using Markdig.Renderers;
using ServiceBlog.Core.Markup.Extensions.Citations;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>A citation: a slot for all of it, since how it looks depends on the site and on the rest of the page.</summary>
internal sealed class CitationRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, CitationInline>
{
    protected override void Write(SlotHtmlRenderer renderer, CitationInline obj)
    {
        if (!renderer.EnableHtmlForInline)
            return;

        renderer.Write("<span").WriteAttributes(obj).Write('>');
        for (var index = 0; index < obj.Parts.Length; index++)
        {
            var part = obj.Parts[index];
            var link = renderer.AddLink(new ContentLink(LinkKind.Citation, part.Key, part.Fragment, renderer.Locate(part.Position))
            {
                Continues = index > 0,
            });
            if (index == 0)
                renderer.AddSlot(obj.FirstLink = link, SlotPart.Citation);
        }
        renderer.Write("</span>");
    }
}
