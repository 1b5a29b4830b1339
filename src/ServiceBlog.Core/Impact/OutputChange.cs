namespace ServiceBlog.Core.Impact;

/// <summary>What becomes of a published file.</summary>
public enum OutputChange
{
    Changed,
    Added,
    Removed,
}
