namespace ServiceBlog.Core.Markup;

/// <summary>Goes over the text between the tags of finished HTML, and tells what kind of text each run is. Made for the HTML that Markdown gives; raw
/// HTML that closes what it never opened, or the other way round, does no harm but to itself.</summary>
internal ref struct HtmlTextRuns(ReadOnlySpan<char> html)
{
    private readonly ReadOnlySpan<char> _html = html;
    private int _position;
    private int _apart;
    private int _code;

    public int Start { get; private set; }

    public int Length { get; private set; }

    public readonly ReadOnlySpan<char> Current => _html.Slice(Start, Length);

    /// <summary>Within no link, heading, quotation, code or control: text in which a word may be made a link.</summary>
    public readonly bool IsRunning => _apart == 0 && _code == 0;

    public readonly bool IsCode => _code > 0;

    public bool MoveNext()
    {
        while (_position < _html.Length)
        {
            var rest = _html[_position..];
            if (rest[0] == '<' && rest.Length > 1 && (char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!' or '?'))
            {
                _position += SkipMarkup(rest);
                continue;
            }
            var end = rest[1..].IndexOf('<');
            (Start, Length) = (_position, end < 0 ? rest.Length : end + 1);
            _position += Length;
            return true;
        }
        return false;
    }

    /// <returns>How long the tag or comment is, with what can hold no text.</returns>
    private int SkipMarkup(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("<!--"))
            return rest[4..].IndexOf("-->") is >= 0 and var close ? close + 7 : rest.Length;
        var isEnd = rest[1] == '/';
        var nameStart = isEnd ? 2 : 1;
        var nameLength = 0;
        while (nameStart + nameLength < rest.Length && char.IsAsciiLetterOrDigit(rest[nameStart + nameLength]))
            nameLength++;
        var length = TagLength(rest);
        if (nameLength is 0 or > 10)
            return length;
        Span<char> name = stackalloc char[nameLength];
        rest.Slice(nameStart, nameLength).ToLowerInvariant(name);
        switch (name)
        {
            case "a" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "q" or "cite" or "abbr" or "dfn"
                or "button" or "label" or "summary" or "select" or "svg" or "math":
                _apart = Math.Max(0, _apart + (isEnd ? -1 : 1));
                break;
            case "code" or "pre" or "kbd" or "samp" or "var":
                _code = Math.Max(0, _code + (isEnd ? -1 : 1));
                break;
            case "script" or "style" or "textarea" or "template" or "noscript" or "iframe" when !isEnd:
                var close = rest[length..].IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
                return close < 0 ? rest.Length : length + close;
        }
        return length;
    }

    private static int TagLength(ReadOnlySpan<char> rest)
    {
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '>')
                return i + 1;
            if (rest[i] is '"' or '\'')
            {
                var close = rest[(i + 1)..].IndexOf(rest[i]);
                if (close < 0)
                    return rest.Length;
                i += close + 1;
            }
        }
        return rest.Length;
    }
}
