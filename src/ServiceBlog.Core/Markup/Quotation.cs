namespace ServiceBlog.Core.Markup;

/// <summary>Words that a text gives as somebody else's: in quotation marks or a block quote, with a citation right after.</summary>
/// <param name="Text">Without marks of quotation and mark-up; <c>[…]</c> and the like are left in.</param>
/// <param name="Citation">The citation's first link: an index into <see cref="MarkupOutline.Links"/>.</param>
/// <param name="Location">Where it starts in the author's file.</param>
public sealed record Quotation(string Text, int Citation, SourceLocation Location);
