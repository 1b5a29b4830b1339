using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Runtime;

/// <summary>
/// The binary operators that need both values (language reference, sections 8.4 and 8.5). Strings come first, for
/// they turn the other side into a string; then <c>empty</c>, null, lists, dates; numbers are <see cref="Arithmetic"/>.
/// </summary>
internal static class Operators
{
    /// <exception cref="EvaluationException">The operator does not apply to the values.</exception>
    public static Value Apply(BinaryOperator binary, in Value left, in Value right, RenderContext context)
    {
        if (left.Reference is EmptyObject || right.Reference is EmptyObject)
        {
            return ApplyToEmpty(binary, left, right, context);
        }

        if (left.IsString || right.IsString)
        {
            return StringOperators.Apply(binary, left, right, context);
        }

        if (left.IsNull || right.IsNull)
        {
            return ApplyToNull(binary, left, right);
        }

        if (binary is BinaryOperator.Equal or BinaryOperator.NotEqual)
        {
            if (left.IsBoolean != right.IsBoolean)
            {
                // A boolean asks of the other side whether it is true.
                return left.IsTruthy == right.IsTruthy == (binary == BinaryOperator.Equal);
            }

            return ValueComparer.Equals(left, right) == (binary == BinaryOperator.Equal);
        }

        if (left.Reference is ITemplateList || right.Reference is ITemplateList)
        {
            return ListOperators.Apply(binary, left, right, context);
        }

        if (left.IsNumber && right.IsNumber)
        {
            return Arithmetic.Apply(binary, left, right);
        }

        return IsComparison(binary) && left.Kind == right.Kind && left.Kind is ValueKind.Date or ValueKind.TimeSpan
            ? Compare(binary, left.CompareTo(right))
            : ApplyToTimes(binary, left, right);
    }

    public static bool IsComparison(BinaryOperator binary) => binary is >= BinaryOperator.Equal
        and <= BinaryOperator.GreaterOrEqual;

    public static bool Compare(BinaryOperator binary, int order) => binary switch
    {
        BinaryOperator.Equal => order == 0,
        BinaryOperator.NotEqual => order != 0,
        BinaryOperator.Less => order < 0,
        BinaryOperator.LessOrEqual => order <= 0,
        BinaryOperator.Greater => order > 0,
        _ => order >= 0,
    };

    public static EvaluationException NotSupported(BinaryOperator binary, in Value left, in Value right) =>
        new($"The operator `{Sign(binary)}` is not supported between `{TypeNames.Of(left)}` and `{TypeNames.Of(right)}`");

    private static Value ApplyToEmpty(BinaryOperator binary, in Value left, in Value right, RenderContext context)
    {
        var other = left.Reference is EmptyObject ? right : left;
        var isEmpty = other.Reference is EmptyObject || context.GetMember(other, "empty?").IsTruthy;
        return binary switch
        {
            BinaryOperator.Equal => isEmpty,
            BinaryOperator.NotEqual => !isEmpty,
            _ when IsComparison(binary) => isEmpty && binary is BinaryOperator.LessOrEqual or BinaryOperator.GreaterOrEqual,
            BinaryOperator.Add when other.IsString => other,
            _ => Value.Null,
        };
    }

    /// <summary>Nothing is equal to null but null, nothing less or greater; arithmetic with it is null.</summary>
    private static Value ApplyToNull(BinaryOperator binary, in Value left, in Value right) => binary switch
    {
        BinaryOperator.Equal => left.IsNull && right.IsNull,
        BinaryOperator.NotEqual => !left.IsNull || !right.IsNull,
        _ => IsComparison(binary) ? false : Value.Null,
    };

    private static Value ApplyToTimes(BinaryOperator binary, in Value left, in Value right)
    {
        var leftIsDate = left.TryGetDate(out var leftDate);
        var rightIsDate = right.TryGetDate(out var rightDate);
        var leftIsSpan = left.TryGetTimeSpan(out var leftSpan);
        var rightIsSpan = right.TryGetTimeSpan(out var rightSpan);
        try
        {
            return (binary, leftIsDate, leftIsSpan, rightIsDate, rightIsSpan) switch
            {
                (BinaryOperator.Subtract, true, _, true, _) => leftDate - rightDate,
                (BinaryOperator.Subtract, true, _, _, true) => leftDate - rightSpan,
                (BinaryOperator.Add, true, _, _, true) => leftDate + rightSpan,
                (BinaryOperator.Add, _, true, true, _) => rightDate + leftSpan,
                (BinaryOperator.Add, _, true, _, true) => leftSpan + rightSpan,
                (BinaryOperator.Subtract, _, true, _, true) => leftSpan - rightSpan,
                _ => throw NotSupported(binary, left, right),
            };
        }
        catch (Exception error) when (error is OverflowException or ArgumentOutOfRangeException)
        {
            throw new EvaluationException("The resulting time is out of range");
        }
    }

    private static string Sign(BinaryOperator binary) => binary switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.IntegerDivide => "//",
        BinaryOperator.Modulo => "%",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.BitAnd => "&",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.Range => "..",
        BinaryOperator.ExclusiveRange => "..<",
        BinaryOperator.Equal => "==",
        _ => "!=",
    };
}
