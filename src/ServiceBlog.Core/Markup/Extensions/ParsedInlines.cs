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

    /// <summary>Takes characters for plain text.</summary>
    public static void TakeText(this InlineProcessor processor, ref StringSlice slice, int length)
    {
        processor.Inline = new LiteralInline
        {
            Content = new StringSlice(slice.Text, slice.Start,
            slice.Start + length - 1)
        }.At(processor, slice.Start, length);
        slice.Start += length;
    }
}
