using System.Globalization;
using System.Text;

namespace ServiceBlog.Templating.Builtins;

/// <summary>Writes a date by a pattern of <c>%</c> directives (the table under <c>date.to_string</c>).</summary>
internal static class DateFormatter
{
    public const string DefaultPattern = "%d %b %Y";

    private const string InvariantModifier = "%g";

    [ThreadStatic]
    private static StringBuilder? _result;

    /// <param name="longest">How long the text may be; one that gets longer is given up, and returned as far as it got.</param>
    public static string Format(DateTimeOffset date, string pattern, CultureInfo culture, string datePattern, int longest)
    {
        if (pattern == InvariantModifier) pattern = InvariantModifier + datePattern;
        var result = (_result ??= new StringBuilder()).Clear();
        Append(result, date, pattern, culture, longest);
        return result.ToString();
    }

    private static void Append(
        StringBuilder result, DateTimeOffset date, string pattern, CultureInfo culture, int longest = int.MaxValue)
    {
        var position = 0;
        while (result.Length <= longest)
        {
            var percent = pattern.IndexOf('%', position);
            if (percent < 0 || percent == pattern.Length - 1) break;
            result.Append(pattern, position, percent - position);
            position = percent + 2;
            if (pattern[percent + 1] != 'g')
            {
                AppendDirective(result, date, pattern[percent + 1], culture);
                continue;
            }

            // The space that sets a leading modifier off from the pattern proper is no part of the date.
            culture = CultureInfo.InvariantCulture;
            if (percent == 0 && position < pattern.Length && pattern[position] == ' ') position++;
        }

        result.Append(pattern, position, pattern.Length - position);
    }

    private static void AppendDirective(StringBuilder result, DateTimeOffset date, char directive, CultureInfo culture)
    {
        switch (directive)
        {
            case 'a': AppendNet(result, date, "ddd", culture); break;
            case 'A': AppendNet(result, date, "dddd", culture); break;
            case 'b' or 'h': AppendNet(result, date, "MMM", culture); break;
            case 'B': AppendNet(result, date, "MMMM", culture); break;
            case 'c': Append(result, date, "%a %b %e %T %Y", culture); break;
            case 'C': AppendPadded(result, date.Year / 100, 2); break;
            case 'd': AppendNet(result, date, "dd", culture); break;
            case 'D': Append(result, date, "%m/%d/%y", culture); break;
            case 'e': AppendBlankPadded(result, date, "%d", culture); break;
            case 'F': AppendNet(result, date, "yyyy-MM-dd", CultureInfo.InvariantCulture); break;
            case 'H': AppendPadded(result, date.Hour, 2); break;
            case 'I': AppendPadded(result, HourOfTwelve(date), 2); break;
            case 'j': AppendPadded(result, date.DayOfYear, 3); break;
            case 'k': AppendPadded(result, date.Hour, 2, ' '); break;
            case 'l': AppendPadded(result, HourOfTwelve(date), 2, ' '); break;
            case 'L': AppendPadded(result, date.Millisecond, 3); break;
            case 'm': AppendNet(result, date, "MM", culture); break;
            case 'M': AppendPadded(result, date.Minute, 2); break;
            case 'n': result.Append('\n'); break;
            case 'N': AppendPadded(result, date.Ticks % TimeSpan.TicksPerSecond * 100, 9); break;
            case 'p': AppendNet(result, date, "tt", culture); break;
            case 'P': result.Append(date.ToString("tt", culture).ToLower(culture)); break;
            case 'r': Append(result, date, "%I:%M:%S %p", culture); break;
            case 'R': Append(result, date, "%H:%M", culture); break;
            case 's': AppendPadded(result, date.ToUnixTimeSeconds(), 1); break;
            case 'S': AppendPadded(result, date.Second, 2); break;
            case 't': result.Append('\t'); break;
            case 'T': Append(result, date, "%H:%M:%S", culture); break;
            case 'u': AppendPadded(result, IsoDayOfWeek(date), 1); break;
            case 'U': AppendPadded(result, WeekStartingOn(DayOfWeek.Sunday, date), 2); break;
            case 'v': result.Append(VmsDate(date)); break;
            case 'V': AppendPadded(result, ISOWeek.GetWeekOfYear(date.DateTime), 2); break;
            case 'w': AppendPadded(result, (int)date.DayOfWeek, 1); break;
            case 'W': AppendPadded(result, WeekStartingOn(DayOfWeek.Monday, date), 2); break;
            case 'x': AppendNet(result, date, "d", culture); break;
            case 'X': AppendNet(result, date, "T", culture); break;
            case 'y': AppendNet(result, date, "yy", culture); break;
            case 'Y': AppendNet(result, date, "yyyy", culture); break;
            case 'Z': AppendNet(result, date, "zzz", CultureInfo.InvariantCulture); break;
            case '%': result.Append('%'); break;
            default: result.Append('%').Append(directive); break;
        }
    }

    private static void AppendNet(StringBuilder result, DateTimeOffset date, string format, CultureInfo culture)
    {
        Span<char> buffer = stackalloc char[64];
        if (date.TryFormat(buffer, out var length, format, culture)) result.Append(buffer[..length]);
        else result.Append(date.ToString(format, culture));
    }

    private static void AppendBlankPadded(StringBuilder result, DateTimeOffset date, string format, CultureInfo culture)
    {
        Span<char> buffer = stackalloc char[8];
        date.TryFormat(buffer, out var length, format, culture);
        if (length < 2) result.Append(' ');
        result.Append(buffer[..length]);
    }

    private static void AppendPadded(StringBuilder result, long number, int width, char padding = '0')
    {
        Span<char> buffer = stackalloc char[20];
        number.TryFormat(buffer, out var length, default, CultureInfo.InvariantCulture);
        result.Append(padding, Math.Max(0, width - length)).Append(buffer[..length]);
    }

    private static string VmsDate(DateTimeOffset date)
    {
        var result = new StringBuilder(11);
        Append(result, date, "%e-%b-%Y", CultureInfo.InvariantCulture);
        return result.ToString().ToUpperInvariant();
    }

    private static int HourOfTwelve(DateTimeOffset date) => (date.Hour + 11) % 12 + 1;

    private static int IsoDayOfWeek(DateTimeOffset date) => date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek;

    /// <summary>The week of the year whose first week begins with the year's first such day; 0 before it.</summary>
    private static int WeekStartingOn(DayOfWeek firstDay, DateTimeOffset date)
    {
        var daysSinceFirstDay = ((int)date.DayOfWeek - (int)firstDay + 7) % 7;
        return (date.DayOfYear + 6 - daysSinceFirstDay) / 7;
    }
}
