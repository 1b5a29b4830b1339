namespace ServiceBlog.Templating.Parsing;

/// <summary>
/// Cuts a template into tokens, in one pass and without recursion. Text and code take turns: text runs up to
/// <c>{{</c>, code up to <c>}}</c>, and an escape block <c>{%{ … }%}</c> is text whatever it contains. What
/// <c>-</c> and <c>~</c> trim is settled here, so a text token is exactly what is to be printed. A fault is
/// recorded and lexing goes on: the caller decides which errors to show.
/// </summary>
internal sealed partial class Lexer
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private readonly List<TemplateError> _errors;
    private readonly Stack<OpenInterpolation> _interpolations = new();
    private int _position;
    private int _openBraces;

    private Lexer(SourceText source, List<TemplateError> errors)
    {
        _source = source;
        _text = source.Text;
        _errors = errors;
    }

    private char Current => Peek(0);

    /// <summary>The tokens of a template, the last of them <see cref="TokenKind.EndOfText"/>.</summary>
    public static List<Token> Tokenize(SourceText source, bool isScriptOnly, List<TemplateError> errors)
    {
        var lexer = new Lexer(source, errors);
        if (isScriptOnly)
        {
            lexer.ReadCode(isScriptOnly: true);
        }
        else
        {
            lexer.ReadTemplate();
        }

        lexer.Add(TokenKind.EndOfText, source.Text.Length);
        return lexer._tokens;
    }

    private char Peek(int offset)
    {
        var index = _position + offset;
        return index < _text.Length ? _text[index] : '\0';
    }

    private void Add(TokenKind kind, int start, int value = 0) => _tokens.Add(new Token(kind, start, _position, value));

    private void Fail(int start, string message)
    {
        Report(start, message);
        Add(TokenKind.Invalid, start);
    }

    private void Report(int start, string message)
    {
        // Finding the line of an error takes time, and no one reads a thousand of them.
        if (_errors.Count < Parser.ErrorLimit)
        {
            _errors.Add(_source.Error(new SourceSpan(start, _position), message));
        }
    }
}
