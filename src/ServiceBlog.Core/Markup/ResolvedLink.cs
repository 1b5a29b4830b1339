namespace ServiceBlog.Core.Markup;

/// <summary>What the site graph found for one <see cref="ContentLink"/>. Nothing in it is escaped but <see cref="Embed"/>.</summary>
/// <param name="Url">The URL, fragment included. Not asked for if the link is external.</param>
/// <param name="Text">The text to show, asked for only where the author gave none.</param>
/// <param name="Embed">The HTML of a transclusion, or of a whole citation; null if there is nothing to show.</param>
public readonly record struct ResolvedLink(string? Url, string? Text = null, string? Embed = null);
