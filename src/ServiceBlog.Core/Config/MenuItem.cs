namespace ServiceBlog.Core.Config;

/// <summary>An entry of the site's menu.</summary>
/// <param name="Url">A path within the site, without the base path, or an address elsewhere.</param>
public sealed record MenuItem(string Title, string Url, SourceLocation Location);
