namespace ServiceBlog.Core.Graph;

/// <summary>A reader's comment, in its place below a page.</summary>
/// <param name="File">Its author, date and text.</param>
/// <param name="Host">The page on which it appears.</param>
/// <param name="Id">Of its element, unique on the page.</param>
/// <param name="Depth">0 for a comment on the page, 1 for an answer to that, and so on.</param>
/// <param name="Answers">Null for a comment on the page itself.</param>
public sealed record Comment(Page File, Page Host, string Id, int Depth, Comment? Answers);
