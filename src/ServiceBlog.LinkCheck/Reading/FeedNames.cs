using System.Xml;

namespace ServiceBlog.LinkCheck.Reading;

/// <summary>Which elements and attributes of Atom (RFC 4287), RSS, sitemaps and their extensions hold addresses.</summary>
internal static class FeedNames
{
    public const string Atom = "http://www.w3.org/2005/Atom";
    public const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const string Rss1 = "http://purl.org/rss/1.0/";
    private const string RssContent = "http://purl.org/rss/1.0/modules/content/";

    /// <summary>Roots of files that this room understands; all other XML is left alone.</summary>
    public static bool IsRoot(string name) => name is "feed" or "rss" or "RDF" or "urlset" or "sitemapindex";

    /// <summary>The element's text is an address.</summary>
    public static bool IsAddress(XmlReader element) => element.NamespaceURI switch
    {
        Atom => element.LocalName is "icon" or "logo" or "uri",
        "" or Rss1 => element.LocalName is "link" or "comments" or "docs" or "url" || IsPermaLink(element),
        _ => element.LocalName is "loc" or "content_loc" or "player_loc" or "thumbnail_loc" or "commentRss",
    };

    /// <summary>The element's text is HTML, escaped.</summary>
    public static bool IsHtml(XmlReader element) => element.NamespaceURI switch
    {
        Atom => element.LocalName is "content" or "summary" or "title" or "subtitle" or "rights" && element.GetAttribute("type") == "html",
        "" or Rss1 => element.LocalName is "description",
        RssContent => element.LocalName is "encoded",
        _ => false,
    };

    /// <summary>The attribute that holds an address; null if the element has none.</summary>
    public static string? Attribute(XmlReader element) => (element.NamespaceURI, element.LocalName) switch
    {
        (Atom, "link") or (Xhtml, "a" or "area" or "link") or (_, "image") when element.GetAttribute("href") is not null => "href",
        (Atom, "content") or (Xhtml, "img" or "iframe" or "embed" or "source" or "track" or "audio" or "video") => "src",
        (Atom, "generator") => "uri",
        ("", "enclosure" or "source") => "url",
        ("http://search.yahoo.com/mrss/", "content" or "thumbnail" or "player") => "url",
        _ => null,
    };

    /// <summary>A guid is an address unless it says that it is none (RSS 2.0, "guid").</summary>
    private static bool IsPermaLink(XmlReader element) =>
        element.LocalName is "guid" && element.GetAttribute("isPermaLink")?.Trim() is null or "true";
}
