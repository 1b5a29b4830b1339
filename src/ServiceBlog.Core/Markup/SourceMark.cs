namespace ServiceBlog.Core.Markup;

/// <summary>Ties a place in the HTML to one in the Markdown.</summary>
/// <param name="Offset">Into the HTML.</param>
/// <param name="Position">Into the Markdown.</param>
/// <param name="VerbatimLength">How many characters follow unchanged in both; 0 if what follows is made of Markdown.</param>
internal readonly record struct SourceMark(int Offset, int Position, int VerbatimLength);
