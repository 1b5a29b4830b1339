using System.Text.RegularExpressions;

namespace ServiceBlog.LinkCheck.Html;

/// <summary>Elements and attributes by what browsers do with them.</summary>
internal static class ActiveNames
{
    /// <summary>Attributes that hold addresses in HTML, in SVG, in an animation of SVG, or in browsers of old.</summary>
    public static readonly FrozenSet<string> Addresses = Set(
        "action", "archive", "background", "by", "cite", "classid", "code", "codebase", "data", "dynsrc", "formaction", "from", "href", "icon",
        "imagesrcset", "longdesc", "lowsrc", "manifest", "ping", "poster", "profile", "src", "srcset", "to", "values");

    /// <summary>Elements that show a picture, in which no script runs.</summary>
    public static readonly FrozenSet<string> Images = Set("img", "image", "feImage", "input", "video", "audio", "source", "track");

    private static readonly FrozenSet<string> Fetching = Set(
        "applet", "embed", "feImage", "fencedframe", "frame", "iframe", "image", "link", "object", "param", "portal", "script", "use", "webview");

    /// <summary>Links of the head that a browser follows by itself. It goes to no canonical address, and to no licence.</summary>
    private static readonly FrozenSet<string> FetchedLinks = Set(
        "stylesheet", "icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon", "manifest", "import", "preload", "modulepreload",
        "prefetch", "prerender", "preconnect", "dns-prefetch", "compression-dictionary");

    /// <summary>Whether what an address leads to becomes part of the page, or learns of its readers. The pictures of <c>img</c>, sounds and films do not
    /// count: Markdown and directives have them as well.</summary>
    /// <param name="rel">What the element says its address is: a browser goes only to some of them.</param>
    public static bool Fetches(string element, string attribute, string rel) => attribute is "action" or "formaction" or "ping" or "background" or "dynsrc" or "lowsrc"
        || (Fetching.Contains(element) && (element != "link" || rel.Split(AsciiWhitespace.Letters.ToCharArray()).Any(FetchedLinks.Contains))
            && attribute is "src" or "href" or "data" or "code" or "codebase" or "archive" or "classid" or "imagesrcset");

    /// <summary>Whether an address names a host, or a document within itself.</summary>
    public static bool IsForeign(string address)
    {
        var written = new WrittenUrl(address);
        return written.NamesHost && !DataUrl.Is(address) && UrlScheme.Read(UrlParser.Clean(address), out _) is not "mailto" and not "tel";
    }

    private static FrozenSet<string> Set(params string[] names) => FrozenSet.Create(StringComparer.OrdinalIgnoreCase, names);
}

/// <summary>Elements that take in what follows them until they are closed, whatever else is closed before, and end tags of what was not opened.</summary>
internal sealed class UnclosedElements
{
    private static readonly FrozenSet<string> Scopes = FrozenSet.Create(
        StringComparer.Ordinal, "applet", "marquee", "object", "select", "svg", "math", "table", "template");

    /// <summary>The end tags of these would close the elements of the theme.</summary>
    private static readonly FrozenSet<string> Sections = FrozenSet.Create(
        StringComparer.Ordinal, "article", "aside", "body", "div", "footer", "header", "html", "main", "nav", "section");

    private readonly Dictionary<string, Stack<int>> _open = new(StringComparer.Ordinal);

    public void Open(Tag tag)
    {
        if (!Scopes.Contains(tag.Name) && !Sections.Contains(tag.Name))
            return;
        if (!_open.TryGetValue(tag.Name, out var starts))
            _open[tag.Name] = starts = [];
        starts.Push(tag.Start);
    }

    /// <summary>What is wrong with an end tag; null if it is fine.</summary>
    public string? Close(string name) =>
        (_open.TryGetValue(name, out var starts) && starts.TryPop(out _)) || !Sections.Contains(name)
            ? null
            : $"</{name}> closes an element of the page around this text";

    public void Report(List<ActiveContent> found)
    {
        foreach (var (name, starts) in _open.Where(open => Scopes.Contains(open.Key)))
            found.AddRange(starts.Select(start =>
                new ActiveContent(ActiveKind.Page, start, $"<{name}> has no end tag, so that it takes in the rest of the page", name)));
    }
}

/// <summary>What a style attribute does to the page around its element.</summary>
internal static partial class StyleText
{
    /// <summary>Whether the element leaves its place: then it can lie over the menu, or over all of the page.</summary>
    public static bool Covers(string css) => Placement().IsMatch(Hiding().Replace(css, Shown).ToLowerInvariant());

    private static string Shown(Match hiding)
    {
        if (hiding.Groups["code"] is not { Success: true } digits)
            return hiding.Groups["letter"].Value;
        var code = int.Parse(digits.ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return Rune.IsValid(code) ? char.ConvertFromUtf32(code) : "\uFFFD";
    }

    [GeneratedRegex("(?:^|;)position:(?:fixed|absolute|sticky)", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Placement();

    /// <summary>Comments and white space, which mean nothing, and escapes, which mean a letter.</summary>
    [GeneratedRegex(@"/\*.*?(?:\*/|\z)|[ \t\n\f\r]|\\(?:(?<code>[0-9A-Fa-f]{1,6})[ \t\n\f\r]?|(?<letter>.))", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Hiding();
}
