using ServiceBlog.LinkCheck.Html;

namespace ServiceBlog.Core.Outputs;

/// <summary>What the feeds of one list of pages say, each in its own format. Nothing in it depends on the day of the build.</summary>
internal sealed class FeedContent
{
    private readonly FeedEntries _entries;

    /// <param name="pagePath">The page that the feed is of.</param>
    /// <param name="pages">Newest first.</param>
    private FeedContent(FeedEntries entries, SiteLanguage language, string title, string? description, string pagePath, IEnumerable<Page> pages)
    {
        (_entries, Language, Title, Description, PagePath) = (entries, language, title, description ?? "", pagePath);
        Pages = [.. pages.Take(Config.FeedItems)];
    }

    public SiteConfig Config => _entries.Graph.Config;

    /// <summary>Of its pages.</summary>
    public SiteLanguage Language { get; }

    public string Title { get; }

    public string Description { get; }

    public string PagePath { get; }

    public IEnumerable<FeedFormat> Formats =>
        Config.Outputs.FeedFormats(isWholeSite: PagePath == Language.At(SiteLists.HomePath) && Folder is null).Select(format => FeedFormats.All[(int)format]);

    /// <summary>Where the feed's own files lie, if not beside its page.</summary>
    public string? Folder { get; private init; }

    public string HomeUrl => Config.AbsoluteUrlOf(PagePath);

    public ImmutableArray<Page> Pages { get; }

    /// <summary>The last change of any page in the feed; the epoch for an empty one.</summary>
    public DateTimeOffset Updated => Pages.IsEmpty ? DateTimeOffset.UnixEpoch : Pages.Max(LastChange);

    /// <summary>The feeds of the site in each language, its topics, tags, series and collections, and of the authors that its settings name.</summary>
    public static IEnumerable<FeedContent> Of(SiteGraph graph, PageTexts texts)
    {
        var entries = new FeedEntries(graph, graph.Config.Outputs.HasFullFeeds ? texts : null);
        return graph.Editions.SelectMany(edition => Of(edition, graph, entries));
    }

    private static IEnumerable<FeedContent> Of(SiteEdition edition, SiteGraph graph, FeedEntries entries)
    {
        var (config, language, site) = (graph.Config, edition.Language, edition.Language.Title);
        yield return new FeedContent(entries, language, site, language.Description, language.At(SiteLists.HomePath), edition.Posts);
        foreach (var topic in edition.Topics)
        {
            var members = graph[topic].Topic;
            var newest = (members?.Posts ?? []).Take(config.FeedItems).Concat((members?.Sources ?? []).Take(config.FeedItems))
                .OrderByDescending(page => page.Date).ThenBy(page => page, PageOrder.ByTitle);
            yield return new FeedContent(entries, language, $"{topic.Title} · {site}", topic.Summary, topic.Path, newest);
        }
        foreach (var tag in edition.Tags)
            yield return new FeedContent(entries, language, $"{tag.Title} · {site}", tag.Description, tag.Path, tag.Pages);
        foreach (var series in edition.Series)
            yield return new FeedContent(entries, language, $"{series.Title} · {site}", series.Description, series.Path, series.Pages.Reverse());
        foreach (var collection in edition.Collections.Where(collection => collection.HasFeed))
            yield return new FeedContent(entries, language, $"{collection.List.Title} · {site}", collection.List.Summary,
                collection.List.Path, collection.NewestFirst);
        foreach (var (name, path) in SiteRoutes.AuthorFeeds(config, language))
        {
            var written = edition.Posts.Where(page => page.FrontMatter.Authors.Any(author => author.Value == name));
            yield return new FeedContent(entries, language, $"{name} · {site}", description: null, language.At(SiteLists.HomePath), written) { Folder = path };
        }
    }

    /// <summary>Of all that the feeds say, but for the site's settings.</summary>
    public ContentHash ContentHash =>
        Pages.Aggregate(ContentHash.None.With(Title).With(Description).With(PagePath), (all, page) => all.With(_entries.HashOf(page)));

    public string UrlOf(SiteOutput format) => Config.AbsoluteUrlOf(SiteRoutes.FeedPath(Folder ?? PagePath, format));

    public IEnumerable<ReadOnlyMemory<byte>> EntriesIn(SiteOutput format) => Pages.Select(page => _entries.Of(page, format));

    public static DateTimeOffset LastChange(Page page) =>
        page.FrontMatter.Updated?.Value ?? page.Date ?? DateTimeOffset.UnixEpoch;
}

/// <summary>Pages as entries of feeds. A page reads the same in each of them, so it is written once: it stands in the feeds of its topics and of its tags.</summary>
/// <param name="texts">Null if feeds hold no texts.</param>
internal sealed class FeedEntries(SiteGraph graph, PageTexts? texts)
{
    /// <summary>Some 50 MB; the pages of a site with more are written again.</summary>
    private const int MostKept = 5_000;

    private readonly ImmutableArray<ConcurrentDictionary<Page, ReadOnlyMemory<byte>>> _entries =
        [.. FeedFormats.All.Select(_ => new ConcurrentDictionary<Page, ReadOnlyMemory<byte>>(ReferenceEqualityComparer.Instance))];

    private readonly ConcurrentDictionary<Page, ContentHash> _hashes = new(ReferenceEqualityComparer.Instance);

    public SiteGraph Graph => graph;

    public ReadOnlyMemory<byte> Of(Page page, SiteOutput format)
    {
        var entries = _entries[(int)format];
        if (entries.TryGetValue(page, out var known))
            return known;
        var content = texts is null ? null : AbsoluteLinks.In(texts.Compose(page), graph.Config.AbsoluteUrlOf(page.Path));
        var made = FeedFormats.All[(int)format].Entry(page, content, graph);
        if (entries.Count < MostKept)
            entries[page] = made;
        return made;
    }

    public ContentHash HashOf(Page page) => _hashes.GetOrAdd(page, _ =>
    {
        var all = ContentHash.None.With(page.Path).With(page.Title).With(page.Summary).With(page.FrontMatter.Language?.Value)
            .With(page.Date?.ToString("O", CultureInfo.InvariantCulture)).With(FeedContent.LastChange(page).ToString("O", CultureInfo.InvariantCulture));
        foreach (var author in page.FrontMatter.Authors)
            all = all.With(author.Value);
        foreach (var tag in graph[page].Tags)
            all = all.With(1).With(tag.Name);
        return texts is null ? all : all.With(texts.HashOf(page));
    });
}

/// <summary>Writes the text of a page as it stands on its own page.</summary>
/// <param name="HashOf">Stands for what <paramref name="Compose"/> returns.</param>
internal sealed record PageTexts(Func<Page, string> Compose, Func<Page, ContentHash> HashOf);

/// <summary>Makes the addresses in a text whole, so that it can be read elsewhere than on its page.</summary>
internal static class AbsoluteLinks
{
    /// <param name="pageUrl">The page's own address.</param>
    public static string In(string html, string pageUrl)
    {
        var addresses = HtmlLinks.In(html);
        if (addresses.Count == 0)
            return html;
        var output = new StringBuilder(html.Length + (addresses.Count * pageUrl.Length));
        var position = 0;
        foreach (var (start, length) in addresses.OrderBy(address => address.Start))
        {
            output.Append(html.AsSpan(position, start - position)).Append(PrefixOf(html.AsSpan(start, length), pageUrl));
            position = start;
        }
        return output.Append(html.AsSpan(position)).ToString();
    }

    /// <summary>What an address lacks.</summary>
    private static ReadOnlySpan<char> PrefixOf(ReadOnlySpan<char> url, string pageUrl)
    {
        if (url.StartsWith("//"))
            return pageUrl.AsSpan(0, pageUrl.IndexOf(':', StringComparison.Ordinal) + 1);
        if (url[0] == '/')
            return pageUrl.AsSpan(0, pageUrl.IndexOf('/', pageUrl.IndexOf("//", StringComparison.Ordinal) + 2));
        if (url[0] is '#' or '?')
            return pageUrl;
        return UrlPath.IsExternal(url.ToString()) ? "" : pageUrl.AsSpan(0, pageUrl.LastIndexOf('/') + 1);
    }
}
