namespace ServiceBlog.LinkCheck.Css;

/// <summary>An address in a style sheet.</summary>
/// <param name="Start">Where it starts in the text, behind its quote if it has one.</param>
/// <param name="Value">The address, escapes decoded.</param>
internal readonly record struct CssUrl(int Start, string Value);

/// <summary>Finds what a style sheet fetches, by the tokenizer of CSS Syntax (level 3, section 4): <c>url()</c> quoted and bare, <c>src()</c>, the
/// strings of <c>image-set()</c> and of <c>@import</c>. Comments, other strings, <c>@namespace</c> and what <c>@supports</c> asks are none.</summary>
/// <param name="isSheet">It may import others, as long as no rule has come (CSS Cascade, section 2).</param>
internal ref struct CssUrlReader(ReadOnlySpan<char> css, bool isSheet)
{
    private readonly ReadOnlySpan<char> _css = css;
    private readonly List<bool> _parentheses = []; // for every open parenthesis, whether a string in it is an address
    private int _at;
    private bool _mayImport = isSheet;
    private bool _expectsImport;

    /// <summary>The next address; false at the end.</summary>
    public bool Read(out CssUrl url)
    {
        url = default;
        while (_at < _css.Length)
        {
            if (ReadToken(out url))
                return true;
        }
        return false;
    }

    private bool ReadToken(out CssUrl url)
    {
        url = default;
        var letter = _css[_at];
        if (AsciiWhitespace.Holds(letter))
        {
            _at++;
            return false;
        }
        if (PassComment())
            return false;
        var isImport = _expectsImport;
        _expectsImport = false;
        if (letter is '"' or '\'')
        {
            var isComplete = ReadString(out url);
            return isComplete && (isImport || (_parentheses.Count > 0 && _parentheses[^1])) && Found(url, isImport);
        }
        if (StartsName(_at) || (letter is '#' or '@' or '.' or '+' && StartsName(_at + 1)) || char.IsAsciiDigit(letter))
            return ReadWord(letter, out url) && Found(url, isImport);
        _at++;
        if (letter == '(')
            _parentheses.Add(false);
        else if (letter == ')' && _parentheses.Count > 0)
            _parentheses.RemoveAt(_parentheses.Count - 1);
        else if (letter == '{')
            _mayImport = false;
        return false;
    }

    /// <summary>A name, function, at-keyword, hash or dimension; only a bare <c>url()</c> is an address by itself.</summary>
    private bool ReadWord(char first, out CssUrl url)
    {
        url = default;
        if (first is '#' or '@' or '.' or '+')
            _at++;
        var name = ReadName().ToLowerInvariant();
        if (first == '@')
            StartAtRule(name);
        if (first is '#' or '@' || char.IsAsciiDigit(first) || Peek(0) != '(')
            return false;
        _at++;
        if (name != "url")
        {
            _parentheses.Add(name is "image-set" or "-webkit-image-set" or "src");
            return false;
        }
        PassWhitespace();
        if (Peek(0) is not ('"' or '\''))
            return ReadBareUrl(out url);
        var isComplete = ReadString(out url);
        _parentheses.Add(false); // modifiers may follow
        return isComplete;
    }

    private bool Found(CssUrl url, bool isImport)
    {
        if (isImport)
            PassTo(';'); // layer(), supports() and media queries
        return url.Value.Length > 0;
    }

    private void StartAtRule(string name)
    {
        switch (name)
        {
            case "import" when _mayImport:
                _expectsImport = true;
                break;
            case "import" or "namespace":
                _mayImport = false;
                PassTo(';');
                break;
            case "supports":
                PassTo('{');
                break;
        }
    }

    /// <summary>Passes over a rule's prelude; strings and comments within it may hold the end sign.</summary>
    private void PassTo(char end)
    {
        while (_at < _css.Length && _css[_at] != end && _css[_at] is not ('{' or '}'))
        {
            if (_css[_at] is '"' or '\'')
                ReadString(out _);
            else if (!PassComment())
                _at++;
        }
    }

    private bool PassComment()
    {
        if (_css[_at] != '/' || Peek(1) != '*')
            return false;
        var end = _css[(_at + 2)..].IndexOf("*/", StringComparison.Ordinal);
        _at = end < 0 ? _css.Length : _at + end + 4;
        return true;
    }

    /// <summary>Section 4.3.5; false for a bad string, which ends at its line.</summary>
    private bool ReadString(out CssUrl url)
    {
        url = default;
        var quote = _css[_at++];
        var start = _at;
        var value = new StringBuilder();
        while (_at < _css.Length)
        {
            var letter = _css[_at];
            if (IsLineEnd(letter))
                return false;
            if (letter == '\\')
            {
                ReadEscape(value, isString: true);
                continue;
            }
            _at++;
            if (letter == quote)
                break;
            value.Append(letter);
        }
        url = new CssUrl(start, value.ToString());
        return true;
    }

    /// <summary>Section 4.3.6; false for a bad URL, of which the rest is passed over.</summary>
    private bool ReadBareUrl(out CssUrl url)
    {
        var start = _at;
        var value = new StringBuilder();
        while (_at < _css.Length && _css[_at] != ')')
        {
            var letter = _css[_at];
            if (AsciiWhitespace.Holds(letter))
            {
                PassWhitespace();
                if (_at >= _css.Length || _css[_at] == ')')
                    break;
                return PassBadUrl(out url);
            }
            if (letter is '"' or '\'' or '(' || char.IsControl(letter) || (letter == '\\' && !IsEscape(_at)))
                return PassBadUrl(out url);
            if (letter == '\\')
            {
                ReadEscape(value, isString: false);
                continue;
            }
            value.Append(letter);
            _at++;
        }
        _at++;
        url = new CssUrl(start, value.ToString());
        return true;
    }

    private bool PassBadUrl(out CssUrl url)
    {
        url = default;
        while (_at < _css.Length && _css[_at] != ')')
            _at += IsEscape(_at) ? 2 : 1;
        _at++;
        return false;
    }

    private string ReadName()
    {
        var name = new StringBuilder();
        while (_at < _css.Length)
        {
            if (IsNameLetter(_css[_at]))
                name.Append(_css[_at++]);
            else if (IsEscape(_at))
                ReadEscape(name, isString: false);
            else
                break;
        }
        return name.ToString();
    }

    /// <summary>Section 4.3.7; in a string an escaped line end is nothing.</summary>
    private void ReadEscape(StringBuilder value, bool isString)
    {
        _at++;
        if (_at >= _css.Length)
            return;
        if (isString && IsLineEnd(_css[_at]))
        {
            PassWhitespaceLetter();
            return;
        }
        var digits = 0;
        while (digits < 6 && char.IsAsciiHexDigit(Peek(digits)))
            digits++;
        if (digits == 0)
        {
            value.Append(_css[_at++]);
            return;
        }
        var code = int.Parse(_css.Slice(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        value.Append(code == 0 || !Rune.IsValid(code) ? "\uFFFD" : char.ConvertFromUtf32(code));
        _at += digits;
        if (AsciiWhitespace.Holds(Peek(0)))
            PassWhitespaceLetter();
    }

    private void PassWhitespace() => _at = AsciiWhitespace.Pass(_css, _at);

    /// <summary>CR LF counts as one.</summary>
    private void PassWhitespaceLetter() => _at += _css[_at] == '\r' && Peek(1) == '\n' ? 2 : 1;

    private readonly char Peek(int ahead) => _at + ahead < _css.Length ? _css[_at + ahead] : '\0';

    private readonly bool StartsName(int at) => at < _css.Length && ((IsNameLetter(_css[at]) && !char.IsAsciiDigit(_css[at])) || IsEscape(at));

    private readonly bool IsEscape(int at) => at + 1 < _css.Length && _css[at] == '\\' && !IsLineEnd(_css[at + 1]);

    private static bool IsLineEnd(char letter) => letter is '\n' or '\r' or '\f';

    private static bool IsNameLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' || letter >= '\u0080';
}

/// <summary>What a style sheet fetches.</summary>
public static class CssUrls
{
    /// <summary>The addresses, escapes decoded, with the place in the text where each starts, behind its quote if it has one.</summary>
    public static IEnumerable<(int Start, string Url)> In(string sheet)
    {
        var urls = new List<(int, string)>();
        var reader = new CssUrlReader(sheet, isSheet: true);
        while (reader.Read(out var url))
            urls.Add((url.Start, url.Value));
        return urls;
    }
}
