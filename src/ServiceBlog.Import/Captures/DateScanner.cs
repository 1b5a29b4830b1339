namespace ServiceBlog.Import.Captures;

/// <summary>Finds dates as people write them, in English and its neighbours.</summary>
/// <param name="dayFirst">Whether the file's numeric dates have the day first; null if nothing in it tells.</param>
internal sealed partial class DateScanner(bool? dayFirst)
{
    private static readonly string[] MonthNames =
    [
        "january jan januar jän jänner janvier janv enero ene gennaio gen januari janeiro",
        "february feb februar feber février févr febrero febbraio februari fevereiro fev",
        "march mar mär märz mars marzo maart mrt março",
        "april apr avril avr abril abr aprile",
        "may mai mayo maggio mag mei maio",
        "june jun juni juin junio giugno giu junho",
        "july jul juli juillet juil julio luglio lug julho",
        "august aug août agosto ago augustus",
        "september sep sept septembre septiembre settembre set setembro",
        "october oct oktober okt octobre octubre ottobre ott outubro out",
        "november nov novembre noviembre novembro",
        "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
    ];

    private static readonly FrozenDictionary<string, int> Months = MonthNames
        .SelectMany((line, index) => line.Split(' ').Select(name => (name, month: index + 1)))
        .DistinctBy(pair => pair.name).ToFrozenDictionary(pair => pair.name, pair => pair.month, StringComparer.Ordinal);

    /// <summary>Looks at every numeric date of a text: one with a number above 12 settles the order of all.</summary>
    public static DateScanner For(string text)
    {
        var votes = 0;
        foreach (Match match in Numbers().Matches(text[..Math.Min(text.Length, 1 << 20)]))
        {
            var (first, second) = (Number(match, "a"), Number(match, "b"));
            votes += first is > 12 and < 32 && second <= 12 ? 1 : second is > 12 and < 32 && first <= 12 ? -1 : 0;
        }
        return new DateScanner(votes == 0 ? null : votes > 0);
    }

    /// <summary>A date that starts at an index of a line; null if there is none.</summary>
    public DateMatch? At(string line, int index)
    {
        var weekday = Weekday().Match(line, index);
        var start = weekday.Success ? index + weekday.Length : index;
        if (DateAt(line, start) is not { } found)
            return null;
        found = found with { HasWeekday = weekday.Success };
        var time = Time().Match(line, found.End);
        return time.Success && TimeOf(time) is { } clock
            ? found with { Date = found.Date with { Local = found.Date.Local + clock, HasTime = true }, End = found.End + time.Length }
            : found;
    }

    /// <summary>The length of a time of day at an index; 0 if there is none.</summary>
    public static int TimeLength(string line, int index) => LoneTime().Match(line, index) is { Success: true } match ? match.Length : 0;

    private DateMatch? DateAt(string line, int start)
    {
        if (MonthFirst().Match(line, start) is { Success: true } english)
            return Make(english, DateForm.MonthDayYear, Month(english), Number(english, "day"));
        if (DayFirst().Match(line, start) is { Success: true } european)
            return Make(european, DateForm.DayMonthYear, Month(european), Number(european, "day"));
        if (YearFirst().Match(line, start) is { Success: true } iso)
            return Make(iso, DateForm.YearFirst, Number(iso, "month"), Number(iso, "day"));
        if (Numbers().Match(line, start) is not { Success: true } numbers || numbers.Index != start)
            return null;
        var (first, second) = (Number(numbers, "a"), Number(numbers, "b"));
        // Where dots part the numbers, the day comes first in nearly every country.
        var isDayFirst = first > 12 || (second <= 12 && (dayFirst ?? numbers.Groups["sep"].Value == "."));
        var isAmbiguous = first <= 12 && second <= 12 && first != second && dayFirst is null;
        return Make(numbers, DateForm.Numbers, isDayFirst ? second : first, isDayFirst ? first : second) is { } match
            ? match with { IsAmbiguous = isAmbiguous }
            : null;
    }

    private static DateMatch? Make(Match match, DateForm form, int month, int day)
    {
        var year = Number(match, "year");
        if (match.Groups["year"].Length == 2)
            year += year < 70 ? 2000 : 1900;
        if (year is < 1970 or > 2100 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        var date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        return new DateMatch(new ImportedDate(date), form, HasWeekday: false, IsAmbiguous: false, match.Index + match.Length);
    }

    private static TimeSpan? TimeOf(Match match)
    {
        var hour = Number(match, "hour");
        var half = match.Groups["half"].Value;
        if (half.Length > 0)
            hour = hour % 12 + (half[0] is 'p' or 'P' ? 12 : 0);
        return hour < 24 ? new TimeSpan(hour, Number(match, "minute"), match.Groups["second"].Success ? Number(match, "second") : 0) : null;
    }

    private static int Month(Match match) => Months.GetValueOrDefault(match.Groups["month"].Value.ToLowerInvariant());

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\G(?:(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b\.?,?|\p{L}{2,13},)\s*", AnyCase, MatchTimeout)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\G(?<month>\p{L}{3,10})\.?\s*(?<day>\d{1,2})(?:st|nd|rd|th)?\b\s*,?\s*(?<year>\d{4})(?!\d)", AnyCase, MatchTimeout)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"\G(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]*(?:of\s+|de\s+)?(?<month>\p{L}{3,10})\.?,?[\s-]*(?:de\s+|del\s+)?(?<year>\d{4})(?!\d)", AnyCase, MatchTimeout)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"\G(?<year>(?:19|20)\d\d)(?:(?<sep>[-/.])(?<month>\d{1,2})\k<sep>(?<day>\d{1,2})(?!\d)|\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日)", AnyCase, MatchTimeout)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![\d./-])(?<a>\d{1,2})\s?(?<sep>[-/.])\s?(?<b>\d{1,2})\s?\k<sep>\s?(?<year>\d{4}|\d\d)(?![\d./-]*\d)", AnyCase, MatchTimeout)]
    private static partial Regex Numbers();

    private const string Clock = @"(?<hour>\d{1,2})[:.h](?<minute>[0-5]\d)(?::(?<second>[0-5]\d))?(?:\.\d+)?\s*(?<half>[ap]\.?\s?m\b\.?)?\s*(?:(?:UTC|GMT|[ECMP][SD]T|CEST|CET|BST|IST|AEST|AEDT|HKT|SGT|JST|NZST|Z)\b(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d)?(?!\d)";

    [GeneratedRegex(@"\G(?:T|\s*[,@|–—-]?\s*(?:at|um|à|@)?\s*)" + Clock, AnyCase, MatchTimeout)]
    private static partial Regex Time();

    [GeneratedRegex(@"\G" + Clock, AnyCase, MatchTimeout)]
    private static partial Regex LoneTime();
}

/// <summary>A date found in a line.</summary>
/// <param name="Date">The date, with its time if one follows.</param>
/// <param name="HasWeekday">Whether a weekday stands before it.</param>
/// <param name="IsAmbiguous">Whether day and month could be exchanged.</param>
/// <param name="End">The index behind it.</param>
internal readonly record struct DateMatch(ImportedDate Date, DateForm Form, bool HasWeekday, bool IsAmbiguous, int End);

/// <summary>In which way a date is written: the posts of one blog all have the same.</summary>
internal enum DateForm { MonthDayYear, DayMonthYear, YearFirst, Numbers }
