namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>Where a link leads.</summary>
/// <param name="Url">As it is written in Markdown; null for a link that leads nowhere.</param>
/// <param name="Key">The key of the page that it leads to, with its fragment if any; null if it is none of this site's.</param>
public readonly record struct LinkAddress(string? Url, string? Key = null);
