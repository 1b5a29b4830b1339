namespace ServiceBlog.Templating;

/// <summary>The numbers from <see cref="First"/> to <see cref="Last"/>, both included, in steps of 1 or -1.</summary>
/// <remarks>Language reference, section 8.7. Nothing is materialized; a range of a billion costs nothing to make.</remarks>
public sealed class IntegerRange : ITemplateList
{
    private IntegerRange(long first, long last, bool isEmpty)
    {
        First = first;
        Last = last;
        IsEmpty = isEmpty;
    }

    public long First { get; }

    public long Last { get; }

    public bool IsEmpty { get; }

    /// <summary>The number of steps, capped at <see cref="int.MaxValue"/>, which no render can reach.</summary>
    public int Count
    {
        get
        {
            if (IsEmpty)
            {
                return 0;
            }

            var distance = First <= Last ? (ulong)(Last - First) : (ulong)(First - Last);
            return distance >= int.MaxValue ? int.MaxValue : (int)distance + 1;
        }
    }

    public Value this[int index] => First <= Last ? First + index : First - index;

    public static IntegerRange Inclusive(long first, long last) => new(first, last, isEmpty: false);

    /// <summary>The range without its last number; empty if both ends are the same.</summary>
    public static IntegerRange Exclusive(long first, long end) => first == end
        ? new IntegerRange(first, end, isEmpty: true)
        : new IntegerRange(first, first < end ? end - 1 : end + 1, isEmpty: false);
}
