using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Parsing;

/// <content>Pipes, conditionals and operators.</content>
internal sealed partial class Parser
{
    /// <summary>A whole expression, pipes included.</summary>
    private Expression ParseExpression()
    {
        var expression = ParseConditional();
        while (SkipToPipe())
        {
            Advance();
            SkipLineBreaks();
            var destination = ParseConditional();
            expression = Bounded(PipeInto(destination, expression));
        }

        return expression;
    }

    /// <summary>A pipe may stand at the start of a following line.</summary>
    private bool SkipToPipe()
    {
        var offset = 0;
        while (PeekKind(offset) == TokenKind.NewLine)
        {
            offset++;
        }

        if (PeekKind(offset) != TokenKind.Pipe)
        {
            return false;
        }

        _index += offset;
        return true;
    }

    private Expression ParseConditional()
    {
        EnterNesting();
        var condition = ParseBinary(0);
        if (Kind == TokenKind.Question)
        {
            condition = ParseBranches(condition);
        }

        _nesting--;
        return condition;
    }

    private ConditionalExpression ParseBranches(Expression condition)
    {
        Advance();
        SkipLineBreaks();
        _openConditionals++;
        var whenTrue = ParseBranch();
        _openConditionals--;
        SkipLineBreaks();
        Expect(TokenKind.Colon, "`:` between the two values of a conditional");
        SkipLineBreaks();
        var whenFalse = ParseBranch();
        var depth = 1 + Math.Max(condition.Depth, Math.Max(whenTrue.Depth, whenFalse.Depth));
        return Bounded(new ConditionalExpression(Join(condition, whenFalse.Span), condition, whenTrue, whenFalse)
        {
            Depth = depth,
        });
    }

    /// <summary>A branch takes a pipe with it, except among arguments, where the pipe takes the whole call.</summary>
    private Expression ParseBranch() => _inArguments ? ParseConditional() : ParseExpression();

    private Expression ParseBinary(int minimum)
    {
        var left = ParseOperand();
        while (BinaryOperatorOf(Kind) is { } binary && PrecedenceOf(binary) > minimum && !StartsSignedArgument())
        {
            if (_inWhen && binary == BinaryOperator.Or)
            {
                break;
            }

            var sign = Advance();
            SkipLineBreaks();
            var right = ParseBinary(PrecedenceOf(binary));
            left = Bounded(new BinaryExpression(Join(left, right.Span), binary, left, right, sign.Span)
            {
                Depth = 1 + Math.Max(left.Depth, right.Depth),
            });
        }

        return left;
    }

    /// <summary>Among arguments, a sign with a space before it but none behind it begins the next one: <c>f 1 -1</c>.</summary>
    private bool StartsSignedArgument() => _inArguments && Kind is TokenKind.Plus or TokenKind.Minus
        && !IsAdjacent && _index + 1 < _tokens.Count && _tokens[_index + 1].Start == Current.End;

    private Expression ParseWhenValue()
    {
        _inWhen = true;
        var value = ParseConditional();
        _inWhen = false;
        return value;
    }

    private static BinaryOperator? BinaryOperatorOf(TokenKind kind) => kind switch
    {
        TokenKind.Plus => BinaryOperator.Add,
        TokenKind.Minus => BinaryOperator.Subtract,
        TokenKind.Star => BinaryOperator.Multiply,
        TokenKind.Slash => BinaryOperator.Divide,
        TokenKind.DoubleSlash => BinaryOperator.IntegerDivide,
        TokenKind.Percent => BinaryOperator.Modulo,
        TokenKind.Equal => BinaryOperator.Equal,
        TokenKind.NotEqual => BinaryOperator.NotEqual,
        TokenKind.Less => BinaryOperator.Less,
        TokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
        TokenKind.Greater => BinaryOperator.Greater,
        TokenKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
        TokenKind.And => BinaryOperator.And,
        TokenKind.Or => BinaryOperator.Or,
        TokenKind.Ampersand => BinaryOperator.BitAnd,
        TokenKind.ShiftLeft => BinaryOperator.ShiftLeft,
        TokenKind.ShiftRight => BinaryOperator.ShiftRight,
        TokenKind.Coalesce => BinaryOperator.Coalesce,
        TokenKind.NotNullCoalesce => BinaryOperator.NotNullCoalesce,
        TokenKind.Range => BinaryOperator.Range,
        TokenKind.ExclusiveRange => BinaryOperator.ExclusiveRange,
        _ => null,
    };

    private static int PrecedenceOf(BinaryOperator binary) => binary switch
    {
        BinaryOperator.Coalesce or BinaryOperator.NotNullCoalesce => 1,
        BinaryOperator.Or => 2,
        BinaryOperator.And => 3,
        BinaryOperator.BitAnd => 4,
        BinaryOperator.Equal or BinaryOperator.NotEqual => 5,
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater
            or BinaryOperator.GreaterOrEqual => 6,
        BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight => 7,
        BinaryOperator.Add or BinaryOperator.Subtract => 8,
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.IntegerDivide
            or BinaryOperator.Modulo => 9,
        _ => 10,
    };
}
