using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Rendering.Guests;

/// <summary>Links of readers. Their images are links too: a page shows nothing from servers that its author did not choose.</summary>
internal sealed class GuestLinkRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, LinkInline>
{
    protected override void Write(SlotHtmlRenderer renderer, LinkInline obj)
    {
        var url = obj.GetDynamicUrl?.Invoke() ?? obj.Url ?? "";
        var isLink = !IsWithinLink(obj) && GuestUrl.TryWriteAnchor(renderer, url, obj);
        if (obj.FirstChild is null)
            renderer.WriteEscape(url);
        else
            renderer.WriteChildren(obj);
        if (isLink)
            renderer.Write("</a>");
    }

    private static bool IsWithinLink(LinkInline link)
    {
        for (var parent = link.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkInline)
                return true;
        }
        return false;
    }
}
