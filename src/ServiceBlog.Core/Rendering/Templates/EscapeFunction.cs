using Scriban;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary><c>html.escape</c>, which gives a text that needs no escaping back as it is: most do, and the package would copy each of them.</summary>
internal sealed class EscapeFunction : IScriptCustomFunction
{
    // The package also escapes the characters of Latin-1 from the no-break space on, and those outside the first plane.
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. "<>&\"'", .. Enumerable.Range(0xA0, 0x60).Select(code => (char)code), .. Enumerable.Range(0xD800, 0x800)
            .Select(code => (char)code)]);

    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public Type ReturnType => typeof(string);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(string), "text");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        return Escape((string?)arguments[0]);
    }

    public static string? Escape(string? text) => text is null || text.AsSpan().ContainsAny(Escaped) ? HtmlFunctions.Escape(text) : text;

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}
