using System.Runtime.CompilerServices;
using Scriban.Syntax;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>Puts nodes of ours in the place of the commonest ones of the package: members, comparisons with a literal, <c>html.escape</c> and
/// <c>date.to_string</c> at the end of a pipe, words, and <c>include</c> of a named partial. They give the same and take fewer steps.</summary>
internal sealed class ThemeRewriter(SettledNames settled) : ScriptRewriter
{
    /// <summary>The same page; as it is if it is too deep.</summary>
    public ScriptPage Rewrite(ScriptPage page)
    {
        try
        {
            return (ScriptPage)Visit((ScriptNode)page)!;
        }
        catch (InsufficientExecutionStackException)
        {
            return page;
        }
    }

    public override ScriptNode? Visit(ScriptNode? node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return base.Visit(node);
    }

    public override ScriptNode Visit(ScriptCaptureStatement node) => new CaptureStatement((ScriptCaptureStatement)base.Visit(node));

    public override ScriptNode Visit(ScriptMemberExpression node) =>
        new MemberPath(node.Target is ScriptVariableGlobal root && settled.Contains(root.Name))
        {
            Target = (ScriptExpression?)Visit((ScriptNode?)node.Target),
            DotToken = (ScriptToken)Visit((ScriptNode)node.DotToken)!,
            Member = (ScriptVariable?)Visit((ScriptNode?)node.Member),
        };

    public override ScriptNode Visit(ScriptBinaryExpression node)
    {
        var same = (ScriptBinaryExpression)base.Visit(node);
        if (same is not { Left: MemberPath or ScriptVariableLocal, Right: ScriptLiteral { Value: string or int } } || !LiteralComparison.Knows(same.Operator))
            return same;
        var (left, token, right) = (same.Left, same.OperatorToken, same.Right);
        (same.Left, same.OperatorToken, same.Right) = (null, null, null); // a node has one parent
        return new LiteralComparison { Left = left, Operator = same.Operator, OperatorToken = token, Right = right, Span = same.Span };
    }

    public override ScriptNode Visit(ScriptPipeCall node)
    {
        ScriptPipeCall? own = node.To switch
        {
            ScriptFunctionCall { Arguments: [ScriptLiteral { Value: string pattern }] } call
                when node.From is ScriptMemberExpression or ScriptVariable && IsMember(call.Target, "date", "to_string") => new FormattedDate(pattern),
            ScriptFunctionCall { Arguments.Count: 0 } call when IsMember(call.Target, "html", "escape") => new EscapedExpression(),
            _ => null,
        };
        if (own is null)
            return base.Visit(node);
        own.From = (ScriptExpression?)Visit((ScriptNode?)node.From);
        own.PipeToken = (ScriptToken?)Visit((ScriptNode?)node.PipeToken);
        own.To = (ScriptExpression?)Visit((ScriptNode?)node.To);
        return own;
    }

    public override ScriptNode Visit(ScriptFunctionCall node)
    {
        if (node is not { Target: ScriptVariableGlobal { Name: WordsCall.Function }, Arguments: [ScriptLiteral { Value: string }, ..] }
            || !settled.Contains(WordsCall.Function)
            || node.Arguments.Count > WordsCall.MostArguments
            || node.Arguments.Any(argument => argument is ScriptNamedArgument or ScriptUnaryExpression))
        {
            return base.Visit(node);
        }
        return Filled(new WordsCall(), node);
    }

    public override ScriptNode Visit(ScriptExpressionStatement node)
    {
        if (node.Expression is not ScriptFunctionCall
            {
                Target: ScriptVariableGlobal { Name: "include" },
                Arguments: [ScriptLiteral { Value: string }, ..]
            } call
            || !settled.Contains("include")
            || call.Arguments.Any(argument => argument is ScriptNamedArgument { Name.Name: "size" } or ScriptUnaryExpression))
        {
            return Shortened((ScriptExpressionStatement)base.Visit(node));
        }
        return new ScriptExpressionStatement { Expression = Filled(new IncludeCall(), call) };
    }

    private bool IsMember(ScriptExpression? target, string library, string member) =>
        target is ScriptMemberExpression { Target: ScriptVariableGlobal root, Member.Name: var name }
            && root.Name == library && name == member && settled.Contains(library);

    private ScriptFunctionCall Filled(ScriptFunctionCall own, ScriptFunctionCall node)
    {
        own.Target = (ScriptExpression?)Visit((ScriptNode?)node.Target);
        own.OpenParent = (ScriptToken?)Visit((ScriptNode?)node.OpenParent);
        own.Arguments = VisitAll(node.Arguments)!;
        own.CloseParen = (ScriptToken?)Visit((ScriptNode?)node.CloseParen);
        own.Span = node.Span;
        return own;
    }

    private static ScriptExpressionStatement Shortened(ScriptExpressionStatement statement)
    {
        if (statement.Expression is not { } expression || expression is not (MemberPath or EscapedExpression or FormattedDate or WordsCall))
            return statement;
        statement.Expression = null;
        return new PrintStatement { Expression = expression, Span = statement.Span };
    }
}
