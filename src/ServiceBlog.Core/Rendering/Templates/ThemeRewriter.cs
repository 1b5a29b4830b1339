using System.Runtime.CompilerServices;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>
/// Puts nodes of ours in the place of the commonest ones of the package: members, <c>html.escape</c> and <c>date.to_string</c> at
/// the end of a pipe, and <c>include</c> of a named partial. They give the same and take fewer steps.
/// </summary>
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
        if (node.To is not ScriptMemberExpression { Target: ScriptVariableGlobal { Name: "html" }, Member.Name: "escape" } || !settled.Contains("html"))
            return base.Visit(node);
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
        if (node.Expression is not ScriptFunctionCall { Target: ScriptVariableGlobal { Name: "include" }, Arguments: [ScriptLiteral { Value: string }, ..] } call
            || !settled.Contains("include")
            || call.Arguments.Any(argument => argument is ScriptNamedArgument { Name.Name: "size" } or ScriptUnaryExpression))
        {
            return base.Visit(node);
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
}

/// <summary>A member of something that has a name, read in one step where the package takes five.</summary>
/// <param name="isSettled">Whether the target's name means the same everywhere.</param>
internal sealed class MemberPath(bool isSettled) : ScriptMemberExpression
{
    public override object? Evaluate(TemplateContext context) =>
        TryRead((RenderContext)context, out var value) && value is not IScriptCustomFunction ? value : base.Evaluate(context);

    public override object? GetValue(TemplateContext context) =>
        TryRead((RenderContext)context, out var value) ? value : base.GetValue(context);

    /// <summary>False if the package has to do it: the target is no name, or there is nothing to ask.</summary>
    private bool TryRead(RenderContext context, out object? value)
    {
        value = null;
        object? target;
        switch (Target)
        {
            case MemberPath inner:
                if (!inner.TryRead(context, out target))
                    return false;
                break;
            case ScriptVariableGlobal global:
                target = isSettled ? context.Settled(global.Name) : context.GetValue(global);
                break;
            case ScriptVariableLocal local:
                target = context.GetValue((ScriptVariable)local);
                break;
            default:
                return false;
        }
        switch (target)
        {
            case IScriptCustomFunction:
                return false;
            case IScriptObject item:
                item.TryGetValue(context, Span, Member!.Name, out value);
                return true;
            case ReadOnlyList list when Member!.Name == "size":
                value = list.Count;
                return true;
            case null when DotToken.TokenType == TokenType.QuestionDot:
                return true;
            default:
                return false;
        }
    }
}

/// <summary>A pipe that ends in <c>html.escape</c>.</summary>
internal sealed class EscapedExpression : ScriptPipeCall
{
    public override object? Evaluate(TemplateContext context)
    {
        var value = context.Evaluate(From!);
        return EscapeFunction.Escape(value as string ?? context.ObjectToString(value));
    }
}

/// <summary>A name or a member that a pipe sends to <c>date.to_string</c>, with the pattern as it stands there.</summary>
internal sealed class FormattedDate(string pattern) : ScriptPipeCall
{
    // The package takes 30 steps to call the function.
    public override object? Evaluate(TemplateContext context) => context.Evaluate(From!) is DateTime date
        ? ((RenderContext)context).Dates.ToString(date, pattern, context.CurrentCulture)
        : base.Evaluate(context);
}

/// <summary>Words of the theme, which a page asks for a hundred times: called without the package's search for parameters.</summary>
internal sealed class WordsCall : ScriptFunctionCall
{
    public const string Function = "t";

    /// <summary>The key and its values.</summary>
    public const int MostArguments = 5;

    public override object? Evaluate(TemplateContext context)
    {
        if (((RenderContext)context).Settled(Function) is not TemplateFunction words)
            return base.Evaluate(context);
        var arguments = new ScriptArray(MostArguments);
        foreach (var argument in Arguments)
            arguments.Add(context.Evaluate(argument));
        while (arguments.Count < MostArguments)
            arguments.Add(null);
        try
        {
            return words.Invoke(context, this, arguments, null);
        }
        catch (ScriptArgumentException exception)
        {
            throw new ScriptRuntimeException(Span, exception.Message, exception);
        }
    }
}

/// <summary><c>include</c> of a partial that is named in the call, as a statement.</summary>
internal sealed class IncludeCall : ScriptFunctionCall
{
    public override object? Evaluate(TemplateContext context)
    {
        var arguments = new ScriptArray(Arguments.Count);
        foreach (var argument in Arguments)
        {
            if (argument is ScriptNamedArgument named)
                arguments.TrySetValue(context, Span, named.Name!.Name, context.Evaluate(named), readOnly: false);
            else
                arguments.Add(context.Evaluate(argument));
        }
        context.EnterRecursive(this);
        try
        {
            return IncludeFunction.Run((RenderContext)context, this, arguments);
        }
        finally
        {
            context.ExitRecursive(this);
        }
    }
}
