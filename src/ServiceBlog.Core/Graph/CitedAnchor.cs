namespace ServiceBlog.Core.Graph;

/// <summary>A heading or another element of a page that others cite.</summary>
/// <param name="Id">The element's.</param>
/// <param name="Text">The heading's text; the id of any other element.</param>
/// <param name="By">Newest first, each page once.</param>
public sealed record CitedAnchor(string Id, string Text, ImmutableArray<CitingPlace> By);
