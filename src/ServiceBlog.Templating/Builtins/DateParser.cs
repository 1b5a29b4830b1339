using System.Globalization;

namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// Reads dates in a way that no machine and no day changes: a date without an offset is in UTC, and what a text may
/// leave out is taken from the first day of 2000, where .NET would take it from the computer's clock.
/// </summary>
internal static class DateParser
{
    private const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal;

    // A leap year, so that 29 February has its place.
    private const string AssumedYear = "2000";

    private enum Mentioned
    {
        Time,
        Day,
        Year,
    }

    /// <summary>
    /// Reads a date in any form the culture knows, or a time alone; false for anything else. A day without its year is
    /// no date here: .NET has several readings of it, one of them dependent on the clock. Give a pattern for those.
    /// </summary>
    public static bool TryParse(string text, CultureInfo culture, out DateTimeOffset date)
    {
        date = default;
        return WhatIsMentioned(text) switch
        {
            Mentioned.Year => DateTimeOffset.TryParse(text, culture, Styles, out date),
            Mentioned.Time => DateTimeOffset.TryParse(AssumedYear + "-01-01 " + text, culture, Styles, out date),
            _ => false,
        };
    }

    /// <summary>Reads a date in the form of a <c>%</c> pattern; false if it is not in that form.</summary>
    /// <exception cref="FormatException">The pattern cannot be used to read.</exception>
    public static bool TryParse(string text, string pattern, CultureInfo culture, out DateTimeOffset date)
    {
        var format = DatePattern.ToNetFormat(pattern, culture);
        if (!DatePattern.HasYear(format))
        {
            text = AssumedYear + " " + text;
            format = "yyyy " + format;
        }

        return DateTimeOffset.TryParseExact(text, format, culture, Styles, out date);
    }

    /// <summary>A year is a number of at least three digits, or one beside both a day and a month.</summary>
    private static Mentioned WhatIsMentioned(ReadOnlySpan<char> text)
    {
        var numbers = 0;
        var hasMonthName = false;
        var isAfterTime = false;
        for (var index = 0; index < text.Length;)
        {
            var length = LengthOfRun(text[index..]);
            var end = index + length;
            if (char.IsDigit(text[index]))
            {
                isAfterTime = IsPartOfTime(text, index, end, isAfterTime);
                if (!isAfterTime && length >= 3) return Mentioned.Year;
                if (!isAfterTime) numbers++;
            }
            else if (char.IsLetter(text[index]))
            {
                hasMonthName |= length >= 3;
            }

            index = end;
        }

        if (numbers == 0 && !hasMonthName) return Mentioned.Time;
        return numbers >= 3 || (numbers == 2 && hasMonthName) ? Mentioned.Year : Mentioned.Day;
    }

    /// <summary>Hours, minutes, seconds and their fraction, or an offset from UTC.</summary>
    private static bool IsPartOfTime(ReadOnlySpan<char> text, int start, int end, bool isAfterTime)
    {
        var before = start == 0 ? ' ' : text[start - 1];
        var after = text[end..];
        return before is ':' or '+' || (isAfterTime && before is '.' or ',' or '-') || after is [':', ..]
            || after.TrimStart().StartsWith("am", StringComparison.OrdinalIgnoreCase)
            || after.TrimStart().StartsWith("pm", StringComparison.OrdinalIgnoreCase);
    }

    private static int LengthOfRun(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length && Category(text[length]) == Category(text[0])) length++;
        return length;
    }

    private static int Category(char c) => char.IsDigit(c) ? 1 : char.IsLetter(c) ? 2 : 0;
}
