namespace ServiceBlog.Import.ContentFolders;

/// <summary>What shortcodes, includes and components of all programs become, by their usual names: figures, videos, boxes, folded parts, tabs, cards.
/// Null for a name that says nothing.</summary>
internal static partial class OldComponents
{
    private static readonly FrozenSet<string> TabGroups = FrozenSet.Create(StringComparer.Ordinal, "tabs", "tabpane", "tab-group", "tabgroup",
        "codetabs", "code-tabs", "packagemanagers", "codegroup", "tabset");

    private static readonly FrozenSet<string> Wrappers = FrozenSet.Create(StringComparer.Ordinal,
        "cardgrid", "cards", "card-grid", "cardpane", "steps", "step", "filetree", "grid", "row", "col", "column", "columns", "fragment",
        "details-group", "lead", "div", "span", "section", "center", "frame", "markdown",
        "unsafe", "html", "raw", "rawhtml", "nowrap", "preview", "content", "block", "container", "wrapper");

    /// <param name="inner">What the tag holds; null if it stands alone.</param>
    public static string? Write(OldTag tag, string? inner) =>
        (TabGroups.Contains(tag.Name) ? "tabs" : Wrappers.Contains(tag.Name) ? "wrapper" : tag.Name) switch
        {
            "figure" or "img" or "image" or "picture" or "imgproc" or "resize_image" or "lightbox" => Figure(tag, inner),
            "tabs" => inner is null ? tag.Name is "packagemanagers" ? null : "" : OldDirective.Holds(inner, "tab")
                ? OldDirective.Container("tabs", null, Block(inner)) : Block(inner),
            "tab" or "tabitem" or "tab-item" or "codetab" when inner is not null && (tag["label", "title", "name", "header", "value", "0"] ?? "Tab") is var label =>
                tag.Parent is { } parent && TabGroups.Contains(parent.Name) ? OldDirective.Container("tab", label, Content(tag, inner)) : $"**{label}**\n\n{Content(tag, inner)}\n",
            "gist" => Gist(tag),
            "tweet" or "x" or "twitter" => tag["user"] is { } user
                ? $"[Post of {user}](https://twitter.com/{user}/status/{tag["id"]})" : Link(tag, "https://twitter.com/i/status/", "Post", "id", "0"),
            "instagram" => Link(tag, "https://www.instagram.com/p/", "Picture on Instagram", "id", "0"),
            "columns" or "column" or "wrapper" => inner is null ? "" : Block(inner),
            "aside" or "admonition" or "callout" or "notice" or "alert" or "alerts" or "hint" or "box" or "admonish" when inner is not null =>
                Alert(tag, tag["type", "kind", "color", "0"] ?? "note", inner),
            "alert" or "callout" or "notice" or "admonition" when tag["content", "text", "message"] is { } text => Alert(tag, tag["type", "kind"] ?? "note", text),
            "param" or "qr" or "icon" or "br" or "clear" or "tocinline" or "doccardlist" or "endraw" or "else" or "break" => tag.Name is "br" ? "<br>" : "",
            "toc" or "table-of-contents" or "tableofcontents" => OldDirective.Leaf("toc", null),
            "card" or "linkcard" or "link-card" => Card(tag, inner),
            "button" or "linkbutton" or "link-button" or "btn" =>
                $"[{HtmlText.OneLine(inner ?? tag["text", "label", "title", "content"] ?? tag["href", "link", "url"])}]({LinkWriter.Destination(tag["href", "link", "url", "relref", "to", "0"] ?? "")})",
            "link" or "a" or "anchor" when inner is null && tag["to", "href"] is null && tag["id", "name"] is { } id => $"<a id=\"{RawHtml.Encode(id)}\"></a>",
            "link" or "a" when inner is not null && tag["to", "href"] is { } to => $"[{HtmlText.OneLine(inner)}]({LinkWriter.Destination(to)})",
            "mermaid" when inner is not null => CodeBlock.Fence(inner.Trim('\n'), "mermaid"),
            "quote" or "blockquote" when inner is not null =>
                string.Join('\n', inner.Trim().Split('\n').Select(line => "> " + line)) + (tag["author", "cite"] is { } author ? $"\n>\n> — {author}" : ""),
            "badge" or "label" or "term" => inner ?? tag["text", "name", "label", "0"] ?? "",
            "kbd" or "key" => $"<kbd>{RawHtml.Encode(inner ?? tag["text", "name", "0"] ?? "")}</kbd>",
            "video" or "audio" when tag["src", "url", "file", "mp4", "0"] is { } media =>
                OldDirective.Leaf(tag.Name, tag["title", "caption"], ("src", media), ("poster", tag["poster"])),
            "comment" => "",
            var name when Admonitions.Kinds.Contains(name) && (inner ?? tag["content", "text", "message", "0"]) is { } text => Alert(tag, name, text),
            var name => OfLikeName(name, tag, inner) ?? ImageIn(tag, inner),
        };

    /// <summary>By a word within the name of a component that a site made itself: <c>lite-youtube-embed</c>, <c>DetailedExplanation</c>, <c>code-toggle</c>.</summary>
    private static string? OfLikeName(string name, OldTag tag, string? inner) =>
        tag.Has("youtube") || name == "yt" ? Film("youtube", tag, YouTubeKey(), "https://www.youtube.com/watch?v=")
        : tag.Has("vimeo") ? Film("vimeo", tag, VimeoKey(), "https://vimeo.com/")
        : tag["code"] is { } code && inner is null && tag.Has("code") ? CodeBlock.Fence(code.Trim('\n'), Language(tag["lang", "language"]))
        : inner is null && tag["0"] is { } words && tag["1"] is { } address
            && IsAddress(address) && !ImageFile().IsMatch(address)
            && !words.Contains('/')
            ? $"[{MarkdownText.Escape(words, atLineStart: false, inLabel: true)}]({LinkWriter.Destination(address)})"
        : inner is null ? null
        : name == "highlight" && !inner.Contains('\n') ? inner
        : tag.Has("highlight") || tag.Has("code") || tag.Has("terminal") || tag.Has("console") ? Code(inner, tag["lang", "language", "0"])
        : tag.Has("detail") || tag.Has("expand") || tag.Has("collaps") || tag.Has("accordion") || tag.Has("spoiler") || tag.Has("toggle")
            ? OldDirective.Container("details", tag["summary", "title", "label", "0"] ?? "Details", Block(inner))
        : null;

    private static bool Has(this OldTag tag, string word) => tag.Name.Contains(word, StringComparison.Ordinal);

    /// <summary>A tag of an unknown name that shows an image all the same.</summary>
    private static string? ImageIn(OldTag tag, string? inner) => tag.Values.Values.Any(value => ImageFile().IsMatch(value)) ? Figure(tag, inner) : null;

    private static string? Figure(OldTag tag, string? inner)
    {
        var source = tag["src", "url", "image", "path", "file", "image_path", "link", "img"] is { } named
            && (ImageFile().IsMatch(named) || tag.Name is "figure" or "img" or "image" or "picture")
            ? named : tag.Values.Values.FirstOrDefault(value => ImageFile().IsMatch(value));
        if (source is null)
            return null;
        var caption = HtmlText.OneLine(tag["caption", "description"] ?? inner ?? (tag["title"] is { } title && tag["alt"] is not null ? title : null));
        var alt = HtmlText.Of(tag["alt", "title"] ?? (caption.Length > 0 ? caption : tag["1"] ?? ""));
        var image = $"![{MarkdownText.Escape(alt, atLineStart: false, inLabel: true)}]({LinkWriter.Destination(source)})";
        if (tag["width"] is { } width && width.All(char.IsAsciiDigit))
            image += $"{OldDirective.Brace}width={width}{(tag["height"] is { } height && height.All(char.IsAsciiDigit) ? $" height={height}" : "")}}}";
        if (tag["link", "href"] is { } link && link != source)
            image = $"[{image}]({LinkWriter.Destination(link)})";
        var attribution = tag["attr"] is { } credit ? tag["attrlink"] is { } at ? $" [{credit}]({at})" : " " + credit : "";
        var words = $"{(tag["title"] is { } heading && caption.Length > 0 && heading != caption && tag["alt"] is not null && tag["caption"] is not null ? $"**{heading}** " : "")}{caption}{attribution}".Trim();
        return words.Length == 0 ? image
            : image.StartsWith('[') ? $"<figure>\n\n{image}\n\n<figcaption>\n\n{words}\n\n</figcaption>\n</figure>"
            : OldDirective.Leaf("figure", words, ("src", source), ("alt", alt), ("width", Digits(tag["width"])), ("height", Digits(tag["height"])));
    }

    private static string? Link(OldTag tag, string start, string text, params IEnumerable<string> names) =>
        tag[names] is not { } id ? null : $"[{tag["title", "caption"] ?? text}]({(id.Contains("://", StringComparison.Ordinal) ? id : start + id)})";

    private static string? Digits(string? size) => size is { Length: > 0 } && size.All(char.IsAsciiDigit) ? size : null;

    /// <summary>A film by its key, which may stand in an address.</summary>
    private static string? Film(string site, OldTag tag, Regex key, string start)
    {
        if (tag["id", "v", "videoid", "video", "url", "src", "link", "0"] is not { } id)
            return null;
        var found = id.Contains('/') ? key.Match(id).Groups["key"].Value : id;
        return found.Length > 0 && found.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? OldDirective.Leaf(site, tag["title", "caption", "label"], ("video", found))
            : $"[{tag["title", "caption"] ?? "Film"}]({(id.Contains("://", StringComparison.Ordinal) ? id : start + id)})";
    }

    /// <summary>A film in a frame, or where an image would stand, on a line of its own.</summary>
    public static string Film(Match frame) =>
        $"\n{frame.Groups["indent"].Value}{OldDirective.Leaf(frame.Groups["vimeo"].Success ? "vimeo" : "youtube", frame.Groups["title"].Success ? frame.Groups["title"].Value : FrameTitle().Match(frame.Value).Groups["title"].Value, ("video", frame.Groups["id"].Value))}\n";

    private static string? Gist(OldTag tag) =>
        tag["0", "id"] is not { } first
            ? null : $"[Gist {first}{(tag["1"] is { } id ? "/" + id : "")}](https://gist.github.com/{first}{(tag["1"] is { } number ? "/" + number : "")})";

    private static string Alert(OldTag tag, string kind, string text)
    {
        var known = kind.ToLowerInvariant() switch
        {
            "" => "note",
            "primary" or "secondary" or "default" => "note",
            "success" => "tip",
            "error" => "danger",
            var other => string.Concat(other.Where(letter => char.IsAsciiLetter(letter) || letter == '-'))
        };
        var title = tag["title", "heading", "label", "context", "1"];
        // What leads further has words of the old theme, which are not known.
        var (heading, more) = IsAddress(title) ? (null, $"\n\n[{title}]({LinkWriter.Destination(title!)})") : (title, "");
        return "\n" + Admonitions.Alert(known.Length == 0 ? "note" : known, heading, Block(text) + more) + "\n";
    }

    private static string Card(OldTag tag, string? inner)
    {
        var title = tag["title", "label", "name"] ?? "";
        var link = tag["href", "link", "url", "to", "relref"];
        var head = title.Length == 0 ? "" : link is null ? $"**{title}**" : $"[{title}]({LinkWriter.Destination(link)})";
        var body = Content(tag, inner ?? tag["description", "subtitle", "content", "text"] ?? "");
        return head.Length == 0 ? body : body.Length == 0 ? head + "\n\n" : $"{head}\n\n{body}\n\n";
    }

    private static bool IsAddress(string? value) => value is ['/', ..] || value?.StartsWith("http", StringComparison.Ordinal) == true;

    private static string Content(OldTag tag, string inner) =>
        tag.HoldsCode ? Code(inner, tag["lang", "language"] ?? tag.Parent?["lang", "language"]) : Block(inner);

    /// <summary>What is shown as it stands; if it holds a block of code, that is it.</summary>
    private static string Code(string inner, string? language) => inner.Trim() is { Length: > 0 } code && !code.Contains("```", StringComparison.Ordinal)
        ? CodeBlock.Fence(inner.Trim('\n').TrimEnd(), Language(language)) : Block(inner);

    /// <summary>Text without empty lines around it, and as far out as its leftmost line: what was indented within a tag would be code.</summary>
    public static string Block(string text)
    {
        var lines = text.Trim('\n', ' ', '\t') is { Length: > 0 } ? text.Trim('\n').TrimEnd().Split('\n') : [];
        var indents = lines.Skip(lines.Length > 1 && !lines[0].StartsWith(' ') && text[0] != '\n' ? 1 : 0).Where(line => line.Trim().Length > 0)
            .Select(line => line.Length - line.TrimStart(' ', '\t').Length).ToList();
        var indent = indents.Count == 0 ? 0 : indents.Min();
        return string.Join('\n', lines.Select(line => line[..Math.Min(indent, line.Length)].Trim().Length == 0
            ? line[Math.Min(indent, line.Length)..] : line)).TrimStart('\n');
    }

    private static string Language(string? name) => string.Concat((name ?? "").Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '+' or '#'));

    [GeneratedRegex("""^(?<indent>[ \t]*)<iframe\b[^<>]*?\bsrc\s*=\s*["']?(?:https?:)?//(?:(?:www\.)?youtube(?:-nocookie)?\.com/embed/|(?<vimeo>player\.vimeo\.com/video/))(?<id>[\w-]{6,})[^<>]*>\s*</iframe>[ \t]*$|^(?<indent>[ \t]*)!\[(?<title>[^\[\]\n]*)\]\(<?https?://(?:www\.)?(?:youtube\.com/(?:watch\?v=|embed/|shorts/)|youtu\.be/|(?<vimeo>vimeo\.com/))(?<id>[\w-]{6,})[^()\n]*\)[ \t]*$""", AnyCase | RegexOptions.Multiline, MatchTimeout)]
    public static partial Regex FilmFrame();

    [GeneratedRegex(@"\btitle\s*=\s*""(?<title>[^""]*)""", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex FrameTitle();

    [GeneratedRegex(@"(?:[?&]v=|youtu\.be/|/embed/|/shorts/)(?<key>[\w-]{6,})", RegexOptions.ExplicitCapture, MatchTimeout)]
    public static partial Regex YouTubeKey();

    [GeneratedRegex(@"vimeo\.com/(?:video/)?(?<key>\d+)", RegexOptions.ExplicitCapture, MatchTimeout)]
    public static partial Regex VimeoKey();

    [GeneratedRegex(@"\.(?:png|jpe?g|gif|svg|webp|avif|bmp)(?:[?#]\S*)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex ImageFile();
}
