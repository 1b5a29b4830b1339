using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using ServiceBlog.Core.Markup.Extensions.Callouts;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>A quote, or a callout: a box with a title, which folds if it is asked to. Icons and colours are the theme's affair.</summary>
internal sealed class CalloutRenderer : HtmlObjectRenderer<QuoteBlock>
{
    protected override void Write(HtmlRenderer renderer, QuoteBlock quote)
    {
        var callout = Callout.Of(quote);
        var element = callout switch { null => "blockquote", { Fold: ' ' } => "div", _ => "details" };
        renderer.EnsureLine();
        renderer.Write('<').Write(element).WriteAttributes(quote).WriteLine(callout?.Fold == '+' ? " open>" : ">");
        if (callout is not null && (quote.Count == 0 || quote[0] is not CalloutTitle))
            CalloutTitleRenderer.WriteTitle(renderer, callout, title: null);
        var isWithinListItem = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        renderer.WriteChildren(quote);
        renderer.ImplicitParagraph = isWithinListItem;
        renderer.EnsureLine();
        renderer.Write("</").Write(element).WriteLine('>');
    }
}

/// <summary>A title that the author gave.</summary>
internal sealed class CalloutTitleRenderer : HtmlObjectRenderer<CalloutTitle>
{
    public static void WriteTitle(HtmlRenderer renderer, Callout callout, CalloutTitle? title)
    {
        var element = callout.Fold == ' ' ? "p" : "summary";
        renderer.Write('<').Write(element).Write(" class=\"markdown-alert-title\">");
        if (title is null)
            renderer.WriteEscape(callout.DefaultTitle);
        else
            renderer.WriteLeafInline(title);
        renderer.Write("</").Write(element).WriteLine('>');
    }

    protected override void Write(HtmlRenderer renderer, CalloutTitle title) =>
        WriteTitle(renderer, Callout.Of((QuoteBlock)title.Parent!)!, title);
}
