namespace ServiceBlog.Core.Graph;

/// <summary>Names every file that the site will hold, and who makes it.</summary>
public static class SiteRoutes
{
    public const string AtomPath = "/feed.xml";
    public const string RssPath = "/rss.xml";
    public const string SitemapPath = "/sitemap.xml";

    /// <summary>Where a topic's own Atom feed lies: beside its page.</summary>
    public static string TopicFeedPath(Page topic) =>
        topic.Path.EndsWith('/') ? topic.Path + "feed.xml" : Path.ChangeExtension(topic.Path, ".feed.xml");

    public static IReadOnlyCollection<Route> Of(
        ImmutableArray<Page> pages,
        ImmutableArray<ListPage> lists,
        ImmutableArray<Redirect> redirects,
        ImmutableArray<Route> files)
    {
        SourceLocation generator = new("site.yml");
        var routes = new List<Route>(pages.Length + lists.Length + redirects.Length + files.Length + 3);
        routes.AddRange(pages.Select(OfPage));
        routes.AddRange(lists.Select(OfList));
        routes.AddRange(redirects.Select(OfRedirect));
        routes.AddRange(files);
        // Two topics at one address are reported as such; their feeds need no word of their own.
        routes.AddRange(pages.Where(page => page.Kind == PageKind.Topic).Select(OfTopicFeed).DistinctBy(route => route.Path, StringComparer.Ordinal));
        routes.Add(new Route(AtomPath, "the Atom feed", generator));
        routes.Add(new Route(RssPath, "the RSS feed", generator));
        routes.Add(new Route(SitemapPath, "the sitemap", generator));
        return routes;
    }

    private static Route OfPage(Page page) => new(page.Path, page.DisplayPath,
        (page.FrontMatter.Permalink ?? page.FrontMatter.Slug)?.Location ?? new SourceLocation(page.DisplayPath, 1, 1));

    private static Route OfTopicFeed(Page topic) => OfPage(topic) with { Path = TopicFeedPath(topic), Maker = $"the feed of {topic.DisplayPath}" };

    private static Route OfRedirect(Redirect redirect) =>
        new(redirect.Path, redirect.Maker, redirect.Location);

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
        PageKind.NotFound => "the page for broken addresses",
        _ => $"the list of {list.Key}",
    };

    private static SourceLocation LocationOf(ListPage list)
    {
        // Where a page gives the name that the list is called by.
        if (list.Kind is PageKind.Tag or PageKind.Series)
        {
            foreach (var name in list.Items.SelectMany(item => list.Kind == PageKind.Tag ? item.FrontMatter.Tags : item.FrontMatter.Series))
            {
                if (name.Value == list.Key)
                    return name.Location;
            }
        }
        var page = list.Introduction ?? list.Items.FirstOrDefault();
        return page is null ? new SourceLocation("site.yml") : new SourceLocation(page.DisplayPath, 1, 1);
    }
}
