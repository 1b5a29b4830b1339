namespace ServiceBlog.Templating;

/// <summary>
/// Marks the kind of a <see cref="Value"/> whose content is its 64 bits. A date's tag also carries the offset,
/// so that a date with its offset needs no allocation.
/// </summary>
internal sealed class KindTag
{
    public static readonly KindTag Boolean = new(ValueKind.Boolean);
    public static readonly KindTag Integer = new(ValueKind.Integer);
    public static readonly KindTag Single = new(ValueKind.Single);
    public static readonly KindTag Float = new(ValueKind.Float);
    public static readonly KindTag TimeSpan = new(ValueKind.TimeSpan);

    // Offsets are whole minutes within 14 hours of UTC (a rule of DateTimeOffset).
    private const int LargestOffset = 14 * 60;
    private static readonly KindTag?[] Dates = new KindTag?[(2 * LargestOffset) + 1];

    private KindTag(ValueKind kind, TimeSpan offset = default)
    {
        Kind = kind;
        Offset = offset;
    }

    public ValueKind Kind { get; }

    public TimeSpan Offset { get; }

    // Two threads may both create a tag; either is as good, for tags of dates are compared by kind and offset.
    public static KindTag ForDate(TimeSpan offset) =>
        Dates[(int)offset.TotalMinutes + LargestOffset] ??= new KindTag(ValueKind.Date, offset);
}
