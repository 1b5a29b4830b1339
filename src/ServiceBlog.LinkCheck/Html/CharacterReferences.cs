using AngleSharp.Html;

namespace ServiceBlog.LinkCheck.Html;

/// <summary>Decodes character references (HTML standard, section 13.2.5.72 and on). The names are AngleSharp's table; which of them count without a
/// semicolon, and where, is decided here.</summary>
public static class CharacterReferences
{
    private const int LongestName = 32; // the longest name of the standard's table, "CounterClockwiseContourIntegral;"
    private static readonly SearchValues<char> NotItself = SearchValues.Create("&\r\0");

    /// <summary>Whether a value reads otherwise than it is written.</summary>
    public static bool IsNeeded(ReadOnlySpan<char> written) => written.ContainsAny(NotItself);

    /// <summary>Decodes an attribute's value; its line ends become line feeds (section 13.2.3.5), its null characters U+FFFD.</summary>
    public static string DecodeAttribute(ReadOnlySpan<char> written) =>
        !written.ContainsAny('\r', '\0')
            ? Decode(written, isAttribute: true)
            : Decode(written.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\0', '\uFFFD'), isAttribute: true);

    public static string DecodeText(ReadOnlySpan<char> written) => Decode(written, isAttribute: false);

    private static string Decode(ReadOnlySpan<char> written, bool isAttribute)
    {
        if (!written.Contains('&'))
            return written.ToString();
        var decoded = new StringBuilder(written.Length);
        while (written.IndexOf('&') is >= 0 and var mark)
        {
            decoded.Append(written[..mark]);
            written = written[mark..];
            var length = written.Length > 1 && written[1] == '#' ? Number(written, decoded) : Name(written, isAttribute, decoded);
            if (length == 0)
                decoded.Append('&');
            written = written[Math.Max(1, length)..];
        }
        return decoded.Append(written).ToString();
    }

    /// <summary>Reads <c>&amp;#65;</c> or <c>&amp;#x41;</c>; returns its length, 0 if it is none.</summary>
    private static int Number(ReadOnlySpan<char> written, StringBuilder decoded)
    {
        var isHex = written.Length > 2 && written[2] is 'x' or 'X';
        var at = isHex ? 3 : 2;
        var first = at;
        var code = 0;
        while (at < written.Length && (isHex ? char.IsAsciiHexDigit(written[at]) : char.IsAsciiDigit(written[at])))
        {
            // Past Unicode's end it no longer matters by how much.
            code = Math.Min(code * (isHex ? 16 : 10) + Convert.ToInt32(written[at].ToString(), 16), 0x110000);
            at++;
        }
        if (at == first)
            return 0;
        decoded.Append(Character(code));
        return at < written.Length && written[at] == ';' ? at + 1 : at;
    }

    private static string Character(int code)
    {
        // The table maps the C1 controls to what Windows-1252 has there.
        if (HtmlEntityProvider.IsInCharacterTable(code))
            return HtmlEntityProvider.GetSymbolFromTable(code)!;
        return code == 0 || !Rune.IsValid(code) ? "\uFFFD" : char.ConvertFromUtf32(code);
    }

    /// <summary>Reads the longest name that the table has; returns its length, 0 if there is none.</summary>
    private static int Name(ReadOnlySpan<char> written, bool isAttribute, StringBuilder decoded)
    {
        var end = 1;
        while (end < written.Length && end <= LongestName && char.IsAsciiLetterOrDigit(written[end]))
            end++;
        if (end < written.Length && written[end] == ';' && Symbol(written[1..(end + 1)]) is { } closed)
        {
            decoded.Append(closed);
            return end + 1;
        }
        for (; end > 1; end--)
        {
            if (Symbol(written[1..end]) is not { } symbol)
                continue;
            // "For historical reasons" ?a=1&copy=2 keeps its ampersand in an attribute.
            if (isAttribute && end < written.Length && (written[end] == '=' || char.IsAsciiLetterOrDigit(written[end])))
                return 0;
            decoded.Append(symbol);
            return end;
        }
        return 0;
    }

    private static string? Symbol(ReadOnlySpan<char> name) => HtmlEntityProvider.Resolver.GetSymbol(name.ToString());
}
