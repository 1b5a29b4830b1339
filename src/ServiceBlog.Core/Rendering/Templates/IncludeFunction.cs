using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary><c>include</c>, which writes straight to the output where it stands alone, and knows by which calls it was reached. The package's makes a
/// text first, so that it cannot be told which template wrote it.</summary>
internal sealed class IncludeFunction : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) =>
        index == 0 ? new(typeof(string), "template_name") : new(typeof(object), "value");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        return Run((RenderContext)context, callerContext, arguments);
    }

    internal static object? Run(RenderContext context, ScriptNode? callerContext, ScriptArray arguments)
    {
        var caller = callerContext?.Span ?? context.CurrentSpan;
        if (arguments.Count == 0 || context.ObjectToString(arguments[0]) is not { Length: > 0 } name)
            throw new ScriptRuntimeException(caller, "include needs the name of a template");
        var template = context.FindPartial(name, caller);
        var shared = arguments.Count == 1 && !arguments.GetMembers().Any(member => member != "size") ? context.SharedTextOf(template) : null;
        if (callerContext?.Parent is ScriptExpressionStatement && context.EnableOutput && context.CurrentIndent is null)
        {
            if (shared is null)
                context.RunIncluded(template, arguments, caller);
            else
                context.Write(caller, shared);
            return null;
        }
        if (shared is not null)
            return shared;
        var (indent, output) = (context.CurrentIndent, context.EnableOutput);
        (context.CurrentIndent, context.EnableOutput) = (null, true);
        CapturedText text;
        context.BeginCapture();
        try
        {
            context.RunIncluded(template, arguments, caller);
        }
        finally
        {
            text = context.EndCapture();
            (context.CurrentIndent, context.EnableOutput) = (indent, output);
        }
        return text.ToString();
    }

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}
