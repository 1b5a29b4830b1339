using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Rendering;

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
