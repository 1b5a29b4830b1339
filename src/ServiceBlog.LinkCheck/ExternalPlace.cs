using ServiceBlog.LinkCheck.Reading;

namespace ServiceBlog.LinkCheck;

/// <summary>One occurrence of an <see cref="ExternalLink"/>.</summary>
/// <param name="Path">The file, relative to the site's root.</param>
/// <param name="Fragment">Percent-encoded, without the number sign; null if there is none.</param>
/// <param name="Written">The address as written, character references decoded.</param>
public readonly record struct ExternalPlace(string Path, Place Place, LinkSource Source, string? Fragment, string Written);
