using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// Writes values as JSON. Characters that HTML gives a meaning are escaped, so that the result can stand inside a
/// script element. Functions are not data: a member that holds one is left out.
/// </summary>
internal static class JsonWriting
{
    public static string Write(in Value value, RenderContext context)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, value, context, depth: 0);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, in Value value, RenderContext context, int depth)
    {
        if (depth > context.Limits.ObjectDepth)
            throw context.Error("The value is nested too deeply for JSON; perhaps it contains itself");
        context.CheckStringLength(writer.BytesCommitted + writer.BytesPending);
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.IsTruthy);
                break;
            case ValueKind.Integer:
                writer.WriteNumberValue(value.TryGetInteger(out var integer) ? integer : 0);
                break;
            case ValueKind.Single or ValueKind.Float when !double.IsFinite(value.AsDouble()):
                throw context.Error($"JSON has no number for `{value}`");
            case ValueKind.Single or ValueKind.Float or ValueKind.Decimal or ValueKind.BigInteger:
                writer.WriteRawValue(value.ToString());
                break;
            case ValueKind.String or ValueKind.TimeSpan:
                writer.WriteStringValue(value.ToString());
                break;
            case ValueKind.Date:
                writer.WriteStringValue(value.TryGetDate(out var date) ? date : default);
                break;
            case ValueKind.List or ValueKind.Range when value.TryGetList(out var list):
                WriteList(writer, list, context, depth);
                break;
            case ValueKind.Object when value.TryGetObject(out var target):
                WriteObject(writer, target, context, depth);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, ITemplateList list, RenderContext context, int depth)
    {
        writer.WriteStartArray();
        for (var index = 0; index < list.Count; index++)
        {
            context.CountStep();
            Write(writer, list[index], context, depth + 1);
        }

        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, ITemplateObject target, RenderContext context, int depth)
    {
        writer.WriteStartObject();
        foreach (var name in target.MemberNames)
        {
            context.CountStep();
            if (!target.TryGetMember(name, out var member) || member.Kind == ValueKind.Function) continue;
            writer.WritePropertyName(name);
            Write(writer, member, context, depth + 1);
        }

        writer.WriteEndObject();
    }
}
