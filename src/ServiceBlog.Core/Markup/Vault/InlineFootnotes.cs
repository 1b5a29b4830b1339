namespace ServiceBlog.Core.Markup;

/// <summary>Parses a footnote that is written where its mark stands: <c>^[text]</c>.</summary>
internal sealed class InlineFootnoteParser : InlineParser
{
    /// <summary>Longer ones are text, which keeps the search for the closing bracket from going far.</summary>
    private const int MaximumLength = 2000;

    public InlineFootnoteParser() => OpeningCharacters = ['^'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (!text.StartsWith("^[") || EndOf(text[..Math.Min(text.Length, MaximumLength)]) is not (> 2 and var end) || text[2..end].IsWhiteSpace())
            return false;
        ((ParseBudget)processor.Context!).Charge(end, processor.GetSourcePosition(slice.Start));
        var paragraph = new ParagraphBlock { Inline = processor.ParseText(slice.Start + 2, text[2..end]) };
        var footnote = new Footnote(processor.Block!.Parser!) { Label = "^" };
        footnote.Add(paragraph);
        FootnoteOrder.Remember(processor.Document, footnote);
        var mark = new FootnoteLink(footnote).At(processor, slice.Start, end + 1);
        footnote.Links.Add(mark);
        processor.Inline = mark;
        slice.Start += end + 1;
        return true;
    }

    /// <summary>Where the bracket is closed; 0 if it is not.</summary>
    private static int EndOf(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var index = 1; index < text.Length; index++)
        {
            if (text[index] == '\\')
                index++;
            else if (text[index] == '[')
                depth++;
            else if (text[index] == ']' && --depth == 0)
                return index;
        }
        return 0;
    }
}
