using System.Collections;
using System.Text.Json;
using Scriban;
using Scriban.Runtime;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary><c>object.to_json</c>: what the package writes, which needs reflection for it.</summary>
internal static class JsonText
{
    public static string Of(object? value, TemplateContext context)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Write(writer, value, context, 1);
        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void Write(Utf8JsonWriter writer, object? value, TemplateContext context, int depth)
    {
        if (depth > context.ObjectRecursionLimit)
            throw new InvalidOperationException("Structure is too deeply nested or contains reference loops.");
        if (LengthOf(writer) > context.LimitToString)
            throw new InvalidOperationException(Invariant($"the text is longer than {context.LimitToString} characters"));
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case IScriptCustomFunction when depth == 1:
                throw new InvalidOperationException("Can not serialize functions to JSON.");
            case IScriptCustomFunction:
                writer.WriteStartObject();
                writer.WriteEndObject();
                break;
            case IScriptObject item and not ScriptArray:
                WriteObject(writer, item, context, depth);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case KeyValuePair<string, object?> entry:
                WriteObject(writer, MemberAccessors.ObjectOf(entry), context, depth);
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item, context, depth + 1);
                writer.WriteEndArray();
                break;
            default:
                WriteSimple(writer, value, context);
                break;
        }

        static long LengthOf(Utf8JsonWriter writer) => writer.BytesCommitted + writer.BytesPending;
    }

    private static void WriteObject(Utf8JsonWriter writer, IScriptObject item, TemplateContext context, int depth)
    {
        writer.WriteStartObject();
        foreach (var name in item.GetMembers())
        {
            item.TryGetValue(context, context.CurrentSpan, name, out var member);
            writer.WritePropertyName(name);
            Write(writer, member, context, depth + 1);
        }
        writer.WriteEndObject();
    }

    private static void WriteSimple(Utf8JsonWriter writer, object value, TemplateContext context)
    {
        switch (value)
        {
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int or long or short or sbyte or byte or ushort or uint:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case float number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case BigInteger number:
                writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTime date:
                writer.WriteStringValue(date);
                break;
            case TimeSpan time:
                writer.WriteStringValue(time.ToString("c", CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue(context.ObjectToString(value));
                break;
        }
    }
}
