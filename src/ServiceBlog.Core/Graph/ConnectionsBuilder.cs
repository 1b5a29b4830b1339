namespace ServiceBlog.Core.Graph;

/// <summary>Connects the pages once each page's links are resolved.</summary>
internal sealed class ConnectionsBuilder(PageIndex index, int[] newestFirst, PageLinks[] links, NamedPages named, ParallelOptions parallel)
{
    public required CitationNames CitationNames { get; init; }

    public required CitationStyle CitationStyle { get; init; }

    /// <summary>By the folders of their languages.</summary>
    public required IReadOnlyDictionary<string, EditionLayout> Editions { get; init; }

    public required PageRelations Relations { get; init; }

    public required IReadOnlyDictionary<Page, SourceThread> Threads { get; init; }

    public required PageComments Comments { get; init; }

    public IReadOnlyDictionary<Page, PageConnections> Build()
    {
        var pages = index.Pages;
        var references = new ImmutableArray<Reference>[pages.Length];
        var referencing = new PageReferences(CitationNames, CitationStyle);
        Parallel.For(0, pages.Length, parallel, number => references[number] = referencing.Of(pages[number], links[number].Targets));
        var (linking, citing) = Incoming(references);
        var (older, newer) = Neighbours();
        var anchors = new CitedAnchors(index, newestFirst, links, references);
        var topics = Topics();
        var places = Places(Editions.Values.SelectMany(edition => edition.Edition.Series));

        var connections = new PageConnections[pages.Length];
        Parallel.For(0, pages.Length, parallel, number =>
        {
            var page = pages[number];
            var edition = Editions[page.Edition];
            connections[number] = new PageConnections
            {
                Links = links[number].Targets,
                Tags = edition.Tags.Named(page.FrontMatter.Tags),
                Topics = edition.Membership.TopicsOf(page),
                Series = places.GetValueOrDefault(page, []),
                References = references[number],
                CitedBy = citing[number],
                Backlinks = linking[number],
                CitedAnchors = anchors.Of(page),
                Relations = Relations.Of(page),
                RelatedBy = Relations.To(page),
                Comments = Comments.On(page),
                Thread = Threads.GetValueOrDefault(page),
                Previous = older[number],
                Next = newer[number],
                Topic = topics.GetValueOrDefault(page),
            };
        });

        return pages.Zip(connections).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>The pages that link to each page, and those that cite it, newest first.</summary>
    private (ImmutableArray<Page>[] Linking, ImmutableArray<Page>[] Citing) Incoming(ImmutableArray<Reference>[] references)
    {
        var linking = new PageGroups(index.Pages.Length, capacity: 4 * index.Pages.Length);
        var citing = new PageGroups(index.Pages.Length, capacity: 0);
        foreach (var number in newestFirst)
        {
            var page = index.Pages[number];
            foreach (var target in links[number].Pages)
            {
                if (target >= 0 && target != number)
                    linking.Add(target, page);
            }
            foreach (var reference in references[number])
                citing.Add(index.NumberOf(reference.Page), page);
        }
        return (linking.ToArrays(), citing.ToArrays());
    }

    /// <summary>The pages before and after each, for the kinds that are read in order of time, and in the guide and the collections.</summary>
    private (Page?[] Older, Page?[] Newer) Neighbours()
    {
        var pages = index.Pages;
        var (older, newer) = (new Page?[pages.Length], new Page?[pages.Length]);
        foreach (var (edition, kind) in Editions.Keys.SelectMany(edition => new[] { (edition, PageKind.Post), (edition, PageKind.Source) }))
        {
            var last = -1;
            foreach (var number in newestFirst)
            {
                if (pages[number].Kind != kind || pages[number].Edition != edition || pages[number].IsSectionIndex)
                    continue;
                if (last >= 0)
                    (older[last], newer[number]) = (pages[number], pages[last]);
                last = number;
            }
        }
        foreach (var (before, after) in Editions.Values.SelectMany(edition => edition.ReadInOrder).SelectMany(pages => pages.Zip(pages.Skip(1))))
            (older[index.NumberOf(after)], newer[index.NumberOf(before)]) = (before, after);
        return (older, newer);
    }

    /// <summary>What belongs to each topic.</summary>
    private Dictionary<Page, TopicConnections> Topics()
    {
        var topics = index.Pages.Where(page => page.Kind == PageKind.Topic).Order(PageOrder.ByPlace).ToList();
        var parents = topics.ToDictionary(topic => topic, named.ParentOf);
        var children = topics.ToLookup(topic => parents[topic]);
        return topics.ToDictionary(topic => topic, topic => new TopicConnections(
            Editions[topic.Edition].Membership.PostsOf(topic), Editions[topic.Edition].Membership.SourcesOf(topic), parents[topic],
            [.. children[topic]], named.Find(topic, topic.FrontMatter.CurrentView, "current view")));
    }

    /// <summary>Where pages stand in their series, by the name of the series.</summary>
    private static Dictionary<Page, ImmutableArray<SeriesPlace>> Places(IEnumerable<Term> series)
    {
        var places = new Dictionary<Page, ImmutableArray<SeriesPlace>>();
        foreach (var term in series)
        {
            foreach (var (place, page) in term.Pages.Index())
                places[page] = places.GetValueOrDefault(page, []).Add(new SeriesPlace(term, place));
        }
        return places;
    }
}

/// <summary>Collects pages under numbers: those that link to a page, those that belong to a topic. Each group keeps the order in which its pages
/// came, so pages that are visited newest first stand newest first, and nothing is sorted again.</summary>
/// <param name="capacity">About how many pages will be added to all of them.</param>
public sealed class PageGroups(int count, int capacity)
{
    private readonly int[] _lengths = new int[count];
    private readonly Page?[] _last = new Page?[count];
    private readonly List<int> _groups = new(capacity);
    private readonly List<Page> _pages = new(capacity);

    /// <summary>Adds a page to a group, once for all times in a row.</summary>
    public void Add(int group, Page page)
    {
        if (ReferenceEquals(_last[group], page))
            return;
        _last[group] = page;
        _lengths[group]++;
        _groups.Add(group);
        _pages.Add(page);
    }

    /// <summary>The pages of each group, at its number.</summary>
    public ImmutableArray<Page>[] ToArrays()
    {
        var arrays = Array.ConvertAll(_lengths, length => length == 0 ? [] : new Page[length]);
        var filled = new int[count];
        for (var i = 0; i < _pages.Count; i++)
            arrays[_groups[i]][filled[_groups[i]]++] = _pages[i];
        return Array.ConvertAll(arrays, ImmutableCollectionsMarshal.AsImmutableArray);
    }
}
