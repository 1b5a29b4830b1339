using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>A table in a box that scrolls, and that a keyboard can reach to scroll it (WCAG 2.2, 2.1.1).</summary>
internal sealed class ScrollableTableRenderer : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"table-scroll\" tabindex=\"0\">");
        base.Write(renderer, table);
        renderer.WriteLine("</div>");
    }
}
