namespace ServiceBlog.Core.Markup;

/// <summary>Keeps brackets text that make no link by CommonMark 0.31.2, section 6.3: <c>[a](b ((c))</c>, since a title in parentheses holds no
/// parenthesis but an escaped one, and <c>[a][b]</c> without a definition of b. Markdig would end the title at the first parenthesis that closes, and
/// let a later bracket close the one of a. Stands before Markdig's parser of links.</summary>
internal sealed class UnlinkedBracketParser : InlineParser
{
    public UnlinkedBracketParser() => OpeningCharacters = [']'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() is not ('(' or '[') || processor.Inline?.FirstParentOfType<LinkDelimiterInline>() is not { IsActive: true } opening)
            return false;
        if (slice.PeekChar() == '[' ? !IsUndefinedLabel(processor, opening, slice) : opening.Label is not null || !HasUnfitTitle(processor, slice))
            return false;

        var text = new StringSlice(opening.IsImage ? "![" : "[");
        opening.ReplaceBy(new LiteralInline { Content = text, Span = opening.Span, Line = opening.Line, Column = opening.Column });
        processor.TakeText(ref slice, length: 1);
        return true;
    }

    /// <summary>Whether a label follows that nothing defines. A mark of a footnote or a citation is none.</summary>
    private static bool IsUndefinedLabel(InlineProcessor processor, LinkDelimiterInline opening, StringSlice slice)
    {
        slice.SkipChar();
        if (slice.PeekChar() == ']')
            return opening.Label is null;
        return slice.PeekChar() is not ('^' or '@' or '[') && LinkHelper.TryParseLabel(ref slice, out string? label)
            && !processor.Document.ContainsLinkReferenceDefinition(label);
    }

    private static bool HasUnfitTitle(InlineProcessor processor, StringSlice slice)
    {
        var title = FindTitle(slice.AsSpan()[2..]);
        ((ParseBudget)processor.Context!).Charge(Math.Abs(title) / 4, processor.GetSourcePosition(slice.Start));
        return title > 0 && OpensTwice(slice.AsSpan()[(2 + title)..]);
    }

    /// <summary>Where a title in parentheses begins, behind an address; else minus what was looked at.</summary>
    private static int FindTitle(ReadOnlySpan<char> text)
    {
        var start = SkipBlanks(text, 0);
        var end = Math.Min(start < text.Length && text[start] == '<' ? PointedEnd(text, start) : AddressEnd(text, start), text.Length);
        var title = SkipBlanks(text, end);
        return title > end && title < text.Length && text[title] == '(' ? title : -title;
    }

    private static int PointedEnd(ReadOnlySpan<char> text, int index)
    {
        while (index < text.Length && text[index] is not ('>' or '\n'))
            index += text[index] == '\\' ? 2 : 1;
        return index + 1;
    }

    /// <summary>An address holds parentheses in pairs; one more closes the link.</summary>
    private static int AddressEnd(ReadOnlySpan<char> text, int index)
    {
        for (var depth = 0; index < text.Length && text[index] > ' '; index++)
        {
            if (text[index] == '(')
                depth++;
            else if (text[index] == ')' && depth-- == 0)
                break;
            else if (text[index] == '\\')
                index++;
        }
        return index;
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int index)
    {
        while (index < text.Length && text[index] is ' ' or '\t' or '\n')
            index++;
        return index;
    }

    private static bool OpensTwice(ReadOnlySpan<char> title)
    {
        for (var index = 1; index < title.Length && title[index] != ')'; index++)
        {
            if (title[index] == '(')
                return true;
            if (title[index] == '\\')
                index++;
        }
        return false;
    }
}

/// <summary>A task's box opens its list item and is followed by a space. Markdig's own parser takes <c>[x]</c> anywhere in an item, which breaks
/// <c>- see [x](y)</c>.</summary>
internal sealed class LeadingTaskListParser : TaskListInlineParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        processor.Inline is null
        && slice.PeekChar(3) is ' ' or '\t'
        && processor.Block is ParagraphBlock { Parent: ListItemBlock item } paragraph
        && item[0] == paragraph
        && base.Match(processor, ref slice);
}

/// <summary>Where a tab follows a heading's <c>#</c>, Markdig makes spaces of it in a copy of the line, and all positions within count from that
/// copy. This puts the line of the text itself back, so that its links can be located.</summary>
internal static class TabbedHeadings
{
    public static void RestoreSource(BlockProcessor processor, Block block)
    {
        if (block is not HeadingBlock { Lines.Count: 1 } heading)
            return;
        ref var line = ref heading.Lines.Lines[0];
        var source = processor.Line.Text;
        if (source is null || ReferenceEquals(line.Slice.Text, source) || line.Position >= source.Length)
            return;

        var content = line.Slice.AsSpan().Trim();
        var end = source.IndexOf('\n', line.Position);
        var sourceLine = source.AsSpan(line.Position, (end < 0 ? source.Length : end) - line.Position);
        var start = sourceLine.LastIndexOf(content, StringComparison.Ordinal);
        if (start >= 0)
            line.Slice = new StringSlice(source, line.Position + start, line.Position + start + content.Length - 1, line.NewLine);
    }
}

/// <summary>Thematic breaks, also under link reference definitions: where a paragraph holds nothing else, there is no text that <c>---</c> could make
/// a heading of (CommonMark 0.31.2, section 4.3). Markdig would take the dashes for text.</summary>
internal sealed class BreakUnderDefinitions : ThematicBreakParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor is { IsCodeIndent: false, CurrentChar: '-', CurrentBlock: ParagraphBlock paragraph } && HoldsDefinitionsAlone(paragraph))
            processor.Close(paragraph);
        return base.TryOpen(processor);
    }

    private static bool HoldsDefinitionsAlone(ParagraphBlock paragraph)
    {
        if (paragraph.Lines.Lines[0].Slice.CurrentChar != '[')
            return false;
        var text = new StringSlice(paragraph.Lines.ToString());
        while (!text.IsEmpty)
        {
            if (!LinkReferenceDefinition.TryParse(ref text, out _))
                return false;
            text.TrimStart();
        }
        return true;
    }
}

/// <summary>Parses nothing: stands before the table parser and takes link reference definitions off the paragraph whose last line becomes a table's
/// head. Markdig would leave them as text.</summary>
internal sealed class DefinitionsAboveTable : BlockParser
{
    public DefinitionsAboveTable() => OpeningCharacters = ['|', '-', ':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.CurrentBlock is ParagraphBlock { Lines.Count: > 1 } paragraph && !processor.Line.AsSpan().ContainsAnyExcept("|-: \t"))
            TakeDefinitions(processor.Document, paragraph);
        return BlockState.None;
    }

    private static void TakeDefinitions(MarkdownDocument document, ParagraphBlock paragraph)
    {
        while (paragraph.Lines.Count > 1 && paragraph.Lines.Lines[0].Slice.CurrentChar == '[')
        {
            var text = paragraph.Lines.ToCharIterator();
            if (!LinkReferenceDefinition.TryParse(ref text, out var definition) || text.Remaining() is not { Count: > 0 } rest)
                return;
            document.SetLinkReferenceDefinition(definition.Label!, definition, addGroup: true);
            paragraph.Lines = rest;
        }
    }
}
