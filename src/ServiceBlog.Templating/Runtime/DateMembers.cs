namespace ServiceBlog.Templating.Runtime;

/// <summary>The members of dates and time spans (built-in functions, <c>date</c> and <c>timespan</c>).</summary>
internal static class DateMembers
{
    public static Value Get(in Value target, string name)
    {
        if (target.TryGetDate(out var date))
        {
            return GetDatePart(date, name);
        }

        return target.TryGetTimeSpan(out var span) ? GetSpanPart(span, name) : default;
    }

    private static Value GetDatePart(DateTimeOffset date, string name) => name switch
    {
        "year" => date.Year,
        "month" => date.Month,
        "day" => date.Day,
        "day_of_year" => date.DayOfYear,
        "hour" => date.Hour,
        "minute" => date.Minute,
        "second" => date.Second,
        "millisecond" => date.Millisecond,
        _ => default,
    };

    private static Value GetSpanPart(TimeSpan span, string name) => name switch
    {
        "days" => span.Days,
        "hours" => span.Hours,
        "minutes" => span.Minutes,
        "seconds" => span.Seconds,
        "milliseconds" => span.Milliseconds,
        "total_days" => span.TotalDays,
        "total_hours" => span.TotalHours,
        "total_minutes" => span.TotalMinutes,
        "total_seconds" => span.TotalSeconds,
        "total_milliseconds" => span.TotalMilliseconds,
        _ => default,
    };
}
