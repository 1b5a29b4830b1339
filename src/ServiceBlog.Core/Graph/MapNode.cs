namespace ServiceBlog.Core.Graph;

/// <summary>A topic or a source on the <see cref="ConceptMap"/>.</summary>
/// <param name="X">In units of the drawing, from its left.</param>
/// <param name="Y">From its top.</param>
public sealed record MapNode(Page Page, int X, int Y)
{
    /// <summary>A topic that stands under the one it is part of.</summary>
    public bool IsPart { get; init; }

    /// <summary>To what it is tied, from top to bottom.</summary>
    public ImmutableArray<MapTie> Ties { get; init; } = [];
}
