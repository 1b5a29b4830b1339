namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>HTML that stays HTML within Markdown: on one line, since an empty line would end it, and without anything that runs. What is written is
/// read once more as a browser would, since what is in an element can hide another tree for the second reader.</summary>
internal static class RawHtml
{
    /// <summary>Elements that run code, change the page around them, or are read differently by a browser with scripts.</summary>
    private const string Active = "script, template, noscript, base, meta, link";

    private static readonly FrozenSet<string> Frames = FrozenSet.Create(StringComparer.Ordinal, "iframe", "frame", "object", "embed", "applet");

    public static string Of(IElement element)
    {
        var copy = (IElement)element.Clone(deep: true);
        if (Disarm(copy) && Frames.Contains(copy.LocalName) && !copy.HasChildNodes && !copy.HasAttribute("src") && !copy.HasAttribute("data"))
            return "";
        var html = copy.OuterHtml.Replace("\r", "", StringComparison.Ordinal)
            .Replace("\n", copy.QuerySelector("pre, textarea") is null ? " " : "&#10;", StringComparison.Ordinal);
        return copy.HasChildNodes && Disarm(HtmlConverter.Parse(html).DocumentElement)
            ? MarkdownText.Escape(HtmlText.OneLine(copy.TextContent), atLineStart: true) : html;
    }

    /// <summary>Whether an address is code. Browsers drop white space and control characters within it.</summary>
    public static bool IsCode(string address, bool inFrame = false)
    {
        var plain = string.Concat(address.Where(letter => letter > ' '));
        return Starts("javascript:") || Starts("vbscript:")
            || (Starts("data:") && (inFrame || !(Starts("data:image/") || Starts("data:audio/") || Starts("data:video/"))));

        bool Starts(string scheme) => plain.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Those of the named attributes that the element has, each with a space before it.</summary>
    public static string Attributes(IElement element, params string[] names) => string.Concat(names
        .Where(name => element.HasAttribute(name)).Select(name => $" {name}=\"{Encode(element.GetAttribute(name)!)}\""));

    public static string Encode(string value) => value
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");

    /// <summary>Takes out what runs; says whether there was anything.</summary>
    private static bool Disarm(IElement root)
    {
        var active = root.QuerySelectorAll(Active).ToArray();
        foreach (var element in active)
            element.Remove();
        var armed = root.QuerySelectorAll("*").Prepend(root)
            .SelectMany(element => element.Attributes.Where(attribute => IsArmed(element, attribute)).Select(attribute => (element, attribute.Name))).ToArray();
        foreach (var (element, name) in armed)
            element.RemoveAttribute(name);
        return active.Length + armed.Length > 0;
    }

    private static bool IsArmed(IElement element, IAttr attribute) =>
        attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || attribute.Name.Equals("srcdoc", StringComparison.OrdinalIgnoreCase)
        || IsCode(attribute.Value, Frames.Contains(element.LocalName))
        // SVG can animate an address through a list of values.
        || (attribute.Name is "values" or "to" or "from" or "by" && attribute.Value.Split(';').Any(value => IsCode(value)));
}

/// <summary>How the converter treats the elements of HTML, by their local names.</summary>
internal static class ElementNames
{
    /// <summary>Blocks that only hold other blocks, or text that becomes a paragraph.</summary>
    public static readonly FrozenSet<string> Containers = Set(
        "address", "article", "aside", "body", "center", "div", "fieldset", "footer", "header", "hgroup", "html", "main", "nav", "p",
        "section", "search");

    /// <summary>Blocks that the converter writes as Markdown.</summary>
    public static readonly FrozenSet<string> Blocks = Set(
        "blockquote", "dd", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "menu", "ol", "pre", "table", "ul");

    /// <summary>Kept as HTML on lines of their own: Markdown has nothing for them.</summary>
    public static readonly FrozenSet<string> KeptBlocks = Set(
        "applet", "audio", "canvas", "details", "dialog", "embed", "form", "frameset", "iframe", "marquee", "math", "object", "svg", "video");

    /// <summary>Kept as HTML within the line: they mean something, and their content is written as Markdown.</summary>
    public static readonly FrozenSet<string> KeptInlines = Set(
        "abbr", "bdi", "bdo", "cite", "data", "dfn", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "sub", "sup",
        "time", "u", "var", "wbr");

    /// <summary>Never part of a text.</summary>
    public static readonly FrozenSet<string> Skipped = Set(
        "base", "head", "link", "meta", "noscript", "param", "script", "source", "style", "template", "title", "track");

    public static readonly FrozenSet<string> FormParts = Set("button", "datalist", "input", "select", "textarea");

    public static readonly FrozenSet<string> Void = Set(
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    public static bool IsBlock(string name) =>
        Containers.Contains(name) || Blocks.Contains(name) || KeptBlocks.Contains(name)
        // A custom element may be anything; on a line of its own it does no harm.
        || name.Contains('-');

    private static FrozenSet<string> Set(params string[] names) => FrozenSet.Create(StringComparer.Ordinal, names);
}
