namespace ServiceBlog.Core.Markup;

/// <summary>Takes plain text up to where another parser may begin, as Markdig's own parser of literals does. That one stops at every h, w and f too,
/// since a bare URL may begin there: at every tenth letter. This one stops where a URL does begin, which halves what inlines cost.</summary>
internal sealed class PlainTextParser : InlineParser
{
    private SearchValues<char>? _stops;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        var length = FindEnd(text, _stops ??= Stops(processor.Parsers));
        var shown = length < text.Length && text[length] is '\n' or '\r' ? text[..length].TrimEnd(' ').Length : length;
        if (shown > 0)
            Append(processor, new StringSlice(slice.Text, slice.Start, slice.Start + shown - 1));
        slice.Start += length;
        return true;
    }

    private static void Append(InlineProcessor processor, StringSlice text)
    {
        if (processor.Inline is LiteralInline previous && ReferenceEquals(previous.Content.Text, text.Text) && previous.Content.End + 1 == text.Start)
        {
            previous.Content.End = text.End;
            previous.Span.End = processor.GetSourcePosition(text.End);
            return;
        }
        processor.Inline = new LiteralInline { Content = text }.At(processor, text.Start, text.Length);
    }

    /// <summary>The first character was tried by all other parsers: it is plain, whatever it is.</summary>
    private static int FindEnd(ReadOnlySpan<char> text, SearchValues<char> stops)
    {
        var end = 0;
        while (true)
        {
            var stop = text[(end + 1)..].IndexOfAny(stops);
            if (stop < 0)
                return text.Length;
            end += 1 + stop;
            // Marks of URLs, and of nothing else that stands within a line.
            if (text[end] is not (':' or '.'))
                return end;
            if (text[end] == ':' && DirectiveSyntax.MayBeginInline(text[end..]))
                return end;
            if (UrlStart(text, end) is > 0 and var start)
                return start;
        }
    }

    /// <summary>Where the URL begins that has its first colon or point here; -1 if it is none of a URL.</summary>
    private static int UrlStart(ReadOnlySpan<char> text, int mark)
    {
        var before = text[..mark];
        if ((before[^1] | ' ') is not ('w' or 'p' or 's'))
            return -1;
        if (text[mark] == '.')
            return before.EndsWith("www", StringComparison.OrdinalIgnoreCase) ? mark - 3 : -1;
        if (!text[mark..].StartsWith("://", StringComparison.Ordinal))
            return -1;
        if (before.EndsWith("https", StringComparison.OrdinalIgnoreCase))
            return mark - 5;
        if (before.EndsWith("http", StringComparison.OrdinalIgnoreCase))
            return mark - 4;
        return before.EndsWith("ftp", StringComparison.OrdinalIgnoreCase) ? mark - 3 : -1;
    }

    private static SearchValues<char> Stops(InlineParserList parsers)
    {
        List<char> stops = [':', '.', '@'];
        foreach (var parser in parsers)
        {
            if (parser is not AutolinkParser && parser.OpeningCharacters is { } opening)
                stops.AddRange(opening);
        }
        return SearchValues.Create([.. stops]);
    }
}

/// <summary>Formulas, <c>$a\,b$</c> and <c>$$…$$</c>, are text as it was typed: backslashes and underscores in them are TeX's. No space stands behind
/// the opening sign or before the closing one, and no letter or digit around them, so that prices and shell variables are none.</summary>
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
        processor.TakeText(ref slice, length);
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
