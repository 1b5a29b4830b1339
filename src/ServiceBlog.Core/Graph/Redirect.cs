using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Graph;

/// <summary>An old address that leads to another.</summary>
/// <param name="Path">The old address, decoded.</param>
/// <param name="Target">Where it leads, decoded.</param>
/// <param name="Title">Of what is there.</param>
/// <param name="Maker">What it is, in the words of a message: "the alias of posts/a.md".</param>
public sealed record Redirect(string Path, string Target, string Title, string Maker, SourceLocation Location);
