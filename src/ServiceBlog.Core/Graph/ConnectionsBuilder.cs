using System.Runtime.InteropServices;

namespace ServiceBlog.Core.Graph;

/// <summary>Ties the pages together once each page's links are resolved.</summary>
/// <param name="newestFirst">The numbers of all pages.</param>
/// <param name="links">Of each page, at its number.</param>
public sealed class ConnectionsBuilder(
    PageIndex index, int[] newestFirst, PageLinks[] links, NamedPages named, ParallelOptions parallel)
{
    public required CitationNames CitationNames { get; init; }

    public required CitationStyle CitationStyle { get; init; }

    public required PageRelations Relations { get; init; }

    public required IReadOnlyDictionary<Page, SourceThread> Threads { get; init; }

    public required PageComments Comments { get; init; }

    /// <param name="series">By name.</param>
    public IReadOnlyDictionary<Page, PageConnections> Build(TopicMembership membership, Taxonomy tags, ImmutableArray<Term> series)
    {
        var pages = index.Pages;
        var references = new ImmutableArray<Reference>[pages.Length];
        var referencing = new PageReferences(CitationNames, CitationStyle);
        Parallel.For(0, pages.Length, parallel, number => references[number] = referencing.Of(pages[number], links[number].Targets));
        var incoming = new IncomingLinks(index, newestFirst, links, references);
        var neighbours = new Neighbours(pages, newestFirst);
        var anchors = new CitedAnchors(index, newestFirst, links, references);
        var topics = new TopicTree(pages, membership, named);
        var places = new SeriesPlaces(series);

        var connections = new PageConnections[pages.Length];
        Parallel.For(0, pages.Length, parallel, number =>
        {
            var page = pages[number];
            connections[number] = new PageConnections
            {
                Links = links[number].Targets,
                Tags = tags.Named(page.FrontMatter.Tags),
                Topics = membership.TopicsOf(page),
                Series = places.Of(page),
                References = references[number],
                CitedBy = incoming.Citing(number),
                Backlinks = incoming.LinkingTo(number),
                CitedAnchors = anchors.Of(page),
                Relations = Relations.Of(page),
                RelatedBy = Relations.To(page),
                Comments = Comments.On(page),
                Thread = Threads.GetValueOrDefault(page),
                Previous = neighbours.Older(number),
                Next = neighbours.Newer(number),
                Topic = topics.Of(page),
            };
        });

        var byPage = new Dictionary<Page, PageConnections>(pages.Length);
        for (var number = 0; number < pages.Length; number++)
            byPage.Add(pages[number], connections[number]);
        return byPage;
    }
}

/// <summary>The links and the citations of a site, seen from their ends.</summary>
public sealed class IncomingLinks
{
    private readonly ImmutableArray<Page>[] _linking;
    private readonly ImmutableArray<Page>[] _citing;

    /// <param name="newestFirst">The numbers of all pages.</param>
    /// <param name="links">Of each page, at its number.</param>
    /// <param name="references">What each page cites, at its number.</param>
    public IncomingLinks(PageIndex index, int[] newestFirst, PageLinks[] links, ImmutableArray<Reference>[] references)
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
        _linking = linking.ToArrays();
        _citing = citing.ToArrays();
    }

    /// <summary>The pages whose text links to a page, newest first.</summary>
    public ImmutableArray<Page> LinkingTo(int number) => _linking[number];

    /// <summary>The pages that cite a page, newest first.</summary>
    public ImmutableArray<Page> Citing(int number) => _citing[number];
}

/// <summary>The pages before and after each of its kind, for the kinds that are read in order of time.</summary>
public sealed class Neighbours
{
    private const int None = -1;

    private readonly Page?[] _older;
    private readonly Page?[] _newer;

    /// <param name="pages">Every page, at its number.</param>
    /// <param name="newestFirst">The numbers of all pages.</param>
    public Neighbours(ImmutableArray<Page> pages, int[] newestFirst)
    {
        _older = new Page?[pages.Length];
        _newer = new Page?[pages.Length];
        var (lastPost, lastSource) = (None, None);
        foreach (var number in newestFirst)
        {
            if (PageAddress.IsSectionIndex(pages[number].SourcePath))
                continue;
            if (pages[number].Kind == PageKind.Post)
                Follow(ref lastPost, number, pages);
            else if (pages[number].Kind == PageKind.Source)
                Follow(ref lastSource, number, pages);
        }
    }

    public Page? Older(int number) => _older[number];

    public Page? Newer(int number) => _newer[number];

    private void Follow(ref int newer, int older, ImmutableArray<Page> pages)
    {
        if (newer != None)
        {
            _older[newer] = pages[older];
            _newer[older] = pages[newer];
        }
        newer = older;
    }
}

/// <summary>Where pages stand in the series they belong to.</summary>
public sealed class SeriesPlaces
{
    private readonly Dictionary<Page, ImmutableArray<SeriesPlace>> _places = [];

    /// <param name="series">By name.</param>
    public SeriesPlaces(ImmutableArray<Term> series)
    {
        foreach (var term in series)
        {
            for (var i = 0; i < term.Pages.Length; i++)
                _places[term.Pages[i]] = Of(term.Pages[i]).Add(new SeriesPlace(term, i));
        }
    }

    /// <summary>By the name of the series.</summary>
    public ImmutableArray<SeriesPlace> Of(Page page) => _places.GetValueOrDefault(page, []);
}

/// <summary>
/// Collects pages under numbers: those that link to a page, those that belong to a topic. Each group keeps the order in
/// which its pages came, so pages that are visited newest first stand newest first, and nothing is sorted again.
/// </summary>
/// <param name="count">How many groups there are.</param>
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
        var arrays = new Page[count][];
        for (var group = 0; group < count; group++)
            arrays[group] = _lengths[group] == 0 ? [] : new Page[_lengths[group]];
        var filled = new int[count];
        for (var i = 0; i < _pages.Count; i++)
        {
            var group = _groups[i];
            arrays[group][filled[group]++] = _pages[i];
        }
        var groups = new ImmutableArray<Page>[count];
        for (var group = 0; group < count; group++)
            groups[group] = ImmutableCollectionsMarshal.AsImmutableArray(arrays[group]);
        return groups;
    }
}
