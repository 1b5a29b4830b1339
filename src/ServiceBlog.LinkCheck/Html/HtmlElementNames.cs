namespace ServiceBlog.LinkCheck.Html;

/// <summary>Finds where an element whose content is text ends (HTML standard, sections 13.2.5.9 to 13.2.5.31).</summary>
internal static class RawTextEnd
{
    /// <summary>Where the element's own end tag starts; the length if it never ends.</summary>
    public static int Of(ReadOnlySpan<char> text, ReadOnlySpan<char> element)
    {
        for (var from = 0; text[from..].IndexOf("</", StringComparison.Ordinal) is >= 0 and var found; from += found + 2)
        {
            if (IsTag(text[(from + found + 2)..], element))
                return from + found;
        }
        return text.Length;
    }

    /// <summary>The same for a script, in which <c>&lt;!-- &lt;script&gt;</c> hides the next end tag: "script data double escaped", there so that old
    /// pages which hide scripts in comments keep working.</summary>
    public static int OfScript(ReadOnlySpan<char> text)
    {
        var (isEscaped, isDoubleEscaped) = (false, false);
        for (var at = 0; ;)
        {
            var found = text[at..].IndexOfAny('<', '-');
            if (found < 0)
                return text.Length;
            at += found;
            var rest = text[at..];
            if (rest[0] == '-')
            {
                var closes = isEscaped && rest.StartsWith("-->", StringComparison.Ordinal);
                (isEscaped, isDoubleEscaped) = (isEscaped && !closes, isDoubleEscaped && !closes);
            }
            else if (rest.StartsWith("<!--", StringComparison.Ordinal))
            {
                // Its dashes may be those of the closing arrow: "<!-->" is a whole comment.
                isEscaped = true;
                at++;
            }
            else if (rest.StartsWith("</", StringComparison.Ordinal) && IsTag(rest[2..], "script"))
            {
                if (!isDoubleEscaped)
                    return at;
                isDoubleEscaped = false;
            }
            else
            {
                isDoubleEscaped |= isEscaped && IsTag(rest[1..], "script");
            }
            at++;
        }
    }

    private static bool IsTag(ReadOnlySpan<char> text, ReadOnlySpan<char> name) =>
        text.Length > name.Length
        && text.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && text[name.Length] is '\t' or '\n' or '\f' or '\r' or ' ' or '/' or '>';
}

/// <summary>The states of the tokenizer in which tags are text (HTML standard, section 13.2.6.2).</summary>
internal enum RawTextKind
{
    None,
    RcData, // only the element's own end tag counts, and character references do
    RawText, // only the element's own end tag counts
    Script, // as raw text, but a commented <script> within has to be closed too
    Plain, // nothing ends it
}

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
