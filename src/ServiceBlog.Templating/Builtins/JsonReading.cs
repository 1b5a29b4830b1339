using System.Text.Json;

namespace ServiceBlog.Templating.Builtins;

/// <summary>Reads JSON into values: whole numbers as such, all others as 64-bit floats, objects with their keys as written.</summary>
internal static class JsonReading
{
    /// <exception cref="JsonException">The text is not JSON, or nested too deeply.</exception>
    public static Value Read(string json, RenderContext context)
    {
        var options = new JsonDocumentOptions { MaxDepth = context.Limits.ObjectDepth };
        using var document = JsonDocument.Parse(json, options);
        return Read(document.RootElement, context);
    }

    private static Value Read(JsonElement element, RenderContext context)
    {
        context.CountStep();
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var target = new ScriptObject();
                foreach (var member in element.EnumerateObject()) target[member.Name] = Read(member.Value, context);
                return target;
            case JsonValueKind.Array:
                var list = new ScriptArray(element.GetArrayLength());
                foreach (var item in element.EnumerateArray()) list.Add(Read(item, context));
                return list;
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return element.TryGetInt64(out var integer) ? integer : element.GetDouble();
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            default:
                return Value.Null;
        }
    }
}
