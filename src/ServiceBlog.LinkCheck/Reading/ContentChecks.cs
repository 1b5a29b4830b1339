namespace ServiceBlog.LinkCheck.Reading;

/// <summary>
/// What a page must have for those who do not see it: texts for images and links, headings without gaps, a title and a
/// language. Whatever might still have a name is given the benefit of the doubt.
/// </summary>
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
        // Nobody stays on a page that sends everybody on.
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
            _html = positions.Of(tag.Text, tag.Start);
        _isDocument = true;
        _hasLanguage |= tag.HasText(KnownAttribute.Lang) || tag.HasText(KnownAttribute.XmlLang);
    }

    private void OpenLink(in ElementTag tag)
    {
        CloseLink(); // a link within a link ends the outer one
        if (_hidden.IsHidden)
            return;
        _openLink = positions.Of(tag.Text, tag.Start);
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
        {
            facts.Report(FindingKind.MissingAlt, positions.Of(tag.Text, tag.Start), "the image has no alt text",
                facts.Shared.Source("img", "alt", LinkUse.Hyperlink), tag.Value(KnownAttribute.Src));
        }
        if (tag.Name is "img" or "image" && LeavesSizeOpen(tag))
        {
            facts.Report(FindingKind.UnsizedImage, positions.Of(tag.Text, tag.Start), "the image has no width and height, so no room is kept for it",
                facts.Shared.Source("img", "width", LinkUse.Hyperlink), tag.Value(KnownAttribute.Src));
        }
        if (tag.Name.Length == 2 && tag.Name[0] == 'h' && tag.Name[1] is >= '1' and <= '6' && !IsPresentation(tag))
            CheckHeading(tag, tag.Name[1] - '0');
    }

    private void CheckHeading(in ElementTag tag, int level)
    {
        if (_heading > 0 && level > _heading + 1)
        {
            facts.Report(FindingKind.HeadingSkip, positions.Of(tag.Text, tag.Start), string.Create(CultureInfo.InvariantCulture, $"h{level} follows h{_heading}"),
                facts.Shared.Source(facts.Shared.Names.Get(tag.Name), null, LinkUse.Hyperlink));
        }
        _heading = level;
    }

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

    private static bool IsPresentation(in ElementTag tag) =>
        tag.Is(KnownAttribute.Role, "presentation") || tag.Is(KnownAttribute.Role, "none");
}
