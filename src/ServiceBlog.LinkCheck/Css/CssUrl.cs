namespace ServiceBlog.LinkCheck.Css;

/// <summary>An address in a style sheet.</summary>
/// <param name="Start">Where it starts in the text, behind its quote if it has one.</param>
/// <param name="Value">The address, escapes decoded.</param>
internal readonly record struct CssUrl(int Start, string Value);
