using System.Globalization;
using System.Numerics;

namespace ServiceBlog.Templating.Parsing;

/// <summary>Reads the digits of a number (language reference, section 3.2).</summary>
internal static class NumberLiteral
{
    // Converting digits to a big integer takes quadratic time; no template means a number this long.
    private const int LongestLiteral = 2000;

    public static bool TryParse(ReadOnlySpan<char> text, out Value value)
    {
        value = default;
        if (text.Length > LongestLiteral)
        {
            return false;
        }

        return text.Length > 1 && text[0] == '0' && text[1] is 'x' or 'X' or 'b' or 'B'
            ? TryParseBits(text[2..], isHexadecimal: text[1] is 'x' or 'X', out value)
            : TryParseDecimal(text, out value);
    }

    /// <summary>Hexadecimal and binary digits give a signed 32-bit or 64-bit number unless they end in <c>u</c>.</summary>
    private static bool TryParseBits(ReadOnlySpan<char> digits, bool isHexadecimal, out Value value)
    {
        value = default;
        var isUnsigned = !digits.IsEmpty && digits[^1] is 'u' or 'U';
        if (isUnsigned)
        {
            digits = digits[..^1];
        }

        // The leading zero keeps the sign bit of the parse clear.
        var style = isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowBinarySpecifier;
        if (digits.IsEmpty || !BigInteger.TryParse($"0{digits}", style, CultureInfo.InvariantCulture, out var bits))
        {
            return false;
        }

        if (!isUnsigned && bits <= uint.MaxValue)
        {
            value = unchecked((int)(uint)bits);
        }
        else if (!isUnsigned && bits <= ulong.MaxValue)
        {
            value = unchecked((long)(ulong)bits);
        }
        else
        {
            value = bits;
        }

        return true;
    }

    private static bool TryParseDecimal(ReadOnlySpan<char> text, out Value value)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var culture = CultureInfo.InvariantCulture;
        var digits = char.IsAsciiLetter(text[^1]) ? text[..^1] : text;
        value = default;
        switch (text[^1])
        {
            case 'f' or 'F':
                var isSingle = float.TryParse(digits, Style, culture, out var single);
                value = single;
                return isSingle;
            case 'm' or 'M':
                var isDecimal = decimal.TryParse(digits, Style, culture, out var number);
                value = number;
                return isDecimal;
            case 'd' or 'D':
                break;
            default:
                if (long.TryParse(digits, NumberStyles.None, culture, out var integer))
                {
                    value = integer;
                    return true;
                }

                if (BigInteger.TryParse(digits, NumberStyles.None, culture, out var big))
                {
                    value = big;
                    return true;
                }

                break;
        }

        var isFloat = double.TryParse(digits, Style, culture, out var real);
        value = real;
        return isFloat;
    }
}
