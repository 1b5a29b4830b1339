namespace ServiceBlog.Core.Markup;

/// <summary>What the inline parsers of this folder do alike.</summary>
internal static class ParsedInlines
{
    /// <summary>Tells an inline where it stands.</summary>
    /// <param name="start">In the text of the leaf.</param>
    public static T At<T>(this T inline, InlineProcessor processor, int start, int length) where T : Inline
    {
        inline.Span = new SourceSpan(processor.GetSourcePosition(start, out var line, out var column), processor.GetSourcePosition(start + length - 1));
        (inline.Line, inline.Column) = (line, column);
        return inline;
    }

    /// <summary>Parses a part of the text as a paragraph is, by a processor of its own, which takes its lines from the Markdown itself.</summary>
    /// <param name="start">In the text of the leaf.</param>
    public static ContainerInline ParseText(this InlineProcessor processor, int start, ReadOnlySpan<char> text)
    {
        var markdown = ((ParseBudget)processor.Context!).Markdown;
        var lines = new StringLineGroup(capacity: 4);
        foreach (var range in text.Split('\n'))
        {
            var (offset, length) = range.GetOffsetAndLength(text.Length);
            var position = processor.GetSourcePosition(start + offset, out var line, out var column);
            var slice = new StringSlice(markdown, position, position + length - 1, NewLine.LineFeed);
            var written = new StringLine(slice, line, column, position, NewLine.LineFeed);
            lines.Add(ref written);
        }
        var leaf = new DirectiveLabel(processor.Block!.Parser!) { Lines = lines, Line = processor.LineIndex };
        new InlineProcessor(processor.Document, processor.Parsers, preciseSourcelocation: true, processor.Context).ProcessInlineLeaf(leaf);
        var parsed = leaf.Inline!;
        leaf.Inline = null;
        return parsed;
    }

    /// <summary>Takes characters for plain text.</summary>
    public static void TakeText(this InlineProcessor processor, ref StringSlice slice, int length)
    {
        var text = new StringSlice(slice.Text, slice.Start, slice.Start + length - 1);
        processor.Inline = new LiteralInline { Content = text }.At(processor, text.Start, length);
        slice.Start += length;
    }
}
