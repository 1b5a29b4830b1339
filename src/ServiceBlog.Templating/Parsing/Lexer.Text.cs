namespace ServiceBlog.Templating.Parsing;

/// <content>Text, tags and escape blocks.</content>
internal sealed partial class Lexer
{
    private void ReadTemplate()
    {
        var trim = '\0';
        while (_position < _text.Length)
        {
            var start = _position;
            var percents = SkipToTag();
            var end = _position;
            if (end == _text.Length)
            {
                AddText(start, end, trim, '\0');
                break;
            }

            // The tag is {{ or {%{ with any number of percent signs, then perhaps a trim sign.
            _position += 2 + percents;
            var enterTrim = ReadTrimSign();
            var indentation = AddText(start, end, trim, enterTrim);
            if (percents > 0)
            {
                trim = ReadEscapeBlock(end, percents);
                continue;
            }

            Add(TokenKind.CodeEnter, end, enterTrim == '\0' ? indentation : 0);
            trim = ReadCode(isScriptOnly: false);
        }
    }

    /// <summary>Moves to the next opening tag or the end; returns the number of percent signs, 0 for code.</summary>
    private int SkipToTag()
    {
        while (true)
        {
            var offset = _text.AsSpan(_position).IndexOf('{');
            if (offset < 0)
            {
                _position = _text.Length;
                return 0;
            }

            _position += offset;
            if (Peek(1) == '{')
            {
                return 0;
            }

            var percents = 0;
            while (Peek(1 + percents) == '%')
            {
                percents++;
            }

            if (percents > 0 && Peek(1 + percents) == '{')
            {
                return percents;
            }

            _position += 1 + percents;
        }
    }

    private char ReadTrimSign()
    {
        if (Current is not ('-' or '~'))
        {
            return '\0';
        }

        return _text[_position++];
    }

    /// <summary>Reads up to <c>}%}</c>; returns the trim sign before it.</summary>
    private char ReadEscapeBlock(int tagStart, int percents)
    {
        var contentStart = _position;
        var closing = "}" + new string('%', percents) + "}";
        var end = _text.IndexOf(closing, _position, StringComparison.Ordinal);
        if (end < 0)
        {
            _position = _text.Length;
            Fail(tagStart, $"The escape block is not closed; expecting `{closing}`");
            return '\0';
        }

        var trim = end > contentStart && _text[end - 1] is '-' or '~' ? _text[end - 1] : '\0';
        var contentEnd = trim == '\0' ? end : end - 1;
        if (contentEnd > contentStart)
        {
            _tokens.Add(new Token(TokenKind.Text, contentStart, contentEnd));
        }

        _position = end + closing.Length;
        return trim;
    }

    /// <summary>
    /// Adds the text between two tags, less what they trim. Returns the length of the blank start of the line on
    /// which it ends, 0 if that line has anything else on it.
    /// </summary>
    private int AddText(int start, int end, char trimBefore, char trimAfter)
    {
        var startsLine = start == 0;
        if (trimBefore == '-')
        {
            while (start < end && char.IsWhiteSpace(_text[start]))
            {
                start++;
            }
        }
        else if (trimBefore == '~')
        {
            while (start < end && _text[start] != '\n' && char.IsWhiteSpace(_text[start]))
            {
                start++;
            }

            if (start < end && _text[start] == '\n')
            {
                start++;
                startsLine = true;
            }
        }

        if (trimAfter != '\0')
        {
            while (end > start && char.IsWhiteSpace(_text[end - 1]) && (trimAfter == '-' || _text[end - 1] != '\n'))
            {
                end--;
            }
        }

        if (end > start)
        {
            _tokens.Add(new Token(TokenKind.Text, start, end));
        }

        var lineStart = end;
        while (lineStart > start && _text[lineStart - 1] is ' ' or '\t')
        {
            lineStart--;
        }

        var isLineStart = lineStart > start ? _text[lineStart - 1] == '\n' : startsLine;
        return isLineStart ? end - lineStart : 0;
    }
}
