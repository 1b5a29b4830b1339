using System.Globalization;

namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// Reads dates in a way that no machine and no day changes: a date without an offset is in UTC, and what a text leaves
/// out is taken from the first day of 2000, where .NET would take it from the computer's clock.
/// </summary>
internal static class DateParser
{
    private const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal;

    // A leap year, so that 29 February has its place.
    private const string AssumedYear = "2000";

    /// <summary>Reads a date in any form the culture knows; false if it knows none like this.</summary>
    public static bool TryParse(string text, CultureInfo culture, out DateTimeOffset date) =>
        MentionsYear(text)
            ? DateTimeOffset.TryParse(text, culture, Styles, out date)
            : TryParseTime(text, culture, out date) || TryParseDay(text, culture, out date);

    /// <summary>Reads a date in the form of a <c>%</c> pattern; false if it is not in that form.</summary>
    public static bool TryParse(string text, string pattern, CultureInfo culture, out DateTimeOffset date)
    {
        date = default;
        if (DatePattern.ToNetFormat(pattern, culture) is not { } format) return false;
        if (!DatePattern.HasYear(format))
        {
            text = AssumedYear + " " + text;
            format = "yyyy " + format;
        }

        return DateTimeOffset.TryParseExact(text, format, culture, Styles, out date);
    }

    private static bool TryParseTime(string text, CultureInfo culture, out DateTimeOffset date) =>
        DateTimeOffset.TryParse(AssumedYear + "-01-01 " + text, culture, Styles, out date);

    /// <summary>The year that .NET fills in is put right afterwards, save where the day exists in leap years only.</summary>
    private static bool TryParseDay(string text, CultureInfo culture, out DateTimeOffset date)
    {
        if (!DateTimeOffset.TryParse(text, culture, Styles, out date))
            return DateTimeOffset.TryParse(text + " " + AssumedYear, culture, Styles, out date);
        date = date.AddYears(int.Parse(AssumedYear, CultureInfo.InvariantCulture) - date.Year);
        return true;
    }

    /// <summary>Whether the text has a number that can only be a year: beside a day and a month, or of three digits.</summary>
    private static bool MentionsYear(ReadOnlySpan<char> text)
    {
        var numbers = 0;
        var hasMonthName = false;
        var isAfterTime = false;
        for (var index = 0; index < text.Length;)
        {
            var length = LengthOfRun(text[index..]);
            var next = index + length;
            if (char.IsDigit(text[index]))
            {
                isAfterTime = IsPartOfTime(text, index, next, isAfterTime);
                if (!isAfterTime && length >= 3) return true;
                if (!isAfterTime) numbers++;
            }
            else if (char.IsLetter(text[index]))
            {
                hasMonthName |= length >= 3;
            }

            index = next;
        }

        return numbers >= 3 || (numbers == 2 && hasMonthName);
    }

    /// <summary>Hours, minutes, seconds and their fraction, or an offset from UTC.</summary>
    private static bool IsPartOfTime(ReadOnlySpan<char> text, int start, int end, bool isAfterTime)
    {
        var before = start == 0 ? ' ' : text[start - 1];
        var after = text[end..];
        return before is ':' or '+' || (isAfterTime && before is '.' or ',') || after is [':', ..]
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
