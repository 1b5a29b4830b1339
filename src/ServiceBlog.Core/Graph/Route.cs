namespace ServiceBlog.Core.Graph;

/// <summary>A file that the site will hold.</summary>
/// <param name="Path">Decoded path within the site: <c>/posts/first-reply/</c>, <c>/feed.xml</c>.</param>
/// <param name="Maker">What makes it, in the words of a message: a file, or "the page of tag …".</param>
/// <param name="Location">Where an author can change that.</param>
/// <param name="IsCopied">It is published as the file at <paramref name="Location"/> stands, line for line.</param>
public sealed record Route(string Path, string Maker, SourceLocation Location, bool IsCopied = false);
