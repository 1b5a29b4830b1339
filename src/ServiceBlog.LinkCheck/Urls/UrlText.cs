namespace ServiceBlog.LinkCheck.Urls;

/// <summary>Percent-encoding and -decoding (URL standard, section 1.3).</summary>
public static class UrlText
{
    // What may stay as it is: printable ASCII without the standard's percent-encode sets.
    internal static readonly SearchValues<char> Fragment = AllBut(" \"<>`");
    internal static readonly SearchValues<char> Query = AllBut(" \"#<>'");
    internal static readonly SearchValues<char> Path = AllBut(" \"#<>?^`{}");
    // A path's part that is to mean itself keeps no sign that means something in an address.
    internal static readonly SearchValues<char> PathSegment = AllBut(" \"#%<>?\\^`{}");
    internal static readonly SearchValues<char> UserInfo = AllBut(" \"#<>?^`{}/:;=@[\\]|");

    /// <summary>The bytes of a percent-encoded text as UTF-8: decoded once, and what is no escape stays as it is.</summary>
    public static string Decode(string encoded)
    {
        if (!encoded.Contains('%', StringComparison.Ordinal))
            return encoded;
        var bytes = Encoding.UTF8.GetBytes(encoded);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var isEscape = bytes[i] == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]);
            bytes[length++] = isEscape ? (byte)(HexValue(bytes[i + 1]) * 16 + HexValue(bytes[i + 2])) : bytes[i];
            i += isEscape ? 2 : 0;
        }
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    internal static string EncodeFragment(ReadOnlySpan<char> text) => Encode(text, Fragment);

    internal static string Encode(ReadOnlySpan<char> text, SearchValues<char> allowed)
    {
        if (!text.ContainsAnyExcept(allowed))
            return text.ToString();
        var encoded = new StringBuilder(text.Length + 16);
        Encode(text, allowed, encoded);
        return encoded.ToString();
    }

    internal static void Encode(ReadOnlySpan<char> text, SearchValues<char> allowed, StringBuilder encoded)
    {
        Span<byte> bytes = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            var stop = text.IndexOfAnyExcept(allowed);
            if (stop < 0)
            {
                encoded.Append(text);
                return;
            }
            encoded.Append(text[..stop]);
            text = text[stop..];
            // An unpaired surrogate becomes U+FFFD, as in the standard's encoder.
            Rune.DecodeFromUtf16(text, out var rune, out var consumed);
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
                encoded.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
            text = text[consumed..];
        }
    }

    internal static bool IsSingleDot(ReadOnlySpan<char> segment) => segment is "." || segment.Equals("%2e", StringComparison.OrdinalIgnoreCase);

    internal static bool IsDoubleDot(ReadOnlySpan<char> segment) => segment is ".." || segment.Equals(".%2e", StringComparison.OrdinalIgnoreCase)
        || segment.Equals("%2e.", StringComparison.OrdinalIgnoreCase) || segment.Equals("%2e%2e", StringComparison.OrdinalIgnoreCase);

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static SearchValues<char> AllBut(string encoded) =>
        SearchValues.Create(string.Concat(Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code).Except(encoded)));
}
