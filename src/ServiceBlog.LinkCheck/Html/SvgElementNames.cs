namespace ServiceBlog.LinkCheck.Html;

/// <summary>SVG elements with capitals, which HTML's tokenizer takes away and tree construction gives back (section 13.2.6.5).</summary>
internal static class SvgElementNames
{
    /// <summary>Those that can hold an address or a style; of all others nobody asks the name.</summary>
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
