namespace ServiceBlog.Core.Graph;

/// <summary>A page's place in a series.</summary>
/// <param name="Index">From 0, in <see cref="Term.Pages"/>.</param>
public sealed record SeriesPlace(Term Series, int Index);
