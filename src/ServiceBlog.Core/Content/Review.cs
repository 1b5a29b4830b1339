namespace ServiceBlog.Core.Content;

/// <summary>A review, bound to the content that it was made of.</summary>
/// <param name="Hash">Of the content as it stood (<see cref="ReviewHash"/>).</param>
public sealed record Review(string? By, DateTimeOffset? Date, string? Hash)
{
    /// <summary>Where the hash stands; where the review does if it has none.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>The content was edited since: it has another hash. A review without a hash is bound to nothing.</summary>
    public bool IsVoid { get; init; }
}

/// <summary>What binds a review to the content that it was made of: the only definition there is. Front matter does not count, so that the review
/// itself can be written there, nor do line ends, a byte order mark, or white space at the very end, which editors change on their own.</summary>
public static class ReviewHash
{
    private const int Digits = 16;

    /// <summary>The first 16 hexadecimal digits, in lower case, of the SHA-256 of a page's text as UTF-8.</summary>
    /// <param name="markdown">The text after the front matter.</param>
    public static string Of(string markdown)
    {
        var text = markdown.TrimStart('\uFEFF').TrimEnd().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return Sha256.Hex(Encoding.UTF8.GetBytes(text))[..Digits];
    }
}

/// <summary>How long a review holds, in calendar units: <c>6 months</c>, <c>1 year</c>, or ISO 8601's <c>P6M</c>.</summary>
public readonly partial record struct ReviewPeriod(int Months, int Days)
{
    private const int MostMonths = 12 * 1000;
    private const int MostDays = 366 * 1000;

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

    /// <summary>When a page wants to be reviewed again: counted from its last review, else from its last update, else from its date; the beginning of
    /// time if it has none of these. Null if it is not to be reviewed at all.</summary>
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

    [GeneratedRegex(@"^(?:(?<number>[0-9]+) *(?<unit>days?|weeks?|months?|years?)|P(?<number>[0-9]+)(?<unit>[DWMY]))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Written();
}
