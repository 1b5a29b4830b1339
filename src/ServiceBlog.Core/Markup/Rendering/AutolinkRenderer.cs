using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary><c>&lt;https://example.org&gt;</c> and <c>&lt;me@example.org&gt;</c>: always external.</summary>
internal sealed class AutolinkRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, AutolinkInline>
{
    protected override void Write(SlotHtmlRenderer renderer, AutolinkInline obj)
    {
        if (!renderer.EnableHtmlForInline || renderer.LeavesOut(obj.Url, isImage: false, obj))
        {
            renderer.WriteEscape(obj.Url);
            return;
        }

        var url = obj.IsEmail ? "mailto:" + obj.Url : obj.Url;
        renderer.WriteUrlAttribute("<a href=\"", LinkKind.Link, url, obj);
        renderer.WriteAttributes(obj);
        renderer.Write('>').WriteEscape(obj.Url).Write("</a>");
    }
}
