namespace ServiceBlog.Core.Graph;

/// <summary>The site in one of its languages: the pages that belong to it, and the lists in which they stand. Links go from any page to any.</summary>
public sealed record SiteEdition
{
    // Two threads may both make them; either result is right.
    private GuideChapters? _chapters;

    public required SiteLanguage Language { get; init; }

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

    /// <summary>The folders that the settings name and that have a list.</summary>
    public ImmutableArray<SiteCollection> Collections { get; init; } = [];

    /// <summary>Null if the site has no such collection.</summary>
    public SiteCollection? CollectionOf(string folder) => Collections.IsEmpty ? null : Collections.FirstOrDefault(collection => collection.List.Key == folder);

    /// <summary>The pages of <c>pages/</c>, by their place, then by title.</summary>
    public required ImmutableArray<Page> StandalonePages { get; init; }

    /// <summary>By name.</summary>
    public required ImmutableArray<Term> Tags { get; init; }

    /// <summary>By name.</summary>
    public required ImmutableArray<Term> Series { get; init; }

    /// <summary>Newest first.</summary>
    public required ImmutableArray<ArchiveYear> Years { get; init; }

    public required ImmutableArray<ListPage> Lists { get; init; }

    /// <summary>Without the optional entries whose pages are not there.</summary>
    public ImmutableArray<MenuItem> Menu { get; init; } = [];

    public Glossary Glossary { get; init; } = Glossary.Empty;

    /// <summary>Drawn when a theme asks for it.</summary>
    public Lazy<ConceptMap>? Map { get; init; }

    public override string ToString() => Language.Tag;
}

/// <summary>A folder of the site's own.</summary>
/// <param name="List">The first page of its list.</param>
/// <param name="Pages">In its order.</param>
public sealed record SiteCollection(ListPage List, ImmutableArray<Page> Pages)
{
    /// <summary>Whether it has news: a page without a day is never new.</summary>
    public bool HasFeed => Pages.Any(page => page.Date is not null);

    public IEnumerable<Page> NewestFirst =>
        Pages.Where(page => page.Date is not null).OrderByDescending(page => page.Date!.Value.UtcTicks).ThenBy(page => page, PageOrder.ByTitle);
}

/// <summary>What an edition is made of while the graph is made.</summary>
/// <param name="Tags">Also by every name that pages give them.</param>
internal sealed record EditionLayout(SiteEdition Edition, Taxonomy Tags, TopicMembership Membership,
    ImmutableArray<ImmutableArray<Page>> ReadInOrder, ImmutableArray<Redirect> Redirects)
{
    /// <param name="source">Everything of the site, whatever its language.</param>
    public static EditionLayout Of(SiteLanguage language, SitePages source, SiteConfig config, TagCatalogue catalogue, ListSettings settings,
        ICollection<Diagnostic> diagnostics)
    {
        bool IsOwn(Page page) => page.Edition == language.Folder;
        var lists = new PagesByKind(source.All, source.Order, language.Folder);
        var ordinary = config.OtherLanguages.IsEmpty ? source.Ordinary : [.. source.Ordinary.Where(IsOwn)];
        // A topic's tags say what belongs to it; they do not make it a page of those tags.
        var tags = Taxonomy.Gather(lists.NewestFirst.Where(page => page.Kind != PageKind.Topic), page => page.FrontMatter.Tags, catalogue.Canonical,
            language.At(SiteLists.TagsPath), name => (catalogue.LabelOf(name), catalogue.Describe(name)), diagnostics);
        var series = Taxonomy.Gather(ordinary.Where(page => !page.FrontMatter.Series.IsEmpty).Order(PageOrder.OldestFirst),
            page => page.FrontMatter.Series, name => name,
            language.At(SiteLists.SeriesPath), _ => (null, null), diagnostics).Terms;
        var membership = new TopicMembership(ordinary, lists, tags, diagnostics);
        var edition = new SiteEdition
        {
            Language = language,
            Posts = lists.Posts,
            Sources = lists.Sources,
            Topics = lists.Topics,
            Guide = lists.Guide,
            StandalonePages = lists.Standalone,
            Tags = tags.Terms,
            Series = series,
            Years = Years(lists.NewestFirst, language),
            Lists = [],
        };
        var lister = new SiteLists(config, language, settings.TitlesIn(language.Tag), [.. source.SectionIndexes.Where(IsOwn)]);
        var all = lister.All(edition, lists, membership, source, settings.HasSearchPage);
        ImmutableArray<SiteCollection> collections =
        [
            .. from collection in config.Collections
               let list = all.FirstOrDefault(list => list.Kind == PageKind.Section && list.Key == collection.Folder)
               where list is not null
               select new SiteCollection(list, lists.Of(collection)),
        ];
        return new EditionLayout(
            edition with { Lists = all, Collections = collections }, tags, membership,
            [lists.Guide, .. collections.Select(collection => collection.Pages)], [.. MergedTags.Redirects(catalogue, tags, language)]);
    }

    private static ImmutableArray<ArchiveYear> Years(ImmutableArray<Page> newestFirst, SiteLanguage language) =>
    [
        .. newestFirst.Where(page => page.Kind is PageKind.Post or PageKind.Source && page.Date is not null)
            .GroupBy(page => page.Date!.Value.Year, (year, pages) => new ArchiveYear(year, language.At(ArchiveYear.PathOf(year)), [.. pages]))
            .OrderByDescending(year => year.Year),
    ];
}

/// <summary>The pages of a site, in all its languages.</summary>
/// <param name="Ordinary">All but those that introduce a list.</param>
/// <param name="Order">The numbers of all pages, the newest first.</param>
internal sealed record SitePages(
    ImmutableArray<Page> All, ImmutableArray<Page> Ordinary, ImmutableArray<Page> SectionIndexes, int[] Order,
    ImmutableArray<SourceThread> Threads, NoteFolders? Folders);

/// <param name="HasSearchPage">A theme may have no layout for it.</param>
internal sealed record ListSettings(Func<string, ListTitles> TitlesIn, bool HasSearchPage);
