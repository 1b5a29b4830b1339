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
            return Formattable(arguments[0])?.ToString(format, NamedCulture.Get(arguments, 2)) ?? context.Format(arguments[0]);
        }
        catch (FormatException)
        {
            throw arguments.Error(1, $"`{format}` is not a format for this value");
        }
    }

    /// <summary>The number, date or time span in its .NET type; null for what has no formats.</summary>
    private static IFormattable? Formattable(in Value value) => value.Kind switch
    {
        // As many hexadecimal digits as the language's own integers have: 32 bits where they suffice.
        ValueKind.Integer when value.TryGetInteger(out var number) =>
            number is >= int.MinValue and <= int.MaxValue ? (int)number : (IFormattable)number,
        ValueKind.Single => (float)value.AsDouble(),
        ValueKind.Float => value.AsDouble(),
        ValueKind.Decimal => value.AsDecimal(),
        ValueKind.BigInteger => value.AsBigInteger(),
        ValueKind.Date when value.TryGetDate(out var date) => date,
        ValueKind.TimeSpan when value.TryGetTimeSpan(out var span) => span,
        _ => null,
    };

    /// <summary>A format such as <c>D999999999</c> asks for a billion digits.</summary>
    private static void RefuseLongPrecision(ReadOnlySpan<char> format, RenderContext context)
    {
        if (format.Length > 1 && int.TryParse(format[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var precision))
            context.CheckStringLength(precision);
    }
}
