using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Rendering.Guests;

/// <summary><c>&lt;https://example.org&gt;</c> in a reader's text.</summary>
internal sealed class GuestAutolinkRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, AutolinkInline>
{
    protected override void Write(SlotHtmlRenderer renderer, AutolinkInline obj)
    {
        var isLink = GuestUrl.TryWriteAnchor(renderer, obj.IsEmail ? "mailto:" + obj.Url : obj.Url, obj);
        renderer.WriteEscape(obj.Url);
        if (isLink)
            renderer.Write("</a>");
    }
}
