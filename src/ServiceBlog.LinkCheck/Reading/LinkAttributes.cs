namespace ServiceBlog.LinkCheck.Reading;

/// <summary>
/// Which attributes hold an address (HTML standard, "Attributes", and the obsolete ones that browsers still follow,
/// section 15), and what is done with it.
/// </summary>
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
        KnownAttribute.Background when tag.Name is "body" or "table" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th" =>
            LinkUse.Hyperlink,
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
        tag.Attributes.TryGet(KnownAttribute.Rel, out var attribute);
        var relations = tag.Raw(attribute);
        foreach (var range in relations.SplitAny(' ', '\t', '\n', '\f', '\r'))
        {
            var relation = relations[range];
            if (!relation.IsEmpty && !relation.Equals("preconnect", StringComparison.OrdinalIgnoreCase)
                && !relation.Equals("dns-prefetch", StringComparison.OrdinalIgnoreCase))
            {
                return LinkUse.Resource;
            }
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
