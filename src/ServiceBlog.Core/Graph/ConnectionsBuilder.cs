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
