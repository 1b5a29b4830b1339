using Scriban;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;
using static ServiceBlog.Core.Rendering.Templates.TemplateFunction;
using SourceSpan = Scriban.Parsing.SourceSpan;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>The package's built-in functions, mended: those that machine code would lose, for the package finds them by reflection, are given by hand;
/// those that ask the clock, the machine's time zone or chance are refused or made to depend on the site alone; no template changes a library for the
/// next page.</summary>
internal static class Builtins
{
    /// <summary>A set for one context, since it holds <c>date.format</c>.</summary>
    public static ScriptObject Create(RenderSettings settings)
    {
        var all = new ScriptObject();
        foreach (var (name, value) in ForAll)
            all.SetValue(name, value, readOnly: !ForAll.CanWrite(name));
        all.SetValue("date", new DateFunctions(Library(ForAll, "date"), settings.Zone, settings.AsksMachine), readOnly: true);
        if (!settings.AsksMachine)
            all.SetValue("math", MathOfPages, readOnly: true);
        return all;
    }

    /// <summary><c>html.escape</c>, which gives a text that needs no escaping back as it is: most do, and the package would copy each of them.</summary>
    internal static string? Escape(string? text) => text is null || text.AsSpan().ContainsAny(Escaped) ? HtmlFunctions.Escape(text) : text;

    /// <summary>A function that the package has and that themes must not call.</summary>
    internal static TemplateFunction Refused(string name, params ScriptParameterInfo[] parameters) => new(parameters, typeof(object),
        (context, _) => throw new ScriptRuntimeException(context.CurrentSpan, $"`{name}` is not there: the same input must give the same pages"));

    // What the package escapes: also the characters of Latin-1 from the no-break space on, and those outside the first plane.
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. "<>&\"'", .. Enumerable.Range(0xA0, 0x60).Concat(Enumerable.Range(0xD800, 0x800)).Select(code => (char)code)]);

    private static readonly TemplateFunction EscapeFunction = new([Required<string>("text")], typeof(string),
        (_, arguments) => Escape((string?)arguments[0]));

    private static readonly TemplateFunction HasKey = new([Required<object>("value"), Required<string>("key")], typeof(bool),
        (context, arguments) => TryFind(context, arguments, out _));

    private static readonly TemplateFunction HasValue = new([Required<object>("value"), Required<string>("key")], typeof(bool),
        (context, arguments) => TryFind(context, arguments, out var found) && found is not null);

    private static readonly TemplateFunction ToJson = new([Required<object>("value")], typeof(string),
        (context, arguments) => JsonText.Of(arguments[0], context));

    private static readonly TemplateFunction IndexOf = new(
        [Required<string>("text"), Required<string>("search"), Optional<int?>("startIndex"), Optional<int?>("count"), Optional<string>("stringComparison")],
        typeof(int),
        (_, arguments) => StringFunctions.IndexOf(
            (string?)arguments[0] ?? "", (string?)arguments[1] ?? "", (int?)arguments[2], (int?)arguments[3], (string?)arguments[4]));

    private static readonly TemplateFunction Slice = new(
        [Required<string>("text"), Required<int>("start"), Optional<int?>("length")], typeof(string),
        (_, arguments) => StringFunctions.Slice((string?)arguments[0], (int)arguments[1]!, (int?)arguments[2]));

    /// <summary>What is the same for all contexts: to make a set takes as long as rendering some pages.</summary>
    private static readonly ScriptObject ForAll = Mended(TemplateContext.GetDefaultBuiltinObject());

    private static readonly ScriptObject MathOfPages = WithoutChance(Library(ForAll, "math"));

    private static ScriptObject Mended(ScriptObject package)
    {
        package.SetValue("include", new IncludeFunction(), readOnly: true);
        With(Library(package, "html"), ("escape", EscapeFunction));
        With(Library(package, "object"), ("has_key", HasKey), ("has_value", HasValue), ("to_json", ToJson), ("eval", Nested(ObjectFunctions.Eval)),
            ("eval_template", Nested(ObjectFunctions.EvalTemplate)));
        With(Library(package, "string"), ("index_of", IndexOf), ("slice", Slice));
        With(Library(package, "timespan"), ("zero", TimeSpan.Zero));
        foreach (var library in package.Values.OfType<ScriptObject>())
            library.IsReadOnly = true;
        return package;
    }

    private static ScriptObject WithoutChance(ScriptObject math)
    {
        var copy = (ScriptObject)math.Clone(deep: false);
        copy.IsReadOnly = false;
        With(copy, ("random", Refused("math.random", Optional<object>("minValue"), Optional<object>("maxValue"))), ("uuid", Refused("math.uuid")));
        copy.IsReadOnly = true;
        return copy;
    }

    /// <summary>The package wraps the failure of such a text in another at each level, which takes more of the stack than it looks after.</summary>
    private static TemplateFunction Nested(Func<TemplateContext, SourceSpan, object?, object?> evaluate) =>
        new([Required<object>("value")], typeof(object), (context, arguments) => ((RenderContext)context)
            .EvaluateText(() => evaluate(context, context.CurrentSpan, arguments[0])));

    private static bool TryFind(TemplateContext context, ScriptArray arguments, out object? found)
    {
        found = null;
        if (arguments[0] is not null and not (IScriptObject and not ScriptArray))
            throw new ScriptArgumentException(0, $"Unable to convert type `{context.GetTypeName(arguments[0])}` to an object");
        return arguments[0] is IScriptObject value && arguments[1] is string key && value.TryGetValue(context, context.CurrentSpan, key, out found);
    }

    private static ScriptObject Library(ScriptObject all, string name) =>
        all.TryGetValue(null!, default, name, out var library) ? (ScriptObject)library! : throw new ArgumentException($"no library {name}", nameof(name));

    private static void With(ScriptObject library, params ReadOnlySpan<(string Name, object Value)> members)
    {
        foreach (var (name, value) in members)
            library.SetValue(name, value, readOnly: true);
    }
}
