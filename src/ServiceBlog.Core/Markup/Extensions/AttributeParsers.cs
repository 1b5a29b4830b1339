using Markdig.Extensions.DefinitionLists;

namespace ServiceBlog.Core.Markup;

/// <summary>Attributes in braces directly behind a link, an image or a code span, and behind the last space of a heading. Braces anywhere else are
/// text.</summary>
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
        var takesAttributes = inline is LinkInline { IsAutoLink: false, IsClosed: true } or CodeInline or AutolinkInline or WikilinkInline;
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

/// <summary>A line of nothing but attributes, for the block below it. Text if there is none that can take them.</summary>
internal sealed class AttributeLine(BlockParser parser, AttributeList list) : LeafBlock(parser)
{
    public AttributeList List { get; } = list;

    public ParagraphBlock ToParagraph()
    {
        var inlines = Inline;
        Inline = null;
        return new ParagraphBlock { Inline = inlines, Line = Line, Column = Column, Span = Span };
    }
}

/// <summary>Parses <see cref="AttributeLine"/>s. Which block a line belongs to is known when the whole text has been parsed, since Markdig replaces
/// blocks until then.</summary>
internal sealed class AttributeLineParser : BlockParser
{
    private static readonly object LinesOfDocument = new();

    public AttributeLineParser() => OpeningCharacters = ['{'];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => block is not ParagraphBlock;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        if (processor.IsCodeIndent || AttributeList.Read(line.AsSpan()) is not { } list || !line.AsSpan()[list.Length..].IsWhiteSpace())
            return BlockState.None;
        var block = new AttributeLine(this, list) { ProcessInlines = true, Column = processor.Column, Span = new SourceSpan(line.Start, line.End) };
        if (processor.Document.GetData(LinesOfDocument) is not List<AttributeLine> lines)
            processor.Document.SetData(LinesOfDocument, lines = []);
        lines.Add(block);
        processor.NewBlocks.Push(block);
        return BlockState.Break;
    }

    public override bool Close(BlockProcessor processor, Block block)
    {
        ((AttributeLine)block).Lines.Lines[0].Slice.Trim();
        return true;
    }

    /// <summary>Gives the blocks their attributes, the last line first: two lines may stand above one block.</summary>
    public static void Attach(MarkdownDocument document)
    {
        if (document.GetData(LinesOfDocument) is not List<AttributeLine> lines)
            return;
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            var line = lines[i];
            if (line.Parent is not { } container)
                continue;
            var place = container.IndexOf(line);
            if (place + 1 == container.Count || !TakesAttributes(container[place + 1]))
            {
                container[place] = line.ToParagraph();
                continue;
            }
            line.List.AddTo(container[place + 1]);
            line.List.ReportRefused(document, line.Span.Start);
            container.RemoveAt(place);
        }
    }

    private static bool TakesAttributes(Block block) =>
        block is ParagraphBlock or HeadingBlock or QuoteBlock or ListBlock or CodeBlock or ThematicBreakBlock or Table or DefinitionList;
}
