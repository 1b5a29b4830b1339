namespace ServiceBlog.LinkCheck.Reading;

/// <summary>Reads an HTML, XHTML or SVG file: hands every tag of the document to those who look for links, ids and gaps, and knows which texts within
/// are style sheets or data. A <c>noscript</c> is read as readers without scripts get it; nothing outside of it can rely on its ids. What stands in a
/// <c>template</c> is no part of the document, but its links are checked.</summary>
internal sealed class PageFactsReader(FactsBuilder facts, FileKind fileKind, LinePositions positions, int depth)
{
    private const int DeepestDocument = 8; // documents within srcdoc within srcdoc: deeper than anybody writes them
    private readonly LinkCollector _links = new(facts, positions, sendsOn: depth == 0);
    private readonly LinkCollector _linksOfSome = new(facts, positions); // of noscript and template: a refresh there sends only some readers on
    private readonly IdCollector _ids = new(facts, positions);
    private readonly ContentChecks? _checks = depth == 0 && fileKind != FileKind.Svg ? new ContentChecks(facts, positions) : null;
    private readonly TagAttributes _attributes = new();
    private readonly List<Link> _ofEmbedded = [];
    private readonly List<Link> _fromWithin = []; // mere fragments within noscript and template
    private StringBuilder? _foreignStyle;
    private int _foreignStyleStart;
    private string? _baseUrl;
    private string _scriptType = "";
    private bool _isInTitle;
    private bool _isInNoScript;
    private bool _isInTemplate;
    private bool _isInShadow;

    public static void Read(ReadOnlySpan<char> text, FileKind kind, FactsBuilder facts)
    {
        var reader = new PageFactsReader(facts, kind, new LinePositions(), depth: 0);
        reader.Read(text);
        reader.Finish();
    }

    /// <summary>The links of a text that some other file carries; all of them stand where the text does.</summary>
    public static List<Link> ReadFragment(ReadOnlySpan<char> text, FactsBuilder facts, Place place) => ReadInner(text, facts, place, depth: 1, out _);

    private static List<Link> ReadInner(ReadOnlySpan<char> text, FactsBuilder facts, Place place, int depth, out PageFactsReader reader)
    {
        var outer = facts.Links.Count;
        reader = new PageFactsReader(facts, FileKind.Html, new LinePositions(place), depth);
        reader.Read(text);
        return [.. facts.TakeLinks(outer, _ => true), .. reader._ofEmbedded];
    }

    private void Read(ReadOnlySpan<char> text) => Read(text, new HtmlScanner(text, _attributes, new ElementScopes(), fileKind != FileKind.Html));

    private void Read(ReadOnlySpan<char> text, scoped HtmlScanner scanner)
    {
        while (scanner.Read() is var kind and not HtmlTokenKind.EndOfFile)
        {
            if (kind == HtmlTokenKind.Instruction)
                ReadInstruction(text, scanner);
            else if (scanner.IsInert || _isInTemplate)
                ReadInTemplate(text, scanner, kind);
            else if (kind == HtmlTokenKind.StartTag)
                Open(text, scanner);
            else if (kind == HtmlTokenKind.EndTag)
                Close(text, scanner.Name);
            else
                ReadText(text, scanner, isCData: kind == HtmlTokenKind.CData);
        }
    }

    private void Open(ReadOnlySpan<char> text, in HtmlScanner scanner)
    {
        var tag = new ElementTag(text, scanner.Name, scanner.Space, _attributes, scanner.Start);
        if (tag.IsHtml && tag.Name is "base" && !_isInNoScript)
            SeeBase(tag);
        var before = facts.Links.Count;
        (_isInNoScript ? _linksOfSome : _links).Collect(tag);
        // A shadow tree's ids are its own: nothing outside can name them, and its references stay within.
        if (!scanner.IsShadow && !_isInShadow)
            _ids.Collect(tag, _isInNoScript);
        else
            facts.TakeLinks(before, link => link is { Source.Use: LinkUse.Reference, Url.IsFragment: true });
        if (_isInNoScript)
            SetFragmentsAside(before);
        if (!(_isInNoScript && IsPixel(tag)))
            _checks?.Open(tag, scanner.IsEmptyElement);
        if (tag.IsHtml && tag.Name is "iframe" && tag.Value(KnownAttribute.SrcDoc) is { } document && depth < DeepestDocument)
            ReadEmbedded(tag, document);
        _isInTitle = tag.IsHtml && tag.Name is "title" && !scanner.IsEmptyElement && !_isInNoScript;
        if (tag.Name is "script" or "style")
            _scriptType = (tag.Value(KnownAttribute.Type) ?? "").Trim().ToLowerInvariant();
        if (tag.Name is "style" && (!tag.IsHtml || fileKind != FileKind.Html) && !scanner.IsEmptyElement)
            _foreignStyle = new StringBuilder();
    }

    private void ReadInTemplate(ReadOnlySpan<char> text, in HtmlScanner scanner, HtmlTokenKind kind)
    {
        var before = facts.Links.Count;
        if (kind == HtmlTokenKind.StartTag)
        {
            var tag = new ElementTag(text, scanner.Name, scanner.Space, _attributes, scanner.Start);
            CollectFromTemplate(tag);
            _ids.CollectFromTemplate(tag);
            if (tag.Name is "style")
                _scriptType = (tag.Value(KnownAttribute.Type) ?? "").Trim().ToLowerInvariant();
        }
        else if (scanner.RawText != RawTextKind.None && scanner.Name is "style" or "noscript")
        {
            ReadText(text, scanner, isCData: false);
        }
        SetFragmentsAside(before);
    }

    /// <summary>What stands in a template is part of no document until a script copies it, and then of this page. So its links must lead somewhere,
    /// unless the script is to fill or to set them; ids there are no anchors, and texts and names that a script may add are not missed.</summary>
    private void CollectFromTemplate(in ElementTag tag)
    {
        foreach (var kind in tag.Attributes.Present)
        {
            if (tag.Attributes.TryGet(kind, out var attribute) && HasGap(tag.Raw(attribute)))
                return;
        }
        var before = facts.Links.Count;
        _linksOfSome.Collect(tag);
        facts.TakeLinks(before, link => link.Url.IsEmpty);
    }

    /// <summary>A gap that a script fills: <c>{{ url }}</c>, <c>${url}</c>, <c>&lt;%= url %&gt;</c>, <c>[[url]]</c>.</summary>
    private static bool HasGap(ReadOnlySpan<char> value) =>
        value.ContainsAny('{', '}') || value.Contains("<%", StringComparison.Ordinal) || value.Contains("[[", StringComparison.Ordinal);

    /// <summary>The markup that readers without scripts get where others get nothing.</summary>
    private void ReadNoScript(ReadOnlySpan<char> text, in HtmlScanner outer)
    {
        var (wasInTemplate, wasInShadow) = (_isInTemplate, _isInShadow);
        (_isInNoScript, _isInTemplate, _isInShadow) = (true, wasInTemplate || outer.IsInert, wasInShadow || outer.IsShadow);
        var end = outer.ContentStart + outer.Content.Length;
        Read(text, new HtmlScanner(text[..end], _attributes, new ElementScopes(), isXml: false, outer.ContentStart, runsScripts: false));
        (_isInNoScript, _isInTemplate, _isInShadow) = (false, wasInTemplate, wasInShadow);
    }

    /// <summary>An image of one dot counts visits, and shows nothing that a text could stand for.</summary>
    private static bool IsPixel(in ElementTag tag) => tag.Name is "img"
        && (tag.Is(KnownAttribute.Width, "1") || tag.Is(KnownAttribute.Width, "0"))
        && (tag.Is(KnownAttribute.Height, "1") || tag.Is(KnownAttribute.Height, "0"));

    private void SetFragmentsAside(int from) => _fromWithin.AddRange(facts.TakeLinks(from, link => link.Url.IsFragment));

    private void Close(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        _isInTitle = false;
        _checks?.Close(name);
        if (_foreignStyle is null || name is not "style")
            return;
        _links.CollectCss(text, _foreignStyle.ToString(), _foreignStyleStart, isExact: false, "style", attribute: null);
        _foreignStyle = null;
    }

    private void ReadText(ReadOnlySpan<char> text, in HtmlScanner scanner, bool isCData)
    {
        if (_isInTitle)
        {
            _checks?.SeeTitle(scanner.Content);
        }
        else if (scanner.RawText == RawTextKind.None)
        {
            _checks?.SeeText(scanner.Content);
            if (_foreignStyle is not { } style)
                return;
            if (style.Length == 0)
                _foreignStyleStart = scanner.ContentStart;
            style.Append(isCData ? scanner.Content : CharacterReferences.DecodeText(scanner.Content));
        }
        else if (scanner.Name is "style" && _scriptType is "" or "text/css")
        {
            _links.CollectCss(text, scanner.Content, scanner.ContentStart, isExact: true, "style", attribute: null);
        }
        else if (scanner.Name is "noscript")
        {
            ReadNoScript(text, scanner);
        }
        else if (scanner.Name is "script" && ScriptTypes.IsJsonLd(_scriptType))
        {
            ReadJsonLd(text, scanner);
        }
    }

    private void ReadJsonLd(ReadOnlySpan<char> text, in HtmlScanner scanner)
    {
        if (JsonLdReader.Read(text, scanner.Content, scanner.ContentStart, _links) is { } fault)
        {
            facts.Report(FindingKind.MalformedData, positions.Of(text, scanner.ContentStart), $"the JSON-LD cannot be read: {fault}",
                facts.Shared.Source("script", null, LinkUse.Hyperlink));
        }
    }

    /// <summary>An XML file's style sheet (Associating Style Sheets with XML documents, section 2).</summary>
    private void ReadInstruction(ReadOnlySpan<char> text, in HtmlScanner scanner)
    {
        if (fileKind == FileKind.Html || !scanner.Content.StartsWith("xml-stylesheet", StringComparison.Ordinal))
            return;
        if (DeclaredEncoding.Pseudo(scanner.Content, "href") is { } href && !href.StartsWith('#'))
            _links.Add(text, scanner.Start, href, "xml-stylesheet", "href", LinkUse.Resource);
    }

    /// <summary>Section 4.2.3: only the first with an <c>href</c> counts, and not if it is no web address.</summary>
    private void SeeBase(in ElementTag tag)
    {
        if (_baseUrl is not null || tag.Value(KnownAttribute.Href) is not { } href)
            return;
        // What stands before the base is relative to it too, so it is read once the page has been.
        _baseUrl = href;
        if (UrlParser.Parse(href, UrlParser.ParseAbsolute("https://base.invalid/"), out var fault) is null)
        {
            var place = positions.Of(tag, KnownAttribute.Href);
            facts.Report(FindingKind.MalformedUrl, place, $"the address {fault}", facts.SourceOf(tag, KnownAttribute.Href), href);
        }
    }

    /// <summary>A document of its own, with the base of this one unless it has another (section 4.8.5).</summary>
    private void ReadEmbedded(in ElementTag tag, string document)
    {
        var links = ReadInner(document, facts, positions.Of(tag, KnownAttribute.SrcDoc), depth + 1, out var reader);
        if (reader._baseUrl is null)
            _ofEmbedded.AddRange(links.Where(link => !(link.Url.IsFragment && reader.Indicates(link.Url.Text))));
        else
            facts.AddGroup(reader._baseUrl, links);
        _ofEmbedded.AddRange(reader._fromWithin.Where(link => !reader.IndicatesFromWithin(link.Url.Text)));
    }

    private bool Indicates(string written) => Fragments.Indicates(UrlFragment(written), _ids.CanBeIndicated);

    private bool IndicatesFromWithin(string written) => Fragments.Indicates(UrlFragment(written), _ids.CanBeIndicatedFromWithin);

    private void Finish()
    {
        _checks?.Finish();
        facts.Links.AddRange(_ofEmbedded);
        facts.Links.AddRange(_fromWithin.Where(link => IsRelativeToBase(link) || !IndicatesFromWithin(link.Url.Text)));
        foreach (var link in facts.TakeLinks(0, link => link.Url.IsFragment && !IsRelativeToBase(link)))
            CheckFragment(link);
        facts.AddGroup(_baseUrl, facts.Links);
        _ids.Finish();
    }

    private bool IsRelativeToBase(Link link) => _baseUrl is not null && link.Source.Use != LinkUse.Reference;

    private void CheckFragment(Link link)
    {
        if (Indicates(link.Url.Text))
            return;
        var name = Fragments.NameOf(UrlFragment(link.Url.Text));
        facts.Report(FindingKind.BrokenAnchor, link.Place, $"this page has no element with the id \"{name}\"", link.Source, link.Url.Text,
            _ids.Nearest(name) is { } near ? "#" + UrlText.EncodeFragment(near) : null);
    }

    private static string UrlFragment(string written) => UrlText.EncodeFragment(UrlParser.Clean(written).AsSpan(1));
}
