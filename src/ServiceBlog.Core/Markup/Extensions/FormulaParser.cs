using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Extensions;

/// <summary>
/// Formulas, <c>$a\,b$</c> and <c>$$…$$</c>, are text as it was typed: backslashes and underscores in them are TeX's. No
/// space stands behind the opening sign or before the closing one, and no letter or digit around them, so that prices and
/// shell variables are none.
/// </summary>
internal sealed class FormulaParser : InlineParser
{
    public FormulaParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (char.IsLetterOrDigit(slice.PeekCharExtra(-1)))
            return false;
        var length = LengthOf(slice.AsSpan());
        if (length == 0)
            return false;
        processor.Inline = new LiteralInline
        {
            Content = new StringSlice(slice.Text, slice.Start, slice.Start + length - 1),
            Span = new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(slice.Start + length - 1)),
            Line = line,
            Column = column,
        };
        slice.Start += length;
        return true;
    }

    /// <summary>Of the formula with which a text begins; 0 if it begins with none.</summary>
    private static int LengthOf(ReadOnlySpan<char> text)
    {
        var isDisplayed = text.StartsWith("$$");
        var start = isDisplayed ? 2 : 1;
        if (start == text.Length || text[start] is '`' or '$' || (!isDisplayed && char.IsWhiteSpace(text[start])))
            return 0;
        // The next sign has to close it: so no text is searched twice.
        var end = start;
        do
        {
            var next = text[end..].IndexOf('$');
            if (next < 0)
                return 0;
            end += next + 1;
        }
        while (text[end - 2] == '\\');
        return isDisplayed ? DisplayedLength(text, end) : InlineLength(text, end);
    }

    private static int DisplayedLength(ReadOnlySpan<char> text, int end) => end < text.Length && text[end] == '$' ? end + 1 : 0;

    private static int InlineLength(ReadOnlySpan<char> text, int end)
    {
        var isClosed = !char.IsWhiteSpace(text[end - 2]) && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '$'));
        return isClosed && !text[..end].Contains('\n') ? end : 0;
    }
}
