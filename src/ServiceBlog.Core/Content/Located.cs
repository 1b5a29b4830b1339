namespace ServiceBlog.Core.Content;

/// <summary>A value and the place where the author wrote it, so that a later stage can blame it.</summary>
public readonly record struct Located<T>(T Value, SourceLocation Location);
