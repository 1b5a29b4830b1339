namespace ServiceBlog.Core.Incremental;

/// <summary>The smallest thing that a template can read: one aspect of one member of one model. Packed into a number, since a big site has millions.</summary>
/// <param name="Number">Orders the keys by model.</param>
public readonly record struct DependencyKey(long Number)
{
    private const int MemberBits = 8;
    private const int AspectBits = 2;

    /// <param name="model">Its index among the tracked models of this build.</param>
    /// <param name="member">Its index in the table of members.</param>
    public DependencyKey(int model, int member, MemberAspect aspect)
        : this(((((long)model << MemberBits) + member) << AspectBits) + (long)aspect)
    {
    }

    public int Model => (int)(Number >> (MemberBits + AspectBits));

    public int Member => (int)(Number >> AspectBits) & ((1 << MemberBits) - 1);

    public MemberAspect Aspect => (MemberAspect)(Number & ((1 << AspectBits) - 1));

    /// <summary>The same member and aspect of another model.</summary>
    public DependencyKey Of(int model) => new(model, Member, Aspect);
}

/// <summary>What of a member was read.</summary>
public enum MemberAspect
{
    /// <summary>All of a member that is no list.</summary>
    Value,

    /// <summary>How many items a list has.</summary>
    Count,

    /// <summary>Which items a list has, in which order.</summary>
    Items,
}
