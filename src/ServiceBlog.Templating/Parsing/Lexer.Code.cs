namespace ServiceBlog.Templating.Parsing;

/// <content>Code: names, numbers, comments, punctuation.</content>
internal sealed partial class Lexer
{
    /// <summary>Reads to the closing tag, and over it; returns its trim sign.</summary>
    private char ReadCode(bool isScriptOnly)
    {
        _openBraces = 0;
        _interpolations.Clear();
        while (_position < _text.Length)
        {
            // A brace that closes an object or an interpolation comes before a closing tag.
            if (!isScriptOnly && _openBraces == 0 && _interpolations.Count == 0 && IsExit(out var trim))
            {
                var start = _position;
                _position += trim == '\0' ? 2 : 3;
                Add(TokenKind.CodeExit, start);
                return trim;
            }

            ReadToken(isScriptOnly);
        }

        return '\0';
    }

    private bool IsExit(out char trim)
    {
        trim = Current is '-' or '~' && Peek(1) == '}' && Peek(2) == '}' ? Current : '\0';
        return trim != '\0' || (Current == '}' && Peek(1) == '}');
    }

    private void ReadToken(bool isScriptOnly)
    {
        var start = _position;
        var current = Current;
        switch (current)
        {
            case '\n':
                _position++;
                Add(TokenKind.NewLine, start);
                break;
            case '#':
                SkipComment(isScriptOnly);
                break;
            case '"' or '\'':
                ReadString(current);
                break;
            case '`':
                ReadVerbatimString();
                break;
            case '$' when Peek(1) is '"' or '\'':
                StartInterpolation();
                break;
            case '$':
                ReadLocalIdentifier();
                break;
            case '}' when _interpolations.TryPeek(out var open) && _openBraces == open.OuterBraces:
                _position++;
                Add(TokenKind.InterpolationClose, start);
                ReadInterpolationText();
                break;
            case >= '0' and <= '9':
                ReadNumber();
                break;
            default:
                if (char.IsWhiteSpace(current))
                {
                    _position++;
                }
                else if (IsNameStart(current))
                {
                    ReadIdentifier();
                }
                else
                {
                    ReadPunctuation(start);
                }

                break;
        }
    }

    private static bool IsNameStart(char character) => char.IsLetter(character) || character == '_';

    private static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character == '_';

    private void ReadIdentifier()
    {
        var start = _position;
        while (IsNamePart(Current))
        {
            _position++;
        }

        // `empty?` is one member name; any other question mark is an operator.
        var isMember = _tokens.Count > 0 && _tokens[^1].Kind is TokenKind.Dot or TokenKind.QuestionDot;
        if (isMember && Current == '?' && _text.AsSpan(start, _position - start).SequenceEqual("empty"))
        {
            _position++;
        }

        Add(TokenKind.Identifier, start);
    }

    private void ReadLocalIdentifier()
    {
        var start = _position++;
        if (Current == '$')
        {
            _position++;
        }
        else
        {
            while (IsNamePart(Current))
            {
                _position++;
            }
        }

        Add(TokenKind.LocalIdentifier, start);
    }

    private void ReadNumber()
    {
        var start = _position;
        if (Current == '0' && Peek(1) is 'x' or 'X' or 'b' or 'B')
        {
            _position += 2;
            while (IsNamePart(Current))
            {
                _position++;
            }

            Add(TokenKind.Number, start);
            return;
        }

        SkipDigits();
        if (Current == '.' && char.IsAsciiDigit(Peek(1)))
        {
            _position++;
            SkipDigits();
        }

        if (Current is 'e' or 'E')
        {
            _position += Peek(1) is '+' or '-' ? 2 : 1;
            if (!char.IsAsciiDigit(Current))
            {
                Report(_position, "Expecting a digit after the exponent sign of a number");
                _tokens.Add(new Token(TokenKind.Number, start, start + 1));
                return;
            }

            SkipDigits();
        }

        if (Current is 'f' or 'F' or 'd' or 'D' or 'm' or 'M' or 'u' or 'U' && !IsNamePart(Peek(1)))
        {
            _position++;
        }

        Add(TokenKind.Number, start);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Current))
        {
            _position++;
        }
    }

    private void SkipComment(bool isScriptOnly)
    {
        var isMultiLine = Peek(1) == '#';
        _position += isMultiLine ? 2 : 1;
        while (_position < _text.Length)
        {
            if (isMultiLine && Current == '#' && Peek(1) == '#')
            {
                _position += 2;
                return;
            }

            if ((!isMultiLine && Current == '\n') || (!isScriptOnly && IsExit(out _)))
            {
                return;
            }

            // A backslash lets a multi-line comment hold its own end.
            _position += isMultiLine && Current == '\\' ? 2 : 1;
        }

        _position = Math.Min(_position, _text.Length);
    }
}
