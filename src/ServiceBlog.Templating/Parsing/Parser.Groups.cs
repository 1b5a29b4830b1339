using System.Collections.Immutable;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Parsing;

/// <content>What stands in brackets: groups, arrays, objects. Line breaks mean nothing inside them.</content>
internal sealed partial class Parser
{
    private (bool InArguments, bool InLoopHeader, bool InWhen, int Conditionals) EnterGroup()
    {
        var state = (_inArguments, _inLoopHeader, _inWhen, _openConditionals);
        (_inArguments, _inLoopHeader, _inWhen, _openConditionals) = (false, false, false, 0);
        return state;
    }

    private void LeaveGroup((bool InArguments, bool InLoopHeader, bool InWhen, int Conditionals) state) =>
        (_inArguments, _inLoopHeader, _inWhen, _openConditionals) = state;

    /// <summary>Steps over an opening bracket and any line breaks behind it.</summary>
    private SourceSpan OpenGroup()
    {
        _ignoredLineBreaks++;
        return Advance().Span;
    }

    /// <summary>Steps over a closing bracket, but not over the line break that may end the statement behind it.</summary>
    private SourceSpan CloseGroup(TokenKind kind, string expected)
    {
        if (Kind != kind)
        {
            throw Unexpected($"Expecting {expected}");
        }

        _ignoredLineBreaks--;
        return Advance().Span;
    }

    private GroupExpression ParseGroup()
    {
        var start = OpenGroup();
        var state = EnterGroup();
        var inner = ParseExpression();
        LeaveGroup(state);
        var end = CloseGroup(TokenKind.CloseParen, "`)`");
        return Bounded(new GroupExpression(SourceSpan.Join(start, end), inner) { Depth = inner.Depth + 1 });
    }

    private ArrayExpression ParseArray()
    {
        var items = ImmutableArray.CreateBuilder<Expression>();
        var start = OpenGroup();
        var state = EnterGroup();
        var depth = 0;
        while (Kind != TokenKind.CloseBracket)
        {
            var item = ParseExpression();
            depth = Math.Max(depth, item.Depth);
            items.Add(item);
            if (!TryAdvance(TokenKind.Comma))
            {
                break;
            }
        }

        LeaveGroup(state);
        var end = CloseGroup(TokenKind.CloseBracket, "`]`");
        return Bounded(new ArrayExpression(SourceSpan.Join(start, end), items.ToImmutable()) { Depth = depth + 1 });
    }

    private ObjectExpression ParseObject()
    {
        var members = ImmutableArray.CreateBuilder<ObjectMember>();
        var start = OpenGroup();
        var state = EnterGroup();
        var depth = 0;
        while (Kind != TokenKind.CloseBrace)
        {
            var name = Current;
            if (name.Kind is not (TokenKind.Identifier or TokenKind.String))
            {
                throw Unexpected("Expecting the name of a member or `}`");
            }

            Advance();
            var text = name.Kind == TokenKind.Identifier
                ? TextOf(name).ToString()
                : StringLiteral.Decode(TextOf(name)[1..^1]);
            Expect(TokenKind.Colon, "`:` after the name of a member");
            var value = ParseExpression();
            depth = Math.Max(depth, value.Depth);
            members.Add(new ObjectMember(name.Span, string.Intern(text), value));
            if (!TryAdvance(TokenKind.Comma))
            {
                break;
            }
        }

        LeaveGroup(state);
        var end = CloseGroup(TokenKind.CloseBrace, "`}`");
        return Bounded(new ObjectExpression(SourceSpan.Join(start, end), members.ToImmutable()) { Depth = depth + 1 });
    }
}
