using System.Buffers;
using System.Text;

namespace ServiceBlog.Templating.Builtins;

/// <summary>Percent-encoding of whole URLs, in UTF-8 (RFC 3986).</summary>
internal static class PercentEncoding
{
    // What RFC 3986 lets stand in a URL: the unreserved characters and the delimiters.
    private static readonly SearchValues<char> AllowedInUrl = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=");

    /// <summary>Encodes what may not stand in a URL, and leaves the delimiters between its parts alone.</summary>
    public static string EscapeUrl(string url)
    {
        var rest = url.AsSpan();
        var allowed = rest.IndexOfAnyExcept(AllowedInUrl);
        if (allowed < 0) return url;

        var result = new StringBuilder(url.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        while (allowed >= 0)
        {
            result.Append(rest[..allowed]);
            rest = rest[allowed..];
            Rune.DecodeFromUtf16(rest, out var rune, out var consumed);
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
                result.Append('%').Append(HexDigit(value >> 4)).Append(HexDigit(value & 0xF));
            rest = rest[consumed..];
            allowed = rest.IndexOfAnyExcept(AllowedInUrl);
        }

        return result.Append(rest).ToString();
    }

    private static char HexDigit(int value) => "0123456789ABCDEF"[value];
}
