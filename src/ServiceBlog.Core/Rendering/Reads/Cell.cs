namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>
/// The smallest thing that a template can read: one aspect of one member of one subject. Packed into a number, since a
/// big site has millions.
/// </summary>
/// <param name="Number">Orders the cells by subject.</param>
public readonly record struct Cell(long Number) : IComparable<Cell>
{
    private const int MemberBits = 8;
    private const int AspectBits = 2;

    /// <param name="subject">Its place among the subjects of this build.</param>
    /// <param name="member">Its place in the table of members.</param>
    public Cell(int subject, int member, CellAspect aspect)
        : this(((((long)subject << MemberBits) + member) << AspectBits) + (long)aspect)
    {
    }

    public int Subject => (int)(Number >> (MemberBits + AspectBits));

    public int Member => (int)(Number >> AspectBits) & ((1 << MemberBits) - 1);

    public CellAspect Aspect => (CellAspect)(Number & ((1 << AspectBits) - 1));

    /// <summary>The same member and aspect of another subject.</summary>
    public Cell Of(int subject) => new(subject, Member, Aspect);

    public int CompareTo(Cell other) => Number.CompareTo(other.Number);

    public static bool operator <(Cell left, Cell right) => left.Number < right.Number;

    public static bool operator >(Cell left, Cell right) => left.Number > right.Number;

    public static bool operator <=(Cell left, Cell right) => left.Number <= right.Number;

    public static bool operator >=(Cell left, Cell right) => left.Number >= right.Number;
}
