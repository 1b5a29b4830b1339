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
    Page? CurrentView)
{
    /// <summary>The years from which it has posts or sources, oldest first; those between that have none are left out.</summary>
    public ImmutableArray<TopicYear> Years { get; } = TopicYear.Of(Posts, Sources);
}
