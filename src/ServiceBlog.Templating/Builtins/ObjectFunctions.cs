using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ServiceBlog.Templating.Runtime;
using static ServiceBlog.Templating.Builtins.ParameterDeclarations;

namespace ServiceBlog.Templating.Builtins;

/// <summary>The object <c>object</c> (documentation: <c>builtins/object.md</c>).</summary>
internal static class ObjectFunctions
{
    private static readonly ParserOptions Script = new() { IsScriptOnly = true };

    public static BuiltinLibrary Library { get; } = new(
        "object",
        new("object.default", [Any("value"), Any("default")], Default),
        new("object.eval", [Any("value")], Eval),
        new("object.eval_template", [Any("value")], EvalTemplate),
        new("object.format", [Any("value"), Text("format"), TextOptional("culture")], NumberFormatting.Format),
        new("object.has_key", [Any("value"), Text("key")], HasKey),
        new("object.has_value", [Any("value"), Text("key")], HasValue),
        new("object.keys", [Any("value")], Keys),
        new("object.size", [Any("value")], Size),
        new("object.typeof", [Any("value")], TypeOf),
        new("object.kind", [Any("value")], Kind),
        new("object.values", [Any("value")], Values),
        new("object.from_json", [Text("json")], FromJson),
        new("object.to_json", [Any("value")], ToJson));

    private static Value Default(in CallArguments arguments, RenderContext context) =>
        arguments[0].IsNull || arguments[0] == "" ? arguments[1] : arguments[0];

    private static Value Eval(in CallArguments arguments, RenderContext context)
    {
        if (arguments[0].TryGetFunction(out var function)) return context.Call(function);
        return arguments[0].TryGetString(out var text)
            ? context.Evaluate(Parsed(text, "object.eval", Script, arguments))
            : arguments[0];
    }

    private static Value EvalTemplate(in CallArguments arguments, RenderContext context)
    {
        if (arguments[0].TryGetFunction(out var function)) return context.Call(function);
        return arguments[0].TryGetString(out var text)
            ? context.RenderToString(Parsed(text, "object.eval_template", ParserOptions.Default, arguments))
            : arguments[0];
    }

    private static Template Parsed(string text, string path, ParserOptions options, in CallArguments arguments)
    {
        var template = Template.Parse(text, path, options);
        return template.HasErrors
            ? throw arguments.Error(0, $"The text cannot be evaluated: {template.Errors[0]}")
            : template;
    }

    private static Value HasKey(in CallArguments arguments, RenderContext context) =>
        TryGetMember(arguments, out _);

    private static Value HasValue(in CallArguments arguments, RenderContext context) =>
        TryGetMember(arguments, out var member) && !member.IsNull;

    private static Value Keys(in CallArguments arguments, RenderContext context)
    {
        var keys = new ScriptArray();
        if (!TryGetMembers(arguments[0], out var target)) return keys;
        foreach (var name in target.MemberNames)
        {
            context.CountStep();
            keys.Add(name);
        }

        return keys;
    }

    private static Value Values(in CallArguments arguments, RenderContext context)
    {
        var values = new ScriptArray();
        if (!TryGetMembers(arguments[0], out var target)) return values;
        foreach (var name in target.MemberNames)
        {
            context.CountStep();
            if (target.TryGetMember(name, out var value)) values.Add(value);
        }

        return values;
    }

    private static Value Size(in CallArguments arguments, RenderContext context)
    {
        if (arguments[0].TryGetString(out var text)) return text.Length;
        if (arguments[0].TryGetList(out var list)) return list.Count;
        return arguments[0].TryGetObject(out var target) ? target.MemberNames.Count() : 0;
    }

    private static Value TypeOf(in CallArguments arguments, RenderContext context) => arguments[0].Kind switch
    {
        ValueKind.Null => Value.Null,
        ValueKind.Boolean => "boolean",
        ValueKind.String => "string",
        ValueKind.Range => "iterator",
        ValueKind.List => "array",
        ValueKind.Function => "function",
        _ => arguments[0].IsNumber ? "number" : "object",
    };

    private static Value Kind(in CallArguments arguments, RenderContext context) => arguments[0].Kind switch
    {
        ValueKind.Null => Value.Null,
        ValueKind.Date or ValueKind.TimeSpan => "object",
        _ => TypeNames.Of(arguments[0]),
    };

    private static Value FromJson(in CallArguments arguments, RenderContext context)
    {
        if (arguments.GetString(0) is not { } json) return Value.Null;
        try
        {
            return JsonReading.Read(json, context);
        }
        catch (JsonException exception)
        {
            throw arguments.Error(0, $"The text is not JSON: {exception.Message}");
        }
    }

    private static Value ToJson(in CallArguments arguments, RenderContext context) =>
        JsonWriting.Write(arguments[0], context);

    private static bool TryGetMember(in CallArguments arguments, out Value member)
    {
        member = default;
        return arguments.GetString(1) is { } key
            && TryGetMembers(arguments[0], out var target)
            && target.TryGetMember(key, out member);
    }

    /// <summary>The members of an object, or the properties that a list carries beside its items.</summary>
    private static bool TryGetMembers(in Value value, [NotNullWhen(true)] out ITemplateObject? target)
    {
        if (value.TryGetObject(out target)) return true;
        target = (value.Reference as ScriptArray)?.Properties;
        return target is not null;
    }
}
