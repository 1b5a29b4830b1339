using System.Xml;

namespace ServiceBlog.Core.Outputs;

/// <summary>The newest posts as an RSS 2.0 feed, for readers that know no Atom.</summary>
public static class RssFeed
{
    public static ReadOnlyMemory<byte> Create(FeedContent feed) => XmlFile.Create(writer =>
    {
        writer.WriteStartElement("rss");
        writer.WriteAttributeString("version", "2.0");
        writer.WriteAttributeString("xmlns", "atom", null, "http://www.w3.org/2005/Atom");
        writer.WriteStartElement("channel");
        Element(writer, "title", feed.Config.Title);
        Element(writer, "link", feed.HomeUrl);
        Element(writer, "description", feed.Config.Description);
        Element(writer, "language", feed.Config.Language);
        Element(writer, "lastBuildDate", Date(feed.Updated));
        writer.WriteStartElement("atom", "link", "http://www.w3.org/2005/Atom");
        writer.WriteAttributeString("rel", "self");
        writer.WriteAttributeString("type", "application/rss+xml");
        writer.WriteAttributeString("href", feed.UrlOf(SiteRoutes.RssPath));
        writer.WriteEndElement();
        foreach (var page in feed.Pages)
            WriteItem(writer, page, feed);
        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    private static void WriteItem(XmlWriter writer, Page page, FeedContent feed)
    {
        writer.WriteStartElement("item");
        Element(writer, "title", page.Title);
        Element(writer, "link", feed.UrlOf(page.Path));
        Element(writer, "guid", feed.UrlOf(page.Path));
        if (page.Date is { } published)
            Element(writer, "pubDate", Date(published));
        foreach (var tag in feed.TagsOf(page))
            Element(writer, "category", tag);
        Element(writer, "description", page.Summary);
        writer.WriteEndElement();
    }

    private static void Element(XmlWriter writer, string name, string text) =>
        writer.WriteElementString(name, XmlFile.Text(text));

    // RFC 822 with a four-digit year, as the RSS specification asks for.
    private static string Date(DateTimeOffset date) =>
        date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
}
