namespace ServiceBlog.LinkCheck.Reading;

/// <summary>Which attributes hold an address (HTML standard, "Attributes", and the obsolete ones that browsers still follow, section 15), and what is
/// done with it.</summary>
internal static class LinkAttributes
{
    /// <summary>What an attribute with one address is for; null if it holds none.</summary>
    public static LinkUse? UseOf(KnownAttribute attribute, in ElementTag tag) => attribute switch
    {
        KnownAttribute.XLinkHref or KnownAttribute.Href when !tag.IsHtml => OfForeign(attribute, tag),
        _ when !tag.IsHtml => null,
        KnownAttribute.Href => OfHref(tag),
        KnownAttribute.Src => OfSource(tag),
        KnownAttribute.Data when tag.Name is "object" => LinkUse.Resource,
        KnownAttribute.Poster when tag.Name is "video" => LinkUse.Hyperlink,
        KnownAttribute.Action when tag.Name is "form" => OfForm(attribute, KnownAttribute.Method, tag),
        KnownAttribute.FormAction when Submits(tag) => OfForm(attribute, KnownAttribute.None, tag),
        KnownAttribute.Cite when tag.Name is "blockquote" or "q" or "ins" or "del" => LinkUse.Hyperlink,
        KnownAttribute.LongDesc when tag.Name is "img" or "iframe" or "frame" => LinkUse.Hyperlink,
        KnownAttribute.Background when tag.Name is "body" or "table" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th" => LinkUse.Hyperlink,
        _ => null,
    };

    /// <summary>Attributes of SVG whose value is CSS and may refer to an element or a file.</summary>
    public static bool IsPaint(KnownAttribute attribute) => attribute
        is KnownAttribute.Fill or KnownAttribute.Stroke or KnownAttribute.Filter or KnownAttribute.Mask or KnownAttribute.ClipPath
        or KnownAttribute.Cursor or KnownAttribute.MarkerStart or KnownAttribute.MarkerMid or KnownAttribute.MarkerEnd;

    /// <summary>SVG 2, section 16.1: <c>href</c> wins over <c>xlink:href</c>. In MathML 3 every element can be a link.</summary>
    private static LinkUse? OfForeign(KnownAttribute attribute, in ElementTag tag)
    {
        if (attribute == KnownAttribute.XLinkHref && tag.Attributes.Has(KnownAttribute.Href))
            return null;
        if (tag.Name is "a" || tag.Space == ElementSpace.MathMl)
            return LinkUse.Hyperlink;
        return RefersInSvg(tag.Name) ? LinkUse.Reference : null;
    }

    /// <summary>The elements of SVG 2, and those of SVG 1.1, that have an <c>href</c>.</summary>
    private static bool RefersInSvg(ReadOnlySpan<char> name) => name
        is "use" or "image" or "feImage" or "script" or "textPath" or "mpath" or "pattern" or "linearGradient" or "radialGradient"
        or "animate" or "animateMotion" or "animateTransform" or "animateColor" or "set" or "discard" or "filter" or "mask" or "marker"
        or "cursor" or "tref" or "altGlyph" or "glyphRef" or "font-face-uri" or "color-profile";

    private static LinkUse? OfHref(in ElementTag tag) => tag.Name switch
    {
        "a" or "area" => LinkUse.Hyperlink,
        "link" => OfRelation(tag),
        _ => null,
    };

    /// <summary>Section 4.2.4: without a relation or a property a <c>link</c> links to nothing.</summary>
    private static LinkUse? OfRelation(in ElementTag tag)
    {
        if (!tag.HasText(KnownAttribute.Rel))
            return tag.HasText(KnownAttribute.ItemProp) ? LinkUse.Hyperlink : null;
        var relations = tag.Decoded(KnownAttribute.Rel);
        foreach (var range in relations.SplitAny(AsciiWhitespace.Letters))
        {
            if (relations[range].ToString().ToLowerInvariant() is not ("" or "preconnect" or "dns-prefetch"))
                return LinkUse.Resource;
        }
        return LinkUse.Connection;
    }

    private static LinkUse? OfSource(in ElementTag tag) => tag.Name switch
    {
        "script" => ScriptTypes.Runs(tag.Value(KnownAttribute.Type)) ? LinkUse.Resource : null,
        "img" or "image" or "source" or "track" or "audio" or "video" => LinkUse.Resource,
        "iframe" or "frame" or "embed" => LinkUse.Hyperlink,
        "input" when tag.Is(KnownAttribute.Type, "image") => LinkUse.Resource,
        _ => null,
    };

    /// <summary>A submit button (section 4.10.18.6): a <c>button</c> unless it says otherwise, an <c>input</c> only if it says so.</summary>
    private static bool Submits(in ElementTag tag) => tag.Name switch
    {
        "button" => !tag.Is(KnownAttribute.Type, "button") && !tag.Is(KnownAttribute.Type, "reset"),
        "input" => tag.Is(KnownAttribute.Type, "submit") || tag.Is(KnownAttribute.Type, "image"),
        _ => false,
    };

    /// <summary>An empty action is the page itself whatever the base is (section 4.10.22.3), and a dialog's leads nowhere.</summary>
    private static LinkUse? OfForm(KnownAttribute attribute, KnownAttribute method, in ElementTag tag) =>
        tag.HasText(attribute) && !tag.Is(method, "dialog") ? LinkUse.Hyperlink : null;
}

/// <summary>The names and properties of <c>meta</c> whose content is an address: Open Graph, X cards and the like.</summary>
internal static class MetaAddresses
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "og:image", "og:image:url", "og:image:secure_url", "og:url", "og:video", "og:video:url", "og:video:secure_url",
        "og:audio", "og:audio:url", "og:audio:secure_url", "og:see_also",
        "twitter:image", "twitter:image:src", "twitter:image0", "twitter:image1", "twitter:image2", "twitter:image3",
        "twitter:player", "twitter:player:stream", "twitter:url",
        "msapplication-config", "msapplication-starturl", "msapplication-tileimage", "msapplication-square70x70logo",
        "msapplication-square150x150logo", "msapplication-square310x310logo", "msapplication-wide310x150logo",
        "citation_pdf_url", "citation_abstract_html_url", "citation_fulltext_html_url", "citation_public_url");

    /// <summary>Properties of schema.org that microdata gives in <c>meta itemprop</c>.</summary>
    private static readonly FrozenSet<string> ItemProperties = FrozenSet.Create(
        StringComparer.Ordinal, "url", "image", "logo", "thumbnailUrl", "contentUrl", "embedUrl", "sameAs");

    public static bool IsOf(in ElementTag tag) => Names.Contains(tag.Value(KnownAttribute.Name)?.Trim() ?? "")
        || Names.Contains(tag.Value(KnownAttribute.Property)?.Trim() ?? "") || ItemProperties.Contains(tag.Value(KnownAttribute.ItemProp)?.Trim() ?? "");

    /// <summary>Windows takes "none" for no configuration at all.</summary>
    public static bool IsPlaceholder(string content) =>
        string.IsNullOrWhiteSpace(content) || content.Trim().Equals("none", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a <c>script</c> holds, told by its <c>type</c> (HTML standard, section 4.12.1.1).</summary>
internal static class ScriptTypes
{
    /// <summary>The MIME types of JavaScript (MIME Sniffing standard, section 4.6): all of them, and none with a parameter.</summary>
    private static readonly FrozenSet<string> JavaScript = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "application/ecmascript", "application/javascript", "application/x-ecmascript", "application/x-javascript", "text/ecmascript",
        "text/javascript", "text/javascript1.0", "text/javascript1.1", "text/javascript1.2", "text/javascript1.3", "text/javascript1.4",
        "text/javascript1.5", "text/jscript", "text/livescript", "text/x-ecmascript", "text/x-javascript");

    /// <summary>It is fetched and run; a data block's <c>src</c> is never looked at.</summary>
    public static bool Runs(string? type) =>
        string.IsNullOrEmpty(type) || JavaScript.Contains(type.Trim()) || type.Trim().Equals("module", StringComparison.OrdinalIgnoreCase);

    /// <summary>It holds linked data (JSON-LD 1.1, section 7), of whatever profile.</summary>
    public static bool IsJsonLd(string type) => type.Split(';')[0].Trim().Equals("application/ld+json", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Where in the markup an address stands; shared by all links of one kind.</summary>
/// <param name="Element">The element's name; null in a style sheet or a manifest.</param>
/// <param name="Attribute">The attribute's name; null for an address that is text.</param>
public sealed record LinkSource(string? Element, string? Attribute, LinkUse Use);

/// <summary>What a browser or a machine does with an address, as far as that decides what is wrong with it.</summary>
public enum LinkUse
{
    Hyperlink, // a link that readers may follow. Empty is the page itself
    Resource, // it is fetched and shown or run. Empty fetches nothing, which is a mistake
    Reference, // an SVG or CSS reference: a mere fragment means this document, whatever its base is
    Connection, // only the host is connected to (preconnect): the path need not exist
    Identifier, // it names a thing (JSON-LD's @id) and need not be read by anybody
    Refresh, // the page sends its reader on (meta refresh)
}
