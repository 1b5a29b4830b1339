using System.Numerics;
using System.Runtime.CompilerServices;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating;

/// <summary>
/// Equality and order of values as <c>==</c>, <c>&lt;</c> and sorting see them. Numbers compare by their size
/// whatever their kinds, lists item by item, objects by identity; strings have their <see cref="LinguisticOrder"/>.
/// </summary>
public static class ValueComparer
{
    // Lists can share their items, so that a small graph unfolds into an endless tree.
    private const int LargestComparison = 1_000_000;

    public static bool Equals(in Value left, in Value right)
    {
        var budget = LargestComparison;
        return Equals(left, right, ref budget);
    }

    private static bool Equals(in Value left, in Value right, ref int budget)
    {
        var leftKind = left.Kind;
        var rightKind = right.Kind;
        if (leftKind == ValueKind.Integer && rightKind == ValueKind.Integer)
        {
            return left.Bits == right.Bits;
        }

        if (left.IsNumber && right.IsNumber)
        {
            return CompareNumbers(left, right) == 0;
        }

        return leftKind switch
        {
            ValueKind.Boolean or ValueKind.TimeSpan => leftKind == rightKind && left.Bits == right.Bits,
            ValueKind.String => string.Equals(left.Reference as string, right.Reference as string, StringComparison.Ordinal),
            ValueKind.Date => left.TryGetDate(out var first) && right.TryGetDate(out var second) && first == second,
            ValueKind.List or ValueKind.Range => right.TryGetList(out var list)
                && ListsAreEqual((ITemplateList)left.Reference!, list, ref budget),
            _ => ReferenceEquals(left.Reference, right.Reference),
        };
    }

    public static int GetHashCode(in Value value) => value.Kind switch
    {
        ValueKind.Null => 0,
        ValueKind.String => string.GetHashCode((string)value.Reference!, StringComparison.Ordinal),
        ValueKind.Date => value.TryGetDate(out var date) ? date.GetHashCode() : 0,
        ValueKind.Boolean or ValueKind.TimeSpan => value.Bits.GetHashCode(),
        ValueKind.List or ValueKind.Range => ((ITemplateList)value.Reference!).Count,
        ValueKind.Object or ValueKind.Function => RuntimeHelpers.GetHashCode(value.Reference),
        _ => value.AsDouble().GetHashCode(),
    };

    /// <summary>
    /// A total order: null first, then by size, text or time; values of kinds that have no common order compare by
    /// their kind.
    /// </summary>
    public static int Compare(in Value left, in Value right)
    {
        if (left.IsNull || right.IsNull)
        {
            return (left.IsNull ? 0 : 1) - (right.IsNull ? 0 : 1);
        }

        if (left.IsNumber && right.IsNumber)
        {
            return CompareNumbers(left, right);
        }

        if (left.IsString || right.IsString)
        {
            return CompareStrings(left.ToString(), right.ToString());
        }

        if (left.TryGetDate(out var first) && right.TryGetDate(out var second))
        {
            return first.CompareTo(second);
        }

        return left.Kind == right.Kind ? left.Bits.CompareTo(right.Bits) : left.Kind.CompareTo(right.Kind);
    }

    /// <summary>Compares two strings as a reader would order them, the same on every machine.</summary>
    public static int CompareStrings(string left, string right) => LinguisticOrder.Instance.Compare(left, right);

    internal static int CompareNumbers(in Value left, in Value right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            return left.Bits.CompareTo(right.Bits);
        }

        if (left.Kind is ValueKind.Float or ValueKind.Single || right.Kind is ValueKind.Float or ValueKind.Single)
        {
            return left.AsDouble().CompareTo(right.AsDouble());
        }

        return left.Kind == ValueKind.Decimal || right.Kind == ValueKind.Decimal
            ? CompareDecimals(left, right)
            : left.AsBigInteger().CompareTo(right.AsBigInteger());
    }

    private static int CompareDecimals(in Value left, in Value right) =>
        left.Kind == ValueKind.BigInteger || right.Kind == ValueKind.BigInteger
            ? BigInteger.Compare(left.AsBigInteger(), right.AsBigInteger())
            : left.AsDecimal().CompareTo(right.AsDecimal());

    private static bool ListsAreEqual(ITemplateList left, ITemplateList right, ref int budget)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        // A list can also hold itself.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new EvaluationException("The lists are nested too deeply to be compared");
        }

        for (var index = 0; index < left.Count; index++)
        {
            if (--budget < 0)
            {
                throw new EvaluationException("The lists are too large to be compared");
            }

            if (!Equals(left[index], right[index], ref budget))
            {
                return false;
            }
        }

        return true;
    }
}
