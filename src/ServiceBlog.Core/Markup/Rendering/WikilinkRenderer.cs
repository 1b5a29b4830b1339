using Markdig.Renderers;
using ServiceBlog.Core.Markup.Extensions.Wikilinks;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>
/// A wikilink, or a transclusion that stands in the midst of a sentence: there it is a link to what it cannot show.
/// </summary>
internal sealed class WikilinkRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, WikilinkInline>
{
    protected override void Write(SlotHtmlRenderer renderer, WikilinkInline obj)
    {
        // An image's alternative text cannot hold a link.
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteEscape(obj.PlainText);
            return;
        }

        var location = renderer.Locate(obj.Span.Start);
        var link = renderer.AddLink(new ContentLink(LinkKind.Wikilink, obj.Key, obj.Fragment, location));
        renderer.Write("<a href=\"");
        renderer.AddSlot(link, SlotPart.Url);
        renderer.Write('"').WriteAttributes(obj).Write('>');
        if (obj.Text is null)
            renderer.AddSlot(link, SlotPart.Text);
        else
            renderer.WriteEscape(obj.Text);
        renderer.Write("</a>");
    }
}
