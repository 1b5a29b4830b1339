using static ServiceBlog.Core.Outputs.XmlFile;

namespace ServiceBlog.Core.Outputs;

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
