namespace ServiceBlog.Import.HtmlToMarkdown;

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
    public static readonly FrozenSet<string> LeftOut = Set(
        "base", "head", "link", "meta", "noscript", "param", "script", "source", "style", "template", "title", "track");

    public static readonly FrozenSet<string> FormParts = Set("button", "datalist", "input", "select", "textarea");

    /// <summary>Elements without an end tag.</summary>
    public static readonly FrozenSet<string> Void = Set(
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    public static bool IsBlock(string name) =>
        Containers.Contains(name) || Blocks.Contains(name) || KeptBlocks.Contains(name)
        // A custom element may be anything; on a line of its own it does no harm.
        || name.Contains('-', StringComparison.Ordinal);

    private static FrozenSet<string> Set(params string[] names) => FrozenSet.Create(StringComparer.Ordinal, names);
}
