using ServiceBlog.Core.Images;

namespace ServiceBlog.Core.Graph;

/// <summary>Every file that the site will hold, by path. Made before anything is rendered, so that two makers of one file are found while both can be
/// named, and links can be resolved against what will be there.</summary>
public sealed class RouteTable
{
    private const string IndexFile = "index.html";

    // Folded by case alone: addresses are in Unicode form C already.
    private readonly Dictionary<string, Route> _byFoldedPath;

    /// <summary>Those that differ only in case from one before them, by output path.</summary>
    private readonly Dictionary<string, Route> _caseVariants = new(StringComparer.Ordinal);

    private RouteTable(int capacity) => _byFoldedPath = new Dictionary<string, Route>(capacity, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file has two makers or cannot be published, so that there is no whole site.</summary>
    public bool HasDuplicates { get; private set; }

    public IEnumerable<Route> Routes => _byFoldedPath.Values.Concat(_caseVariants.Values);

    /// <summary>Whether a decoded path leads to a file: <c>/about/</c> and <c>/about/index.html</c> are one.</summary>
    public bool Contains(string path) =>
        path.StartsWith('/')
        && _byFoldedPath.TryGetValue(WithoutIndex(path), out var route)
        && (MakeOneFile(route.Path, path) || _caseVariants.ContainsKey(UrlPath.OutputPath(path)));

    /// <summary>What makes the file at a decoded path, in whatever case; null if there is none.</summary>
    public Route? Find(ReadOnlySpan<char> path) =>
        path.EndsWith("/" + IndexFile, StringComparison.OrdinalIgnoreCase) || path.Contains('ß')
            ? _byFoldedPath.GetValueOrDefault(WithoutIndex(path.ToString()))
            : _byFoldedPath.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(path, out var route) ? route : null;

    /// <summary>Collects the routes in the given order, reporting each path that has two makers.</summary>
    public static RouteTable Create(IReadOnlyCollection<Route> routes, ICollection<Diagnostic> diagnostics)
    {
        var table = new RouteTable(routes.Count);
        foreach (var route in routes)
        {
            if (!table._byFoldedPath.TryAdd(WithoutIndex(route.Path), route))
                table.AddAlike(route, diagnostics);
        }
        table.HasDuplicates |= RouteFaults.Report(table, diagnostics);
        return table;
    }

    private void AddAlike(Route route, ICollection<Diagnostic> diagnostics)
    {
        var alike = _byFoldedPath[WithoutIndex(route.Path)];
        if (route.IsBeside)
            return; // the address that it follows from is told of
        var same = MakeOneFile(alike.Path, route.Path) ? alike : _caseVariants.GetValueOrDefault(UrlPath.OutputPath(route.Path));
        if (same is not null)
        {
            HasDuplicates = true;
            diagnostics.Report(Rules.DuplicateOutput, route.IsOfProgram ? same.Location : route.Location,
                $"{route.Path} is made twice: by {same.Maker} and by {route.Maker}",
                UrlPath.OutputPath(route.Path) switch { IndexFile => "pages/index.md", "404.html" => PageAddress.NotFoundFile, _ => null });
            return;
        }
        _caseVariants.Add(UrlPath.OutputPath(route.Path), route);
        diagnostics.Report(Rules.CaseCollision, route.Location, $"{route.Path} of {route.Maker} and {alike.Path} of {alike.Maker} differ only in case");
    }

    /// <summary>macOS takes ß for ss, too.</summary>
    private static string WithoutIndex(string path) =>
        (path.EndsWith("/" + IndexFile, StringComparison.OrdinalIgnoreCase) ? path[..^IndexFile.Length] : path)
            .Replace("ß", "ss", StringComparison.Ordinal);

    private static bool MakeOneFile(string path, string other) => path == other || UrlPath.OutputPath(path) == UrlPath.OutputPath(other);
}

/// <summary>A file that the site will hold.</summary>
/// <param name="Path">Decoded path within the site: <c>/posts/first-reply/</c>, <c>/feed.xml</c>.</param>
/// <param name="Maker">What makes it, in the words of a message: a file, or "the page of tag …".</param>
/// <param name="Location">Where an author can change that.</param>
/// <param name="IsCopied">It is published as the file at <paramref name="Location"/> stands, line for line.</param>
/// <param name="Parts">The files whose texts it was joined of, if it was.</param>
public sealed record Route(string Path, string Maker, SourceLocation Location, bool IsCopied = false, ImmutableArray<InputFile> Parts = default)
{
    /// <summary>Of a file in a vault: its path there.</summary>
    public string? NotePath { get; init; }

    /// <summary>Its path follows from that of a page, beside which it lies.</summary>
    public bool IsBeside { get; init; }

    /// <summary>The program makes it by itself, so that no author can change its path.</summary>
    public bool IsOfProgram => Location is { File: "site.yml", Line: 0 };
}

/// <summary>An old address that leads to a page.</summary>
/// <param name="Path">The old address, decoded.</param>
/// <param name="Target">The path that it leads to, decoded.</param>
/// <param name="Title">Of what is found there.</param>
/// <param name="Maker">Who wants it, in the words of a message.</param>
public sealed record Redirect(string Path, string Target, string Title, string Maker, SourceLocation Location);

/// <summary>Names every file that the site will hold, and who makes it.</summary>
public static class SiteRoutes
{
    public const string SitemapPath = "/sitemap.xml";
    public const string RobotsPath = "/robots.txt";
    public const string LlmsPath = "/llms.txt";
    public const string ManifestPath = "/site.webmanifest";

    /// <summary>Where a feed lies: beside its page.</summary>
    public static string FeedPath(string pagePath, SiteOutput format)
    {
        var file = format switch { SiteOutput.Rss => "rss.xml", SiteOutput.JsonFeed => "feed.json", _ => "feed.xml" };
        return pagePath.EndsWith('/') ? pagePath + file : Path.ChangeExtension(pagePath, "." + file);
    }

    /// <summary>Where the Markdown of a page lies.</summary>
    public static string MarkdownPath(Page page) => page.Path.EndsWith('/') ? page.Path + "index.md" : Path.ChangeExtension(page.Path, ".md");

    /// <summary>Where the picture lies that is drawn of a page's title; null if none is.</summary>
    public static string? SocialImagePath(Page page, SiteConfig config) =>
        !config.Outputs.Has(SiteOutput.SocialImages) || !SocialCard.CanWrite(page.Title + config.Title) ? null
        : page.Path.EndsWith('/') ? page.Path + "social.png" : Path.ChangeExtension(page.Path, ".social.png");

    /// <summary>The authors whom the settings name, and the folders in which their feeds lie: they have no page.</summary>
    public static IEnumerable<(string Name, string Path)> AuthorFeeds(SiteConfig config, SiteLanguage language) =>
        config.Authors.Select(name => (name, Path: language.At($"/authors/{UrlPath.Slug(name)}/")))
            .Where(author => !author.Path.EndsWith("//", StringComparison.Ordinal)).DistinctBy(author => author.Path);

    /// <summary>The files of the sitemap: one, or one that names the others.</summary>
    /// <param name="pages">How many pages it names.</param>
    public static IEnumerable<string> SitemapPaths(int pages) =>
        Enumerable.Range(1, pages <= MostInSitemap ? 0 : (pages + MostInSitemap - 1) / MostInSitemap)
            .Select(number => Invariant($"/sitemap-{number}.xml")).Prepend(SitemapPath);

    /// <summary>By the protocol of sitemaps.org.</summary>
    public const int MostInSitemap = 50_000;

    public static IReadOnlyCollection<Route> Of(
        ImmutableArray<Page> pages,
        ImmutableArray<ListPage> lists,
        ImmutableArray<SiteCollection> collections,
        ImmutableArray<Redirect> redirects,
        ImmutableArray<Route> files,
        SiteConfig config)
    {
        SourceLocation generator = new("site.yml");
        var routes = new List<Route>(pages.Length + lists.Length + redirects.Length + files.Length + 4);
        routes.AddRange(pages.Select(OfPage));
        routes.AddRange(lists.Select(OfList));
        routes.AddRange(redirects.Select(OfRedirect));
        routes.AddRange(files);
        foreach (var language in config.Languages)
            routes.AddRange(config.Outputs.FeedFormats(isWholeSite: true)
                .Select(format => new Route(FeedPath(language.At("/"), format), "the feed of the site", generator)));
        foreach (var format in config.Outputs.FeedFormats(isWholeSite: false))
        {
            routes.AddRange(pages.Where(page => page.Kind == PageKind.Topic).Select(topic => OfFeed(OfPage(topic), format)));
            routes.AddRange(lists.Where(list => list.Term is not null && list.Pagination is null or { Number: 1 })
                .Select(list => OfFeed(OfList(list), format)));
            routes.AddRange(collections.Where(collection => collection.HasFeed).Select(collection => OfFeed(OfList(collection.List), format)));
            routes.AddRange(config.Languages.SelectMany(language => AuthorFeeds(config, language))
                .Select(author => new Route(FeedPath(author.Path, format), $"the feed of {author.Name}", generator)));
        }
        if (config.Outputs.Has(SiteOutput.Sitemap))
            routes.AddRange(SitemapPaths(pages.Length + lists.Length).Select(path => new Route(path, "the sitemap", generator)));
        if (config.Outputs.Has(SiteOutput.Markdown))
            routes.AddRange(pages.Select(page =>
                OfPage(page) with { Path = MarkdownPath(page), Maker = $"the Markdown of {page.DisplayPath}", IsBeside = true }));
        routes.AddRange(
            from page in config.Outputs.Has(SiteOutput.SocialImages) ? pages : []
            let path = SocialImagePath(page, config)
            where path is not null
            select OfPage(page) with { Path = path, Maker = $"the picture of {page.DisplayPath}", IsBeside = true });
        if (config.Search.IsOn)
            routes.Add(new Route(SiteLists.SearchManifestPath, "the index of the search (\"search: false\" in site.yml leaves it out)", generator));
        // Where an author has put such a file, it is published in place of ours.
        routes.AddRange(new[] { (SiteOutput.Robots, RobotsPath), (SiteOutput.Llms, LlmsPath), (SiteOutput.Manifest, ManifestPath) }
            .Where(file => config.Outputs.Has(file.Item1) && !files.Any(own => own.Path == file.Item2))
            .Select(file => new Route(file.Item2,
                $"{file.Item2[1..]} (\"{OutputSettings.Names[(int)file.Item1]}: false\" under outputs in site.yml leaves it out)", generator)));
        return routes;
    }

    private static Route OfFeed(Route page, SiteOutput format) =>
        page with { Path = FeedPath(page.Path, format), Maker = $"the feed of {page.Maker}", IsBeside = true };

    private static Route OfPage(Page page) => new(page.Path, page.DisplayPath,
        (page.FrontMatter.Permalink ?? page.FrontMatter.Slug)?.Location ?? new SourceLocation(page.DisplayPath, 1, 1));

    private static Route OfRedirect(Redirect redirect) => new(redirect.Path, redirect.Maker, redirect.Location);

    private static Route OfList(ListPage list) => new(list.Path, Describe(list), LocationOf(list));

    private static string Describe(ListPage list) => list.Kind switch
    {
        PageKind.Tag => $"the page of the tag \"{list.Key}\"",
        PageKind.Series => $"the page of the series \"{list.Key}\"",
        PageKind.Year => $"the archive of {list.Key}",
        PageKind.Thread => $"the thread of the source \"{list.Key}\"",
        PageKind.Home => "the home page",
        PageKind.Map => "the map",
        PageKind.Health => "the health page",
        PageKind.Search => "the page for searching (\"search: false\" in site.yml leaves it out)",
        PageKind.NotFound => "the page for broken addresses",
        _ => $"the list of {list.Key}",
    };

    private static SourceLocation LocationOf(ListPage list)
    {
        // Where a page gives the name that the list is called by.
        var names = list.Items.SelectMany(item =>
            list.Kind == PageKind.Tag ? item.FrontMatter.Tags : list.Kind == PageKind.Series ? item.FrontMatter.Series : []);
        if (names.FirstOrDefault(name => name.Value == list.Key) is { Value: not null } given)
            return given.Location;
        var page = list.Introduction ?? list.Items.FirstOrDefault();
        return page is null ? new SourceLocation("site.yml") : new SourceLocation(page.DisplayPath, 1, 1);
    }
}

/// <summary>Leaves out the optional entries of a menu that lead nowhere, and reports the others: they stand on every page, and their author in one place.</summary>
public static class MenuCheck
{
    public static ImmutableArray<MenuItem> Check(ImmutableArray<MenuItem> menu, RouteTable routes, ICollection<Diagnostic> diagnostics)
    {
        return [.. menu.Select(Check).OfType<MenuItem>()];

        MenuItem? Check(MenuItem item)
        {
            var path = Uri.UnescapeDataString(item.Url.Split('#', '?')[0]);
            var isThere = item.Url.Length == 0 || UrlPath.IsExternal(item.Url) || routes.Contains(path);
            if (!isThere && !item.IsOptional)
            {
                diagnostics.Add(new Diagnostic(Rules.BrokenLink, item.Location, $"the menu leads to \"{item.Url}\", which the site does not have")
                {
                    Url = item.Url,
                    Suggestion = NearestName.Find(path, routes.Routes.Select(route => route.Path)),
                });
            }
            var shown = item with { Children = [.. item.Children.Select(Check).OfType<MenuItem>()] };
            return (isThere || !item.IsOptional) && (item.Url.Length > 0 || !shown.Children.IsEmpty) ? shown : null;
        }
    }
}
