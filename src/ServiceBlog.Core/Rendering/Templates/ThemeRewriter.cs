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
        if (node is { From: ScriptMemberExpression or ScriptVariable, To: ScriptFunctionCall { Arguments: [ScriptLiteral { Value: string pattern }] } call }
            && call.Target is ScriptMemberExpression { Target: ScriptVariableGlobal { Name: "date" }, Member.Name: "to_string" }
            && settled.Contains("date"))
        {
            return new FormattedDate(pattern)
            {
                From = (ScriptExpression?)Visit((ScriptNode?)node.From),
                PipeToken = (ScriptToken?)Visit((ScriptNode?)node.PipeToken),
                To = (ScriptExpression?)Visit((ScriptNode?)node.To),
            };
        }
        if (node.To is not ScriptFunctionCall
            {
                Arguments.Count: 0,
                Target: ScriptMemberExpression { Target: ScriptVariableGlobal { Name: "html" }, Member.Name: "escape" }
            }
            || !settled.Contains("html"))
        {
            return base.Visit(node);
        }
        return new EscapedExpression
        {
            From = (ScriptExpression?)Visit((ScriptNode?)node.From),
            PipeToken = (ScriptToken?)Visit((ScriptNode?)node.PipeToken),
            To = (ScriptExpression?)Visit((ScriptNode?)node.To),
        };
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
        return new WordsCall
        {
            Target = (ScriptExpression?)Visit((ScriptNode?)node.Target),
            OpenParent = (ScriptToken?)Visit((ScriptNode?)node.OpenParent),
            Arguments = VisitAll(node.Arguments)!,
            CloseParen = (ScriptToken?)Visit((ScriptNode?)node.CloseParen),
            Span = node.Span,
        };
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
        var include = new IncludeCall
        {
            Target = (ScriptExpression?)Visit((ScriptNode?)call.Target),
            OpenParent = (ScriptToken?)Visit((ScriptNode?)call.OpenParent),
            Arguments = VisitAll(call.Arguments)!,
            CloseParen = (ScriptToken?)Visit((ScriptNode?)call.CloseParen),
            Span = call.Span,
        };
        return new ScriptExpressionStatement { Expression = include };
    }

    private static ScriptExpressionStatement Shortened(ScriptExpressionStatement statement)
    {
        if (statement.Expression is not { } expression || expression is not (MemberPath or EscapedExpression or FormattedDate or WordsCall))
            return statement;
        statement.Expression = null;
        return new PrintStatement { Expression = expression, Span = statement.Span };
    }
}
