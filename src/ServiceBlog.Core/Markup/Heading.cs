namespace ServiceBlog.Core.Markup;

/// <summary>A heading of a page's text.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Id">The element's id, unique on its page.</param>
/// <param name="Text">Its text without mark-up.</param>
/// <param name="Offset">
/// Where its element starts in <see cref="MarkupBody.Html"/>; -1 if it stands inside another block, so that its
/// section has no end of its own.
/// </param>
/// <param name="Location">Where it stands in the author's file.</param>
public readonly record struct Heading(int Level, string Id, string Text, int Offset, SourceLocation Location);
