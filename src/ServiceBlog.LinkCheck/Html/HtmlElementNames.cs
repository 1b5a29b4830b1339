namespace ServiceBlog.LinkCheck.Html;

/// <summary>What the HTML standard's parser knows of element names, all in lower case.</summary>
internal static class HtmlElementNames
{
    /// <summary>How the parser reads on behind a start tag of HTML (section 13.2.6.4).</summary>
    /// <param name="runsScripts">Then <c>noscript</c> holds text.</param>
    public static RawTextKind RawTextOf(ReadOnlySpan<char> name, bool runsScripts) => name switch
    {
        "title" or "textarea" => RawTextKind.RcData,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => RawTextKind.RawText,
        "noscript" when runsScripts => RawTextKind.RawText,
        "script" => RawTextKind.Script,
        "plaintext" => RawTextKind.Plain,
        _ => RawTextKind.None,
    };

    /// <summary>Void elements (section 13.1.2): they have no end tag and no content.</summary>
    public static bool IsVoid(ReadOnlySpan<char> name) => name
        is "area" or "base" or "br" or "col" or "embed" or "frame" or "hr" or "image" or "img" or "input" or "link" or "meta" or "param"
        or "source" or "track" or "wbr";

    /// <summary>Start tags that end SVG and MathML (section 13.2.6.5); <c>font</c> does too with certain attributes.</summary>
    public static bool BreaksOut(ReadOnlySpan<char> name) => name
        is "b" or "big" or "blockquote" or "body" or "br" or "center" or "code" or "dd" or "div" or "dl" or "dt" or "em" or "embed"
        or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "head" or "hr" or "i" or "img" or "li" or "listing" or "menu" or "meta"
        or "nobr" or "ol" or "p" or "pre" or "ruby" or "s" or "small" or "span" or "strong" or "strike" or "sub" or "sup" or "table"
        or "tt" or "u" or "ul" or "var";
}

/// <summary>SVG elements with capitals, which HTML's tokenizer takes away and tree construction gives back (section 13.2.6.5).</summary>
internal static class SvgElementNames
{
    /// <summary>Those that can hold an address or a style; of all others the name is never asked.</summary>
    public static ReadOnlySpan<char> Adjust(ReadOnlySpan<char> lower) => lower switch
    {
        "altglyph" => "altGlyph",
        "animatecolor" => "animateColor",
        "animatemotion" => "animateMotion",
        "animatetransform" => "animateTransform",
        "clippath" => "clipPath",
        "feimage" => "feImage",
        "foreignobject" => "foreignObject",
        "glyphref" => "glyphRef",
        "lineargradient" => "linearGradient",
        "radialgradient" => "radialGradient",
        "textpath" => "textPath",
        _ => lower,
    };
}
