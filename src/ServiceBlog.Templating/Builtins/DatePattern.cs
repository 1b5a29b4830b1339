using System.Globalization;
using System.Text;

namespace ServiceBlog.Templating.Builtins;

/// <summary>A pattern of <c>%</c> directives turned into the .NET format that reads the same text.</summary>
internal static class DatePattern
{
    /// <summary>The .NET format, in which numbers may have their leading zero or not.</summary>
    /// <exception cref="FormatException">
    /// The pattern has a directive that says nothing definite about a date (the number of a week, say).
    /// </exception>
    public static string ToNetFormat(string pattern, CultureInfo culture)
    {
        var format = new StringBuilder(pattern.Length * 2);
        for (var index = 0; index < pattern.Length; index++)
        {
            if (pattern[index] != '%' || index == pattern.Length - 1)
            {
                AppendLiteral(format, pattern[index]);
                continue;
            }

            index++;
            format.Append(NetSpecifier(pattern[index], culture.DateTimeFormat));
        }

        // A single letter would be read as the name of a standard format.
        return format.Length == 1 ? "%" + format : format.ToString();
    }

    /// <summary>Whether a format that <see cref="ToNetFormat"/> made reads a year; its literals are all escaped.</summary>
    public static bool HasYear(string netFormat)
    {
        var index = netFormat.IndexOf('y', StringComparison.Ordinal);
        while (index > 0 && netFormat[index - 1] == '\\') index = netFormat.IndexOf('y', index + 1);
        return index >= 0;
    }

    private static string NetSpecifier(char directive, DateTimeFormatInfo culture) => directive switch
    {
        'a' => "ddd",
        'A' => "dddd",
        'b' or 'h' => "MMM",
        'B' => "MMMM",
        'c' => "ddd MMM d HH':'mm':'ss yyyy",
        'd' or 'e' => "d",
        'D' => "M'/'d'/'yy",
        'F' => "yyyy'-'M'-'d",
        'g' => "",
        'H' or 'k' => "H",
        'I' or 'l' => "h",
        'L' => "fff",
        'm' => "M",
        'M' => "m",
        'n' => "'\n'",
        'N' => "fffffff'00'",
        'p' or 'P' => "tt",
        'r' => "h':'m':'s tt",
        'R' => "H':'m",
        'S' => "s",
        't' => "'\t'",
        'T' => "H':'m':'s",
        'v' => "d'-'MMM'-'yyyy",
        'x' => culture.ShortDatePattern,
        'X' => culture.LongTimePattern,
        'y' => "yy",
        'Y' => "yyyy",
        'Z' => "zzz",
        '%' => "'%'",
        _ => throw new FormatException($"The pattern %{directive} is not supported for the parse method"),
    };

    private static void AppendLiteral(StringBuilder format, char literal)
    {
        if (literal == ' ') format.Append(' ');
        else format.Append('\\').Append(literal);
    }
}
