namespace ServiceBlog.Core.Graph;

/// <summary>The second stage: knows every page and connects them. First everything that needs front matter alone (lists, taxonomies, addresses), then
/// the links, which need every address, then what follows from the links.</summary>
public sealed class SiteGraphBuilder(SiteConfig config, TagCatalogue catalogue, ParallelOptions parallel)
{
    /// <summary>The pages that are written but not published, so that a link to one of them can be told from a misspelt one.</summary>
    public ImmutableArray<Page> Withheld { get; init; } = [];

    /// <summary>Those that the site shows.</summary>
    public SiteImages Images { get; init; } = SiteImages.None;

    /// <summary>The titles of the lists in a language.</summary>
    public Func<string, ListTitles> TitlesIn { get; init; } = _ => ListTitles.English;

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
        var sources = layout.Editions.SelectMany(edition => edition.Edition.Sources);

        // Links.
        var (withheldPages, withheldComments) = PartComments(Withheld);
        var withheld = new PageIndex(withheldPages);
        var suggestions = new LinkSuggestions(layout.Index, layout.Routes);
        var citationNames = new CitationNames(sources, config.Citations);
        var resolver = new LinkResolver(config, layout.Index, layout.Routes, citationNames, withheld, Images);
        var links = ResolveLinks(resolver, pages.Length, suggestions, diagnostics);
        TransclusionGuard.Cut(layout.Index, links, diagnostics);

        // Connections.
        var onPages = new PageComments(comments, withheldComments, layout.Index, withheld, resolver, suggestions, diagnostics);
        var named = new NamedPages(layout.Index, suggestions, diagnostics);
        var connections = new ConnectionsBuilder(layout.Index, layout.Pages.Order, links, named, parallel)
        {
            CitationNames = citationNames,
            CitationStyle = config.Citations,
            Editions = layout.Editions.ToDictionary(edition => edition.Edition.Language.Folder, StringComparer.Ordinal),
            Relations = layout.Relations,
            Comments = onPages,
            Threads = layout.Pages.Threads.ToDictionary(thread => thread.Source),
        }.Build();

        var pins = new PagePins(pages, named, diagnostics);
        return new SiteGraph
        {
            Config = config,
            Pages = layout.Pages.Ordinary,
            Editions =
            [
                .. layout.Editions.Select(made => made.Edition).Select(edition => edition with
                {
                    Menu = MenuCheck.Check(edition.Language.Menu, layout.Routes, diagnostics),
                    Glossary = Glossary.Of(config, edition.Topics, diagnostics),
                    Map = new Lazy<ConceptMap>(() => ConceptMap.Of(edition.Topics, edition.Sources, connections)),
                }),
            ],
            Translations = Translations.Of(config, layout.Pages.Ordinary, [.. layout.Editions.SelectMany(edition => edition.Edition.Lists)], diagnostics),
            Connections = connections,
            CommentConnections = onPages.Connections,
            Redirects = layout.Redirects,
            Routes = layout.Routes,
            Data = data,
            CitationNames = citationNames,
            Related = new Relatedness(layout.Index, layout.Pages.Order, connections, pins),
        };
    }

    /// <summary>Lists, taxonomies and addresses: all that needs front matter alone.</summary>
    private SiteLayout LayOut(ImmutableArray<Page> all, ImmutableArray<Route> files, ICollection<Diagnostic> diagnostics)
    {
        var sectionIndexes = all.Where(page => page.IsSectionIndex).ToImmutableArray();
        var ordinary = sectionIndexes.IsEmpty ? all : [.. all.Where(page => !page.IsSectionIndex)];
        var order = PageOrder.NewestFirst(all);
        var index = new PageIndex(all);
        var relations = new PageRelations(index, order, diagnostics);
        var threads = HasThreads
            ? order.Select(number => all[number]).Where(page => page is { Kind: PageKind.Source, IsSectionIndex: false })
                .Select(source => SourceThread.Of(source, relations)).OfType<SourceThread>().ToImmutableArray()
            : [];
        var pages = new SitePages(all, ordinary, sectionIndexes, order, threads, config.IsVault ? new NoteFolders(all) : null);
        var settings = new ListSettings(TitlesIn, HasSearchPage);
        ImmutableArray<EditionLayout> editions = [.. config.Languages.Select(language =>
            EditionLayout.Of(language, pages, config, catalogue, settings, diagnostics))];
        ImmutableArray<Redirect> redirects = [.. Redirects(all, diagnostics), .. editions.SelectMany(edition => edition.Redirects)];
        var routes = RouteTable.Create(SiteRoutes.Of(ordinary, [.. editions.SelectMany(edition => edition.Edition.Lists)],
            [.. editions.SelectMany(edition => edition.Edition.Collections)], redirects, files, config), diagnostics);
        return new SiteLayout(pages, index, relations, editions, redirects, routes);
    }

    private sealed record SiteLayout(
        SitePages Pages, PageIndex Index, PageRelations Relations, ImmutableArray<EditionLayout> Editions,
        ImmutableArray<Redirect> Redirects, RouteTable Routes);

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
        diagnostics.AddAll(mistakes.SelectMany(ofPage => ofPage).Select(mistake => mistake.ToDiagnostic(suggestions)));
        return links;
    }

    private static ImmutableArray<Redirect> Redirects(ImmutableArray<Page> pages, ICollection<Diagnostic> diagnostics)
    {
        var redirects = ImmutableArray.CreateBuilder<Redirect>();
        foreach (var (page, alias) in pages.SelectMany(page => page.FrontMatter.Aliases, (page, alias) => (page, alias)))
        {
            if (UrlPath.Parse(alias.Value) is { } path)
                redirects.Add(new Redirect(path, page.Path, page.Title, $"the alias of {page.DisplayPath}", alias.Location));
            else
                diagnostics.Add(PageAddress.Unusable("alias", alias));
        }
        return redirects.ToImmutable();
    }
}
