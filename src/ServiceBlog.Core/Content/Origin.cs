namespace ServiceBlog.Core.Content;

/// <summary>Where a source was first published.</summary>
public sealed record Origin(string Name, Located<string>? Url);
