namespace ServiceBlog.Core.Markup.Extensions.Citations;

/// <summary>One source within a citation.</summary>
/// <param name="Key">The source's key.</param>
/// <param name="Fragment">The anchor within it; null if there is none.</param>
/// <param name="Position">Where it begins in the Markdown.</param>
internal readonly record struct CitationPart(string Key, string? Fragment, int Position);
