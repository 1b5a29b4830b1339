namespace ServiceBlog.Templating.Parsing;

/// <content>Operators and punctuation, longest first.</content>
internal sealed partial class Lexer
{
    private void ReadPunctuation(int start)
    {
        var (kind, length) = MatchPunctuation();
        if (length == 0)
        {
            _position++;
            Fail(start, $"The character `{_text[start]}` is not valid here");
            return;
        }

        if (kind == TokenKind.OpenBrace)
        {
            _openBraces++;
        }
        else if (kind == TokenKind.CloseBrace && _openBraces > 0)
        {
            _openBraces--;
        }

        _position += length;
        Add(kind, start);
    }

    private (TokenKind Kind, int Length) MatchPunctuation() => (Current, Peek(1), Peek(2)) switch
    {
        ('.', '.', '<') => (TokenKind.ExclusiveRange, 3),
        ('.', '.', '.') => (TokenKind.Ellipsis, 3),
        ('/', '/', '=') => (TokenKind.IntegerDivideAssign, 3),
        ('.', '.', _) => (TokenKind.Range, 2),
        ('/', '/', _) => (TokenKind.DoubleSlash, 2),
        ('?', '?', _) => (TokenKind.Coalesce, 2),
        ('?', '!', _) => (TokenKind.NotNullCoalesce, 2),
        ('?', '.', _) => (TokenKind.QuestionDot, 2),
        ('?', '[', _) => (TokenKind.QuestionBracket, 2),
        ('=', '=', _) => (TokenKind.Equal, 2),
        ('!', '=', _) => (TokenKind.NotEqual, 2),
        ('<', '=', _) => (TokenKind.LessOrEqual, 2),
        ('>', '=', _) => (TokenKind.GreaterOrEqual, 2),
        ('<', '<', _) => (TokenKind.ShiftLeft, 2),
        ('>', '>', _) => (TokenKind.ShiftRight, 2),
        ('&', '&', _) => (TokenKind.And, 2),
        ('|', '|', _) => (TokenKind.Or, 2),
        ('|', '>', _) => (TokenKind.Pipe, 2),
        ('+', '+', _) => (TokenKind.Increment, 2),
        ('-', '-', _) => (TokenKind.Decrement, 2),
        ('+', '=', _) => (TokenKind.AddAssign, 2),
        ('-', '=', _) => (TokenKind.SubtractAssign, 2),
        ('*', '=', _) => (TokenKind.MultiplyAssign, 2),
        ('/', '=', _) => (TokenKind.DivideAssign, 2),
        ('%', '=', _) => (TokenKind.ModuloAssign, 2),
        _ => (MatchSingle(Current), MatchSingle(Current) == TokenKind.Invalid ? 0 : 1),
    };

    private static TokenKind MatchSingle(char character) => character switch
    {
        ';' => TokenKind.Semicolon,
        '(' => TokenKind.OpenParen,
        ')' => TokenKind.CloseParen,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '{' => TokenKind.OpenBrace,
        '}' => TokenKind.CloseBrace,
        ',' => TokenKind.Comma,
        ':' => TokenKind.Colon,
        '.' => TokenKind.Dot,
        '?' => TokenKind.Question,
        '=' => TokenKind.Assign,
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        '*' => TokenKind.Star,
        '/' => TokenKind.Slash,
        '%' => TokenKind.Percent,
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        '&' => TokenKind.Ampersand,
        '|' => TokenKind.Pipe,
        '!' => TokenKind.Not,
        '^' => TokenKind.Caret,
        '@' => TokenKind.At,
        _ => TokenKind.Invalid,
    };
}
