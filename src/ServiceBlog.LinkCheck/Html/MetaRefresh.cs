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
        var at = PassWhitespace(content, 0);
        var digits = at;
        while (at < content.Length && char.IsAsciiDigit(content[at]))
            at++;
        if (at == digits && !(at < content.Length && content[at] == '.'))
            return null;
        var seconds = int.TryParse(content.AsSpan(digits, at - digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : at == digits ? 0 : int.MaxValue;
        while (at < content.Length && (char.IsAsciiDigit(content[at]) || content[at] == '.'))
            at++;
        if (at < content.Length && content[at] is not (';' or ',') && !IsWhitespace(content[at]))
            return null;
        at = PassWhitespace(content, at);
        if (at < content.Length && content[at] is ';' or ',')
            at++;
        at = PassWhitespace(content, at);
        return at >= content.Length ? new MetaRefresh(seconds, 0, Url: null) : WithUrl(content, at, seconds);
    }

    private static MetaRefresh WithUrl(string content, int start, int seconds)
    {
        var at = start;
        if (content.AsSpan(at).StartsWith("url", StringComparison.OrdinalIgnoreCase))
        {
            var sign = PassWhitespace(content, at + 3);
            // Without the sign, the letters are part of the address.
            if (sign >= content.Length || content[sign] != '=')
                return new MetaRefresh(seconds, start, content[start..]);
            at = PassWhitespace(content, sign + 1);
        }
        if (at < content.Length && content[at] is '"' or '\'')
        {
            var quote = content[at++];
            var end = content.IndexOf(quote, at);
            return new MetaRefresh(seconds, at, end < 0 ? content[at..] : content[at..end]);
        }
        return new MetaRefresh(seconds, at, content[at..]);
    }

    private static int PassWhitespace(string content, int at)
    {
        while (at < content.Length && IsWhitespace(content[at]))
            at++;
        return at;
    }

    private static bool IsWhitespace(char letter) => letter is ' ' or '\t' or '\n' or '\f' or '\r';
}
