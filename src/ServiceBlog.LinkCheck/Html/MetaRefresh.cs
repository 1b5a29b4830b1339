namespace ServiceBlog.LinkCheck.Html;

/// <summary>A <c>meta</c> refresh, by the standard's "shared declarative refresh steps" (section 4.2.5.3).</summary>
/// <param name="Seconds">How long it waits.</param>
/// <param name="UrlStart">Where the address starts in the attribute's decoded value.</param>
/// <param name="Url">The address; null if the page merely reloads itself.</param>
internal readonly record struct MetaRefresh(int Seconds, int UrlStart, string? Url)
{
    /// <summary>Reads the value of <c>content</c>; null if the standard does nothing with it.</summary>
    public static MetaRefresh? Parse(string content)
    {
        var digits = AsciiWhitespace.Pass(content, 0);
        var at = digits;
        while (at < content.Length && char.IsAsciiDigit(content[at]))
            at++;
        if (at == digits && !IsAt(content, at, "."))
            return null;
        if (!int.TryParse(content.AsSpan(digits, at - digits), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && at > digits)
            seconds = int.MaxValue;
        while (at < content.Length && (char.IsAsciiDigit(content[at]) || content[at] == '.'))
            at++;
        if (at < content.Length && !IsAt(content, at, ";,") && !AsciiWhitespace.Holds(content[at]))
            return null;
        at = AsciiWhitespace.Pass(content, at);
        if (IsAt(content, at, ";,"))
            at = AsciiWhitespace.Pass(content, at + 1);
        return at >= content.Length ? new MetaRefresh(seconds, 0, Url: null) : WithUrl(content, at, seconds);
    }

    private static MetaRefresh WithUrl(string content, int start, int seconds)
    {
        var at = start;
        if (content.AsSpan(at).StartsWith("url", StringComparison.OrdinalIgnoreCase))
        {
            var sign = AsciiWhitespace.Pass(content, at + 3);
            // Without the sign, the letters are part of the address.
            if (!IsAt(content, sign, "="))
                return new MetaRefresh(seconds, start, content[start..]);
            at = AsciiWhitespace.Pass(content, sign + 1);
        }
        if (!IsAt(content, at, "\"'"))
            return new MetaRefresh(seconds, at, content[at..]);
        var end = content.IndexOf(content[at], at + 1);
        return new MetaRefresh(seconds, at + 1, end < 0 ? content[(at + 1)..] : content[(at + 1)..end]);
    }

    private static bool IsAt(string content, int at, string letters) => at < content.Length && letters.Contains(content[at]);
}
