using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Extensions.Attributes;

/// <summary>
/// Attributes in braces directly behind a link, an image or a code span, and behind the last space of a heading. Braces
/// anywhere else are text.
/// </summary>
internal sealed class AttributeParser : InlineParser
{
    public AttributeParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (Attached(processor, slice) is { } element)
            return TryAttach(processor, ref slice, element);
        return processor.Block is HeadingBlock heading && TryAttachToHeading(processor, ref slice, heading);
    }

    /// <summary>The element that ends where the braces begin.</summary>
    private static Inline? Attached(InlineProcessor processor, StringSlice slice)
    {
        var inline = processor.Inline;
        var takesAttributes = inline is LinkInline { IsAutoLink: false, IsClosed: true } or CodeInline or AutolinkInline or Wikilinks.WikilinkInline;
        return takesAttributes && inline!.Span.End + 1 == processor.GetSourcePosition(slice.Start) ? inline : null;
    }

    private static bool TryAttach(InlineProcessor processor, ref StringSlice slice, MarkdownObject element)
    {
        if (AttributeList.Read(slice.AsSpan()) is not { } list)
            return false;
        list.AddTo(element);
        list.ReportRefused(processor.Document, processor.GetSourcePosition(slice.Start));
        slice.Start += list.Length;
        return true;
    }

    private static bool TryAttachToHeading(InlineProcessor processor, ref StringSlice slice, HeadingBlock heading)
    {
        var after = slice;
        if (processor.Inline is null || slice.PeekCharExtra(-1) is not (' ' or '\t') || !TrySkip(ref after) || !after.IsEmptyOrWhitespace())
            return false;
        TryAttach(processor, ref slice, heading);
        slice.Start = slice.End + 1;
        if (processor.Inline is LiteralInline text)
            RemoveEnd(text, heading);
        return true;
    }

    private static bool TrySkip(ref StringSlice slice)
    {
        if (AttributeList.Read(slice.AsSpan()) is not { } list)
            return false;
        slice.Start += list.Length;
        return true;
    }

    /// <summary>The space before the braces, and the closing sequence of <c>## Title ## {#id}</c>.</summary>
    private static void RemoveEnd(LiteralInline text, HeadingBlock heading)
    {
        var content = text.Content.AsSpan().TrimEnd(" \t");
        var title = content.TrimEnd('#');
        if (!heading.IsSetext && title.Length < content.Length && (title.IsEmpty || title[^1] is ' ' or '\t'))
            content = title.TrimEnd(" \t");
        text.Span.End -= text.Content.Length - content.Length;
        text.Content.End = text.Content.Start + content.Length - 1;
    }
}
