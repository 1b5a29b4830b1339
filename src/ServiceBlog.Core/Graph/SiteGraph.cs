namespace ServiceBlog.Core.Graph;

/// <summary>The whole site before it is rendered: every page, how the pages are connected, and every list. Immutable, and complete: rendering asks
/// nothing else.</summary>
public sealed class SiteGraph
{
    public required SiteConfig Config { get; init; }

    // Two threads may both make them; either result is right.
    private GuideChapters? _chapters;
    private Dictionary<string, ListPage>? _folderLists;

    /// <summary>Every published page that an author wrote, by source path.</summary>
    public required ImmutableArray<Page> Pages { get; init; }

    public required IReadOnlyDictionary<Page, PageConnections> Connections { get; init; }

    /// <summary>Newest first.</summary>
    public required ImmutableArray<Page> Posts { get; init; }

    /// <summary>Newest first.</summary>
    public required ImmutableArray<Page> Sources { get; init; }

    /// <summary>By their place, then by title.</summary>
    public required ImmutableArray<Page> Topics { get; init; }

    /// <summary>The pages of <c>guide/</c>, as they are read.</summary>
    public required ImmutableArray<Page> Guide { get; init; }

    /// <summary>Which chapters of the guide are listed beside one.</summary>
    public GuideChapters Chapters => _chapters ??= new GuideChapters(Guide);

    /// <summary>The first page of the list of each folder of a vault, by the folder's address.</summary>
    public IReadOnlyDictionary<string, ListPage> FolderLists =>
        _folderLists ??= Lists.Where(list => list is { Folder: not null, Pagination.Number: 1 }).ToDictionary(list => list.Folder!.Path, StringComparer.Ordinal);

    /// <summary>The folders that the settings name and that have a list.</summary>
    public required ImmutableArray<SiteCollection> Collections { get; init; }

    /// <summary>The collection that a page is of; null if it is of none.</summary>
    public SiteCollection? CollectionOf(Page page) => Collections.IsEmpty ? null : Collections.FirstOrDefault(collection => collection.List.Key == page.Folder);

    /// <summary>The pages of <c>pages/</c>, by their place, then by title.</summary>
    public required ImmutableArray<Page> StandalonePages { get; init; }

    /// <summary>By name.</summary>
    public required ImmutableArray<Term> Tags { get; init; }

    /// <summary>By name.</summary>
    public required ImmutableArray<Term> Series { get; init; }

    /// <summary>Newest first.</summary>
    public required ImmutableArray<ArchiveYear> Years { get; init; }

    public required ImmutableArray<ListPage> Lists { get; init; }

    public required ImmutableArray<Redirect> Redirects { get; init; }

    public required RouteTable Routes { get; init; }

    /// <summary>Without the optional entries whose pages are not there.</summary>
    public required ImmutableArray<MenuItem> Menu { get; init; }

    /// <summary>The files of <c>data/</c>, by name without extension.</summary>
    public required ImmutableDictionary<string, YamlNode> Data { get; init; }

    /// <summary>Where the links of each reader's comment lead.</summary>
    public required IReadOnlyDictionary<Page, PageConnections> CommentConnections { get; init; }

    /// <summary>What to read next after each page.</summary>
    public required Relatedness Related { get; init; }

    /// <summary>The short names of the sources.</summary>
    public required CitationNames CitationNames { get; init; }

    public required Glossary Glossary { get; init; }

    /// <summary>Drawn when a theme asks for it.</summary>
    public required Lazy<ConceptMap> Map { get; init; }

    /// <summary>The folders whose pages are listed together.</summary>
    public static ImmutableArray<string> Folders { get; } = ["posts", "sources", "topics", "pages", "guide"];

    /// <summary>The connections of a page or a comment.</summary>
    public PageConnections this[Page page] =>
        page.Kind == PageKind.Comment ? CommentConnections.GetValueOrDefault(page, PageConnections.None)
            : Connections.GetValueOrDefault(page, PageConnections.None);
}

/// <summary>A folder of the site's own.</summary>
/// <param name="List">The first page of its list.</param>
/// <param name="Pages">In its order.</param>
public sealed record SiteCollection(ListPage List, ImmutableArray<Page> Pages)
{
    /// <summary>Whether it has news: a page without a day is never new.</summary>
    public bool HasFeed => Pages.Any(page => page.Date is not null);

    public IEnumerable<Page> NewestFirst => Pages.Where(page => page.Date is not null).OrderByDescending(page => page.Date!.Value.UtcTicks).ThenBy(page => page, PageOrder.ByTitle);
}
