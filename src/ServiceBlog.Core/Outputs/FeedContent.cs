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
