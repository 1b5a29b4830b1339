namespace ServiceBlog.Core.Markup;

/// <summary>
/// How a text differs when it appears on another page than its own: ids must not meet the host's, and footnotes,
/// which stay behind, are reached by a link. The default value is a text on its own page.
/// </summary>
/// <param name="PageUrl">The URL of the text's own page, as seen from the host.</param>
/// <param name="IdPrefix">What makes the ids unique on the host.</param>
public readonly record struct TransclusionScope(string? PageUrl, string? IdPrefix);
