using System.Globalization;
using System.Numerics;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating;

/// <summary>
/// Prints values, the one place that decides how: numbers round-trip in the invariant culture, null is nothing,
/// lists are <c>[1, "a"]</c> and objects <c>{a: 1}</c>, with strings quoted inside them.
/// </summary>
internal static class ValueFormatter
{
    private const string DateFormat = "dd MMM yyyy";
    private const int DefaultDepth = 20;

    public static string Format(in Value value, RenderContext? context = null)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                return "";
            case ValueKind.Boolean:
                return value.IsTruthy ? "true" : "false";
            case ValueKind.String:
                return (string)value.Reference!;
            case ValueKind.Integer:
                return value.Bits.ToString(CultureInfo.InvariantCulture);
            default:
                using (var output = new OutputBuffer())
                {
                    Write(output, value, context);
                    return output.ToString();
                }
        }
    }

    /// <summary>Appends the printed value; <paramref name="context"/> gives the date format and the depth limit.</summary>
    public static void Write(OutputBuffer output, in Value value, RenderContext? context) =>
        Write(output, value, context, quoted: false, context?.Limits.ObjectDepth ?? DefaultDepth);

    /// <summary>Appends a string as a literal of the language, with its quotes and escapes.</summary>
    public static void WriteLiteral(OutputBuffer output, string text)
    {
        output.Append('"');
        foreach (var character in text)
        {
            switch (character)
            {
                case '"':
                    output.Append("\\\"");
                    break;
                case '\\':
                    output.Append("\\\\");
                    break;
                case '\n':
                    output.Append("\\n");
                    break;
                case '\r':
                    output.Append("\\r");
                    break;
                case '\t':
                    output.Append("\\t");
                    break;
                case '\b':
                    output.Append("\\b");
                    break;
                case '\f':
                    output.Append("\\f");
                    break;
                default:
                    output.Append(character);
                    break;
            }
        }

        output.Append('"');
    }

    private static void Write(OutputBuffer output, in Value value, RenderContext? context, bool quoted, int depth)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                output.Append(quoted ? "null" : "");
                break;
            case ValueKind.Boolean:
                output.Append(value.IsTruthy ? "true" : "false");
                break;
            case ValueKind.Integer:
                output.Append(value.Bits);
                break;
            case ValueKind.Float:
                output.Append(value.AsFloatBits);
                break;
            case ValueKind.Single:
                output.Append(value.AsSingleBits);
                break;
            case ValueKind.Decimal:
                output.Append((decimal)value.Reference!);
                break;
            case ValueKind.BigInteger:
                output.Append((BigInteger)value.Reference!);
                break;
            case ValueKind.String when quoted:
                WriteLiteral(output, (string)value.Reference!);
                break;
            case ValueKind.String:
                output.Append((string)value.Reference!);
                break;
            case ValueKind.Date:
                WriteDate(output, value, context);
                break;
            case ValueKind.TimeSpan:
                output.Append(new TimeSpan(value.Bits));
                break;
            case ValueKind.List or ValueKind.Range:
                WriteList(output, (ITemplateList)value.Reference!, context, depth);
                break;
            case ValueKind.Function:
                output.Append(value.Reference!.ToString());
                break;
            default:
                WriteObject(output, (ITemplateObject)value.Reference!, context, depth);
                break;
        }
    }

    private static void WriteDate(OutputBuffer output, in Value value, RenderContext? context)
    {
        if (context is not null && context.TryFormatDate(value, out var text))
        {
            output.Append(text);
        }
        else if (value.TryGetDate(out var date))
        {
            output.Append(date, DateFormat);
        }
    }

    private static void WriteList(OutputBuffer output, ITemplateList list, RenderContext? context, int depth)
    {
        if (depth <= 0)
        {
            output.Append("...");
            return;
        }

        output.Append('[');
        for (var index = 0; index < list.Count; index++)
        {
            if (index > 0)
            {
                output.Append(", ");
            }

            CountStep(context);
            Write(output, list[index], context, quoted: true, depth - 1);
        }

        output.Append(']');
    }

    private static void WriteObject(OutputBuffer output, ITemplateObject value, RenderContext? context, int depth)
    {
        if (value is EmptyObject)
        {
            return;
        }

        if (depth <= 0)
        {
            output.Append("...");
            return;
        }

        output.Append('{');
        var isFirst = true;
        foreach (var name in value.MemberNames)
        {
            if (!value.TryGetMember(name, out var member))
            {
                continue;
            }

            if (!isFirst)
            {
                output.Append(", ");
            }

            isFirst = false;
            CountStep(context);
            output.Append(name);
            output.Append(": ");
            Write(output, member, context, quoted: true, depth - 1);
        }

        output.Append('}');
    }

    private static void CountStep(RenderContext? context)
    {
        if (context is not null && !context.TryCountStep())
        {
            throw new EvaluationException("Exceeding the limit of loop steps while a value is printed");
        }
    }
}
