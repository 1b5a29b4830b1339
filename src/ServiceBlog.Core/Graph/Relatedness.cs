namespace ServiceBlog.Core.Graph;

/// <summary>What to read next after each page. Nothing of it is computed before a theme asks.</summary>
public sealed class Relatedness(PageIndex index, int[] newestFirst, IReadOnlyDictionary<Page, PageConnections> connections, PagePins pins)
{
    private readonly NeighbouringTopics _topics = new(connections, pins);
    private readonly Lazy<RelatedPages> _pages = new(() => new RelatedPages(index, newestFirst, connections, pins));

    public ImmutableArray<RelatedPage> Of(Page page) => page.Kind == PageKind.Topic && !page.IsSectionIndex
        ? _topics.Of(page)
        : _pages.Value.Of(page);
}

/// <summary>A page that is worth reading after another, and why. Seen from the other end the reasons are the same.</summary>
public sealed record RelatedPage(Page Page)
{
    /// <summary>The author chose it.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Of two topics: how many posts and sources belong to both.</summary>
    public int SharedPages { get; init; }

    /// <summary>What both cite, by title.</summary>
    public ImmutableArray<Page> Cited { get; init; } = [];

    /// <summary>The topics of both, by title.</summary>
    public ImmutableArray<Page> Topics { get; init; } = [];

    /// <summary>The tags of both, by name.</summary>
    public ImmutableArray<Term> Tags { get; init; } = [];

    /// <summary>The page for which it is listed links to it.</summary>
    public bool IsLinked { get; init; }

    /// <summary>It links to the page for which it is listed.</summary>
    public bool IsLinking { get; init; }

    /// <summary>Both use the same uncommon words.</summary>
    public bool IsAlike { get; init; }

    public bool HasReason => IsPinned || SharedPages > 0 || !Cited.IsEmpty || !Topics.IsEmpty || !Tags.IsEmpty || IsLinked || IsLinking || IsAlike;

    /// <summary>Stands for all of it; pages and tags count by their names.</summary>
    public ContentHash ContentHash
    {
        get
        {
            var flags = (IsPinned ? 1 : 0) | (IsLinked ? 2 : 0) | (IsLinking ? 4 : 0) | (IsAlike ? 8 : 0);
            var all = ContentHash.None.With(Page.SourcePath).With(flags).With(SharedPages).With(Cited.Length).With(Topics.Length);
            foreach (var page in Cited)
                all = all.With(page.SourcePath);
            foreach (var topic in Topics)
                all = all.With(topic.SourcePath);
            foreach (var tag in Tags)
                all = all.With(tag.Path);
            return all;
        }
    }
}

/// <summary>What authors say of related pages themselves: <c>related</c> names pages to be listed, <c>unrelated</c> parts two pages, whichever of
/// them says so. Few pages have any.</summary>
public sealed class PagePins
{
    private static readonly HashSet<Page> NoPages = [];

    private readonly Dictionary<Page, ImmutableArray<Page>> _pinned = [];
    private readonly Dictionary<Page, HashSet<Page>> _apart = [];

    public PagePins(ImmutableArray<Page> pages, NamedPages named, ICollection<Diagnostic> diagnostics)
    {
        foreach (var page in pages)
        {
            foreach (var key in page.FrontMatter.Unrelated)
            {
                if (named.Find(page, key, "page that is not related") is not { } other)
                    continue;
                _apart.GetOrAdd(page).Add(other);
                _apart.GetOrAdd(other).Add(page);
            }
        }
        foreach (var page in pages)
        {
            if (!page.FrontMatter.Related.IsEmpty)
                _pinned.Add(page, [.. Pinned(page, named, diagnostics).Distinct()]);
        }
    }

    /// <summary>In the order of the front matter.</summary>
    public ImmutableArray<Page> PinnedTo(Page page) => _pinned.GetValueOrDefault(page, []);

    public IReadOnlySet<Page> VetoedFor(Page page) => _apart.GetValueOrDefault(page, NoPages);

    private IEnumerable<Page> Pinned(Page page, NamedPages named, ICollection<Diagnostic> diagnostics)
    {
        foreach (var key in page.FrontMatter.Related)
        {
            if (named.Find(page, key, "related page") is not { } other || other == page)
                continue;
            if (!VetoedFor(page).Contains(other))
                yield return other;
            else
                diagnostics.Report(Rules.PinnedAndVetoed, key.Location,
                    $"{other.DisplayPath} is named as related, and one of the two pages says that they are not");
        }
    }
}

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
        if (connections[topic].Topic is not { } own)
            return [];
        var pinned = pins.PinnedTo(topic);
        var vetoed = pins.VetoedFor(topic);
        var shared = own.Posts.Concat(own.Sources).SelectMany(member => connections[member].Topics).CountBy(other => other).ToDictionary();
        shared.Remove(topic);
        var linked = connections[topic].Links.Select(link => link.Page).Concat(connections[topic].Backlinks).OfType<Page>();
        var near = shared.Keys.Concat(linked).Distinct()
            .Where(other => other != topic && other.Edition == topic.Edition && connections[other].Topic is { } theirs && own.Parent != other
                && theirs.Parent != topic)
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

    private RelatedPage Reasons(Page topic, Page other, int sharedPages)
    {
        var (own, theirs) = (connections[topic], connections[other]);
        return new RelatedPage(other)
        {
            SharedPages = sharedPages,
            Cited = [.. own.References.Select(cited => cited.Page).Intersect(theirs.References.Select(cited => cited.Page)).Order(PageOrder.ByTitle)],
            IsLinked = own.Links.Any(link => link.Page == other),
            IsLinking = theirs.Links.Any(link => link.Page == topic),
        };
    }

    /// <summary>Two pages of four in common count for more than two of four hundred.</summary>
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
