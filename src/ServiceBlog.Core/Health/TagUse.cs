namespace ServiceBlog.Core.Health;

/// <summary>How a tag's name is used.</summary>
/// <param name="Count">The pages that give it.</param>
/// <param name="First">Where the first of them does.</param>
/// <param name="Page">The first of them, by source path.</param>
internal sealed record TagUse(int Count, SourceLocation First, Page Page);
