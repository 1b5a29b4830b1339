using Markdig.Renderers;
using ServiceBlog.Core.Markup.Extensions.Citations;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>A citation: <c>(Osing 2014; Frei 2008)</c>, each part a link.</summary>
internal sealed class CitationRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, CitationInline>
{
    protected override void Write(SlotHtmlRenderer renderer, CitationInline obj)
    {
        if (!renderer.EnableHtmlForInline)
            return;

        renderer.Write("<span").WriteAttributes(obj).Write(">(");
        for (var index = 0; index < obj.Parts.Length; index++)
        {
            var part = obj.Parts[index];
            var location = renderer.Locate(part.Position);
            var link = renderer.AddLink(new ContentLink(LinkKind.Citation, part.Key, part.Fragment, location));
            renderer.Write(index == 0 ? "<a href=\"" : "; <a href=\"");
            renderer.AddSlot(link, SlotPart.Url);
            renderer.Write("\">");
            renderer.AddSlot(link, SlotPart.Text);
            renderer.Write("</a>");
        }
        renderer.Write(")</span>");
    }
}
