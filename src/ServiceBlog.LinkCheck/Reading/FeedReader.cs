using System.Xml;

namespace ServiceBlog.LinkCheck.Reading;

/// <summary>Reads feeds and sitemaps. Addresses are relative to <c>xml:base</c>, else to the file; an escaped HTML text is read as a page, but for
/// its mere fragments, which mean the page that the entry was taken from.</summary>
internal sealed class FeedReader(string text, FactsBuilder facts, WebUrl fileUrl)
{
    private static readonly XmlReaderSettings Settings =
        new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersFromEntities = 1 << 20 };

    private readonly XmlReader _xml = XmlReader.Create(new StringReader(text), Settings);
    private readonly List<int> _lineStarts = LinePositions.StartsIn(text);
    private readonly Stack<OpenElement> _open = new();
    private readonly Dictionary<string, List<Link>> _byBase = new(StringComparer.Ordinal);
    private bool _isRss;

    /// <returns>Why the text is no XML; null if it is.</returns>
    public static string? Read(string text, FactsBuilder facts, WebUrl fileUrl)
    {
        var reader = new FeedReader(text, facts, fileUrl);
        try
        {
            using (reader._xml)
                reader.Read();
            return null;
        }
        catch (XmlException exception)
        {
            return exception.Message;
        }
        finally
        {
            foreach (var (baseUrl, links) in reader._byBase)
                facts.AddGroup(baseUrl.Length == 0 ? null : baseUrl, links);
        }
    }

    private void Read()
    {
        while (_xml.Read())
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.ProcessingInstruction when _xml.Name == "xml-stylesheet":
                    ReadStyleSheet();
                    break;
                case XmlNodeType.Element when _open.Count == 0 && !FeedNames.IsRoot(_xml.LocalName):
                    return;
                case XmlNodeType.Element:
                    Open();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    _open.Peek().Add(_xml.Value, Here());
                    break;
                case XmlNodeType.EndElement:
                    Close();
                    break;
            }
        }
    }

    private void Open()
    {
        _isRss |= _open.Count == 0 && _xml.LocalName is "rss" or "RDF";
        var outer = _open.Count == 0 ? null : _open.Peek().Base;
        var ownBase = _xml.GetAttribute("xml:base") is { } written
            ? UrlParser.Parse(written, outer is null ? fileUrl : UrlParser.ParseAbsolute(outer), out _)?.ToString() ?? outer
            : outer;
        var isEmpty = _xml.IsEmptyElement;
        var element = new OpenElement(_xml.Name, ownBase, FeedNames.IsAddress(_xml), FeedNames.IsHtml(_xml));
        if (FeedNames.Attribute(_xml) is { } attribute && _xml.MoveToAttribute(attribute))
        {
            var url = _xml.Value;
            _xml.ReadAttributeValue(); // its place is that of the value
            Add(element, url, attribute, Here());
            _xml.MoveToElement();
        }
        if (!isEmpty)
            _open.Push(element);
    }

    private void Close()
    {
        var element = _open.Pop();
        if (element.Text is not { } text)
            return;
        var address = element.IsAddress ? text.ToString().Trim() : "";
        // Many a guid that should say that it is no address does not.
        if (address.Length > 0 && (element.Name != "guid" || address.StartsWith("http", StringComparison.OrdinalIgnoreCase)))
            Add(element, address, attribute: null, element.TextPlace);
        else if (element.IsHtml)
            ReadHtml(element, text.ToString());
    }

    private void ReadHtml(OpenElement element, string html)
    {
        if (!html.Contains('<', StringComparison.Ordinal))
            return;
        foreach (var link in PageFactsReader.ReadFragment(html, facts, element.TextPlace))
        {
            // RSS says of no address what it is relative to, so only those that need no base can be judged.
            if (!link.Url.IsFragment && (!_isRss || element.Base is not null || link.Url.IsRooted))
                ListOf(element).Add(link);
        }
    }

    private void ReadStyleSheet()
    {
        if (DeclaredEncoding.Pseudo($"xml-stylesheet {_xml.Value}", "href") is { } href)
            Add(new OpenElement("xml-stylesheet", Base: null, IsAddress: false, IsHtml: false), href, "href", Here());
    }

    /// <summary>A mere fragment is left out: it means the page that the entry was taken from.</summary>
    private void Add(OpenElement element, string url, string? attribute, Place place)
    {
        if ((attribute is null || !url.StartsWith('#')) && facts.HasRoom(place))
            ListOf(element).Add(new Link(facts.Shared.Urls.Get(url), facts.Shared.Source(element.Name, attribute, LinkUse.Hyperlink), place));
    }

    private List<Link> ListOf(OpenElement element) => CollectionsMarshal.GetValueRefOrAddDefault(_byBase, element.Base ?? "", out _) ??= [];

    private Place Here()
    {
        var info = (IXmlLineInfo)_xml;
        var line = Math.Clamp(info.LineNumber, 1, _lineStarts.Count);
        return new Place(_lineStarts[line - 1] + info.LinePosition - 1, line, info.LinePosition);
    }

    /// <summary>An element whose end has not come; its text is kept only if it is asked for.</summary>
    private sealed record OpenElement(string Name, string? Base, bool IsAddress, bool IsHtml)
    {
        public StringBuilder? Text { get; private set; }
        public Place TextPlace { get; private set; }

        public void Add(string text, Place place)
        {
            if (!IsAddress && !IsHtml)
                return;
            if (Text is null)
                (Text, TextPlace) = (new StringBuilder(), place);
            Text.Append(text);
        }
    }
}

/// <summary>Which elements and attributes of Atom (RFC 4287), RSS, sitemaps and their extensions hold addresses.</summary>
internal static class FeedNames
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
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
    private static bool IsPermaLink(XmlReader element) => element.LocalName is "guid" && element.GetAttribute("isPermaLink")?.Trim() is null or "true";
}
