using ServiceBlog.LinkCheck.Css;

namespace ServiceBlog.LinkCheck.Html;

/// <summary>What makes a piece of HTML more than text with marks.</summary>
public enum ActiveKind
{
    Script, // it runs a script
    ScriptAddress, // an address that holds a script, or a page of its own
    Fetch, // it brings something from another site, or sends something there
    Page, // it changes, covers or swallows the page around it
}

/// <summary>One such thing.</summary>
/// <param name="Start">Where its tag starts in the text.</param>
/// <param name="Message">What it does: a sentence without its full stop.</param>
public sealed record ActiveContent(ActiveKind Kind, int Start, string Message, string Element, string? Attribute = null, string? Url = null);

/// <summary>Finds in a piece of HTML what can run, what is fetched from elsewhere, and what takes hold of the page around it, by reading it as a
/// browser would.</summary>
public sealed class ActiveHtml
{
    private const string Sentinel = "<end-of-text>"; // stands behind the text: if it is not read as a tag, something in the text has no end
    private readonly List<ActiveContent> _found = [];
    private readonly TagAttributes _attributes = new();

    private ActiveHtml()
    {
    }

    /// <param name="html">A part of a page's body, or with <paramref name="isXml"/> an SVG or XHTML file.</param>
    /// <returns>In order of their place.</returns>
    public static List<ActiveContent> Find(string html, bool isXml = false)
    {
        var reader = new ActiveHtml();
        reader.Read(html, isXml, runsScripts: true);
        // Readers without scripts get as markup what others get as text.
        if (!isXml && html.Contains("<noscript", StringComparison.OrdinalIgnoreCase))
            reader.Read(html, isXml, runsScripts: false);
        return [.. reader._found.DistinctBy(found => (found.Start, found.Message)).OrderBy(found => found.Start)];
    }

    /// <summary>Whether an attribute may stand on any element: it neither runs nor fetches anything, nor covers the page.</summary>
    public static bool IsHarmless(string name, string value) =>
        new ActiveHtml().IsHarmless(new Tag("a", 0, IsHtml: true), name.ToLowerInvariant(), value);

    private bool IsHarmless(Tag tag, string name, string value)
    {
        ReadAttribute(tag, name, value, "");
        return _found.Count == 0 && name is not ("srcset" or "ping" or "background" or "formaction");
    }

    /// <summary>Where the comment, the tag or the element starts that swallows the rest of a text; -1 if there is none.</summary>
    public static int FindUnclosed(string html) => new ActiveHtml().Read(html, isXml: false, runsScripts: true);

    /// <returns>Where something starts that has no end; else -1.</returns>
    private int Read(string html, bool isXml, bool runsScripts)
    {
        var text = isXml ? html : html + Sentinel;
        var scanner = new HtmlScanner(text, _attributes, new ElementScopes(), isXml, runsScripts: runsScripts);
        var open = new UnclosedElements();
        var (rawTextStart, name) = (-1, "");
        while (scanner.Read() is var kind and not HtmlTokenKind.EndOfFile)
        {
            if (kind == HtmlTokenKind.StartTag)
            {
                if (scanner.Start == html.Length)
                {
                    open.Report(_found);
                    return -1;
                }
                name = scanner.Name.ToString();
                var tag = new Tag(name, scanner.Start, scanner.Space == ElementSpace.Html);
                rawTextStart = tag.IsHtml && HtmlElementNames.RawTextOf(name, runsScripts) != RawTextKind.None ? scanner.Start : -1;
                ReadTag(text, tag);
                if (!scanner.IsEmptyElement && !isXml)
                    open.Open(tag);
            }
            else if (kind == HtmlTokenKind.EndTag)
            {
                rawTextStart = -1;
                if (!isXml && open.Close(scanner.Name.ToString()) is { } message)
                    _found.Add(new ActiveContent(ActiveKind.Page, scanner.Start, message, scanner.Name.ToString()));
            }
            else if (scanner.RawText != RawTextKind.None && name is "style")
            {
                ReadSheet(new Tag(name, rawTextStart, IsHtml: true), scanner.Content.ToString());
            }
        }
        if (isXml)
            return -1;
        var start = rawTextStart >= 0 ? rawTextStart : scanner.LastStart;
        _found.Add(new ActiveContent(ActiveKind.Page, start, rawTextStart >= 0
            ? $"<{name}> has no end tag, so that the rest of the page becomes its text"
            : "a comment or a tag has no end, so that the rest of the page vanishes in it", rawTextStart >= 0 ? name : ""));
        return start;
    }

    private void ReadTag(string text, Tag tag)
    {
        var rel = Value(text, KnownAttribute.Rel);
        foreach (var attribute in _attributes.All)
        {
            var name = text.Substring(attribute.Name, attribute.NameLength).ToLowerInvariant();
            var value = CharacterReferences.DecodeAttribute(text.AsSpan(attribute.Value, attribute.ValueLength));
            ReadAttribute(tag, name, value, rel);
        }
        ReadElement(tag, Value(text, KnownAttribute.Type), rel);
    }

    private string Value(string text, KnownAttribute kind) => _attributes.TryGet(kind, out var attribute)
        ? CharacterReferences.DecodeAttribute(text.AsSpan(attribute.Value, attribute.ValueLength)).Trim()
        : "";

    private void ReadElement(Tag tag, string type, string rel)
    {
        switch (tag.Name)
        {
            case "script" when !tag.IsHtml || ScriptTypes.Runs(type) || type.ToLowerInvariant() is "importmap" or "speculationrules":
                Add(ActiveKind.Script, tag, "<script> runs a script");
                break;
            case "base":
                AddPage(tag, "<base> makes every link of the page lead elsewhere");
                break;
            case "meta" when !_attributes.Has(KnownAttribute.ItemProp) && !_attributes.Has(KnownAttribute.Property):
                AddPage(tag, "<meta> speaks for the whole page, and may send its readers elsewhere");
                break;
            case "link" when rel.Length > 0:
                AddPage(tag, $"<link rel=\"{rel}\"> belongs to the head of the page, and counts for all of it");
                break;
            case "style" when tag.IsHtml:
                AddPage(tag, "<style> counts for the whole page");
                break;
            case "template" when _attributes.Has(KnownAttribute.ShadowRootMode):
                AddPage(tag, "a declarative shadow root takes the place of what its element holds");
                break;
            case "html" or "head" or "body" or "frameset" or "plaintext" when tag.IsHtml:
                AddPage(tag, $"<{tag.Name}> changes the whole page");
                break;
        }
    }

    private void ReadAttribute(Tag tag, string name, string value, string rel)
    {
        var local = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (local.Length > 2 && local.StartsWith("on", StringComparison.Ordinal))
            Add(ActiveKind.Script, tag, $"{name} runs a script", name);
        else if (name == "srcdoc")
            Add(ActiveKind.Script, tag, "srcdoc holds a page of its own, which runs with the rights of this site", name);
        else if (name == "style")
            ReadStyle(tag, value);
        else if (name == "attributename" && value.Trim().ToLowerInvariant() is "href" or "xlink:href")
            Add(ActiveKind.Script, tag, $"<{tag.Name}> animates an address, which can become a script", name, value);
        else if (ActiveNames.Addresses.Contains(local))
            ReadAddress(tag, name, local, value, rel);
    }

    private void ReadAddress(Tag tag, string name, string local, string value, string rel)
    {
        var addresses = local switch
        {
            "srcset" or "imagesrcset" => SourceSet.Parse(value).Select(image => image.Url),
            "values" => value.Split(';'),
            "ping" or "archive" => value.Split(AsciiWhitespace.Letters.ToCharArray(), StringSplitOptions.RemoveEmptyEntries),
            _ => [value],
        };
        foreach (var address in addresses)
        {
            if (ScriptUrl.Is(address, isImage: ActiveNames.Images.Contains(tag.Name)))
                Add(ActiveKind.ScriptAddress, tag, $"the {name} of <{tag.Name}> holds a script or a page of its own in place of an address", name, address);
            else if (ActiveNames.Fetches(tag.Name, local, rel) && ActiveNames.IsForeign(address))
                Add(ActiveKind.Fetch, tag, Fetched(tag.Name, local), name, address);
        }
    }

    private static string Fetched(string element, string attribute) => attribute switch
    {
        "action" or "formaction" => "the form sends what readers write to another site",
        "ping" => "ping tells another site of every click",
        _ => $"<{element}> brings along something from another site",
    };

    private void ReadSheet(Tag tag, string css)
    {
        if (ForeignIn(css, isSheet: true) is { } url)
            Add(ActiveKind.Fetch, tag, "the style sheet fetches something from another site", null, url);
    }

    private void ReadStyle(Tag tag, string css)
    {
        if (ForeignIn(css, isSheet: false) is { } url)
            Add(ActiveKind.Fetch, tag, "the style fetches something from another site", "style", url);
        if (StyleText.Covers(css))
            Add(ActiveKind.Page, tag, "the style lets the element cover other parts of the page", "style");
    }

    private static string? ForeignIn(string css, bool isSheet)
    {
        var reader = new CssUrlReader(css, isSheet);
        while (reader.Read(out var url))
        {
            if (ActiveNames.IsForeign(url.Value) || ScriptUrl.Is(url.Value, isImage: true))
                return url.Value;
        }
        return null;
    }

    private void AddPage(Tag tag, string message) => Add(ActiveKind.Page, tag, message);

    private void Add(ActiveKind kind, Tag tag, string message, string? attribute = null, string? url = null) =>
        _found.Add(new ActiveContent(kind, tag.Start, message, tag.Name, attribute, url));
}

/// <summary>A start tag.</summary>
/// <param name="Name">As the DOM has it.</param>
internal readonly record struct Tag(string Name, int Start, bool IsHtml);
