namespace ServiceBlog.Core.Graph;

/// <summary>What to read next after each page. Nothing of it is computed before a theme asks.</summary>
public sealed class Relatedness
{
    private readonly NeighbouringTopics _topics;
    private readonly Lazy<RelatedPages> _pages;

    /// <param name="newestFirst">The numbers of all pages.</param>
    public Relatedness(PageIndex index, int[] newestFirst, IReadOnlyDictionary<Page, PageConnections> connections, PagePins pins)
    {
        _topics = new NeighbouringTopics(connections, pins);
        _pages = new Lazy<RelatedPages>(() => new RelatedPages(index, newestFirst, connections, pins));
    }

    public ImmutableArray<RelatedPage> Of(Page page) => page.Kind == PageKind.Topic && !PageAddress.IsSectionIndex(page.SourcePath)
        ? _topics.Of(page)
        : _pages.Value.Of(page);
}
