using System.Numerics;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Runtime;

/// <summary>
/// Operators on two numbers. The wider kind of the two decides: decimal, then 64-bit float, 32-bit float, big
/// integer, integer; an integer result that overflows 64 bits becomes a big integer.
/// </summary>
internal static class Arithmetic
{
    // A shift or product of unbounded size is a way to use up memory; these bits are far beyond any page's need.
    private const int LargestBitLength = 1 << 16;

    public static Value Apply(BinaryOperator binary, in Value left, in Value right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            return ApplyToIntegers(binary, left.Bits, right.Bits);
        }

        if (Operators.IsComparison(binary))
        {
            return Operators.Compare(binary, ValueComparer.CompareNumbers(left, right));
        }

        try
        {
            if (left.Kind == ValueKind.Decimal || right.Kind == ValueKind.Decimal)
            {
                return ApplyToDecimals(binary, left, right);
            }

            if (left.Kind is ValueKind.Float or ValueKind.Single || right.Kind is ValueKind.Float or ValueKind.Single)
            {
                return ApplyToFloats(binary, left, right);
            }

            return ApplyToBigIntegers(binary, left.AsBigInteger(), right.AsBigInteger());
        }
        catch (OverflowException)
        {
            throw new EvaluationException("The result of the operation is out of range");
        }
    }

    public static Value Negate(in Value value) => value.Kind switch
    {
        ValueKind.Integer when value.Bits != long.MinValue => -value.Bits,
        ValueKind.Integer or ValueKind.BigInteger => -value.AsBigInteger(),
        ValueKind.Decimal => -value.AsDecimal(),
        ValueKind.Single => -value.AsSingleBits,
        _ => -value.AsDouble(),
    };

    private static Value ApplyToIntegers(BinaryOperator binary, long left, long right)
    {
        switch (binary)
        {
            case BinaryOperator.Add:
                var sum = unchecked(left + right);
                return ((left ^ sum) & (right ^ sum)) < 0 ? (BigInteger)left + right : sum;
            case BinaryOperator.Subtract:
                var difference = unchecked(left - right);
                return ((left ^ right) & (left ^ difference)) < 0 ? (BigInteger)left - right : difference;
            case BinaryOperator.Multiply:
                var high = Math.BigMul(left, right, out var low);
                return high == low >> 63 ? low : (BigInteger)left * right;
            case BinaryOperator.Divide:
                return (double)left / right;
            case BinaryOperator.IntegerDivide:
                ThrowIfZero(right);
                return right == -1 ? Negate(left) : left / right;
            case BinaryOperator.Modulo:
                ThrowIfZero(right);
                return right == -1 ? 0 : left % right;
            case BinaryOperator.BitAnd:
                return left & right;
            case BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight:
                return ApplyToBigIntegers(binary, left, right);
            default:
                return Operators.Compare(binary, left.CompareTo(right));
        }
    }

    private static Value ApplyToDecimals(BinaryOperator binary, in Value leftValue, in Value rightValue)
    {
        var left = leftValue.AsDecimal();
        var right = rightValue.AsDecimal();
        if (binary is BinaryOperator.Divide or BinaryOperator.IntegerDivide or BinaryOperator.Modulo)
        {
            ThrowIfZero(right == 0 ? 0 : 1);
        }

        return binary switch
        {
            BinaryOperator.Add => left + right,
            BinaryOperator.Subtract => left - right,
            BinaryOperator.Multiply => left * right,
            BinaryOperator.Divide => left / right,
            BinaryOperator.IntegerDivide => Math.Round(left / right),
            BinaryOperator.Modulo => left % right,
            _ => throw Operators.NotSupported(binary, leftValue, rightValue),
        };
    }

    private static Value ApplyToFloats(BinaryOperator binary, in Value leftValue, in Value rightValue)
    {
        var left = leftValue.AsDouble();
        var right = rightValue.AsDouble();
        var result = binary switch
        {
            BinaryOperator.Add => left + right,
            BinaryOperator.Subtract => left - right,
            BinaryOperator.Multiply => left * right,
            BinaryOperator.Divide => left / right,
            BinaryOperator.IntegerDivide => Math.Round(left / right),
            BinaryOperator.Modulo => left % right,
            _ => throw Operators.NotSupported(binary, leftValue, rightValue),
        };
        return leftValue.Kind == ValueKind.Float || rightValue.Kind == ValueKind.Float ? result : (Value)(float)result;
    }

    private static Value ApplyToBigIntegers(BinaryOperator binary, in BigInteger left, in BigInteger right)
    {
        switch (binary)
        {
            case BinaryOperator.Multiply when left.GetBitLength() + right.GetBitLength() > LargestBitLength:
            case BinaryOperator.ShiftLeft when left.GetBitLength() + BigInteger.Max(right, 0) > LargestBitLength:
                throw new EvaluationException("The resulting number is too large");
            case BinaryOperator.Divide:
                return (double)left / (double)right;
            case BinaryOperator.IntegerDivide or BinaryOperator.Modulo:
                ThrowIfZero(right.IsZero ? 0 : 1);
                break;
        }

        return binary switch
        {
            BinaryOperator.Add => left + right,
            BinaryOperator.Subtract => left - right,
            BinaryOperator.Multiply => left * right,
            BinaryOperator.IntegerDivide => BigInteger.Divide(left, right),
            BinaryOperator.Modulo => BigInteger.Remainder(left, right),
            BinaryOperator.BitAnd => left & right,
            BinaryOperator.ShiftLeft => left << (int)BigInteger.Max(right, -LargestBitLength),
            _ => left >> (int)BigInteger.Min(BigInteger.Max(right, 0), LargestBitLength),
        };
    }

    private static void ThrowIfZero(long divisor)
    {
        if (divisor == 0)
        {
            throw new EvaluationException("Attempted to divide by zero");
        }
    }
}
