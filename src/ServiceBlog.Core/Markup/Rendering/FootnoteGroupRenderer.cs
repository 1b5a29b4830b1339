using Markdig.Extensions.Footnotes;
using Markdig.Renderers;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>The footnotes, after the text.</summary>
internal sealed class FootnoteGroupRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, FootnoteGroup>
{
    protected override void Write(SlotHtmlRenderer renderer, FootnoteGroup obj)
    {
        renderer.EnsureLine();
        renderer.MarkTextEnd();
        renderer.WriteLine("<section class=\"footnotes\" role=\"doc-endnotes\">");
        renderer.WriteLine("<ol>");
        foreach (var block in obj)
        {
            var footnote = (Footnote)block;
            renderer.Write("<li").Write(SlotTextWriter.IdStart);
            renderer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fn:{footnote.Order}\">"));
            renderer.WriteChildren(footnote);
            renderer.WriteLine("</li>");
        }
        renderer.WriteLine("</ol>");
        renderer.WriteLine("</section>");
    }
}
