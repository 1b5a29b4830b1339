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

    /// <param name="context">Gives the date format and the limits; null means the default ones.</param>
    /// <exception cref="EvaluationException">The value passes a limit of steps or of a string's length.</exception>
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
                var limits = context?.Limits ?? RenderLimits.Default;
                using (var output = new OutputBuffer())
                {
                    Write(output, value, context, limits.StringLength);
                    return output.ToString();
                }
        }
    }

    /// <summary>Appends the printed value.</summary>
    /// <param name="longest">How long the output may become by lists and objects; a string alone may pass it.</param>
    /// <exception cref="EvaluationException">The value passes a limit.</exception>
    public static void Write(OutputBuffer output, in Value value, RenderContext? context, int longest)
    {
        var bounds = new Bounds(context, longest);
        Write(output, value, ref bounds, quoted: false, bounds.Limits.ObjectDepth);
    }

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

    private static void Write(OutputBuffer output, in Value value, ref Bounds bounds, bool quoted, int depth)
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
                if (!FixedPoint.TryWriteShortest(output, value.AsFloatBits))
                {
                    output.Append(value.AsFloatBits);
                }

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
                WriteDate(output, value, bounds.Context);
                break;
            case ValueKind.TimeSpan:
                output.Append(new TimeSpan(value.Bits));
                break;
            case ValueKind.List or ValueKind.Range:
                WriteList(output, (ITemplateList)value.Reference!, ref bounds, depth);
                break;
            case ValueKind.Function:
                output.Append(value.Reference!.ToString());
                break;
            default:
                WriteObject(output, (ITemplateObject)value.Reference!, ref bounds, depth);
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

    private static void WriteList(OutputBuffer output, ITemplateList list, ref Bounds bounds, int depth)
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

            bounds.CountStep(output);
            Write(output, list[index], ref bounds, quoted: true, depth - 1);
        }

        output.Append(']');
    }

    private static void WriteObject(OutputBuffer output, ITemplateObject value, ref Bounds bounds, int depth)
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
            bounds.CountStep(output);
            output.Append(name);
            output.Append(": ");
            Write(output, member, ref bounds, quoted: true, depth - 1);
        }

        output.Append('}');
    }

    /// <summary>Bounds the printing of lists and objects, which can unfold into far more than they take to make.</summary>
    private struct Bounds(RenderContext? context, int longest)
    {
        private int _steps;

        public readonly RenderContext? Context => context;

        public readonly RenderLimits Limits => context?.Limits ?? RenderLimits.Default;

        public void CountStep(OutputBuffer output)
        {
            if (context is null ? ++_steps > Limits.LoopSteps : !context.TryCountStep())
            {
                throw new EvaluationException("Exceeding the limit of loop steps while a value is printed");
            }

            if (output.Length > longest)
            {
                throw new EvaluationException("Exceeding the limit of characters while a value is printed");
            }
        }
    }
}
