namespace ServiceBlog.Core.Graph;

/// <summary>Where a page cites another.</summary>
/// <param name="Link">The citation's place among the page's links.</param>
public sealed record CitingPlace(Page Page, int Link);
