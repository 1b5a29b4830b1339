using static ServiceBlog.Core.Outputs.XmlFile;

namespace ServiceBlog.Core.Outputs;

/// <summary>What both feeds say, each in its own format. Nothing in it depends on the day of the build.</summary>
public sealed class FeedContent
{
    private readonly SiteGraph _graph;

    /// <summary>The newest posts of the site.</summary>
    public FeedContent(SiteGraph graph)
    {
        _graph = graph;
        Title = Config.Title;
        Description = Config.Description;
        PagePath = SiteLists.HomePath;
        FeedPath = SiteRoutes.AtomPath;
        Pages = [.. graph.Posts.Take(Config.FeedItems)];
    }

    /// <summary>The newest posts and sources of a topic.</summary>
    public FeedContent(SiteGraph graph, Page topic)
    {
        _graph = graph;
        Title = $"{topic.Title} · {Config.Title}";
        Description = topic.Summary;
        PagePath = topic.Path;
        FeedPath = SiteRoutes.TopicFeedPath(topic);
        var members = graph[topic].Topic;
        Pages =
        [
            .. (members?.Posts ?? []).Take(Config.FeedItems).Concat((members?.Sources ?? []).Take(Config.FeedItems))
                .OrderByDescending(page => page.Date).ThenBy(page => page, PageOrder.ByTitle).Take(Config.FeedItems),
        ];
    }

    public SiteConfig Config => _graph.Config;

    public string Title { get; }

    public string Description { get; }

    /// <summary>The page that the feed is of.</summary>
    public string PagePath { get; }

    /// <summary>Where the feed itself lies, if it is an Atom feed.</summary>
    public string FeedPath { get; }

    public string HomeUrl => UrlOf(PagePath);

    /// <summary>Newest first.</summary>
    public ImmutableArray<Page> Pages { get; }

    /// <summary>The last change of any post in the feed; the epoch for an empty one.</summary>
    public DateTimeOffset Updated => Pages.IsEmpty ? DateTimeOffset.UnixEpoch : Pages.Max(LastChange);

    /// <summary>Of all that the feeds say, but for the site's settings.</summary>
    public ContentHash ContentHash => Pages.Aggregate(ContentHash.None.With(Title).With(Description).With(PagePath), (all, page) => TagsOf(page).Aggregate(
        page.FrontMatter.Authors.Aggregate(
            all.With(page.Path).With(page.Title).With(page.Summary).With(page.Date?.ToString("O", CultureInfo.InvariantCulture))
                .With(LastChange(page).ToString("O", CultureInfo.InvariantCulture)),
            (before, author) => before.With(author.Value)).With(page.FrontMatter.Authors.Length),
        (before, tag) => before.With(tag)));

    public string UrlOf(string path) => Config.AbsoluteUrlOf(path);

    public IEnumerable<string> TagsOf(Page page) => _graph[page].Tags.Select(tag => tag.Name);

    public static DateTimeOffset LastChange(Page page) =>
        page.FrontMatter.Updated?.Value ?? page.Date ?? DateTimeOffset.UnixEpoch;
}

/// <summary>The newest pages of a site or a topic as an Atom feed (RFC 4287).</summary>
public static class AtomFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static ReadOnlyMemory<byte> Create(FeedContent feed) => XmlFile.Create(new XElement(
        Atom + "feed",
        new XAttribute(XNamespace.Xml + "lang", feed.Config.Language),
        Element(Atom + "title", feed.Title),
        feed.Description.Length > 0 ? Element(Atom + "subtitle", feed.Description) : null,
        Element(Atom + "id", feed.HomeUrl),
        Link("self", feed.UrlOf(feed.FeedPath), "application/atom+xml"),
        Link("alternate", feed.HomeUrl, "text/html"),
        Element(Atom + "updated", Date(feed.Updated)),
        // An entry without an author takes the feed's, which section 4.1.1 then demands.
        Author(feed.Config.Author ?? feed.Config.Title),
        feed.Pages.Select(page => Entry(page, feed))));

    private static XElement Entry(Page page, FeedContent feed) => new(
        Atom + "entry",
        Element(Atom + "title", page.Title),
        Element(Atom + "id", feed.UrlOf(page.Path)),
        Link("alternate", feed.UrlOf(page.Path), "text/html"),
        Element(Atom + "updated", Date(FeedContent.LastChange(page))),
        page.Date is { } published ? Element(Atom + "published", Date(published)) : null,
        page.FrontMatter.Authors.Select(author => Author(author.Value)),
        feed.TagsOf(page).Select(tag => new XElement(Atom + "category", new XAttribute("term", Text(tag)))),
        Element(Atom + "summary", page.Summary));

    private static XElement Author(string name) => new(Atom + "author", Element(Atom + "name", name));

    private static XElement Link(string relation, string url, string type) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", url));

    private static string Date(DateTimeOffset date) =>
        date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).Replace("+00:00", "Z", StringComparison.Ordinal);
}

/// <summary>The newest posts as an RSS 2.0 feed, for readers that know no Atom.</summary>
public static class RssFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static ReadOnlyMemory<byte> Create(FeedContent feed) => XmlFile.Create(new XElement(
        "rss",
        new XAttribute("version", "2.0"),
        new XAttribute(XNamespace.Xmlns + "atom", Atom.NamespaceName),
        new XElement(
            "channel",
            Element("title", feed.Config.Title),
            Element("link", feed.HomeUrl),
            Element("description", feed.Config.Description),
            Element("language", feed.Config.Language),
            Element("lastBuildDate", Date(feed.Updated)),
            new XElement(
                Atom + "link",
                new XAttribute("rel", "self"),
                new XAttribute("type", "application/rss+xml"),
                new XAttribute("href", feed.UrlOf(SiteRoutes.RssPath))),
            feed.Pages.Select(page => Item(page, feed)))));

    private static XElement Item(Page page, FeedContent feed) => new(
        "item",
        Element("title", page.Title),
        Element("link", feed.UrlOf(page.Path)),
        Element("guid", feed.UrlOf(page.Path)),
        page.Date is { } published ? Element("pubDate", Date(published)) : null,
        feed.TagsOf(page).Select(tag => Element("category", tag)),
        Element("description", page.Summary));

    // RFC 822 with a four-digit year, as the RSS specification asks for.
    private static string Date(DateTimeOffset date) =>
        date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
}
