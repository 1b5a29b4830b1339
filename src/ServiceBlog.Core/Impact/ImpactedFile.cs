namespace ServiceBlog.Core.Impact;

/// <summary>A published file that an edit changes.</summary>
/// <param name="Path">Relative to the output folder.</param>
/// <param name="Url">Its address within the site, as links give it.</param>
/// <param name="IsPage">Whether readers open it as a page: not a feed, a style sheet or the like.</param>
/// <param name="Change">What becomes of it; null if that is not known, only that it could change.</param>
/// <param name="Reasons">Shortest first.</param>
public sealed record ImpactedFile(string Path, string Url, bool IsPage, OutputChange? Change, ImmutableArray<Reason> Reasons);
