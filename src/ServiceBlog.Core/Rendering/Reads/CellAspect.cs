namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>What of a member was read.</summary>
public enum CellAspect
{
    /// <summary>All of a member that is no list.</summary>
    Value,

    /// <summary>How many items a list has.</summary>
    Count,

    /// <summary>Which items a list has, in which order.</summary>
    Items,
}
