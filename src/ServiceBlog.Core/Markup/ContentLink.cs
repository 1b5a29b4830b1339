using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Markup;

/// <summary>A link as the author wrote it, not yet resolved.</summary>
/// <param name="Kind">Its form.</param>
/// <param name="Target">
/// The target without its fragment: a URL or path as written for <see cref="LinkKind.Link"/> and
/// <see cref="LinkKind.Image"/> (query included), a page's key otherwise. Empty if it points into its own page.
/// </param>
/// <param name="Fragment">What follows <c>#</c>, as written; null if there is no <c>#</c>.</param>
/// <param name="Location">Where it stands in the author's file.</param>
public sealed record ContentLink(LinkKind Kind, string Target, string? Fragment, SourceLocation Location);
