using Markdig.Renderers;
using Markdig.Syntax.Inlines;
using ServiceBlog.Core.Markup.Extensions.Wikilinks;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>Links and images in Markdown's own forms: inline, by reference, and bare URLs.</summary>
internal sealed class LinkRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, LinkInline>
{
    protected override void Write(SlotHtmlRenderer renderer, LinkInline obj)
    {
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteChildren(obj);
            return;
        }

        var url = WikilinkBars.Show(obj.GetDynamicUrl?.Invoke() ?? obj.Url ?? "");
        if (renderer.LeavesOut(url, obj.IsImage, obj))
            renderer.WriteChildren(obj);
        else if (obj.IsImage)
            WriteImage(renderer, obj, url);
        else
            WriteAnchor(renderer, obj, url);
    }

    private static void WriteImage(SlotHtmlRenderer renderer, LinkInline image, string url)
    {
        renderer.WriteUrlAttribute("<img src=\"", LinkKind.Image, url, image);
        renderer.WriteAttributes(image);
        renderer.Write(" alt=\"");
        renderer.EnableHtmlForInline = false;
        renderer.WriteChildren(image);
        renderer.EnableHtmlForInline = true;
        renderer.Write('"');
        WriteTitle(renderer, image);
        renderer.Write(" />");
    }

    private static void WriteAnchor(SlotHtmlRenderer renderer, LinkInline link, string url)
    {
        renderer.WriteUrlAttribute("<a href=\"", LinkKind.Link, url, link);
        renderer.WriteAttributes(link);
        WriteTitle(renderer, link);
        renderer.Write('>');
        renderer.WriteChildren(link);
        renderer.Write("</a>");
    }

    private static void WriteTitle(SlotHtmlRenderer renderer, LinkInline link)
    {
        if (!string.IsNullOrEmpty(link.Title))
            renderer.Write(" title=\"").WriteEscape(link.Title).Write('"');
    }
}
