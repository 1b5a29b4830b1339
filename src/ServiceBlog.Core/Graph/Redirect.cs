using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Graph;

/// <summary>An old address that leads to a page.</summary>
/// <param name="Path">The old address, decoded.</param>
public sealed record Redirect(string Path, Page Target, SourceLocation Location);
