namespace ServiceBlog.Core.Graph;

/// <summary>A page in the argument about a source.</summary>
/// <param name="Depth">0 for what answers the source itself, 1 for an answer to that, and so on.</param>
/// <param name="Answers">The page under which it stands: the source, or an earlier page of the thread.</param>
public sealed record ThreadEntry(Page Page, int Depth, Page Answers);
