using System.Text.Encodings.Web;
using System.Text.Json;
using static ServiceBlog.Core.Outputs.XmlFile;

namespace ServiceBlog.Core.Outputs;

/// <summary>The formats in which a feed is written.</summary>
internal static class FeedFormats
{
    /// <summary>By their numbers among <see cref="SiteOutput"/>.</summary>
    public static readonly ImmutableArray<FeedFormat> All =
        [new(SiteOutput.Atom, AtomFeed.Create, AtomFeed.Entry), new(SiteOutput.Rss, RssFeed.Create, RssFeed.Item), new(SiteOutput.JsonFeed, JsonFeed.Create, JsonFeed.Item)];

    /// <summary>A moment by RFC 3339.</summary>
    public static string Date(DateTimeOffset date) =>
        date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).Replace("+00:00", "Z", StringComparison.Ordinal);
}

/// <param name="Create">Writes a feed, in pieces: its entries stand in other feeds too.</param>
/// <param name="Entry">Writes a page with its text, if feeds have texts.</param>
internal sealed record FeedFormat(SiteOutput Output, Func<FeedContent, ImmutableArray<ReadOnlyMemory<byte>>> Create,
    Func<Page, string?, SiteGraph, ReadOnlyMemory<byte>> Entry);

/// <summary>The newest pages as an Atom feed (RFC 4287).</summary>
internal static class AtomFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static ImmutableArray<ReadOnlyMemory<byte>> Create(FeedContent feed) => XmlFile.Create(
        new XElement(
            Atom + "feed",
            Language(feed.Language.Tag),
            Element(Atom + "title", feed.Title),
            feed.Description.Length > 0 ? Element(Atom + "subtitle", feed.Description) : null,
            Element(Atom + "id", feed.Folder is null ? feed.HomeUrl : feed.UrlOf(SiteOutput.Atom)),
            Link("self", feed.UrlOf(SiteOutput.Atom), "application/atom+xml"),
            Link("alternate", feed.HomeUrl, "text/html"),
            Element(Atom + "updated", FeedFormats.Date(feed.Updated)),
            // An entry without an author takes the feed's, which section 4.1.1 then demands.
            Author(feed.Config.Author ?? feed.Language.Title)),
        feed.EntriesIn(SiteOutput.Atom),
        "</feed>");

    public static ReadOnlyMemory<byte> Entry(Page page, string? content, SiteGraph graph) => XmlFile.Part(new XElement(
        Atom + "entry",
        page.FrontMatter.Language is { } language ? Language(language.Value) : null,
        Element(Atom + "title", page.Title),
        Element(Atom + "id", graph.Config.AbsoluteUrlOf(page.Path)),
        Link("alternate", graph.Config.AbsoluteUrlOf(page.Path), "text/html"),
        Element(Atom + "updated", FeedFormats.Date(FeedContent.LastChange(page))),
        page.Date is { } published ? Element(Atom + "published", FeedFormats.Date(published)) : null,
        page.FrontMatter.Authors.Select(author => Author(author.Value)),
        graph[page].Tags.Select(tag => new XElement(Atom + "category", new XAttribute("term", Text(tag.Name)))),
        Element(Atom + "summary", page.Summary),
        content is null ? null : new XElement(Atom + "content", new XAttribute("type", "html"), Text(content))), content?.Length ?? 0);

    private static XElement Author(string name) => new(Atom + "author", Element(Atom + "name", name));

    private static XAttribute Language(string tag) => new(XNamespace.Xml + "lang", tag);

    private static XElement Link(string relation, string url, string type) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", url));
}

/// <summary>The same as RSS 2.0, for readers that know no Atom.</summary>
internal static class RssFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    public static ImmutableArray<ReadOnlyMemory<byte>> Create(FeedContent feed) => XmlFile.Create(
        new XElement(
            "rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "atom", Atom.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "content", Content.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "dc", Dublin.NamespaceName),
            new XElement(
                "channel",
                Element("title", feed.Title),
                Element("link", feed.HomeUrl),
                // Which the specification demands.
                Element("description", feed.Description.Length > 0 ? feed.Description : feed.Title),
                Element("language", feed.Language.Tag),
                Element("lastBuildDate", Date(feed.Updated)),
                new XElement(
                    Atom + "link",
                    new XAttribute("rel", "self"),
                    new XAttribute("type", "application/rss+xml"),
                    new XAttribute("href", feed.UrlOf(SiteOutput.Rss))))),
        feed.EntriesIn(SiteOutput.Rss),
        "</channel>");

    public static ReadOnlyMemory<byte> Item(Page page, string? content, SiteGraph graph) => XmlFile.Part(new XElement(
        "item",
        Element("title", page.Title),
        Element("link", graph.Config.AbsoluteUrlOf(page.Path)),
        Element("guid", graph.Config.AbsoluteUrlOf(page.Path)),
        page.Date is { } published ? Element("pubDate", Date(published)) : null,
        page.FrontMatter.Authors.Select(author => Element(Dublin + "creator", author.Value)),
        graph[page].Tags.Select(tag => Element("category", tag.Name)),
        Element("description", page.Summary),
        content is null ? null : Element(Content + "encoded", content)), content?.Length ?? 0);

    // RFC 822 with a four-digit year, as the RSS specification asks for.
    private static string Date(DateTimeOffset date) =>
        date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
}

/// <summary>The same as JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    // An object is begun here and ended by hand.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static readonly ReadOnlyMemory<byte> ItemsStart = ",\n  \"items\": ["u8.ToArray();
    private static readonly ReadOnlyMemory<byte> Empty = "\n"u8.ToArray();
    private static readonly ReadOnlyMemory<byte> Comma = ",\n"u8.ToArray();
    private static readonly ReadOnlyMemory<byte> ItemsEnd = "\n  ]\n}\n"u8.ToArray();

    public static ImmutableArray<ReadOnlyMemory<byte>> Create(FeedContent feed)
    {
        var head = JsonBytes.Of(Options, json =>
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", feed.Title);
            json.WriteString("home_page_url", feed.HomeUrl);
            json.WriteString("feed_url", feed.UrlOf(SiteOutput.JsonFeed));
            if (feed.Description.Length > 0)
                json.WriteString("description", feed.Description);
            json.WriteString("language", feed.Language.Tag);
            WriteAuthors(json, [feed.Config.Author ?? feed.Language.Title]);
        });
        var items = feed.EntriesIn(SiteOutput.JsonFeed).SelectMany((item, number) => new ReadOnlyMemory<byte>[] { number == 0 ? Empty : Comma, item });
        return [head, ItemsStart, .. items, ItemsEnd];
    }

    public static ReadOnlyMemory<byte> Item(Page page, string? content, SiteGraph graph) =>
        JsonBytes.Of(Options, json => WriteItem(json, page, content, graph));

    private static void WriteItem(Utf8JsonWriter json, Page page, string? content, SiteGraph graph)
    {
        json.WriteStartObject();
        json.WriteString("id", graph.Config.AbsoluteUrlOf(page.Path));
        json.WriteString("url", graph.Config.AbsoluteUrlOf(page.Path));
        json.WriteString("title", page.Title);
        json.WriteString("summary", page.Summary);
        // One of the two has to be there.
        json.WriteString(content is null ? "content_text" : "content_html", content ?? page.Summary);
        if (page.Date is { } published)
            json.WriteString("date_published", FeedFormats.Date(published));
        if (page.FrontMatter.Updated is { } updated)
            json.WriteString("date_modified", FeedFormats.Date(updated.Value));
        if (page.FrontMatter.Authors is { IsEmpty: false } authors)
            WriteAuthors(json, authors.Select(author => author.Value));
        if (page.FrontMatter.Language is { } language)
            json.WriteString("language", language.Value);
        json.WriteStartArray("tags");
        foreach (var tag in graph[page].Tags)
            json.WriteStringValue(tag.Name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAuthors(Utf8JsonWriter json, IEnumerable<string> names)
    {
        json.WriteStartArray("authors");
        foreach (var name in names)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
