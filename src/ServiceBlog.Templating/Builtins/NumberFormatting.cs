using System.Globalization;

namespace ServiceBlog.Templating.Builtins;

/// <summary><c>math.format</c> and <c>object.format</c>: .NET's format strings, in the culture that the call names.</summary>
internal static class NumberFormatting
{
    public static Value Format(in CallArguments arguments, RenderContext context)
    {
        var format = arguments.GetString(1) ?? "";
        RefuseLongPrecision(format, context);
        try
        {
            return Format(arguments[0], format, NamedCulture.Get(arguments, 2)) ?? context.Format(arguments[0]);
        }
        catch (FormatException)
        {
            throw arguments.Error(1, $"`{format}` is not a format for this value");
        }
    }

    /// <summary>Prints what <see cref="Format(in CallArguments, RenderContext)"/> returns.</summary>
    public static void Print(in CallArguments arguments, RenderContext context)
    {
        var decimals = string.IsNullOrEmpty(arguments.GetString(2)) ? FixedDecimals(arguments.GetString(1)) : -1;
        if (decimals < 0 || arguments[0].Kind is not (ValueKind.Float or ValueKind.Integer)
            || !FixedPoint.TryWrite(context.Output, arguments[0].AsDouble(), decimals))
        {
            context.Append(Format(arguments, context));
        }
    }

    /// <summary>The decimals of a format such as <c>0.00</c> or <c>F2</c>; -1 for other formats.</summary>
    private static int FixedDecimals(ReadOnlySpan<char> format)
    {
        var decimals = format switch
        {
            "0" => 0,
            ['0', '.', .. var zeros] when !zeros.ContainsAnyExcept('0') => zeros.Length,
            ['F' or 'f', >= '0' and <= '9' and var digit] => digit - '0',
            _ => -1,
        };
        return decimals <= FixedPoint.MaximumDecimals ? decimals : -1;
    }

    /// <summary>Formats a number, date or time span in its .NET type; null for what has no formats.</summary>
    private static string? Format(in Value value, string format, CultureInfo culture) => value.Kind switch
    {
        // As many hexadecimal digits as the language's own integers have: 32 bits where they suffice.
        ValueKind.Integer when value.TryGetInteger(out var number) => number is >= int.MinValue and <= int.MaxValue
            ? ((int)number).ToString(format, culture)
            : number.ToString(format, culture),
        ValueKind.Single => ((float)value.AsDouble()).ToString(format, culture),
        ValueKind.Float => value.AsDouble().ToString(format, culture),
        ValueKind.Decimal => value.AsDecimal().ToString(format, culture),
        ValueKind.BigInteger => value.AsBigInteger().ToString(format, culture),
        ValueKind.Date when value.TryGetDate(out var date) => date.ToString(format, culture),
        ValueKind.TimeSpan when value.TryGetTimeSpan(out var span) => span.ToString(format, culture),
        _ => null,
    };

    /// <summary>A format such as <c>D999999999</c> asks for a billion digits.</summary>
    private static void RefuseLongPrecision(ReadOnlySpan<char> format, RenderContext context)
    {
        if (format.Length > 1 && int.TryParse(format[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var precision))
            context.CheckStringLength(precision);
    }
}
