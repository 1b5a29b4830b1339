namespace ServiceBlog.Core.Graph;

/// <summary>The second stage: knows every page and connects them. First everything that needs front matter alone (lists, taxonomies, addresses), then
/// the links, which need every address, then what follows from the links.</summary>
public sealed class SiteGraphBuilder(SiteConfig config, TagCatalogue catalogue, ParallelOptions parallel)
{
    /// <summary>The pages that are written but not published, so that a link to one of them can be told from a misspelt one.</summary>
    public ImmutableArray<Page> Withheld { get; init; } = [];

    /// <summary>Those that the site shows.</summary>
    public SiteImages Images { get; init; } = SiteImages.None;

    /// <summary>Of the lists.</summary>
    public ListTitles Titles { get; init; } = ListTitles.English;

    /// <summary>Whether sources that others answer get a page of that argument: a theme may have no layout for it.</summary>
    public bool HasThreads { get; init; }

    /// <summary>Whether the site, if it can be searched, gets a page for that: a theme may have no layout for it.</summary>
    public bool HasSearchPage { get; init; }

    /// <param name="published">The pages to be published and the comments on them, by source path.</param>
    /// <param name="files">The routes of files that are published as they are, and of theme assets.</param>
    /// <param name="data">The files of <c>data/</c>.</param>
    public SiteGraph Build(
        ImmutableArray<Page> published,
        ImmutableArray<Route> files,
        ImmutableDictionary<string, YamlNode> data,
        ICollection<Diagnostic> diagnostics)
    {
        var (pages, comments) = PartComments(published);
        var layout = LayOut(pages, files, diagnostics);
        var lists = layout.Lists;

        // Links.
        var (withheldPages, withheldComments) = PartComments(Withheld);
        var withheld = new PageIndex(withheldPages);
        var suggestions = new LinkSuggestions(layout.Index, layout.Routes);
        var citationNames = new CitationNames(lists.Sources, config.Citations);
        var resolver = new LinkResolver(config, layout.Index, layout.Routes, citationNames, withheld, Images);
        var links = ResolveLinks(resolver, pages.Length, suggestions, diagnostics);
        TransclusionGuard.Cut(layout.Index, links, diagnostics);

        // Connections.
        var onPages = new PageComments(comments, withheldComments, layout.Index, withheld, resolver, suggestions, diagnostics);
        var named = new NamedPages(layout.Index, suggestions, diagnostics);
        var connections = new ConnectionsBuilder(layout.Index, layout.Order, links, named, parallel)
        {
            CitationNames = citationNames,
            CitationStyle = config.Citations,
            Relations = layout.Relations,
            ReadInOrder = [lists.Guide, .. layout.Collections.Select(collection => collection.Pages)],
            Comments = onPages,
            Threads = layout.Threads.ToDictionary(thread => thread.Source),
        }.Build(layout.Membership, layout.Tags, layout.Series);

        var pins = new PagePins(pages, named, diagnostics);
        return new SiteGraph
        {
            Config = config,
            Pages = layout.Ordinary,
            Connections = connections,
            CommentConnections = onPages.Connections,
            Posts = lists.Posts,
            Sources = lists.Sources,
            Topics = lists.Topics,
            Guide = lists.Guide,
            Collections = layout.Collections,
            StandalonePages = lists.Standalone,
            Tags = layout.Tags.Terms,
            Series = layout.Series,
            Years = layout.Years,
            Lists = layout.ListPages,
            Redirects = layout.Redirects,
            Routes = layout.Routes,
            Menu = layout.Menu,
            Data = data,
            CitationNames = citationNames,
            Glossary = Glossary.Of(config, lists.Topics, diagnostics),
            Map = new Lazy<ConceptMap>(() => ConceptMap.Of(lists.Topics, lists.Sources, connections)),
            Related = new Relatedness(layout.Index, layout.Order, connections, pins),
        };
    }

    /// <summary>Lists, taxonomies and addresses: all that needs front matter alone.</summary>
    private SiteLayout LayOut(ImmutableArray<Page> pages, ImmutableArray<Route> files, ICollection<Diagnostic> diagnostics)
    {
        var sectionIndexes = pages.Where(page => page.IsSectionIndex).ToImmutableArray();
        var ordinary = sectionIndexes.IsEmpty ? pages : [.. pages.Where(page => !page.IsSectionIndex)];
        var order = PageOrder.NewestFirst(pages);
        var lists = new PagesByKind(pages, order);
        // A topic's tags say what belongs to it; they do not make it a page of those tags.
        var tags = Taxonomy.Gather(lists.NewestFirst.Where(page => page.Kind != PageKind.Topic),
            page => page.FrontMatter.Tags, catalogue.Canonical, SiteLists.TagsPath, name => (catalogue.LabelOf(name), catalogue.Describe(name)), diagnostics);
        var series = Taxonomy.Gather(ordinary.Where(page => !page.FrontMatter.Series.IsEmpty).Order(PageOrder.OldestFirst),
            page => page.FrontMatter.Series, name => name, SiteLists.SeriesPath, _ => (null, null), diagnostics).Terms;
        var membership = new TopicMembership(ordinary, lists, tags, diagnostics);
        var years = Years(lists.NewestFirst);
        var index = new PageIndex(pages);
        var relations = new PageRelations(index, order, diagnostics);
        var threads = HasThreads
            ? lists.Sources.Select(source => SourceThread.Of(source, relations)).OfType<SourceThread>().ToImmutableArray()
            : [];
        var folders = config.IsVault ? new NoteFolders(pages) : null;
        var lister = new SiteLists(config, Titles, sectionIndexes);
        ImmutableArray<ListPage> sections =
        [
            .. lister.Section("posts", Titles.Posts, lists.Posts, pageSize: null),
            .. lister.Section("sources", Titles.Sources, lists.Sources, pageSize: null),
            .. lister.Section("topics", Titles.Topics, lists.Topics, SiteLists.IndexPageSize),
            .. config.Collections.SelectMany(collection => lister.Section(collection.Folder, collection.Title, lists.Of(collection), pageSize: null)),
            .. lister.Section("guide", Titles.Guide, lists.Guide, new GuideChapters(lists.Guide).IsLong ? SiteLists.IndexPageSize : int.MaxValue),
        ];
        ImmutableArray<SiteCollection> collections =
        [
            .. from collection in config.Collections
               let list = sections.FirstOrDefault(section => section.Key == collection.Folder)
               where list is not null
               select new SiteCollection(list, lists.Of(collection)),
        ];
        ImmutableArray<ListPage> listPages =
        [
            .. lister.Home(lists.Posts, folders?.Root),
            .. folders is null ? [] : lister.Folders(folders),
            .. sections,
            .. lists.Topics.SelectMany(topic => lister.OfTopic(topic, "posts", sections, membership.PostsOf(topic))),
            .. lists.Topics.SelectMany(topic => lister.OfTopic(topic, "sources", sections, membership.SourcesOf(topic))),
            .. lister.Tags(tags.Terms),
            .. lister.Archive(years),
            .. lister.Series(series),
            .. threads.SelectMany(lister.Thread),
            .. lister.Map(lists.Topics),
            .. lister.Health(),
            .. HasSearchPage && config.Search.IsOn ? [lister.Search()] : ImmutableArray<ListPage>.Empty,
            lister.NotFound(),
        ];
        ImmutableArray<Redirect> redirects = [.. Redirects(pages, diagnostics), .. MergedTags.Redirects(catalogue, tags)];
        var routes = RouteTable.Create(SiteRoutes.Of(ordinary, listPages, collections, redirects, files, config), diagnostics);
        var menu = MenuCheck.Check(config.Menu, routes, diagnostics);
        return new SiteLayout(ordinary, order, lists, tags, series, membership, years, index, relations, threads, listPages, collections, redirects, routes, menu);
    }

    /// <param name="Ordinary">All pages but those that introduce a list.</param>
    private sealed record SiteLayout(
        ImmutableArray<Page> Ordinary, int[] Order, PagesByKind Lists, Taxonomy Tags, ImmutableArray<Term> Series, TopicMembership Membership,
        ImmutableArray<ArchiveYear> Years, PageIndex Index, PageRelations Relations, ImmutableArray<SourceThread> Threads,
        ImmutableArray<ListPage> ListPages, ImmutableArray<SiteCollection> Collections, ImmutableArray<Redirect> Redirects, RouteTable Routes, ImmutableArray<MenuItem> Menu);

    private static (ImmutableArray<Page> Pages, ImmutableArray<Page> Comments) PartComments(ImmutableArray<Page> pages) =>
        pages.Any(page => page.Kind == PageKind.Comment)
            ? ([.. pages.Where(page => page.Kind != PageKind.Comment)], [.. pages.Where(page => page.Kind == PageKind.Comment)])
            : (pages, []);

    /// <returns>The links of each page, at its number.</returns>
    private PageLinks[] ResolveLinks(LinkResolver resolver, int pages, LinkSuggestions suggestions, ICollection<Diagnostic> diagnostics)
    {
        var links = new PageLinks[pages];
        var mistakes = new List<LinkMistake>[pages];
        Parallel.For(0, pages, parallel, number => links[number] = resolver.Resolve(number, out mistakes[number]));
        foreach (var ofPage in mistakes)
        {
            foreach (var mistake in ofPage)
                diagnostics.Add(mistake.ToDiagnostic(suggestions));
        }
        return links;
    }

    private static ImmutableArray<ArchiveYear> Years(ImmutableArray<Page> newestFirst) =>
    [
        .. newestFirst.Where(page => page.Kind is PageKind.Post or PageKind.Source && page.Date is not null)
            .GroupBy(page => page.Date!.Value.Year, (year, pages) => new ArchiveYear(year, [.. pages]))
            .OrderByDescending(year => year.Year),
    ];

    private static ImmutableArray<Redirect> Redirects(ImmutableArray<Page> pages, ICollection<Diagnostic> diagnostics)
    {
        var redirects = ImmutableArray.CreateBuilder<Redirect>();
        foreach (var page in pages)
        {
            foreach (var alias in page.FrontMatter.Aliases)
            {
                if (UrlPath.Parse(alias.Value) is { } path)
                    redirects.Add(new Redirect(path, page.Path, page.Title, $"the alias of {page.DisplayPath}", alias.Location));
                else
                    diagnostics.Add(PageAddress.Unusable("alias", alias));
            }
        }
        return redirects.ToImmutable();
    }
}
