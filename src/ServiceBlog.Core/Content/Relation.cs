namespace ServiceBlog.Core.Content;

/// <summary>A typed relation to the page with the given key.</summary>
public sealed record Relation(RelationType Type, Located<string> Target);
