using static ServiceBlog.Core.Outputs.XmlFile;

namespace ServiceBlog.Core.Outputs;

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
