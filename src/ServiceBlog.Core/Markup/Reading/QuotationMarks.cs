namespace ServiceBlog.Core.Markup;

/// <summary>Finds where a quotation begins whose closing mark is known, in the customs of several languages.</summary>
internal static class QuotationMarks
{
    /// <summary>Each closing mark with those that may open it.</summary>
    private static readonly Dictionary<char, string> Openings = new()
    {
        ['”'] = "“„",
        ['“'] = "„",
        ['’'] = "‘‚",
        ['‘'] = "‚",
        ['»'] = "«",
        ['«'] = "»",
        ['›'] = "‹",
        ['‹'] = "›",
        ['」'] = "「",
        ['』'] = "『",
        [InlineRun.ClosingTag] = InlineRun.OpeningTag.ToString(),
    };

    public static bool IsOpening(char mark) => mark is '"' or '\'' || Openings.Values.Any(marks => marks.Contains(mark, StringComparison.Ordinal));

    public static bool IsClosing(char mark) => mark is '"' or '\'' || Openings.ContainsKey(mark);

    /// <param name="close">The place of the closing mark.</param>
    /// <param name="floor">Where the search ends.</param>
    /// <returns>The place of the opening mark; -1 if there is none.</returns>
    public static int FindOpening(string text, int close, int floor)
    {
        var mark = text[close];
        if (mark is '"' or '\'')
            return FindStraight(text, close, floor);
        if (!Openings.TryGetValue(mark, out var openings))
            return -1;
        var depth = 0;
        for (var i = close - 1; i >= floor; i--)
        {
            if (openings.Contains(text[i], StringComparison.Ordinal))
            {
                if (depth-- == 0)
                    return i;
            }
            // An apostrophe looks like the closing mark of a single quotation, which are hardly ever nested.
            else if (text[i] == mark && mark != '’')
            {
                depth++;
            }
        }
        // In Swedish and Finnish both marks are the same.
        return mark is '”' or '»' && text.LastIndexOf(mark, close - 1, close - floor) is >= 0 and var same && Opens(text, same) ? same : -1;
    }

    private static int FindStraight(string text, int close, int floor)
    {
        var depth = 0;
        for (var i = close - 1; i >= floor; i--)
        {
            if (text[i] != text[close] || IsWithinWord(text, i))
                continue;
            if (!Opens(text, i))
                depth++;
            else if (depth-- == 0)
                return i;
        }
        return -1;
    }

    private static bool Opens(string text, int place) =>
        place + 1 < text.Length && !char.IsWhiteSpace(text[place + 1])
            && (place == 0 || !char.IsLetterOrDigit(text[place - 1]) && !IsSentenceEnd(text[place - 1]));

    private static bool IsSentenceEnd(char character) => character is '.' or ',' or '!' or '?' or ';' or '…' or ')';

    private static bool IsWithinWord(string text, int place) =>
        place > 0 && place + 1 < text.Length && char.IsLetterOrDigit(text[place - 1]) && char.IsLetterOrDigit(text[place + 1]);
}
