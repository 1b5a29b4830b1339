namespace ServiceBlog.Templating.Parsing;

/// <content>Strings; their escapes are checked here and decoded by <see cref="StringLiteral"/>.</content>
internal sealed partial class Lexer
{
    private void ReadString(char quote)
    {
        var start = _position++;
        while (_position < _text.Length && Current != quote)
        {
            SkipCharacter();
        }

        CloseString(start, TokenKind.String);
    }

    private void ReadVerbatimString()
    {
        // A doubled backtick stands for one.
        var start = _position++;
        while (_position < _text.Length && (Current != '`' || Peek(1) == '`'))
        {
            _position += Current == '`' ? 2 : 1;
        }

        CloseString(start, TokenKind.VerbatimString);
    }

    private void CloseString(int start, TokenKind kind)
    {
        if (_position >= _text.Length)
        {
            _position = _text.Length;
            Fail(start, "The string is not closed before the end of the template");
            return;
        }

        _position++;
        Add(kind, start);
    }

    private void StartInterpolation()
    {
        var start = _position;
        _interpolations.Push(new OpenInterpolation(Peek(1), start, _openBraces));
        _position += 2;
        Add(TokenKind.InterpolationStart, start);
        ReadInterpolationText();
    }

    /// <summary>Reads text up to the next bracketed expression or the closing quote.</summary>
    private void ReadInterpolationText()
    {
        var open = _interpolations.Peek();
        var start = _position;
        while (_position < _text.Length && Current != open.Quote && Current != '{')
        {
            SkipCharacter();
        }

        if (_position > start)
        {
            Add(TokenKind.InterpolationText, start);
        }

        if (_position >= _text.Length)
        {
            _interpolations.Clear();
            Fail(open.Start, "The string is not closed before the end of the template");
            return;
        }

        var end = _position++;
        if (_text[end] == '{')
        {
            Add(TokenKind.InterpolationOpen, end);
        }
        else
        {
            _interpolations.Pop();
            _openBraces = open.OuterBraces;
            Add(TokenKind.InterpolationEnd, end);
        }
    }

    private void SkipCharacter()
    {
        if (Current != '\\')
        {
            _position++;
            return;
        }

        var length = StringLiteral.EscapeLength(_text, _position);
        if (length == 0)
        {
            var start = _position;
            _position += Math.Min(2, _text.Length - _position);
            var escape = _text[start.._position];
            Report(start + StringLiteral.ValidLength(_text, start), $"`{escape}` is not an escape sequence");
            return;
        }

        _position += length;
    }
}
