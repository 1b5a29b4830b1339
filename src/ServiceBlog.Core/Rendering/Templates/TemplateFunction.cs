using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>A function for templates, with its parameters told and not found by reflection.</summary>
/// <param name="parameters">Those that may be left out have a default value, and come last.</param>
/// <param name="returns">The type of what the body gives.</param>
/// <param name="body">Gets as many arguments as there are parameters, each of its parameter's type.</param>
public sealed class TemplateFunction(ScriptParameterInfo[] parameters, Type returns, Func<TemplateContext, ScriptArray, object?> body)
    : IScriptCustomFunction
{
    /// <summary>The version of the code that it runs.</summary>
    public Guid Module => body.Method.Module.ModuleVersionId;

    public int RequiredParameterCount { get; } = parameters.Count(parameter => !parameter.HasDefaultValue);

    public int ParameterCount => parameters.Length;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public Type ReturnType => returns;

    public ScriptParameterInfo GetParameterInfo(int index) =>
        parameters.Length > 0 ? parameters[Math.Min(index, parameters.Length - 1)] : new(typeof(object), "");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        body(context, arguments);

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(body(context, arguments));

    public static ScriptParameterInfo Required<T>(string name) => new(typeof(T), name);

    public static ScriptParameterInfo Optional<T>(string name, object? value = null) => new(typeof(T), name, value);
}
