using System.Text.RegularExpressions;

namespace ServiceBlog.Core.Content;

/// <summary>How long a review holds, in calendar units: <c>6 months</c>, <c>1 year</c>, or ISO 8601's <c>P6M</c>.</summary>
public readonly partial record struct ReviewPeriod
{
    private const int MostMonths = 12 * 1000;
    private const int MostDays = 366 * 1000;

    private ReviewPeriod(int months, int days) => (Months, Days) = (months, days);

    public int Months { get; }

    public int Days { get; }

    /// <summary>Null if the text is no such period, or one of more than a thousand years.</summary>
    public static ReviewPeriod? Parse(string text)
    {
        if (Written().Match(text) is not { Success: true } match
            || !int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            return null;
        }
        var (months, days) = char.ToLowerInvariant(match.Groups["unit"].ValueSpan[0]) switch
        {
            'y' => (12L * number, 0L),
            'm' => (number, 0L),
            'w' => (0L, 7L * number),
            _ => (0L, number),
        };
        return months > MostMonths || days > MostDays ? null : new ReviewPeriod((int)months, (int)days);
    }

    /// <summary>
    /// When a page wants to be reviewed again: counted from its last review, else from its last update, else from its
    /// date; the beginning of time if it has none of these. Null if it is not to be reviewed at all.
    /// </summary>
    public static DateTimeOffset? DueOf(FrontMatter page)
    {
        if (page.ReviewEvery is not { } every || Parse(every.Value) is not { } period)
            return null;
        return (page.Reviewed?.Date ?? page.Updated?.Value ?? page.Date?.Value) is { } start ? period.After(start) : DateTimeOffset.MinValue;
    }

    private DateTimeOffset After(DateTimeOffset start)
    {
        try
        {
            return start.AddMonths(Months).AddDays(Days);
        }
        catch (ArgumentOutOfRangeException)
        {
            return DateTimeOffset.MaxValue; // beyond the calendar
        }
    }

    [GeneratedRegex(@"^(?:(?<number>[0-9]+) *(?<unit>days?|weeks?|months?|years?)|P(?<number>[0-9]+)(?<unit>[DWMY]))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
