using Markdig.Extensions.Footnotes;
using Markdig.Renderers;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>A footnote's mark in the text, and the way back. Both lead to the text's own page when it is transcluded.</summary>
internal sealed class FootnoteLinkRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, FootnoteLink>
{
    protected override void Write(SlotHtmlRenderer renderer, FootnoteLink obj)
    {
        if (!renderer.EnableHtmlForInline)
            return;

        renderer.Write("<a");
        if (!obj.IsBackLink)
        {
            renderer.Write(SlotTextWriter.IdStart);
            renderer.Write(string.Create(CultureInfo.InvariantCulture, $"fnref:{obj.Index}\""));
        }
        renderer.Write(" href=\"");
        renderer.AddSlot(-1, SlotPart.PageUrl);
        renderer.Write(obj.IsBackLink
            ? string.Create(CultureInfo.InvariantCulture, $"#fnref:{obj.Index}\" class=\"footnote-back-ref\" role=\"doc-backlink\">\u21A9\uFE0E</a>")
            : string.Create(CultureInfo.InvariantCulture, $"#fn:{obj.Footnote.Order}\" class=\"footnote-ref\" role=\"doc-noteref\"><sup>{obj.Footnote.Order}</sup></a>"));
    }
}
