namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>A piece of a paragraph, in order, before it is known how its emphases can be written.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Text as it reads, or Markdown as it is written; the marker of an emphasis.</param>
/// <param name="Tag">The HTML element of an emphasis.</param>
/// <param name="Pair">The same number for the two ends of an emphasis.</param>
internal readonly record struct InlinePart(InlinePartKind Kind, string Text = "", string Tag = "", int Pair = 0);
