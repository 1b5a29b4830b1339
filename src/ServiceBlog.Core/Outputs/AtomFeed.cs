using System.Xml;

namespace ServiceBlog.Core.Outputs;

/// <summary>The newest pages of a site or a topic as an Atom feed (RFC 4287).</summary>
public static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static ReadOnlyMemory<byte> Create(FeedContent feed) => XmlFile.Create(writer => Write(writer, feed));

    private static void Write(XmlWriter writer, FeedContent feed)
    {
        writer.WriteStartElement("feed", Namespace);
        writer.WriteAttributeString("xml", "lang", null, feed.Config.Language);
        Element(writer, "title", feed.Title);
        if (feed.Description.Length > 0)
            Element(writer, "subtitle", feed.Description);
        Element(writer, "id", feed.HomeUrl);
        Link(writer, "self", feed.UrlOf(feed.FeedPath), "application/atom+xml");
        Link(writer, "alternate", feed.HomeUrl, "text/html");
        Element(writer, "updated", Date(feed.Updated));
        // An entry without an author takes the feed's, which section 4.1.1 then demands.
        Author(writer, feed.Config.Author ?? feed.Config.Title);
        foreach (var page in feed.Pages)
            WriteEntry(writer, page, feed);
        writer.WriteEndElement();
    }

    private static void WriteEntry(XmlWriter writer, Page page, FeedContent feed)
    {
        var url = feed.UrlOf(page.Path);
        writer.WriteStartElement("entry", Namespace);
        Element(writer, "title", page.Title);
        Element(writer, "id", url);
        Link(writer, "alternate", url, "text/html");
        Element(writer, "updated", Date(FeedContent.LastChange(page)));
        if (page.Date is { } published)
            Element(writer, "published", Date(published));
        foreach (var author in page.FrontMatter.Authors)
            Author(writer, author.Value);
        foreach (var tag in feed.TagsOf(page))
        {
            writer.WriteStartElement("category", Namespace);
            writer.WriteAttributeString("term", XmlFile.Text(tag));
            writer.WriteEndElement();
        }
        Element(writer, "summary", page.Summary);
        writer.WriteEndElement();
    }

    private static void Author(XmlWriter writer, string name)
    {
        writer.WriteStartElement("author", Namespace);
        Element(writer, "name", name);
        writer.WriteEndElement();
    }

    private static void Link(XmlWriter writer, string relation, string url, string type)
    {
        writer.WriteStartElement("link", Namespace);
        writer.WriteAttributeString("rel", relation);
        writer.WriteAttributeString("type", type);
        writer.WriteAttributeString("href", url);
        writer.WriteEndElement();
    }

    private static void Element(XmlWriter writer, string name, string text) =>
        writer.WriteElementString(name, Namespace, XmlFile.Text(text));

    private static string Date(DateTimeOffset date) =>
        date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).Replace("+00:00", "Z", StringComparison.Ordinal);
}
