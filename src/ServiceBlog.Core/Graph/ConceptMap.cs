namespace ServiceBlog.Core.Graph;

/// <summary>A drawing of which topic rests on which source: topics down one side, each under the one that it is part of, sources down the other, the
/// oldest first, and a line for each connection. Laid out in whole numbers, so it is the same everywhere; with nothing that can overlap, so it can be
/// read at any size.</summary>
public sealed record ConceptMap
{
    /// <summary>How many topics and how many sources are shown at most. The eye cannot follow more.</summary>
    public const int Most = 40;

    public const int Width = 890;
    private const int Step = 34;
    private const int TopicX = 205;
    private const int SourceX = 375;

    /// <summary>From top to bottom.</summary>
    public required ImmutableArray<MapNode> Topics { get; init; }

    /// <summary>From top to bottom.</summary>
    public required ImmutableArray<MapNode> Sources { get; init; }

    public required int Height { get; init; }

    public static ConceptMap Of(ImmutableArray<Page> topics, ImmutableArray<Page> sources, IReadOnlyDictionary<Page, PageConnections> connections)
    {
        var cited = topics.ToDictionary(topic => topic, topic => SourcesOf(connections[topic]));
        var uses = cited.Values.SelectMany(of => of).GroupBy(source => source).ToDictionary(source => source.Key, source => source.Count());
        var shownSources = sources.Where(uses.ContainsKey)
            .OrderByDescending(source => uses[source]).ThenBy(source => source, PageOrder.OldestFirst).Take(Most)
            .Order(PageOrder.OldestFirst).ToList();
        var shownTopics = InTree(
            [.. topics.OrderByDescending(topic => cited[topic].Length + connections[topic].Topic!.Children.Length).ThenBy(topic => topic, PageOrder.ByTitle).Take(Most)],
            connections);
        var height = Step * Math.Max(1, Math.Max(shownTopics.Count, shownSources.Count));
        var topicY = Places(shownTopics, height);
        var sourceY = Places(shownSources, height);
        return new ConceptMap
        {
            Height = height,
            Topics =
            [
                .. shownTopics.Select(topic => new MapNode(topic, TopicX, topicY[topic])
                {
                    IsPart = connections[topic].Topic!.Parent is { } parent && topicY.ContainsKey(parent),
                    Lines = [.. shownSources.Where(source => cited[topic].Contains(source)).Select(source => new MapLine(source, SourceX, sourceY[source]))],
                }),
            ],
            Sources =
            [
                .. shownSources.Select(source => new MapNode(source, SourceX, sourceY[source])
                {
                    Lines = [.. shownTopics.Where(topic => cited[topic].Contains(source)).Select(topic => new MapLine(topic, TopicX, topicY[topic]))],
                }),
            ],
        };
    }

    /// <summary>The sources that belong to a topic, and those that its page cites.</summary>
    private static ImmutableArray<Page> SourcesOf(PageConnections topic) =>
    [
        .. topic.Topic!.Sources.Concat(topic.References.Select(reference => reference.Page).Where(page => page.Kind == PageKind.Source)).Distinct(),
    ];

    /// <summary>Each topic after the one it is part of, if that is among them; else by title.</summary>
    private static List<Page> InTree(HashSet<Page> topics, IReadOnlyDictionary<Page, PageConnections> connections)
    {
        var ordered = new List<Page>(topics.Count);
        var left = new HashSet<Page>(topics);
        foreach (var root in topics.Where(topic => connections[topic].Topic!.Parent is not { } parent || !topics.Contains(parent)).Order(PageOrder.ByTitle))
            Add(root);
        // Topics that are part of each other in a circle have no root.
        foreach (var topic in topics.Order(PageOrder.ByTitle))
            Add(topic);
        return ordered;

        void Add(Page topic)
        {
            if (!left.Remove(topic))
                return;
            ordered.Add(topic);
            foreach (var child in connections[topic].Topic!.Children)
                Add(child);
        }
    }

    /// <summary>Spreads pages evenly over a height.</summary>
    private static Dictionary<Page, int> Places(List<Page> pages, int height) =>
        pages.Index().ToDictionary(page => page.Item, page => ((2 * page.Index) + 1) * height / (2 * pages.Count));
}

/// <summary>A topic or a source on the <see cref="ConceptMap"/>.</summary>
/// <param name="X">In units of the drawing, from its left.</param>
/// <param name="Y">From its top.</param>
public sealed record MapNode(Page Page, int X, int Y)
{
    /// <summary>A topic that stands under the one it is part of.</summary>
    public bool IsPart { get; init; }

    /// <summary>To what it is connected, from top to bottom.</summary>
    public ImmutableArray<MapLine> Lines { get; init; } = [];
}

/// <summary>The other end of a line on the <see cref="ConceptMap"/>.</summary>
public readonly record struct MapLine(Page Page, int X, int Y);
