namespace ServiceBlog.Core.Checking.Quotations;

/// <summary>Looks for a quotation in a text: its pieces one after another, each from word to word.</summary>
internal static class QuotationSearch
{
    /// <summary>How many characters may stand where an author put words in brackets.</summary>
    private const int LongestReplaced = 120;

    /// <returns>Where it begins; negative if it is not there, and then <paramref name="missing"/> is the piece at which it fails.</returns>
    public static int Find(string text, Range within, ImmutableArray<QuotationPiece> pieces, out int missing)
    {
        var (start, length) = within.GetOffsetAndLength(text.Length);
        var span = text.AsSpan(0, start + length);
        var (first, from) = (-1, start);
        for (missing = 0; missing < pieces.Length;)
        {
            var count = CountOfRun(pieces, missing);
            var (place, end) = FindRun(span, from, pieces.AsSpan(missing, count));
            if (place < 0)
                return -1;
            first = first < 0 ? place : first;
            from = end;
            missing += count;
        }
        return first;
    }

    /// <summary>The pieces from one on that no gap divides.</summary>
    public static int CountOfRun(ImmutableArray<QuotationPiece> pieces, int first)
    {
        var count = 1;
        while (first + count < pieces.Length && !pieces[first + count].AfterGap)
            count++;
        return count;
    }

    private static (int Place, int End) FindRun(ReadOnlySpan<char> text, int from, ReadOnlySpan<QuotationPiece> run)
    {
        for (var place = FindPiece(text, from, run[0]); place >= 0; place = FindPiece(text, place + 1, run[0]))
        {
            var end = place + run[0].Text.Length;
            var matched = 1;
            while (matched < run.Length)
            {
                var near = Math.Min(text.Length, end + LongestReplaced + run[matched].Text.Length);
                if (FindPiece(text[..near], end, run[matched]) is not (>= 0 and var next))
                    break;
                end = next + run[matched].Text.Length;
                matched++;
            }
            if (matched == run.Length)
                return (place, end);
        }
        return (-1, -1);
    }

    private static int FindPiece(ReadOnlySpan<char> text, int from, QuotationPiece piece)
    {
        while (from <= text.Length - piece.Text.Length)
        {
            var found = text[from..].IndexOf(piece.Text, StringComparison.Ordinal);
            if (found < 0)
                return -1;
            var place = from + found;
            if ((piece.StartsInWord || !DividesWord(text, place)) && (piece.EndsInWord || !DividesWord(text, place + piece.Text.Length)))
                return place;
            from = place + 1;
        }
        return -1;
    }

    private static bool DividesWord(ReadOnlySpan<char> text, int place) =>
        place > 0 && place < text.Length && IsOfWord(text[place - 1]) && IsOfWord(text[place]);

    /// <summary>Letters of scripts that part their words: not Thai and its neighbours, nor those from Chinese on.</summary>
    private static bool IsOfWord(char character) =>
        char.IsLetterOrDigit(character)
        && character is < '\u0E00' or (> '\u0EFF' and < '\u1000') or (> '\u109F' and < '\u1780') or (> '\u17FF' and < '\u2E80')
            or (>= '\uAC00' and <= '\uD7A3');
}

/// <summary>What a quotation claims: pieces that must follow one another. <c>[…]</c> between two stands for any words of the source, any other
/// bracket (<c>[sic]</c>, <c>[they]</c>, the T of <c>[T]he</c>) for a few words that it replaces, or none.</summary>
internal static class QuotationPattern
{
    private const int LongestBracket = 200;

    /// <summary>With every bracket taken for what it is.</summary>
    public static ImmutableArray<QuotationPiece> Literal(string quotation) =>
        [new QuotationPiece(ComparableText.Of(quotation), AfterGap: true, StartsInWord: false, EndsInWord: false)];

    public static ImmutableArray<QuotationPiece> Parse(string quotation)
    {
        var pieces = ImmutableArray.CreateBuilder<QuotationPiece>();
        var (start, afterGap, startsInWord) = (0, true, false);
        while (start <= quotation.Length)
        {
            var (open, close) = NextBracket(quotation, start);
            var text = quotation[start..open];
            var isGap = close > open && IsGap(quotation[(open + 1)..close]);
            var endsInWord = close > open && !isGap && open > start && char.IsLetterOrDigit(quotation[open - 1]);
            var comparable = Trim(ComparableText.Of(text), atStart: afterGap, atEnd: isGap || open == quotation.Length);
            if (comparable.Length > 0)
            {
                pieces.Add(new QuotationPiece(comparable, afterGap, startsInWord, endsInWord));
                afterGap = false;
            }
            afterGap |= isGap;
            start = close + 1;
            startsInWord = !isGap && start < quotation.Length && char.IsLetterOrDigit(quotation[start]);
        }
        return pieces.ToImmutable();
    }

    /// <summary>Where the next brackets open and close; the end of the text, twice, if there are none.</summary>
    private static (int Open, int Close) NextBracket(string text, int start)
    {
        for (var open = text.IndexOf('[', start); open >= 0; open = text.IndexOf('[', open + 1))
        {
            var close = text.IndexOf(']', open);
            if (close > open + 1 && close - open <= LongestBracket)
                return (open, close);
        }
        return (text.Length, text.Length);
    }

    private static bool IsGap(string bracket) => ComparableText.Of(bracket).Trim() is "..." or "..";

    /// <summary>Points and commas at the ends are the quoting text's, by the custom of its country; so are dots that say that the source goes on.</summary>
    private static string Trim(string piece, bool atStart, bool atEnd)
    {
        if (atStart && piece.StartsWith("...", StringComparison.Ordinal))
            piece = piece[3..];
        if (atEnd)
            piece = piece.TrimEnd('.', ',', ';', ':', ' ', '-');
        return piece.Trim();
    }
}

/// <summary>Words of a quotation that must stand in the source as they are.</summary>
/// <param name="Text">Comparable.</param>
/// <param name="AfterGap">What is before it was left out, and may be as long as it likes; else it was put in.</param>
/// <param name="StartsInWord">It may begin in the midst of a word: <c>[T]he</c>.</param>
/// <param name="EndsInWord">It may end in the midst of a word.</param>
internal readonly record struct QuotationPiece(string Text, bool AfterGap, bool StartsInWord, bool EndsInWord);
