using System.Collections.Immutable;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Parsing;

/// <content>The statements that hold blocks.</content>
internal sealed partial class Parser
{
    private IfStatement ParseIf(Token keyword)
    {
        var branches = ImmutableArray.CreateBuilder<ConditionalBranch>();
        while (true)
        {
            var condition = ParseCondition();
            var body = ParseBlock(BlockEnd.End | BlockEnd.Else);
            branches.Add(new ConditionalBranch(Join(condition, body.Span), condition, body));
            if (!IsWord("else"))
            {
                Advance();
                return new IfStatement(keyword.Span, branches.ToImmutable(), Else: null);
            }

            Advance();
            if (!IsWord("if"))
            {
                return new IfStatement(keyword.Span, branches.ToImmutable(), ParseFinalBlock());
            }

            Advance();
        }
    }

    private Expression ParseCondition()
    {
        var condition = ParseExpression();
        ExpectEndOfStatement();
        return condition;
    }

    /// <summary>A block only <c>end</c> closes, and that <c>end</c>.</summary>
    private Block ParseFinalBlock()
    {
        var block = ParseBlock(BlockEnd.End);
        Advance();
        return block;
    }

    private CaseStatement ParseCase(Token keyword)
    {
        var value = ParseCondition();
        var preamble = ParseBlock(BlockEnd.When | BlockEnd.Else | BlockEnd.End);
        var branches = ImmutableArray.CreateBuilder<WhenBranch>();
        while (IsWord("when"))
        {
            branches.Add(ParseWhen());
        }

        Block? otherwise = null;
        if (IsWord("else"))
        {
            Advance();
            otherwise = ParseBlock(BlockEnd.End);
        }

        Advance();
        return new CaseStatement(keyword.Span, value, preamble, branches.ToImmutable(), otherwise);
    }

    private WhenBranch ParseWhen()
    {
        var keyword = Advance();
        var values = ImmutableArray.CreateBuilder<Expression>();
        do
        {
            SkipLineBreaks();
            values.Add(ParseWhenValue());
        }
        while (TryAdvance(TokenKind.Comma) || TryAdvance(TokenKind.Or));

        ExpectEndOfStatement();
        return new WhenBranch(keyword.Span, values.ToImmutable(), ParseBlock(BlockEnd.When | BlockEnd.Else | BlockEnd.End));
    }

    private ForStatement ParseFor(Token keyword, bool isTableRow)
    {
        var variable = ParsePathWithoutCall();
        if (variable is not (VariableExpression or LocalVariableExpression))
        {
            throw new SyntaxException(variable.Span, "Expecting the name of a variable after `for`");
        }

        if (!IsWord("in"))
        {
            throw Unexpected("Expecting `in`");
        }

        Advance();
        _inLoopHeader = true;
        var list = ParseExpression();
        var options = ParseLoopOptions();
        _inLoopHeader = false;
        ExpectEndOfStatement();
        var body = ParseBlock(BlockEnd.End | BlockEnd.Else);
        Block? otherwise = null;
        if (IsWord("else"))
        {
            Advance();
            otherwise = ParseBlock(BlockEnd.End);
        }

        Advance();
        return new ForStatement(keyword.Span, variable, list, options, body, otherwise, isTableRow);
    }

    private LoopOptions ParseLoopOptions()
    {
        var options = new LoopOptions(null, null, null, IsReversed: false);
        while (Kind == TokenKind.Identifier)
        {
            var name = Advance();
            if (TextOf(name) is "reversed")
            {
                options = options with { IsReversed = true };
                continue;
            }

            Expect(TokenKind.Colon, "`:` after the name of a loop option");
            var value = ParseLoopOptionValue();
            options = TextOf(name) switch
            {
                "offset" => options with { Offset = value },
                "limit" => options with { Limit = value },
                "cols" => options with { Columns = value },
                _ => throw new SyntaxException(name.Span, $"`{TextOf(name)}` is not an option of a loop"),
            };
        }

        return options;
    }

    private WhileStatement ParseWhile(Token keyword)
    {
        var condition = ParseCondition();
        return new WhileStatement(keyword.Span, condition, ParseFinalBlock());
    }

    private CaptureStatement ParseCapture(Token keyword)
    {
        var target = ParsePathWithoutCall();
        if (!IsPath(target))
        {
            throw new SyntaxException(target.Span, "Only a variable, a member or an item can be captured into");
        }

        ExpectEndOfStatement();
        return new CaptureStatement(keyword.Span, target, ParseFinalBlock());
    }

    private WithStatement ParseWith(Token keyword)
    {
        var target = ParseCondition();
        return new WithStatement(keyword.Span, target, ParseFinalBlock());
    }

    private WrapStatement ParseWrap(Token keyword)
    {
        var indentation = _indentation;
        var target = ParseCondition();
        return new WrapStatement(keyword.Span, target, ParseFinalBlock(), indentation);
    }
}
