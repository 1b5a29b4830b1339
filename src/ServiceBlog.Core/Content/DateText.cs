namespace ServiceBlog.Core.Content;

/// <summary>Dates as front matter writes them: ISO 8601 calendar dates and date-times, also with a space for the T.</summary>
public static class DateText
{
    private static readonly string[] WithoutZone =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] WithZone =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm K",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFF K",
    ];

    /// <param name="zone">Applies where the text names no zone. In a gap of summer time, standard time counts.</param>
    public static bool TryParse(string text, TimeZoneInfo zone, out DateTimeOffset date)
    {
        if (DateTime.TryParseExact(text, WithoutZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            // A date within a day of the calendar's ends has no room for an offset.
            if (local.Year is > 1 and < 9999)
            {
                date = new DateTimeOffset(local, zone.GetUtcOffset(local));
                return true;
            }
        }
        else if (DateTimeOffset.TryParseExact(text, WithZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            return true;
        }
        date = default;
        return false;
    }
}
