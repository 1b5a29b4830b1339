using System.Numerics;

namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// The functions of <c>math</c> that calculate. Two whole numbers give a whole number however large; otherwise the
/// result has the wider kind of the two.
/// </summary>
internal static class NumberArithmetic
{
    // Squared again and again, a number would soon fill the memory.
    private const long MaximumBits = 1_000_000;

    public static Value Add(in Value left, in Value right) => CommonKind(left, right) switch
    {
        ValueKind.Float => left.AsDouble() + right.AsDouble(),
        ValueKind.Single => (float)left.AsDouble() + (float)right.AsDouble(),
        ValueKind.Decimal => left.AsDecimal() + right.AsDecimal(),
        _ => left.AsBigInteger() + right.AsBigInteger(),
    };

    public static Value Subtract(in Value left, in Value right) => CommonKind(left, right) switch
    {
        ValueKind.Float => left.AsDouble() - right.AsDouble(),
        ValueKind.Single => (float)left.AsDouble() - (float)right.AsDouble(),
        ValueKind.Decimal => left.AsDecimal() - right.AsDecimal(),
        _ => left.AsBigInteger() - right.AsBigInteger(),
    };

    public static Value Multiply(in Value left, in Value right) => CommonKind(left, right) switch
    {
        ValueKind.Float => left.AsDouble() * right.AsDouble(),
        ValueKind.Single => (float)left.AsDouble() * (float)right.AsDouble(),
        ValueKind.Decimal => left.AsDecimal() * right.AsDecimal(),
        _ => Multiply(left.AsBigInteger(), right.AsBigInteger()),
    };

    public static Value Modulo(in Value left, in Value right) => CommonKind(left, right) switch
    {
        ValueKind.Float => left.AsDouble() % right.AsDouble(),
        ValueKind.Single => (float)left.AsDouble() % (float)right.AsDouble(),
        ValueKind.Decimal => left.AsDecimal() % right.AsDecimal(),
        _ => left.AsBigInteger() % right.AsBigInteger(),
    };

    /// <summary>A whole divisor makes the quotient whole, rounded down.</summary>
    public static Value Divide(in Value left, in Value right)
    {
        var kind = CommonKind(left, right);
        if (!IsWhole(right))
        {
            return kind == ValueKind.Decimal ? left.AsDecimal() / right.AsDecimal()
                : kind == ValueKind.Single ? (float)left.AsDouble() / (float)right.AsDouble()
                : left.AsDouble() / right.AsDouble();
        }

        if (kind == ValueKind.Decimal) return new BigInteger(Math.Floor(left.AsDecimal() / right.AsDecimal()));
        if (kind is ValueKind.Float or ValueKind.Single)
        {
            var quotient = Math.Floor(left.AsDouble() / right.AsDouble());
            return double.IsFinite(quotient) ? new BigInteger(quotient) : quotient;
        }

        var whole = BigInteger.DivRem(left.AsBigInteger(), right.AsBigInteger(), out var remainder);
        return remainder.Sign * right.AsBigInteger().Sign < 0 ? whole - 1 : whole;
    }

    private static BigInteger Multiply(BigInteger left, BigInteger right) =>
        left.GetBitLength() + right.GetBitLength() <= MaximumBits
            ? left * right
            : throw new OverflowException("The product is too large");

    private static ValueKind CommonKind(in Value left, in Value right)
    {
        if (left.Kind == ValueKind.Decimal || right.Kind == ValueKind.Decimal) return ValueKind.Decimal;
        if (left.Kind == ValueKind.Float || right.Kind == ValueKind.Float) return ValueKind.Float;
        if (left.Kind == ValueKind.Single || right.Kind == ValueKind.Single) return ValueKind.Single;
        return ValueKind.BigInteger;
    }

    private static bool IsWhole(in Value number) => number.Kind is ValueKind.Integer or ValueKind.BigInteger;
}
