namespace ServiceBlog.Core.Graph;

/// <summary>What belongs to each topic.</summary>
public sealed class TopicTree
{
    private readonly Dictionary<Page, TopicConnections> _topics = [];

    public TopicTree(ImmutableArray<Page> pages, TopicMembership membership, NamedPages named)
    {
        var topics = pages.Where(page => page.Kind == PageKind.Topic).Order(PageOrder.ByTitle).ToList();
        var parents = topics.ToDictionary(topic => topic, named.ParentOf);
        var children = topics.ToLookup(topic => parents[topic]);
        foreach (var topic in topics)
        {
            _topics.Add(topic, new TopicConnections(
                membership.PostsOf(topic),
                membership.SourcesOf(topic),
                parents[topic],
                [.. children[topic]],
                named.Find(topic.FrontMatter.CurrentView, "current view")));
        }
    }

    /// <summary>Null for a page that is no topic.</summary>
    public TopicConnections? Of(Page page) => _topics.GetValueOrDefault(page);
}
