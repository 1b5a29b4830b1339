using System.Runtime.CompilerServices;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Parsing;

/// <summary>
/// Turns tokens into a syntax tree by recursive descent, operators by their precedence. Nesting is capped and the
/// stack is watched, so no text can overflow it. A faulty statement is recorded and skipped, so one parse can
/// report several errors; the tree is only of use when there are none.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>The most errors one parse reports.</summary>
    public const int ErrorLimit = 50;

    // Chains such as 1 + 1 + 1 are read in a loop, but what comes later walks them by recursion.
    private const int ChainLimit = 1000;

    private readonly SourceText _source;
    private readonly List<Token> _tokens;
    private readonly List<TemplateError> _errors;
    private readonly int _nestingLimit;
    private readonly Stack<Token> _openStatements = new();
    private int _index;
    private int _nesting;
    private int _ignoredLineBreaks;
    private bool _inArguments;
    private bool _inLoopHeader;
    private bool _inWhen;
    private int _openConditionals;
    private SourceSpan _indentation;

    private Parser(SourceText source, List<Token> tokens, List<TemplateError> errors, ParserOptions options)
    {
        _source = source;
        _tokens = tokens;
        _errors = errors;
        _nestingLimit = options.NestingLimit;
    }

    private Token Current => _tokens[_index];

    private TokenKind Kind => _tokens[_index].Kind;

    private SourceSpan PreviousSpan => _index > 0 ? _tokens[_index - 1].Span : default;

    public static Block Parse(SourceText source, ParserOptions options, List<TemplateError> errors)
    {
        if (source.Text.Length > options.LengthLimit)
        {
            var limit = options.LengthLimit.ToString(System.Globalization.CultureInfo.InvariantCulture);
            errors.Add(source.Error(default, $"The template is longer than the limit of `{limit}` characters"));
            return new Block(default, []);
        }

        var tokens = Lexer.Tokenize(source, options.IsScriptOnly, errors);
        var parser = new Parser(source, tokens, errors, options);
        try
        {
            return parser.ParseBlock(BlockEnd.EndOfText);
        }
        catch (SyntaxException error)
        {
            parser.Report(error);
            return new Block(default, []);
        }
    }

    private static SourceSpan Join(SyntaxNode first, SourceSpan last) => SourceSpan.Join(first.Span, last);

    private TokenKind PeekKind(int offset = 1) =>
        _index + offset < _tokens.Count ? _tokens[_index + offset].Kind : TokenKind.EndOfText;

    private ReadOnlySpan<char> TextOf(in Token token) => _source.Text.AsSpan(token.Start, token.End - token.Start);

    private bool IsWord(string word) => Kind == TokenKind.Identifier && TextOf(Current).SequenceEqual(word);

    private bool IsAdjacent => _index > 0 && _tokens[_index - 1].End == Current.Start;

    private Token Advance()
    {
        var token = Current;
        if (token.Kind != TokenKind.EndOfText)
        {
            _index++;
            SkipIgnoredLineBreaks();
        }

        return token;
    }

    private bool TryAdvance(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private Token Expect(TokenKind kind, string expected)
    {
        if (Kind != kind)
        {
            throw Unexpected($"Expecting {expected}");
        }

        return Advance();
    }

    private void SkipIgnoredLineBreaks()
    {
        if (_ignoredLineBreaks > 0)
        {
            SkipLineBreaks();
        }
    }

    private void SkipLineBreaks()
    {
        while (Kind == TokenKind.NewLine)
        {
            _index++;
        }
    }

    private SyntaxException Unexpected(string expectation)
    {
        var found = Kind switch
        {
            TokenKind.EndOfText => "the end of the template",
            TokenKind.NewLine => "the end of the line",
            TokenKind.Text => "text",
            _ => $"`{TextOf(Current)}`",
        };
        return new SyntaxException(Current.Span, $"{expectation} instead of {found}");
    }

    private void Report(SyntaxException error)
    {
        if (_errors.Count < ErrorLimit)
        {
            _errors.Add(_source.Error(error.Span, error.Message));
        }
    }

    private void EnterNesting()
    {
        if (++_nesting > _nestingLimit || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new SyntaxException(Current.Span, "The template is nested too deeply", isFatal: true);
        }
    }

    private static T Bounded<T>(T expression)
        where T : Expression => expression.Depth <= ChainLimit
            ? expression
            : throw new SyntaxException(expression.Span, "The expression is too long; split it into several");
}
