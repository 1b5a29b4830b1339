using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;
using ServiceBlog.Core.Markup.Limits;

namespace ServiceBlog.Core.Markup.Extensions.Links;

/// <summary>
/// Keeps <c>[a](b ((c))</c> text: a title in parentheses holds no parenthesis but an escaped one (CommonMark 0.31.2,
/// section 6.3). Markdig would end the title at the first that closes. Stands before Markdig's parser of links.
/// </summary>
internal sealed class ParenthesisParser : InlineParser
{
    public ParenthesisParser() => OpeningCharacters = [']'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '(' || processor.Inline?.FirstParentOfType<LinkDelimiterInline>() is not { IsActive: true, Label: null } opening)
            return false;
        var title = FindTitle(slice.AsSpan()[2..]);
        ((ParseBudget)processor.Context!).Charge(Math.Abs(title) / 4, processor.GetSourcePosition(slice.Start));
        if (title <= 0 || !OpensTwice(slice.AsSpan()[(2 + title)..]))
            return false;

        opening.ReplaceBy(new LiteralInline
        {
            Content = new StringSlice(opening.IsImage ? "![" : "["),
            Span = opening.Span,
            Line = opening.Line,
            Column = opening.Column,
        });
        var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new LiteralInline
        {
            Content = new StringSlice(slice.Text, slice.Start, slice.Start),
            Span = new(position, position),
            Line = line,
            Column = column,
        };
        slice.SkipChar();
        return true;
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
