using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Runtime;

/// <summary>Operators with a string on at least one side: the other side becomes a string too.</summary>
internal static class StringOperators
{
    public static Value Apply(BinaryOperator binary, in Value left, in Value right, RenderContext context)
    {
        switch (binary)
        {
            case BinaryOperator.Add:
                return Concatenate(context.Format(left), context.Format(right), context);
            case BinaryOperator.Multiply:
                return left.Reference is string text
                    ? Repeat(text, right, binary, left, context)
                    : Repeat((string)right.Reference!, left, binary, right, context);
            case BinaryOperator.Equal or BinaryOperator.NotEqual:
                // Null prints as an empty string but is not equal to one.
                var isEqual = !left.IsNull && !right.IsNull
                    && string.Equals(context.Format(left), context.Format(right), StringComparison.Ordinal);
                return isEqual == (binary == BinaryOperator.Equal);
            default:
                return Operators.IsComparison(binary)
                    ? Compare(binary, left, right, context)
                    : throw Operators.NotSupported(binary, left, right);
        }
    }

    private static bool Compare(BinaryOperator binary, in Value left, in Value right, RenderContext context) =>
        Operators.Compare(binary, ValueComparer.CompareStrings(context.Format(left), context.Format(right)));

    private static string Concatenate(string left, string right, RenderContext context)
    {
        if ((long)left.Length + right.Length > context.Limits.StringLength)
        {
            throw TooLong(context);
        }

        return left + right;
    }

    private static string Repeat(string text, in Value count, BinaryOperator binary, in Value left, RenderContext context)
    {
        if (count.IsString || !count.TryConvertToInteger(out var times))
        {
            throw Operators.NotSupported(binary, left, count);
        }

        if (times <= 0 || text.Length == 0)
        {
            return "";
        }

        if (times > context.Limits.StringLength / text.Length)
        {
            throw TooLong(context);
        }

        return string.Create(text.Length * (int)times, text, static (result, part) =>
        {
            for (var start = 0; start < result.Length; start += part.Length)
            {
                part.CopyTo(result[start..]);
            }
        });
    }

    private static EvaluationException TooLong(RenderContext context)
    {
        var limit = context.Limits.StringLength.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new EvaluationException($"Exceeding the limit of `{limit}` characters for a string");
    }
}
