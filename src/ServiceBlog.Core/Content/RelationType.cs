namespace ServiceBlog.Core.Content;

/// <summary>What a post does with another page.</summary>
public enum RelationType
{
    Discusses,
    Supports,
    Disputes,
    Extends,
    Updates,
}
