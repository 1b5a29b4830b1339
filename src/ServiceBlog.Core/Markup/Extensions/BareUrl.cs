namespace ServiceBlog.Core.Markup;

/// <summary>Where a URL begins and ends that stands in a text without marks around it: by the rules of GitHub Flavored Markdown (section 6.9, and
/// what cmark-gfm does beyond it), and by the punctuation of other scripts, of which those say nothing.</summary>
internal static class BareUrl
{
    private static readonly string[] Schemes = ["http://", "https://", "ftp://"];

    /// <summary>Ends a URL wherever it stands: blanks, and marks that no script writes within an address.</summary>
    private static readonly SearchValues<char> Ends = SearchValues.Create(
        " \t\n\v\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000"
        + "<“”„«»‹›、。〈〉《》「」『』【】〔〕〖〗！（），：；？｡｢｣､");

    /// <summary>Belongs to the sentence if it stands at the end of a URL.</summary>
    private static readonly SearchValues<char> Trailing = SearchValues.Create("?!.,:*_~'\"\\‘’…–—·،؛؟।");

    /// <summary>What may stand before <c>www.</c>, besides blanks and the punctuation and letters of scripts without capitals.</summary>
    private const string BeforeWww = "*_~([|\"'";

    /// <summary>The length of the scheme that a URL begins with, 0 if it begins with <c>www.</c>; -1 if none begins here.</summary>
    /// <param name="text">From the first character on.</param>
    /// <param name="before">The character before it; <c>\0</c> if there is none.</param>
    public static int MatchScheme(ReadOnlySpan<char> text, char before)
    {
        if (text[0] is 'w' or 'W')
            return text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && text.Length > 4 && IsHost(text[4]) && MayStandBeforeWww(before) ? 0 : -1;
        if (char.IsAsciiLetter(before))
            return -1;
        foreach (var scheme in Schemes)
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return text.Length > scheme.Length && IsHost(text[scheme.Length]) ? scheme.Length : -1;
        }
        return -1;
    }

    /// <summary>The length of the host; negative if its last two segments hold an underscore, which no host has.</summary>
    public static int MeasureHost(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && (IsHost(text[end]) || text[end] is '.' or '-' or '_'))
            end++;
        var host = text[..end];
        var last = host.LastIndexOf('.');
        var beforeLast = last < 0 ? -1 : host[..last].LastIndexOf('.');
        return host[(beforeLast + 1)..].Contains('_') ? -end : end;
    }

    /// <summary>The length of a URL with all that follows up to a blank.</summary>
    public static int MeasureAll(ReadOnlySpan<char> text) => text.IndexOfAny(Ends) is >= 0 and var end ? end : text.Length;

    /// <summary>The length of a URL without what closes the sentence or the parenthesis around it.</summary>
    public static int MeasureTrimmed(ReadOnlySpan<char> url)
    {
        var unmatched = url.Count(')') - url.Count('(');
        var end = url.Length;
        while (end > 0)
        {
            if (Trailing.Contains(url[end - 1]))
                end--;
            else if (url[end - 1] == ';')
                end = EntityStart(url[..(end - 1)]);
            else if (url[end - 1] == ')' && unmatched-- > 0)
                end--;
            else
                break;
        }
        return end;
    }

    /// <summary>Where a bracket is closed that was not opened within the URL; its length if nowhere.</summary>
    public static int FindUnmatchedBracket(ReadOnlySpan<char> url)
    {
        var open = 0;
        for (var index = url.IndexOfAny('[', ']'); index >= 0 && index < url.Length; index++)
        {
            if (url[index] == '[')
                open++;
            else if (url[index] == ']' && open-- == 0)
                return index;
        }
        return url.Length;
    }

    /// <summary>The place of the <c>&amp;</c>, if an entity ends here; else the end.</summary>
    private static int EntityStart(ReadOnlySpan<char> url)
    {
        var start = url.Length;
        while (start > 0 && char.IsAsciiLetterOrDigit(url[start - 1]))
            start--;
        return start > 0 && start < url.Length && url[start - 1] == '&' ? start - 1 : url.Length;
    }

    private static bool IsHost(char character) => character < '\u0080'
        ? char.IsAsciiLetterOrDigit(character)
        : !char.IsWhiteSpace(character) && !char.IsPunctuation(character) && !Ends.Contains(character);

    private static bool MayStandBeforeWww(char before)
    {
        if (before < '\u0080')
            return before is '\0' or ' ' or '\t' or '\n' or '\r' || BeforeWww.Contains(before, StringComparison.Ordinal);
        return char.GetUnicodeCategory(before)
            is not (UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.NonSpacingMark);
    }
}
