using System.Collections.Immutable;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Parsing;

/// <content>Blocks and the simple statements.</content>
internal sealed partial class Parser
{
    /// <summary>Parses statements up to a word that may close the block, which is left for the caller.</summary>
    private Block ParseBlock(BlockEnd ends)
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        var start = Current.Span;
        var (nesting, open) = (_nesting, _openStatements.Count);
        while (Kind != TokenKind.EndOfText && !IsBlockEnd(ends))
        {
            try
            {
                if (ParseStatement() is { } statement)
                {
                    statements.Add(statement);
                }
            }
            catch (SyntaxException error) when (!error.IsFatal && _errors.Count < ErrorLimit)
            {
                Report(error);
                _nesting = nesting;
                while (_openStatements.Count > open)
                {
                    _openStatements.Pop();
                }

                SkipStatement();
            }
        }

        if (Kind == TokenKind.EndOfText && !ends.HasFlag(BlockEnd.EndOfText))
        {
            throw MissingEnd();
        }

        return new Block(SourceSpan.Join(start, PreviousSpan), statements.ToImmutable());
    }

    private bool IsBlockEnd(BlockEnd ends) => Kind == TokenKind.Identifier
        && ((ends.HasFlag(BlockEnd.End) && IsWord("end"))
            || (ends.HasFlag(BlockEnd.Else) && IsWord("else"))
            || (ends.HasFlag(BlockEnd.When) && IsWord("when")));

    /// <summary>Skips to where a new statement can begin, after a fault.</summary>
    private void SkipStatement()
    {
        _ignoredLineBreaks = 0;
        _inArguments = false;
        _inLoopHeader = false;
        _inWhen = false;
        _openConditionals = 0;
        while (Kind is not (TokenKind.NewLine or TokenKind.Semicolon or TokenKind.CodeExit or TokenKind.EndOfText))
        {
            _index++;
        }
    }

    private Statement? ParseStatement()
    {
        switch (Kind)
        {
            case TokenKind.Text:
                return new TextStatement(Advance().Span);
            case TokenKind.CodeEnter:
                var tag = Advance();
                _indentation = new SourceSpan(tag.Start - tag.Value, tag.Start);
                return null;
            case TokenKind.CodeExit or TokenKind.NewLine or TokenKind.Semicolon:
                Advance();
                return null;
            case TokenKind.Invalid:
                // The lexer has said what is wrong.
                Advance();
                SkipStatement();
                return null;
        }

        var isKeyword = Kind == TokenKind.Identifier && Keywords.Contains(TextOf(Current));
        var isLoopObject = isKeyword && PeekKind() is TokenKind.Dot or TokenKind.QuestionDot;
        var statement = isKeyword && !isLoopObject && !IsWord("do") ? ParseKeywordStatement() : ParseExpressionStatement();
        ExpectEndOfStatement();
        return statement;
    }

    private void ExpectEndOfStatement()
    {
        if (Kind is not (TokenKind.NewLine or TokenKind.Semicolon or TokenKind.CodeExit or TokenKind.EndOfText))
        {
            throw Unexpected("Expecting the end of the statement");
        }
    }

    private Statement ParseKeywordStatement()
    {
        var keyword = Advance();
        EnterNesting();
        _openStatements.Push(keyword);
        Statement statement = TextOf(keyword) switch
        {
            "if" => ParseIf(keyword),
            "case" => ParseCase(keyword),
            "for" => ParseFor(keyword, isTableRow: false),
            "tablerow" => ParseFor(keyword, isTableRow: true),
            "while" => ParseWhile(keyword),
            "func" => ParseFunction(keyword),
            "capture" => ParseCapture(keyword),
            "with" => ParseWith(keyword),
            "wrap" => ParseWrap(keyword),
            "import" => new ImportStatement(keyword.Span, ParseExpression()),
            "readonly" => ParseReadOnly(keyword),
            "ret" => new ReturnStatement(keyword.Span, IsAtEndOfStatement() ? null : ParseExpression()),
            "break" => new BreakStatement(keyword.Span),
            "continue" => new ContinueStatement(keyword.Span),

            // After an error the statement it belongs to may be the one that was skipped.
            _ when _errors.Count > 0 => new TextStatement(default),
            _ => throw new SyntaxException(
                keyword.Span, $"Unexpected `{TextOf(keyword)}` without a statement it belongs to"),
        };
        _openStatements.Pop();
        _nesting--;
        return statement;
    }

    private SyntaxException MissingEnd()
    {
        var opener = _openStatements.Peek();
        var line = _source.Error(opener.Span, "").Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new SyntaxException(
            PreviousSpan, $"The `end` of the `{TextOf(opener)}` of line {line} was not found", isFatal: true);
    }

    private bool IsAtEndOfStatement() => Kind is TokenKind.NewLine or TokenKind.Semicolon or TokenKind.CodeExit
        or TokenKind.EndOfText || IsWord("end");

    private ReadOnlyStatement ParseReadOnly(Token keyword) => ParsePathWithoutCall() is var variable
        && variable is VariableExpression or LocalVariableExpression
        ? new ReadOnlyStatement(keyword.Span, variable)
        : throw new SyntaxException(PreviousSpan, "Expecting the name of a variable after `readonly`");

    private Statement ParseExpressionStatement()
    {
        var indentation = _indentation;
        var expression = ParseExpression();
        if (expression is CallExpression { HasParentheses: true } call && Kind == TokenKind.Assign)
        {
            return ParseInlineFunction(call);
        }

        if (!IsAssignment(Kind))
        {
            return new ExpressionStatement(expression.Span, expression, indentation);
        }

        var target = expression is GroupExpression { Inner: VariableExpression variable } ? variable : expression;
        if (!IsPath(target))
        {
            throw new SyntaxException(expression.Span, "Only a variable, a member or an item can be assigned to");
        }

        var compound = CompoundOperator(Advance().Kind);
        SkipLineBreaks();
        var value = ParseExpression();
        return new AssignmentStatement(Join(target, value.Span), target, compound, value);
    }

    private static bool IsAssignment(TokenKind kind) => kind is >= TokenKind.Assign and <= TokenKind.ModuloAssign;

    private static BinaryOperator? CompoundOperator(TokenKind kind) => kind switch
    {
        TokenKind.AddAssign => BinaryOperator.Add,
        TokenKind.SubtractAssign => BinaryOperator.Subtract,
        TokenKind.MultiplyAssign => BinaryOperator.Multiply,
        TokenKind.DivideAssign => BinaryOperator.Divide,
        TokenKind.IntegerDivideAssign => BinaryOperator.IntegerDivide,
        TokenKind.ModuloAssign => BinaryOperator.Modulo,
        _ => null,
    };

    private static bool IsPath(Expression expression) => expression
        is VariableExpression or LocalVariableExpression or ArgumentsExpression or MemberExpression or IndexExpression
        or ThisExpression or BlockExpression;
}
