using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Extensions.Attributes;

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

/// <summary>
/// Parses <see cref="AttributeLine"/>s. Which block a line belongs to is known when the whole text has been parsed, since
/// Markdig replaces blocks until then.
/// </summary>
internal sealed class AttributeLineParser : BlockParser
{
    private static readonly object LinesOfDocument = new();

    public AttributeLineParser() => OpeningCharacters = ['{'];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => block is not ParagraphBlock;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        if (processor.IsCodeIndent
            || AttributeList.Read(line.AsSpan()) is not { } list || !line.AsSpan()[list.Length..].IsWhiteSpace())
        {
            return BlockState.None;
        }
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
            if (place + 1 < container.Count && TakesAttributes(container[place + 1]))
            {
                line.List.AddTo(container[place + 1]);
                line.List.ReportRefused(document, line.Span.Start);
                container.RemoveAt(place);
            }
            else
            {
                container[place] = line.ToParagraph();
            }
        }
    }

    private static bool TakesAttributes(Block block) =>
        block is ParagraphBlock or HeadingBlock or QuoteBlock or ListBlock or CodeBlock or ThematicBreakBlock or Table or DefinitionList;
}
