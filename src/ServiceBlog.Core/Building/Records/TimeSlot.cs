namespace ServiceBlog.Core.Building.Records;

/// <summary>A stretch of time in which no page falls due, expires, or wants to be reviewed again.</summary>
/// <param name="From">The first moment of it.</param>
/// <param name="Until">The first moment after it.</param>
public readonly record struct TimeSlot(DateTimeOffset From, DateTimeOffset Until)
{
    public bool Contains(DateTimeOffset moment) => moment >= From && moment < Until;

    /// <summary>The stretch around a moment.</summary>
    public static TimeSlot Around(DateTimeOffset moment, IEnumerable<Page> pages)
    {
        var slot = new TimeSlot(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        foreach (var page in pages)
        {
            slot = slot.CutAt(page.FrontMatter.Date?.Value, moment);
            slot = slot.CutAt(page.FrontMatter.Expires?.Value, moment);
            slot = slot.CutAt(ReviewPeriod.DueOf(page.FrontMatter), moment);
        }
        return slot;
    }

    private TimeSlot CutAt(DateTimeOffset? turn, DateTimeOffset moment)
    {
        if (turn is not { } known)
            return this;
        if (known <= moment)
            return known > From ? this with { From = known } : this;
        return known < Until ? this with { Until = known } : this;
    }
}
