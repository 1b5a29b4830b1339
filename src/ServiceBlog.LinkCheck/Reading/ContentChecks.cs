namespace ServiceBlog.LinkCheck.Reading;

/// <summary>What a page must have for those who do not see it: texts for images and links, headings without gaps, a title and a language. Whatever
/// might still have a name is given the benefit of the doubt.</summary>
internal sealed class ContentChecks(FactsBuilder facts, LinePositions positions)
{
    private readonly HiddenContent _hidden = new();
    private Place? _openLink;
    private bool _openLinkHasText;
    private int _heading;
    private bool _isDocument;
    private bool _hasTitle;
    private bool _hasLanguage;
    private Place _html = new(0, 1, 1);

    /// <summary>A doctype alone makes no document: parts of pages, and files that prove who owns a site, are let be.</summary>
    public void Open(in ElementTag tag, bool isEmptyElement)
    {
        _hidden.Open(tag, isEmptyElement);
        if (tag.IsHtml && tag.Name is "html")
            SeeRoot(tag);
        _isDocument |= tag.IsHtml && tag.Name is "head" or "body";
        if (_openLink is not null && GivesText(tag))
            _openLinkHasText = true;
        if (tag.Name is "a" && (tag.Attributes.Has(KnownAttribute.Href) || tag.Attributes.Has(KnownAttribute.XLinkHref)))
            OpenLink(tag);
        else if (!_hidden.IsHidden && tag.IsHtml)
            CheckElement(tag);
    }

    public void Close(ReadOnlySpan<char> name)
    {
        _hidden.Close(name);
        if (name is "a")
            CloseLink();
    }

    public void SeeText(ReadOnlySpan<char> text)
    {
        if (_openLink is not null && !_openLinkHasText)
            _openLinkHasText = !text.IsWhiteSpace();
    }

    public void SeeTitle(ReadOnlySpan<char> text) => _hasTitle |= !text.IsWhiteSpace();

    /// <summary>Once the page is read.</summary>
    public void Finish()
    {
        CloseLink();
        // A page that redirects is not read.
        if (!_isDocument || facts.IsRedirect)
            return;
        if (!_hasTitle)
            facts.Report(FindingKind.MissingPageTitle, _html, "the page has no title", facts.Shared.Source("title", null, LinkUse.Hyperlink));
        if (!_hasLanguage)
            facts.Report(FindingKind.MissingLanguage, _html, "the page does not say its language", facts.Shared.Source("html", "lang", LinkUse.Hyperlink));
    }

    private void SeeRoot(in ElementTag tag)
    {
        if (!_isDocument)
            _html = positions.Of(tag);
        _isDocument = true;
        _hasLanguage |= tag.HasText(KnownAttribute.Lang) || tag.HasText(KnownAttribute.XmlLang);
    }

    private void OpenLink(in ElementTag tag)
    {
        CloseLink(); // a link within a link ends the outer one
        if (_hidden.IsHidden)
            return;
        _openLink = positions.Of(tag);
        _openLinkHasText = IsNamed(tag);
    }

    private void CloseLink()
    {
        if (_openLink is { } place && !_openLinkHasText)
            facts.Report(FindingKind.EmptyLink, place, "the link has no text", facts.Shared.Source("a", null, LinkUse.Hyperlink));
        _openLink = null;
    }

    private void CheckElement(in ElementTag tag)
    {
        if (tag.Name is "img" or "image" && !tag.Attributes.Has(KnownAttribute.Alt) && !IsNamed(tag) && !IsPresentation(tag))
            ReportImage(tag, FindingKind.MissingAlt, "alt", "the image has no alt text");
        if (tag.Name is "img" or "image" && LeavesSizeOpen(tag))
            ReportImage(tag, FindingKind.UnsizedImage, "width", "the image has no width and height, so no room is kept for it");
        if (tag.Name.Length != 2 || tag.Name[0] != 'h' || tag.Name[1] is < '1' or > '6' || IsPresentation(tag))
            return;
        var level = tag.Name[1] - '0';
        if (_heading > 0 && level > _heading + 1)
        {
            facts.Report(FindingKind.HeadingSkip, positions.Of(tag), string.Create(CultureInfo.InvariantCulture, $"h{level} follows h{_heading}"),
                facts.Shared.Source(facts.Shared.Names.Get(tag.Name), null, LinkUse.Hyperlink));
        }
        _heading = level;
    }

    private void ReportImage(in ElementTag tag, FindingKind kind, string attribute, string message) =>
        facts.Report(kind, positions.Of(tag), message, facts.Shared.Source("img", attribute, LinkUse.Hyperlink), tag.Value(KnownAttribute.Src));

    /// <summary>A style may give a size, and data: need not be waited for.</summary>
    private static bool LeavesSizeOpen(in ElementTag tag) =>
        !(tag.HasText(KnownAttribute.Width) && tag.HasText(KnownAttribute.Height)) && !tag.Attributes.Has(KnownAttribute.Style)
        && tag.Attributes.TryGet(KnownAttribute.Src, out var source) && !DataUrl.Is(tag.Raw(source));

    /// <summary>Content that a screen reader has a word for, or may have.</summary>
    private static bool GivesText(in ElementTag tag) => IsNamed(tag)
        || tag.HasText(KnownAttribute.Alt)
        || (tag.IsHtml && (tag.Name is "iframe" or "object" or "embed" or "video" or "audio" or "canvas" or "slot" or "input" or "button"
            or "select" or "textarea" or "meter" or "progress" || tag.Name.Contains('-')));

    private static bool IsNamed(in ElementTag tag) =>
        tag.HasText(KnownAttribute.AriaLabel) || tag.HasText(KnownAttribute.AriaLabelledBy) || tag.HasText(KnownAttribute.Title);

    private static bool IsPresentation(in ElementTag tag) => tag.Is(KnownAttribute.Role, "presentation") || tag.Is(KnownAttribute.Role, "none");
}

/// <summary>Whether the content at hand is hidden from everybody or from screen readers (<c>hidden</c>, <c>aria-hidden</c>). Without a tree an
/// element's end is found by counting tags of its name, which at worst takes too much for hidden.</summary>
internal sealed class HiddenContent
{
    private string? _element;
    private int _depth;
    private bool _isThis;

    public bool IsHidden => _element is not null || _isThis;

    public void Open(in ElementTag tag, bool isEmptyElement)
    {
        _isThis = tag.Attributes.Has(KnownAttribute.Hidden) || tag.Is(KnownAttribute.AriaHidden, "true");
        if (isEmptyElement)
            return;
        if (_element is not null)
        {
            _depth += tag.Name.SequenceEqual(_element) ? 1 : 0;
        }
        else if (_isThis)
        {
            _element = tag.Name.ToString();
            _depth = 1;
        }
    }

    public void Close(ReadOnlySpan<char> name)
    {
        _isThis = false;
        if (_element is null || !name.Equals(_element, StringComparison.OrdinalIgnoreCase))
            return;
        if (--_depth == 0)
            _element = null;
    }
}
