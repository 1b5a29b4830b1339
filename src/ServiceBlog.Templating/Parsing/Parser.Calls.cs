using System.Collections.Immutable;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Parsing;

/// <content>Calls and their arguments.</content>
internal sealed partial class Parser
{
    /// <summary>
    /// Whether the next token makes the operand before it a call. That a literal is not a function is found out when
    /// it is called; as the end of a range it even takes a loop's option for an argument: <c>for x in 1..5 reversed</c>.
    /// </summary>
    private bool StartsArgument(Expression target) => target switch
    {
        LiteralExpression => StartsArgument(),
        GroupExpression => StartsArgument() && !StartsLoopOption(),
        _ => IsPath(target) && StartsArgument() && !StartsLoopOption(),
    };

    private bool StartsArgument() => Kind switch
    {
        TokenKind.Identifier => true,
        _ => Kind is TokenKind.LocalIdentifier or TokenKind.Number or TokenKind.String or TokenKind.VerbatimString
            or TokenKind.InterpolationStart or TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace
            or TokenKind.At or TokenKind.Not or TokenKind.Caret,
    };

    /// <summary>Arguments up to the end of the statement, a pipe or a closing bracket: <c>f 1 (2 + 3) name: 4</c>.</summary>
    private CallExpression ParseArguments(Expression target)
    {
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        _inArguments = true;
        while (StartsArgument(target) || (arguments.Count > 0 && StartsSignedArgument()))
        {
            arguments.Add(ParseArgument(arguments));
        }

        _inArguments = false;
        return Call(target, arguments.ToImmutable(), arguments[^1].Span, hasParentheses: false);
    }

    private CallExpression ParseParenthesizedArguments(Expression target)
    {
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        OpenGroup();
        var state = EnterGroup();
        while (Kind != TokenKind.CloseParen)
        {
            arguments.Add(ParseArgument(arguments));
            if (!TryAdvance(TokenKind.Comma))
            {
                break;
            }
        }

        LeaveGroup(state);
        var end = CloseGroup(TokenKind.CloseParen, "`)`");
        return Call(target, arguments.ToImmutable(), end, hasParentheses: true);
    }

    private static CallExpression Call(
        Expression target, ImmutableArray<Argument> arguments, SourceSpan end, bool hasParentheses) =>
        Bounded(new CallExpression(Join(target, end), target, arguments, hasParentheses)
        {
            Depth = 1 + Math.Max(target.Depth, arguments.Select(argument => argument.Value.Depth).DefaultIfEmpty().Max()),
        });

    private Argument ParseArgument(ImmutableArray<Argument>.Builder previous)
    {
        if (IsArgumentName())
        {
            var name = Advance();
            Advance();
            SkipIgnoredLineBreaks();
            var named = ParseArgumentValue();
            return new Argument(SourceSpan.Join(name.Span, named.Span), TextOf(name).ToString(), named, IsSpread: false);
        }

        if (previous.Count > 0 && previous[^1].Name is not null)
        {
            throw new SyntaxException(Current.Span, "Only named arguments can follow a named argument");
        }

        var isSpread = Kind == TokenKind.Caret;
        var start = isSpread ? Advance().Span : Current.Span;
        var value = ParseArgumentValue();
        return new Argument(SourceSpan.Join(start, value.Span), Name: null, value, isSpread);
    }

    /// <summary>
    /// Without brackets an argument takes operators with it, <c>f a || b</c> being <c>f (a || b)</c>; but a conditional
    /// or a pipe takes the whole call.
    /// </summary>
    private Expression ParseArgumentValue() => _inArguments ? ParseBinary(0) : ParseExpression();

    /// <summary>In <c>c ? f a : b</c> the colon belongs to the conditional, unless it adjoins the name.</summary>
    private bool IsArgumentName() => Kind == TokenKind.Identifier && PeekKind() == TokenKind.Colon
        && (_openConditionals == 0 || _tokens[_index + 1].Start == Current.End);

    private bool StartsLoopOption() => _inLoopHeader && Kind == TokenKind.Identifier
        && (PeekKind() == TokenKind.Colon || IsWord("reversed"));

    private Expression ParseLoopOptionValue()
    {
        _inArguments = true;
        var value = ParseConditional();
        _inArguments = false;
        return value;
    }

    /// <summary>
    /// Passes a value as the first argument to the function on the right of a pipe, which can be the leftmost
    /// operand of a longer expression.
    /// </summary>
    private static Expression PipeInto(Expression destination, Expression value)
    {
        var piped = new Argument(value.Span, Name: null, value, IsSpread: false);
        var depth = Math.Max(destination.Depth, value.Depth) + 1;
        return destination switch
        {
            CallExpression call => call with { Arguments = call.Arguments.Insert(0, piped), Depth = depth },
            MemberExpression { Target: CallExpression } member =>
                member with { Target = PipeInto(member.Target, value), Depth = depth },
            IndexExpression { Target: CallExpression } index =>
                index with { Target = PipeInto(index.Target, value), Depth = depth },
            BinaryExpression binary => binary with { Left = PipeInto(binary.Left, value), Depth = depth + 1 },
            ConditionalExpression conditional =>
                conditional with { Condition = PipeInto(conditional.Condition, value), Depth = depth + 1 },
            AliasExpression alias => PipeInto(alias.Target, value),
            GroupExpression or FunctionExpression or VariableExpression or LocalVariableExpression
                or ArgumentsExpression or MemberExpression or IndexExpression =>
                new CallExpression(destination.Span, destination, [piped], HasParentheses: false) { Depth = depth },
            _ => new PipeExpression(SourceSpan.Join(value.Span, destination.Span), value, destination) { Depth = depth },
        };
    }
}
