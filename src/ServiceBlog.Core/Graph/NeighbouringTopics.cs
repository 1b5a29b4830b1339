namespace ServiceBlog.Core.Graph;

/// <summary>Finds the topics next to a topic: those that share pages with it, lean on the same sources, or link.</summary>
public sealed class NeighbouringTopics(IReadOnlyDictionary<Page, PageConnections> connections, PagePins pins)
{
    // In thousandths of what two topics with the same pages have in common.
    private const int CitedWorth = 40;
    private const int CountedCitations = 5;
    private const int LinkWorth = 60;

    /// <summary>What is pinned, then the nearest; its parent and its children are shown apart and left out here.</summary>
    public ImmutableArray<RelatedPage> Of(Page topic)
    {
        var ties = connections[topic];
        if (ties.Topic is not { } own)
            return [];
        var pinned = pins.PinnedTo(topic);
        var vetoed = pins.VetoedFor(topic);
        var shared = SharedPages(topic, own);
        var linked = ties.Links.Select(link => link.Page).Concat(ties.Backlinks).OfType<Page>();
        var near = shared.Keys.Concat(linked).Distinct()
            .Where(other => other != topic && connections[other].Topic is { } theirs && own.Parent != other && theirs.Parent != topic)
            .Where(other => !vetoed.Contains(other) && !pinned.Contains(other))
            .Select(other => Reasons(topic, other, shared.GetValueOrDefault(other)))
            .OrderByDescending(neighbour => Score(own, neighbour))
            .ThenBy(neighbour => neighbour.Page, PageOrder.ByTitle);
        return
        [
            .. pinned.Select(pin => Reasons(topic, pin, shared.GetValueOrDefault(pin)) with { IsPinned = true }),
            .. near.Take(Math.Max(0, RelatedPages.Most - pinned.Length)),
        ];
    }

    private Dictionary<Page, int> SharedPages(Page topic, TopicConnections own)
    {
        var shared = new Dictionary<Page, int>();
        foreach (var members in (ReadOnlySpan<ImmutableArray<Page>>)[own.Posts, own.Sources])
        {
            foreach (var member in members)
            {
                foreach (var other in connections[member].Topics)
                {
                    if (other != topic)
                        shared[other] = shared.GetValueOrDefault(other) + 1;
                }
            }
        }
        return shared;
    }

    private RelatedPage Reasons(Page topic, Page other, int sharedPages)
    {
        var (ties, theirs) = (connections[topic], connections[other]);
        return new RelatedPage(other)
        {
            SharedPages = sharedPages,
            Cited = [.. ties.References.Select(cited => cited.Page).Intersect(theirs.References.Select(cited => cited.Page)).Order(PageOrder.ByTitle)],
            IsLinked = ties.Links.Any(link => link.Page == other),
            IsLinking = theirs.Links.Any(link => link.Page == topic),
        };
    }

    /// <summary>Two pages of four in common tie closer than two of four hundred.</summary>
    private long Score(TopicConnections own, RelatedPage neighbour)
    {
        var theirs = connections[neighbour.Page].Topic!;
        long sizes = Math.Max(1, (long)SizeOf(own) * SizeOf(theirs));
        return (1000L * neighbour.SharedPages * neighbour.SharedPages / sizes)
            + (CitedWorth * Math.Min(CountedCitations, neighbour.Cited.Length))
            + (neighbour.IsLinked || neighbour.IsLinking ? LinkWorth : 0);
    }

    private static int SizeOf(TopicConnections topic) => topic.Posts.Length + topic.Sources.Length;
}
