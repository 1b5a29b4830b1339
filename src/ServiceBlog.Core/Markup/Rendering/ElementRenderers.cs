using Markdig.Extensions.Abbreviations;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup;

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

/// <summary>A character reference. One to a control character, which no page may hold, shows that something was there.</summary>
internal sealed class EntityRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, HtmlEntityInline>
{
    protected override void Write(SlotHtmlRenderer renderer, HtmlEntityInline obj)
    {
        var text = obj.Transcoded.AsSpan();
        var isControl = text.Length == 1 && char.IsControl(text[0]) && text[0] is not ('\t' or '\n' or '\r');
        renderer.WriteEscape(isControl ? "\uFFFD" : text);
    }
}

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

/// <summary>A task's box. It has a label of its own: a form field without one says nothing to a screen reader.</summary>
internal sealed class TaskRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, TaskList>
{
    protected override void Write(SlotHtmlRenderer renderer, TaskList obj)
    {
        if (!renderer.EnableHtmlForInline)
            return;
        renderer.Write("<input type=\"checkbox\" disabled").WriteAttributes(obj);
        renderer.Write(obj.Checked ? " checked aria-label=\"Done\" />" : " aria-label=\"To do\" />");
    }
}
