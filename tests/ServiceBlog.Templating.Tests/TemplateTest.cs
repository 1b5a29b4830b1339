namespace ServiceBlog.Templating.Tests;

/// <summary>Short words for what most tests of the language do.</summary>
public abstract class TemplateTest
{
    /// <summary>Renders a template with a few functions and values at hand (<see cref="Model"/>).</summary>
    protected static string Render(string text) => Template.Parse(text, "page").Render(Model(), Templates);

    /// <summary>The first error of a template, found when it is parsed or rendered, as <c>line:column message</c>.</summary>
    protected static string ErrorOf(string text)
    {
        var template = Template.Parse(text, "page");
        var error = template.HasErrors
            ? template.Errors[0]
            : Should.Throw<TemplateException>(() => template.Render(Model(), Templates)).Error;
        return FormattableString.Invariant($"{error.Line}:{error.Column} {error.Message}");
    }

    protected static ITemplateLoader Templates { get; } = new TextLoader
    {
        ["arguments"] = "{{ $0 }}: {{ $1 }} + {{ $2 }}",
        ["named"] = "{{ $.first }}/{{ $[\"second\"] }}",
        ["counter"] = "{{ y = y + 1 ~}}\nvalue {{ y }}",
        ["lines"] = "a\nb\nc",
        ["item"] = "<{{ item }}>",
        ["local"] = "{{ $x ?? 'none' }}{{ $x = 9 }}",
        ["loops"] = "{{ for.index }}:{{ item }} ",
        ["returns"] = "one{{ ret }}two",
        ["answers"] = "is {{ ret 42 }}",
        ["nothing"] = "",
        ["endless"] = "{{ include 'endless' }}",
        ["outer"] = "\n{{ include 'failing' }}",
        ["failing"] = "text\n  {{ nothing.at.all }}",
        ["faulty"] = "{{ 1 + }}",
    };

    protected static ScriptObject Model() => new()
    {
        { "name", "foo" },
        { "number", 7 },
        { "products", Products() },
        { "today", new DateTimeOffset(2016, 1, 5, 10, 30, 0, TimeSpan.FromHours(2)) },
        { "tomorrow", new DateTimeOffset(2016, 1, 6, 10, 30, 0, TimeSpan.FromHours(2)) },
        { "add", Function("add", 2, (in CallArguments arguments) => arguments[0].AsDouble() + arguments[1].AsDouble()) },
        { "count", Function("count", 1, (in CallArguments arguments) => arguments.GetList(0)?.Count ?? -1) },
        { "upper", Function("upper", 1, (in CallArguments arguments) => arguments[0].ToString().ToUpperInvariant()) },
        { "join", Join },
        { "answer", Function("answer", 0, (in CallArguments _) => 42) },
        { "each", Each },
    };

    private static BuiltinFunction Join { get; } = new(
        "join",
        [
            Parameter.Required("first", ParameterType.String),
            Parameter.Optional("separator", ParameterType.String, ","),
            Parameter.Variadic("rest", ParameterType.String),
        ],
        (in CallArguments arguments, RenderContext _) =>
            string.Join(arguments.GetString(1), [arguments.GetString(0), .. arguments.Rest.ToArray().Select(item => item.ToString())]));

    private static BuiltinFunction Each { get; } = new(
        "each",
        [Parameter.Required("list", ParameterType.List), Parameter.Required("function", ParameterType.Function)],
        (in CallArguments arguments, RenderContext context) =>
        {
            var result = new ScriptArray();
            var list = arguments.GetList(0) ?? throw arguments.Error(0, "There is no list");
            var function = arguments.GetFunction(1) ?? throw arguments.Error(1, "There is no function");
            for (var index = 0; index < list.Count; index++)
            {
                result.Add(context.Call(function, list[index]));
            }

            return result;
        });

    private static ScriptArray Products() =>
    [
        new ScriptObject { { "title", "Orange" }, { "price", 1.5 } },
        new ScriptObject { { "title", "Banana" }, { "price", 2 } },
        new ScriptObject { { "title", "Apple" }, { "price", 3.25 } },
    ];

    private delegate Value Body(in CallArguments arguments);

    private static BuiltinFunction Function(string name, int count, Body body) => new(
        name,
        [.. Enumerable.Range(0, count).Select(index => Parameter.Required(index == 0 ? "left" : "right"))],
        (in CallArguments arguments, RenderContext _) => body(arguments));
}
