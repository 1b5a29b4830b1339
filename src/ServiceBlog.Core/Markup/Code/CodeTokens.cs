namespace ServiceBlog.Core.Markup.Code;

/// <summary>Takes code apart into what is coloured alike: comments, strings, numbers, words, names. It knows no grammar, only what begins and ends
/// what, which colours code well enough to be read and takes a hundredth of the time of a grammar (<c>docs/decisions/0055</c>).</summary>
/// <param name="code">Lines ended by <c>\n</c>.</param>
internal ref struct CodeTokens(ReadOnlySpan<char> code, CodeLanguage language)
{
    private readonly ReadOnlySpan<char> _code = code;
    private int _position;
    private bool _isInTag;
    private string? _insideEnd;

    public int Start { get; private set; }

    public readonly int End => _position;

    /// <summary>The next stretch; false at the end.</summary>
    /// <param name="style">The class of its colour; null for plain text, of which several may come in a row.</param>
    public bool Read(out string? style)
    {
        Start = _position;
        style = null;
        if (_position >= _code.Length)
            return false;
        style = language.Form switch
        {
            "lines" => ReadDiffLine(),
            "text" => ReadProse(),
            "markup" when _insideEnd is null => ReadMarkup(),
            _ => ReadCode(),
        };
        return true;
    }

    private readonly ReadOnlySpan<char> Rest => _code[_position..];

    private readonly bool IsAtLineStart => _code[..Start].TrimEnd(" \t") is [] or [.., '\n'];

    private string? ReadCode()
    {
        if (_insideEnd is { } end && Rest.StartsWith(end))
            return EndInside(end);
        if (language.Form == "session" && IsAtLineStart && Rest[0] is not ('$' or '#' or '>'))
            return Take(LineLength(), style: null);
        foreach (var (start, stop) in language.BlockComments)
        {
            if (Rest.StartsWith(start))
                return Take(LengthTo(stop, start.Length), "hl-comment");
        }
        foreach (var comment in language.LineComments)
        {
            if (Rest.StartsWith(comment, StringComparison.OrdinalIgnoreCase) && BeginsComment(comment))
                return Take(_insideEnd is { } inside && Rest.IndexOf(inside) is > 0 and var until ? Math.Min(until, LineLength()) : LineLength(), "hl-comment");
        }
        foreach (var (start, stop) in language.LongStrings)
        {
            if (Rest.StartsWith(start))
                return Take(LengthTo(stop, start.Length), "hl-string");
        }
        var first = Rest[0];
        if (language.Quotes.Contains(first))
            return Take(QuotedLength(first), language.Form == "keys" && IsKey(QuotedLength(first)) ? "hl-name" : "hl-string");
        if (language.Directive.Contains(first) && IsAtLineStart)
            return Take(LineLength(), "hl-meta");
        if (char.IsAsciiDigit(first))
            return Take(LengthWhile(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_'), "hl-number");
        if (IsNameStart(first) || (language.Sigils.Contains(first) && Rest.Length > 1 && (IsNameStart(Rest[1]) || Rest[1] == '{')))
            return ReadName();
        return Take(1, style: null);
    }

    private string? ReadName()
    {
        if (Rest.Length > 1 && Rest[1] == '{' && !IsNameStart(Rest[0]))
            return Take(Rest.IndexOf('}') is > 0 and var close && close < LineLength() ? close + 1 : 2, "hl-meta");
        var hasSigil = language.Sigils.Contains(Rest[0]) && !IsNameStart(Rest[0]);
        var length = 1;
        while (length < Rest.Length && IsInName(Rest[length]))
            length++;
        if (hasSigil)
            return Take(length, "hl-meta");
        if (language.Form == "keys" && IsKey(length))
            return Take(length, "hl-name");
        if (language.Words.TryGetValue(Rest[..length], out var style))
            return Take(length, style);
        return Take(length, length < Rest.Length && Rest[length] == '(' ? "hl-call" : null);
    }

    private string? ReadMarkup()
    {
        foreach (var (start, end) in language.Inside)
        {
            if (!Rest.StartsWith(start))
                continue;
            _insideEnd = end;
            return Take(Rest.Length > start.Length && Rest[start.Length] is '~' or '-' ? start.Length + 1 : start.Length, "hl-meta");
        }
        if (Rest.StartsWith("<!--"))
            return Take(LengthTo("-->", 4), "hl-comment");
        if (!_isInTag)
            return ReadMarkupText();
        if (Rest[0] == '>' || Rest.StartsWith("/>") || Rest.StartsWith("?>"))
        {
            _isInTag = false;
            return Take(Rest[0] == '>' ? 1 : 2, "hl-word");
        }
        if (Rest[0] is '"' or '\'')
            return Take(Rest[1..].IndexOf(Rest[0]) is >= 0 and var length ? length + 2 : Rest.Length, "hl-string");
        if (IsNameStart(Rest[0]))
            return Take(LengthWhile(static letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or ':' or '.' or '@'), "hl-name");
        return Take(1, style: null);
    }

    private string? ReadMarkupText()
    {
        if (Rest.Length > 1 && Rest[0] == '<' && (char.IsAsciiLetter(Rest[1]) || Rest[1] is '/' or '!' or '?'))
        {
            _isInTag = true;
            return Take(1 + LengthOfTagName(), "hl-word");
        }
        if (Rest[0] == '&' && Rest.IndexOf(';') is > 1 and < 12 and var reference)
            return Take(reference + 1, "hl-number");
        var next = Rest[1..].IndexOfAny('<', '&', '{');
        return Take(next < 0 ? Rest.Length : next + 1, style: null);
    }

    private string EndInside(string end)
    {
        _insideEnd = null;
        return Take(end.Length, "hl-meta")!;
    }

    private string? ReadDiffLine()
    {
        var style = Rest switch
        {
            ['+', '+', '+', ..] or ['-', '-', '-', ..] or ['@', '@', ..] or ['d', 'i', 'f', 'f', ..] or ['i', 'n', 'd', 'e', 'x', ..] => "hl-meta",
            ['+', ..] => "hl-inserted",
            ['-', ..] => "hl-deleted",
            _ => null,
        };
        var length = LineLength();
        return length == 0 ? Take(1, style: null) : Take(length, style);
    }

    private string? ReadProse()
    {
        if (IsAtLineStart && Rest[0] is '#' or '>')
            return Take(LineLength(), Rest[0] == '#' ? "hl-word" : "hl-comment");
        if (Rest[0] == '`' && Rest[1..].IndexOf('`') is > 0 and var length && length < LineLength())
            return Take(length + 2, "hl-string");
        var next = Rest[1..].IndexOfAny('\n', '`');
        return Take(next < 0 ? Rest.Length : next + 1, style: null);
    }

    private string? Take(int length, string? style)
    {
        _position += Math.Clamp(length, 1, Rest.Length);
        return style;
    }

    /// <summary>A # in the midst of a word begins no comment, and neither does a word that begins like one.</summary>
    private readonly bool BeginsComment(string comment) => comment[0] is not ('#' or ';' or '%' or 'r')
        || ((Start == 0 || char.IsWhiteSpace(_code[Start - 1]) || (comment[0] == ';' && _code[Start - 1] is '(' or ')'))
            && (comment[0] != 'r' || Rest.Length == comment.Length || char.IsWhiteSpace(Rest[comment.Length])));

    /// <summary>Whether a name or a string of that length stands before a colon or an equals sign.</summary>
    private readonly bool IsKey(int length) => Rest[length..].TrimStart(" \t") is [':' or '=', ..];

    private readonly int QuotedLength(char quote)
    {
        for (var i = 1; i < Rest.Length; i++)
        {
            if (Rest[i] == '\n')
                return i;
            if (Rest[i] == quote)
                return i + 1;
            if (Rest[i] == '\\')
                i++;
        }
        return Rest.Length;
    }

    private readonly int LengthTo(string end, int from) => Rest[from..].IndexOf(end) is >= 0 and var length ? from + length + end.Length : Rest.Length;

    private readonly int LineLength() => Rest.IndexOf('\n') is >= 0 and var length ? length : Rest.Length;

    private readonly int LengthOfTagName()
    {
        var length = 1;
        while (length + 1 < Rest.Length && (char.IsLetterOrDigit(Rest[length + 1]) || Rest[length + 1] is '-' or ':' or '.' or '_'))
            length++;
        return length;
    }

    private readonly int LengthWhile(Func<char, bool> belongs)
    {
        var length = 1;
        while (length < Rest.Length && belongs(Rest[length]))
            length++;
        return length;
    }

    private static bool IsNameStart(char letter) => char.IsLetter(letter) || letter == '_';

    private readonly bool IsInName(char letter) => char.IsLetterOrDigit(letter) || letter == '_' || language.Letters.Contains(letter);
}
