using System.Globalization;
using System.Numerics;

namespace ServiceBlog.Templating;

/// <content>Conversions between the numeric kinds.</content>
public readonly partial struct Value
{
    internal float AsSingleBits => BitConverter.Int32BitsToSingle((int)_bits);

    internal double AsFloatBits => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The whole number nearest to this value (banker's rounding); strings are parsed, null is 0.</summary>
    public bool TryConvertToInteger(out long value)
    {
        switch (Kind)
        {
            case ValueKind.Null:
                value = 0;
                return true;
            case ValueKind.Boolean or ValueKind.Integer:
                value = _bits;
                return true;
            case ValueKind.Single or ValueKind.Float:
                var number = Math.Round(AsDouble());
                value = number is >= long.MinValue and < long.MaxValue ? (long)number : 0;
                return number is >= long.MinValue and < long.MaxValue;
            case ValueKind.Decimal:
                var rounded = Math.Round((decimal)_reference!);
                value = rounded is >= long.MinValue and <= long.MaxValue ? (long)rounded : 0;
                return rounded is >= long.MinValue and <= long.MaxValue;
            case ValueKind.String:
                return TryParseNumber((string)_reference!, out var parsed)
                    ? parsed.TryConvertToInteger(out value)
                    : Fail(out value);
            default:
                return Fail(out value);
        }

        static bool Fail(out long result)
        {
            result = 0;
            return false;
        }
    }

    /// <summary>This value as a number in its kind; strings are parsed, null is 0, booleans are 0 and 1.</summary>
    public bool TryConvertToNumber(out Value number)
    {
        switch (Kind)
        {
            case ValueKind.Integer or ValueKind.Float or ValueKind.Single or ValueKind.Decimal or ValueKind.BigInteger:
                number = this;
                return true;
            case ValueKind.Null:
                number = 0;
                return true;
            case ValueKind.Boolean:
                number = _bits;
                return true;
            case ValueKind.String:
                return TryParseNumber((string)_reference!, out number);
            default:
                number = default;
                return false;
        }
    }

    /// <summary>The number as a 64-bit float; NaN for what is not a number.</summary>
    public double AsDouble() => Kind switch
    {
        ValueKind.Integer => _bits,
        ValueKind.Float => AsFloatBits,
        ValueKind.Single => AsSingleBits,
        ValueKind.Decimal => (double)(decimal)_reference!,
        ValueKind.BigInteger => (double)(BigInteger)_reference!,
        _ => double.NaN,
    };

    /// <summary>The number as a decimal.</summary>
    /// <exception cref="OverflowException">The number does not fit a decimal.</exception>
    public decimal AsDecimal() => Kind switch
    {
        ValueKind.Integer => _bits,
        ValueKind.Decimal => (decimal)_reference!,
        ValueKind.BigInteger => (decimal)(BigInteger)_reference!,
        _ => (decimal)AsDouble(),
    };

    /// <summary>The number as a big integer; fractions are cut off.</summary>
    /// <exception cref="OverflowException">The number is infinite or not a number.</exception>
    public BigInteger AsBigInteger() => Kind switch
    {
        ValueKind.Integer => _bits,
        ValueKind.BigInteger => (BigInteger)_reference!,
        ValueKind.Decimal => new BigInteger((decimal)_reference!),
        _ => new BigInteger(AsDouble()),
    };

    private static bool TryParseNumber(string text, out Value number)
    {
        var culture = CultureInfo.InvariantCulture;
        if (long.TryParse(text, NumberStyles.Integer, culture, out var integer))
        {
            number = integer;
            return true;
        }

        // Text of unbounded length is not worth a big integer: its parse takes quadratic time.
        if (text.Length <= 1000 && BigInteger.TryParse(text, NumberStyles.Integer, culture, out var big))
        {
            number = big;
            return true;
        }

        var isFloat = double.TryParse(text, NumberStyles.Float, culture, out var value);
        number = isFloat ? value : default(Value);
        return isFloat;
    }
}
