namespace ServiceBlog.Core.Graph;

/// <summary>An old address that leads to a page.</summary>
/// <param name="Path">The old address, decoded.</param>
/// <param name="Target">The path that it leads to, decoded.</param>
/// <param name="Title">Of what is found there.</param>
/// <param name="Maker">Who wants it, in the words of a message.</param>
public sealed record Redirect(string Path, string Target, string Title, string Maker, SourceLocation Location);
