namespace ServiceBlog.LinkCheck.Reading;

/// <summary>The links of a file that share a base.</summary>
/// <param name="BaseUrl">The base as written (<c>base href</c>, <c>xml:base</c>), relative to the file; null is the file itself.</param>
internal sealed record LinkGroup(string? BaseUrl, Link[] Links);
