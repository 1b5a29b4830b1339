using Markdig.Extensions.Abbreviations;
using Markdig.Renderers;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>An abbreviation. Markdig's own renderer writes the label as if it were HTML.</summary>
internal sealed class AbbreviationRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, AbbreviationInline>
{
    protected override void Write(SlotHtmlRenderer renderer, AbbreviationInline obj)
    {
        var abbreviation = obj.Abbreviation;
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteEscape(abbreviation.Label);
            return;
        }
        renderer.Write("<abbr").WriteAttributes(obj).Write(" title=\"").WriteEscape(abbreviation.Text).Write("\">");
        renderer.WriteEscape(abbreviation.Label).Write("</abbr>");
    }
}
