using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>A code block that a keyboard can reach, since a long line makes it scroll (WCAG 2.2, 2.1.1).</summary>
internal sealed class ScrollableCodeRenderer : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        renderer.EnsureLine();
        renderer.Write("<pre tabindex=\"0\"><code").WriteAttributes(block).Write('>');
        renderer.WriteLeafRawLines(block, writeEndOfLines: true, escape: true);
        renderer.WriteLine("</code></pre>");
    }
}
