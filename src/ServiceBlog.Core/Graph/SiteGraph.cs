namespace ServiceBlog.Core.Graph;

/// <summary>The whole site before it is rendered: every page, how the pages are connected, and every list. Immutable, and complete: rendering asks
/// nothing else.</summary>
public sealed class SiteGraph
{
    public required SiteConfig Config { get; init; }

    // Two threads may both make it; either result is right.
    private Dictionary<string, ListPage>? _folderLists;

    /// <summary>Every published page that an author wrote, by source path.</summary>
    public required ImmutableArray<Page> Pages { get; init; }

    public required IReadOnlyDictionary<Page, PageConnections> Connections { get; init; }

    /// <summary>The site in each of its languages, the first one first.</summary>
    public required ImmutableArray<SiteEdition> Editions { get; init; }

    /// <summary>Newest first, of one language after the other, as are those below.</summary>
    public ImmutableArray<Page> Posts => All(edition => edition.Posts);

    /// <summary>Newest first.</summary>
    public ImmutableArray<Page> Sources => All(edition => edition.Sources);

    /// <summary>By their place, then by title.</summary>
    public ImmutableArray<Page> Topics => All(edition => edition.Topics);

    /// <summary>By name.</summary>
    public ImmutableArray<Term> Tags => All(edition => edition.Tags);

    /// <summary>By name.</summary>
    public ImmutableArray<Term> Series => All(edition => edition.Series);

    /// <summary>Newest first.</summary>
    public ImmutableArray<ArchiveYear> Years => All(edition => edition.Years);

    public ImmutableArray<ListPage> Lists => All(edition => edition.Lists);

    /// <summary>The first page of the list of each folder of a vault, by the folder's address.</summary>
    public IReadOnlyDictionary<string, ListPage> FolderLists =>
        _folderLists ??= Lists.Where(list => list is { Folder: not null, Pagination.Number: 1 })
            .ToDictionary(list => list.Folder!.Path, StringComparer.Ordinal);

    /// <summary>The folders that the settings name and that have a list.</summary>
    public ImmutableArray<SiteCollection> Collections => All(edition => edition.Collections);

    /// <summary>The collection that a page is of; null if it is of none.</summary>
    public SiteCollection? CollectionOf(Page page) => Edition(page.Edition).CollectionOf(page.Folder);

    /// <summary>Which pages say the same in several languages.</summary>
    public required Translations Translations { get; init; }

    public required ImmutableArray<Redirect> Redirects { get; init; }

    public required RouteTable Routes { get; init; }

    /// <summary>The files of <c>data/</c>, by name without extension.</summary>
    public required ImmutableDictionary<string, YamlNode> Data { get; init; }

    /// <summary>Where the links of each reader's comment lead.</summary>
    public required IReadOnlyDictionary<Page, PageConnections> CommentConnections { get; init; }

    /// <summary>What to read next after each page.</summary>
    public required Relatedness Related { get; init; }

    /// <summary>The short names of the sources.</summary>
    public required CitationNames CitationNames { get; init; }

    /// <summary>The folders whose pages are listed together.</summary>
    public static ImmutableArray<string> Folders { get; } = ["posts", "sources", "topics", "pages", "guide"];

    /// <summary>The connections of a page or a comment.</summary>
    public PageConnections this[Page page] =>
        page.Kind == PageKind.Comment ? CommentConnections.GetValueOrDefault(page, PageConnections.None)
            : Connections.GetValueOrDefault(page, PageConnections.None);

    /// <param name="folder">Of the language; empty for the first.</param>
    public SiteEdition Edition(string folder) => folder.Length == 0 ? Editions[0] : Editions.First(edition => edition.Language.Folder == folder);

    /// <summary>The names by which the texts of a page's language mention topics.</summary>
    public Glossary GlossaryOf(Page page) => Edition(page.Edition).Glossary;

    private ImmutableArray<T> All<T>(Func<SiteEdition, ImmutableArray<T>> of) =>
        Editions is [var only] ? of(only) : [.. Editions.SelectMany(edition => of(edition))];
}
