namespace ServiceBlog.Import;

/// <summary>A date as far as it is known: the day, perhaps the time, perhaps the zone.</summary>
public sealed record ImportedDate(DateTime Local, bool HasTime = false, TimeSpan? Offset = null)
{
    /// <summary>The day as a file name begins with it.</summary>
    public string Day => Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>As front matter writes it.</summary>
    public override string ToString()
    {
        if (!HasTime)
            return Day;
        var time = Local.ToString(Local.Second == 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return Offset is { } offset ? time + new DateTimeOffset(2000, 1, 1, 0, 0, 0, offset).ToString("zzz", CultureInfo.InvariantCulture) : time;
    }

    public bool IsAfter(DateTimeOffset moment) => new DateTimeOffset(Local, Offset ?? TimeSpan.Zero) > moment;

    /// <summary>Reads ISO 8601 and its relatives (RFC 822 among them); null for anything else.</summary>
    public static ImportedDate? Parse(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length < 8)
            return null;
        if (DateTime.TryParseExact(trimmed, ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return IsUsable(day) ? new ImportedDate(day) : null;
        if (!char.IsAsciiDigit(trimmed[0]) && !trimmed.Contains(',', StringComparison.Ordinal))
            return null;
        if (!DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) || !IsUsable(moment.DateTime))
            return null;
        return new ImportedDate(moment.DateTime, HasTime: true, NamesZone(trimmed) ? moment.Offset : null);
    }

    /// <summary>Exports write year 0 and year 1 for "never".</summary>
    private static bool IsUsable(DateTime date) => date.Year is > 1900 and < 9000;

    private static bool NamesZone(string text)
    {
        var time = text.AsSpan(Math.Min(10, text.Length));
        return time.ContainsAny('Z', '+') || time.EndsWith("GMT", StringComparison.Ordinal) || time.EndsWith("UTC", StringComparison.Ordinal)
            || time.LastIndexOf('-') > time.IndexOf(':');
    }
}
