using Markdig.Extensions.Footnotes;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Extensions.Footnotes;

/// <summary>
/// The marks of footnotes, <c>[^name]</c>. Markdig takes them for links by reference, so that of two marks in a row the
/// first is lost as the text of the second, and <c>!</c> before one makes an image.
/// </summary>
internal sealed class FootnoteMarkParser : InlineParser
{
    /// <summary>Longer ones are text, which keeps the search for the closing bracket from going far.</summary>
    private const int MaximumLength = 200;

    public FootnoteMarkParser() => OpeningCharacters = ['[', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.CurrentChar == '!')
            return MatchExclamation(processor, ref slice);
        var length = LengthOf(slice.AsSpan());
        if (length == 0)
            return false;
        var name = slice.AsSpan()[1..(length - 1)].ToString();
        var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
        if (Find(processor, name) is not { } footnote)
        {
            ReportUndefined(processor, name, slice, length, position);
            return false;
        }
        var mark = new FootnoteLink(footnote)
        {
            Span = new SourceSpan(position, processor.GetSourcePosition(slice.Start + length - 1)),
            Line = line,
            Column = column,
        };
        footnote.Links.Add(mark);
        footnote.Order = Math.Max(footnote.Order, 0); // or Markdig drops it; the number comes from FootnoteOrder
        processor.Inline = mark;
        slice.Start += length;
        return true;
    }

    /// <summary>An exclamation mark before a footnote's mark ends a sentence.</summary>
    private static bool MatchExclamation(InlineProcessor processor, ref StringSlice slice)
    {
        var length = LengthOf(slice.AsSpan()[1..]);
        if (length == 0 || Find(processor, slice.AsSpan()[2..length].ToString()) is null)
            return false;
        var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new LiteralInline
        {
            Content = new StringSlice(slice.Text, slice.Start, slice.Start),
            Span = new SourceSpan(position, position),
            Line = line,
            Column = column,
        };
        slice.SkipChar();
        return true;
    }

    /// <summary>Of the mark with which a text begins; 0 if it begins with none.</summary>
    private static int LengthOf(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("[^"))
            return 0;
        var name = text[2..Math.Min(text.Length, MaximumLength)];
        var end = name.IndexOfAny("[]\n");
        return end > 0 && name[end] == ']' && !name[..end].IsWhiteSpace() ? end + 3 : 0;
    }

    private static Footnote? Find(InlineProcessor processor, string name) =>
        processor.Document.TryGetLinkReferenceDefinition(name, out var definition) && definition is FootnoteLinkReferenceDefinition found
            ? found.Footnote
            : null;

    /// <summary>Only what can be nothing else: <c>[^a](b)</c> is a link, <c>[^a]: b</c> a definition at a wrong place.</summary>
    private static void ReportUndefined(InlineProcessor processor, string name, StringSlice slice, int length, int position)
    {
        if (slice.PeekChar(length) is '(' or '[' || name.AsSpan().ContainsAny(" \t\\"))
            return;
        ParseMistakes.Add(processor.Document, Rules.UndefinedFootnote, position, $"no footnote [{name}] is defined, so its mark stays as text");
    }
}
