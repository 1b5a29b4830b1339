using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Graph;

/// <summary>Where a link leads.</summary>
/// <param name="Url">As it is written into the page: with base path and fragment, percent-encoded.</param>
/// <param name="Text">To be shown where the author gave no text.</param>
/// <param name="Page">The page it leads to; null for files, lists, other sites, and broken links.</param>
/// <param name="Heading">The heading that its fragment names.</param>
public sealed record LinkTarget(string Url, string Text, Page? Page = null, Heading? Heading = null);
