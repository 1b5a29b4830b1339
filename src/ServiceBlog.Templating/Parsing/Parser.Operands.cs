using System.Collections.Immutable;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Parsing;

/// <content>Operands: prefix and postfix operators, paths, literals.</content>
internal sealed partial class Parser
{
    private Expression ParseOperand()
    {
        return Kind switch
        {
            TokenKind.Not => ParseUnary(UnaryOperator.Not),
            TokenKind.Plus => ParseUnary(UnaryOperator.Plus),
            TokenKind.Minus => ParseUnary(UnaryOperator.Negate),
            TokenKind.At => ParseAlias(),
            TokenKind.Increment or TokenKind.Decrement => ParsePrefixIncrement(),
            _ => ParsePath(),
        };
    }

    private UnaryExpression ParseUnary(UnaryOperator unary)
    {
        var sign = Advance();
        EnterNesting();
        var operand = ParseOperand();
        _nesting--;
        return Bounded(new UnaryExpression(SourceSpan.Join(sign.Span, operand.Span), unary, operand)
        {
            Depth = operand.Depth + 1,
        });
    }

    private AliasExpression ParseAlias()
    {
        var sign = Advance();
        var target = ParsePathWithoutCall();
        return new AliasExpression(SourceSpan.Join(sign.Span, target.Span), target) { Depth = target.Depth + 1 };
    }

    private IncrementExpression ParsePrefixIncrement()
    {
        var sign = Advance();
        var target = ParsePathWithoutCall();
        return Increment(SourceSpan.Join(sign.Span, target.Span), target, sign.Kind, isPrefix: true);
    }

    private static IncrementExpression Increment(SourceSpan span, Expression target, TokenKind sign, bool isPrefix) =>
        IsPath(target)
            ? new IncrementExpression(span, target, sign == TokenKind.Decrement, isPrefix) { Depth = target.Depth + 1 }
            : throw new SyntaxException(target.Span, "Only a variable, a member or an item can be incremented or decremented");

    /// <summary>A path with what may follow it: <c>++</c>, <c>--</c> or arguments.</summary>
    private Expression ParsePath()
    {
        var path = ParsePathWithoutCall();
        if (Kind is TokenKind.Increment or TokenKind.Decrement)
        {
            var sign = Advance();
            return Increment(SourceSpan.Join(path.Span, sign.Span), path, sign.Kind, isPrefix: false);
        }

        return !_inArguments && StartsArgument(path) ? ParseArguments(path) : path;
    }

    private Expression ParsePathWithoutCall()
    {
        var expression = ParsePrimary();
        while (true)
        {
            switch (Kind)
            {
                case TokenKind.Dot or TokenKind.QuestionDot:
                    expression = ParseMember(expression);
                    break;
                case TokenKind.OpenBracket when IsAdjacent:
                case TokenKind.QuestionBracket:
                    expression = ParseIndex(expression);
                    break;
                case TokenKind.OpenParen when IsAdjacent && IsPath(expression):
                    expression = ParseParenthesizedArguments(expression);
                    break;
                default:
                    return expression;
            }

            Bounded(expression);
        }
    }

    private MemberExpression ParseMember(Expression target)
    {
        var isOptional = Advance().Kind == TokenKind.QuestionDot;
        var name = Expect(TokenKind.Identifier, "the name of a member");
        var text = string.Intern(TextOf(name).ToString());
        return new MemberExpression(Join(target, name.Span), target, text, name.Span, isOptional)
        {
            Depth = target.Depth + 1,
        };
    }

    private IndexExpression ParseIndex(Expression target)
    {
        var isOptional = Kind == TokenKind.QuestionBracket;
        OpenGroup();
        var state = EnterGroup();
        var index = ParseExpression();
        LeaveGroup(state);
        var end = CloseGroup(TokenKind.CloseBracket, "`]`");
        return new IndexExpression(Join(target, end), target, index, isOptional)
        {
            Depth = 1 + Math.Max(target.Depth, index.Depth),
        };
    }

    private Expression ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return NumberLiteral.TryParse(TextOf(token), out var number)
                    ? new LiteralExpression(token.Span, number)
                    : throw new SyntaxException(token.Span, $"`{TextOf(token)}` is not a number");
            case TokenKind.String:
                Advance();
                return new LiteralExpression(
                    token.Span, StringLiteral.Decode(_source.Text.AsSpan(token.Start + 1, token.End - token.Start - 2)));
            case TokenKind.VerbatimString:
                Advance();
                return new LiteralExpression(
                    token.Span, _source.Text[(token.Start + 1)..(token.End - 1)].Replace("``", "`", StringComparison.Ordinal));
            case TokenKind.InterpolationStart:
                return ParseInterpolation();
            case TokenKind.LocalIdentifier:
                return ParseLocal();
            case TokenKind.Identifier:
                return ParseName();
            case TokenKind.OpenParen:
                return ParseGroup();
            case TokenKind.OpenBracket:
                return ParseArray();
            case TokenKind.OpenBrace:
                return ParseObject();
            default:
                throw Unexpected("Expecting an expression");
        }
    }

    private Expression ParseName()
    {
        var token = Current;
        var text = TextOf(token);
        switch (text)
        {
            case "true" or "false":
                Advance();
                return new LiteralExpression(token.Span, text is "true");
            case "null":
                Advance();
                return new LiteralExpression(token.Span, Value.Null);
            case "this":
                Advance();
                return new ThisExpression(token.Span);
            case "do":
                return ParseAnonymousFunction();
        }

        var name = string.Intern(text.ToString());
        Advance();

        // Only at the start of a statement a word is a keyword; elsewhere it is the name of a variable.
        return Keywords.IsLoop(text) && Kind is TokenKind.Dot or TokenKind.QuestionDot
            ? new LoopObjectExpression(token.Span, name)
            : new VariableExpression(token.Span, name);
    }

    private Expression ParseLocal()
    {
        var token = Advance();
        var name = TextOf(token)[1..];
        if (name.IsEmpty)
        {
            return new ArgumentsExpression(token.Span, Index: null);
        }

        if (name is "$")
        {
            return new BlockExpression(token.Span);
        }

        if (!char.IsAsciiDigit(name[0]))
        {
            return new LocalVariableExpression(token.Span, string.Intern(name.ToString()));
        }

        return int.TryParse(name, System.Globalization.NumberStyles.None, null, out var index)
            ? new ArgumentsExpression(token.Span, index)
            : throw new SyntaxException(token.Span, $"`{TextOf(token)}` does not name an argument");
    }

    private InterpolatedString ParseInterpolation()
    {
        var start = Advance();
        var parts = ImmutableArray.CreateBuilder<Expression>();
        var state = EnterGroup();
        while (Kind is TokenKind.InterpolationText or TokenKind.InterpolationOpen)
        {
            var part = Advance();
            if (part.Kind == TokenKind.InterpolationText)
            {
                parts.Add(new LiteralExpression(part.Span, StringLiteral.Decode(TextOf(part))));
                continue;
            }

            parts.Add(ParseExpression());
            Expect(TokenKind.InterpolationClose, "`}`");
        }

        LeaveGroup(state);
        var end = Expect(TokenKind.InterpolationEnd, "the end of the string");
        return Bounded(new InterpolatedString(SourceSpan.Join(start.Span, end.Span), parts.ToImmutable())
        {
            Depth = 1 + parts.Select(part => part.Depth).DefaultIfEmpty().Max(),
        });
    }
}
