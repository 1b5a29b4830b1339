using System.Collections.Immutable;

namespace ServiceBlog.Core.Graph;

/// <summary>What belongs to a topic.</summary>
/// <param name="Posts">Commentary, newest first.</param>
/// <param name="Sources">Newest first.</param>
/// <param name="Children">By title.</param>
public sealed record TopicConnections(
    ImmutableArray<Page> Posts,
    ImmutableArray<Page> Sources,
    Page? Parent,
    ImmutableArray<Page> Children,
    Page? CurrentView);
