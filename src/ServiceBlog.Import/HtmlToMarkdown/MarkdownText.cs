namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>Writes text so that Markdown takes it for text: every character that the site's pipeline (CommonMark, tables, attributes in braces,
/// formulas, footnotes, citations, wikilinks, bare addresses) could take for mark-up is escaped, and as few others as possible, for people go on
/// writing in what is made here.</summary>
internal static class MarkdownText
{
    /// <summary>What Markdown takes between the brackets of a name at most; without a bound, many that are never closed would take the square of their number.</summary>
    private const int LongestBracket = 999;

    private static readonly string[] AddressStarts = ["http://", "https://", "ftp://", "mailto:", "tel:", "xmpp:", "www."];

    /// <param name="text">Text on one line.</param>
    /// <param name="atLineStart">Whether the text begins a line, where more characters have a meaning.</param>
    /// <param name="inLabel">Whether it stands between the brackets of a link or an image.</param>
    /// <param name="linksAddresses">Leaves bare addresses to become links, as a text without mark-up means them.</param>
    public static string Escape(string text, bool atLineStart, bool inLabel = false, bool linksAddresses = false)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var index = atLineStart ? EscapeLineStart(text, escaped) : 0;
        while (index < text.Length)
        {
            if (AddressAt(text, index) is { } mark)
            {
                var end = linksAddresses ? EndOfAddress(text, index) : mark + 1;
                escaped.Append(text, index, mark - index).Append(linksAddresses ? "" : "\\").Append(text, mark, end - mark);
                index = end;
                continue;
            }
            if (NeedsEscape(text, index, inLabel) || (!linksAddresses && IsInEmail(text, index)))
                escaped.Append('\\');
            escaped.Append(text[index]);
            index++;
        }
        return escaped.ToString();
    }

    /// <summary>Escapes what has a meaning only at the start of a line; returns how much of the text is written.</summary>
    private static int EscapeLineStart(string text, StringBuilder escaped)
    {
        var digits = text.Take(10).TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0 && digits < text.Length && text[digits] is '.' or ')' && IsSpaceOrEnd(text, digits + 1))
        {
            escaped.Append(text, 0, digits).Append('\\').Append(text[digits]);
            return digits + 1;
        }
        var starts = text.Length > 0 && text[0] switch
        {
            '#' => IsSpaceOrEnd(text, text.TakeWhile(letter => letter == '#').Count()),
            '-' => IsSpaceOrEnd(text, 1) || text.Trim('-', ' ').Length == 0,
            '+' => IsSpaceOrEnd(text, 1),
            '=' => text.Trim('=', ' ').Length == 0,
            ':' or '>' or '|' => true,
            _ => false,
        };
        if (!starts)
            return 0;
        escaped.Append('\\').Append(text[0]);
        return 1;
    }

    private static bool NeedsEscape(string text, int index, bool inLabel)
    {
        var next = index + 1 < text.Length ? text[index + 1] : '\0';
        var previous = index > 0 ? text[index - 1] : '\0';
        return text[index] switch
        {
            '\\' => !char.IsLetterOrDigit(next),
            '`' or '*' or '{' or '~' or '|' => true,
            '$' => !char.IsLetterOrDigit(next), // where it could end a formula
            '_' => !char.IsLetterOrDigit(next) || !char.IsLetterOrDigit(previous),
            '<' => char.IsAsciiLetter(next) || next is '/' or '!' or '?',
            '&' => next == '#' || char.IsAsciiLetter(next),
            '!' => next == '[',
            '[' => inLabel || OpensSomething(text, index),
            ']' => inLabel || next == '\0',
            _ => false,
        };
    }

    /// <summary>Whether a sign is that of an e-mail address, which would become a link.</summary>
    private static bool IsInEmail(string text, int index) =>
        text[index] == '@' && index > 0 && index + 1 < text.Length && char.IsAsciiLetterOrDigit(text[index + 1])
        && (char.IsAsciiLetterOrDigit(text[index - 1]) || text[index - 1] is '.' or '-' or '_' or '+');

    /// <summary>A bracket that nothing answers for is only a bracket: <c>[sic]</c> stays as it is.</summary>
    private static bool OpensSomething(string text, int index)
    {
        var close = text.IndexOf(']', index, Math.Min(LongestBracket, text.Length - index));
        if (close < 0 || close == text.Length - 1)
            return true;
        return text[index + 1] is '@' or '[' or '^' or '!' or ' ' or 'x' or 'X' || text[close + 1] is '(' or '[' or ':' or '{';
    }

    private static bool IsSpaceOrEnd(string text, int index) => index >= text.Length || text[index] is ' ' or '\t';

    /// <summary>Where the colon or dot of <c>http://</c>, <c>www.</c> and the like stands, if one begins a word here.</summary>
    private static int? AddressAt(string text, int index)
    {
        if (char.ToLowerInvariant(text[index]) is not ('h' or 'f' or 'm' or 't' or 'w' or 'x') || (index > 0 && char.IsAsciiLetter(text[index - 1])))
            return null;
        var start = AddressStarts.FirstOrDefault(start => string.Compare(text, index, start, 0, start.Length, StringComparison.OrdinalIgnoreCase) == 0);
        return start is null ? null : index + start.AsSpan().IndexOfAny(':', '.');
    }

    private static int EndOfAddress(string text, int index)
    {
        while (index < text.Length && !char.IsWhiteSpace(text[index]) && text[index] is not ('<' or '>' or '|' or '`' or '\\' or '[' or ']' or '{'))
            index++;
        return index;
    }
}
