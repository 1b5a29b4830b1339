namespace ServiceBlog.Core.Rendering;

/// <summary>A page's text, or a piece of it, that a template asked for.</summary>
/// <param name="Offset">Where the piece starts in the composed text.</param>
public sealed record AskedText(Page Page, string Text, int Offset);
