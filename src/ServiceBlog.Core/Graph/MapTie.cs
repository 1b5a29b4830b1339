namespace ServiceBlog.Core.Graph;

/// <summary>The other end of a line on the <see cref="ConceptMap"/>.</summary>
public readonly record struct MapTie(Page Page, int X, int Y);
