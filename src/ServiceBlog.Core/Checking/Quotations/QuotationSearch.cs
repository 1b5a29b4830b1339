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
