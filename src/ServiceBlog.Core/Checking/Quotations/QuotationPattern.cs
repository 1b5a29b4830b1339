namespace ServiceBlog.Core.Checking.Quotations;

/// <summary>
/// What a quotation claims: pieces that must follow one another. <c>[…]</c> between two stands for any words of the
/// source, any other bracket (<c>[sic]</c>, <c>[they]</c>, the T of <c>[T]he</c>) for a few words that it replaces, or none.
/// </summary>
internal static class QuotationPattern
{
    private const int LongestBracket = 200;

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

    /// <summary>
    /// Points and commas at the ends are the quoting text's, by the custom of its country; so are dots that say that the
    /// source goes on.
    /// </summary>
    private static string Trim(string piece, bool atStart, bool atEnd)
    {
        if (atStart && piece.StartsWith("...", StringComparison.Ordinal))
            piece = piece[3..];
        if (atEnd)
            piece = piece.TrimEnd('.', ',', ';', ':', ' ', '-');
        return piece.Trim();
    }
}
