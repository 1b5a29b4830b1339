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

/// <summary>The host parser (URL standard, section 3.5) for special schemes.</summary>
internal static class UrlHost
{
    private static readonly SearchValues<char> ForbiddenInDomains = SearchValues.Create(
        string.Concat(Enumerable.Range(0, ' ' + 1).Select(code => (char)code)) + "#/:<>?@[\\]^|%\u007F");

    private static readonly SearchValues<char> InIPv6 = SearchValues.Create("0123456789abcdefABCDEF:.");

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true, UseStd3AsciiRules = false };

    /// <summary>The host in ASCII; null, with the reason, if the standard fails.</summary>
    public static string? Parse(ReadOnlySpan<char> written, ref string? fault)
    {
        if (written[0] == '[')
            return IPv6(written, ref fault);
        var domain = UrlText.Decode(written.ToString());
        var ascii = ToAscii(domain);
        if (ascii is null or "" || ascii.AsSpan().ContainsAny(ForbiddenInDomains))
        {
            fault = $"has the host \"{domain}\", which is no valid name";
            return null;
        }
        if (!EndsInNumber(ascii))
            return ascii;
        if (IPv4(ascii) is { } address)
            return address;
        fault = $"has the host \"{domain}\", which is no valid IPv4 address";
        return null;
    }

    private static string? IPv6(ReadOnlySpan<char> written, ref string? fault)
    {
        if (written[^1] == ']' && written.Length > 2 && !written[1..^1].ContainsAnyExcept(InIPv6)
            && IPAddress.TryParse(written[1..^1], out var address) && address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return $"[{address.ToString()}]";
        }
        fault = $"has the host \"{written}\", which is no valid IPv6 address";
        return null;
    }

    /// <summary>Domain to ASCII (section 3.3), by the platform's IDNA.</summary>
    private static string? ToAscii(string domain)
    {
        if (System.Text.Ascii.IsValid(domain))
            return domain.ToLowerInvariant();
        try
        {
            // A soft hyphen is ignored, and ideographic full stops are dots: UTS 46, section 4.
            return Idn.GetAscii(domain.Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant()
                .Replace("\u00AD", "", StringComparison.Ordinal).Replace('\u3002', '.'));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool EndsInNumber(string host)
    {
        var labels = host.AsSpan(0, host.Length - (host.EndsWith('.') ? 1 : 0));
        var last = labels[(labels.LastIndexOf('.') + 1)..];
        return last.Length > 0 && (last.IndexOfAnyExceptInRange('0', '9') < 0 || Number(last) >= 0);
    }

    private static string? IPv4(string host)
    {
        var numbers = (host.EndsWith('.') ? host[..^1] : host).Split('.').Select(part => Number(part)).ToArray();
        if (numbers.Length > 4 || numbers[^1] >= 1L << (8 * (5 - numbers.Length)))
            return null;
        if (numbers.Any(number => number < 0) || numbers[..^1].Any(number => number > 255))
            return null;
        var address = numbers[^1];
        for (var i = 0; i < numbers.Length - 1; i++)
            address += numbers[i] << (8 * (3 - i));
        return string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(byte)(address >> 16)}.{(byte)(address >> 8)}.{(byte)address}");
    }

    /// <summary>The IPv4 number parser: decimal, octal with a leading 0, hexadecimal with 0x; negative for failure.</summary>
    private static long Number(ReadOnlySpan<char> part)
    {
        var radix = part.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? 16 : part.Length > 1 && part[0] == '0' ? 8 : 10;
        var number = part.IsEmpty ? -1 : 0L;
        foreach (var digit in part[(radix == 16 ? 2 : 0)..])
        {
            var value = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (value >= radix)
                return -1;
            number = Math.Min(number * radix + value, uint.MaxValue + 1L);
        }
        return number;
    }
}
