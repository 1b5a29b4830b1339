using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using static ServiceBlog.Core.Rendering.Templates.ThemeNodes;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>What the nodes of <see cref="ThemeRewriter"/> have in common, and how all nodes of a template are met.</summary>
internal static class ThemeNodes
{
    /// <summary>The value of a node, of the simple ones without the package's way around each step: it costs more than they do.</summary>
    public static object? ValueOf(ScriptNode node, TemplateContext context) => node switch
    {
        MemberPath path => path.Evaluate(context),
        ScriptLiteral literal => literal.Value,
        _ => context.Evaluate(node),
    };

    /// <summary>A node and all below it. Without recursion, since the tree of a long sum is as deep as the sum is long.</summary>
    public static IEnumerable<ScriptNode> AllIn(ScriptNode root)
    {
        var open = new Stack<ScriptNode>([root]);
        while (open.TryPop(out var node))
        {
            yield return node;
            PushChildren(open, node);
        }
    }

    public static void PushChildren(Stack<ScriptNode> open, ScriptNode node)
    {
        for (var i = 0; i < node.ChildrenCount; i++)
        {
            if (node.GetChildren(i) is { } child)
                open.Push(child);
        }
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

/// <summary>A member or a variable that is compared with a text or a number which stands in the template.</summary>
internal sealed class LiteralComparison : ScriptBinaryExpression
{
    public static bool Knows(ScriptBinaryOperator comparison) => comparison is
        ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareNotEqual or ScriptBinaryOperator.CompareGreater or ScriptBinaryOperator.CompareLess;

    public override object? Evaluate(TemplateContext context) =>
        (Left is ScriptVariableLocal local ? context.GetValue((ScriptVariable)local) : ValueOf(Left!, context), ((ScriptLiteral)Right!).Value, Operator) switch
        {
            (string left, string right, ScriptBinaryOperator.CompareEqual) => left == right,
            (string left, string right, ScriptBinaryOperator.CompareNotEqual) => left != right,
            (int left, int right, ScriptBinaryOperator.CompareEqual) => left == right,
            (int left, int right, ScriptBinaryOperator.CompareNotEqual) => left != right,
            (int left, int right, ScriptBinaryOperator.CompareGreater) => left > right,
            (int left, int right, ScriptBinaryOperator.CompareLess) => left < right,
            _ => base.Evaluate(context),
        };
}

/// <summary>Prints one of the nodes here.</summary>
internal sealed class PrintStatement : ScriptExpressionStatement
{
    public override object? Evaluate(TemplateContext context) => Expression!.Evaluate(context);
}

/// <summary>A pipe that ends in <c>html.escape</c>.</summary>
internal sealed class EscapedExpression : ScriptPipeCall
{
    public override object? Evaluate(TemplateContext context)
    {
        var value = ValueOf(From!, context);
        return Builtins.Escape(value as string ?? context.ObjectToString(value));
    }
}

/// <summary>A name or a member that a pipe sends to <c>date.to_string</c>, with the pattern as it stands there.</summary>
internal sealed class FormattedDate(string pattern) : ScriptPipeCall
{
    // The package takes 30 steps to call the function.
    public override object? Evaluate(TemplateContext context) => ValueOf(From!, context) is DateTime date
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
            arguments.Add(ValueOf(argument, context));
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
                arguments.TrySetValue(context, Span, named.Name!.Name,
                    named.Value is { } value ? ValueOf(value, context) : context.Evaluate(named), readOnly: false);
            else
                arguments.Add(ValueOf(argument, context));
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
