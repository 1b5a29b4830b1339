namespace ServiceBlog.Import.ContentFolders;

/// <summary>What shortcodes, includes and components of all programs become, by their usual names: figures, videos, boxes, folded parts, tabs, cards.
/// Null for a name that says nothing.</summary>
internal static partial class OldComponents
{
    /// <param name="inner">What the tag holds; null if it stands alone.</param>
    public static string? Write(OldTag tag, string? inner) => tag.Name switch
    {
        "figure" or "img" or "image" or "picture" or "imgproc" or "resize_image" or "lightbox" => Figure(tag, inner),
        "youtube" or "youtubeembed" or "youtube-lite" or "liteyoutube" or "yt" => Link(tag, "https://www.youtube.com/watch?v=", "Video on YouTube", "id", "v", "videoid", "0"),
        "vimeo" => Link(tag, "https://vimeo.com/", "Video on Vimeo", "id", "0"),
        "gist" => Gist(tag),
        "tweet" or "x" or "twitter" => tag["user"] is { } user ? $"[Post of {user}](https://twitter.com/{user}/status/{tag["id"]})" : Link(tag, "https://twitter.com/i/status/", "Post", "id", "0"),
        "instagram" => Link(tag, "https://www.instagram.com/p/", "Picture on Instagram", "id", "0"),
        "highlight" or "code" or "codeblock" when inner is not null => CodeBlock.Fence(inner.Trim('\n'), Language(tag["lang", "language", "0"])),
        "details" or "expand" or "collapse" or "accordion" or "accordionitem" or "spoiler" when inner is not null =>
            $"<details><summary>{RawHtml.Encode(tag["summary", "title", "0"] ?? "Details")}</summary>\n\n{Block(inner)}\n\n</details>",
        "aside" or "admonition" or "callout" or "notice" or "alert" or "alerts" or "hint" or "box" or "admonish" when inner is not null => Alert(tag, tag["type", "kind", "color", "0"] ?? "note", inner),
        "alert" or "callout" or "notice" or "admonition" when tag["content", "text", "message"] is { } text => Alert(tag, tag["type", "kind"] ?? "note", text),
        "param" or "qr" or "icon" or "br" or "clear" or "toc" or "tocinline" or "doccardlist" or "endraw" or "else" or "break" => tag.Name is "br" ? "<br>" : "",
        "tabs" or "tab-group" or "tabgroup" or "cardgrid" or "cards" or "card-grid" or "steps" or "step" or "filetree" or "codegroup" or "columns" or "column" or "grid" or "row" or "col" or "fragment" or "details-group" or "lead"
            or "div" or "span" or "section" or "center" or "frame" or "markdown" or "unsafe" or "html" or "raw" or "rawhtml" or "nowrap" or "packagemanagers" or "codetabs" => inner is null ? tag.Name is "packagemanagers" ? null : "" : Block(inner),
        "tab" or "tabitem" or "tab-item" or "codetab" when inner is not null => $"**{tag["label", "title", "name", "header", "value", "0"] ?? "Tab"}**\n\n{Block(inner)}\n",
        "card" or "linkcard" or "link-card" => Card(tag, inner),
        "button" or "linkbutton" or "link-button" or "btn" => $"[{HtmlText.OneLine(inner ?? tag["text", "label", "title", "content"] ?? tag["href", "link", "url"])}]({LinkWriter.Destination(tag["href", "link", "url", "relref", "to", "0"] ?? "")})",
        "link" or "a" when inner is not null && tag["to", "href"] is { } to => $"[{HtmlText.OneLine(inner)}]({LinkWriter.Destination(to)})",
        "mermaid" when inner is not null => CodeBlock.Fence(inner.Trim('\n'), "mermaid"),
        "quote" or "blockquote" when inner is not null => string.Join('\n', inner.Trim().Split('\n').Select(line => "> " + line)) + (tag["author", "cite"] is { } author ? $"\n>\n> — {author}" : ""),
        "badge" or "label" or "term" or "kbd" or "key" => inner ?? tag["text", "name", "label", "0"] ?? "",
        "video" or "audio" when tag["src", "url", "file", "mp4", "0"] is { } media => $"<{tag.Name} controls src=\"{RawHtml.Encode(media)}\"></{tag.Name}>",
        "comment" => "",
        var name when Admonitions.Kinds.Contains(name) && (inner ?? tag["content", "text", "message", "0"]) is { } text => Alert(tag, name, text),
        _ => ImageIn(tag, inner),
    };

    /// <summary>A tag of an unknown name that shows an image all the same.</summary>
    private static string? ImageIn(OldTag tag, string? inner) => tag.Values.Values.Any(value => ImageFile().IsMatch(value)) ? Figure(tag, inner) : null;

    private static string? Figure(OldTag tag, string? inner)
    {
        var source = tag["src", "url", "image", "path", "file", "image_path", "link", "img"] is { } named && (ImageFile().IsMatch(named) || tag.Name is "figure" or "img" or "image" or "picture") ? named : tag.Values.Values.FirstOrDefault(value => ImageFile().IsMatch(value));
        if (source is null)
            return null;
        var caption = HtmlText.OneLine(tag["caption", "description"] ?? inner ?? (tag["title"] is { } title && tag["alt"] is not null ? title : null));
        var alt = HtmlText.Of(tag["alt", "title"] ?? (caption.Length > 0 ? caption : tag["1"] ?? ""));
        var image = $"![{MarkdownText.Escape(alt, atLineStart: false, inLabel: true)}]({LinkWriter.Destination(source)})";
        if (tag["width"] is { } width && width.All(char.IsAsciiDigit))
            image += $"{{width={width}{(tag["height"] is { } height && height.All(char.IsAsciiDigit) ? $" height={height}" : "")}}}";
        if (tag["link", "href"] is { } link && link != source)
            image = $"[{image}]({LinkWriter.Destination(link)})";
        var attribution = tag["attr"] is { } credit ? tag["attrlink"] is { } at ? $" [{credit}]({at})" : " " + credit : "";
        var words = $"{(tag["title"] is { } heading && caption.Length > 0 && heading != caption && tag["alt"] is not null && tag["caption"] is not null ? $"**{heading}** " : "")}{caption}{attribution}".Trim();
        return words.Length == 0 ? image : $"<figure>\n\n{image}\n\n<figcaption>\n\n{words}\n\n</figcaption>\n</figure>";
    }

    private static string? Link(OldTag tag, string start, string text, params ReadOnlySpan<string> names) =>
        tag[names] is not { } id ? null : $"[{tag["title", "caption"] ?? text}]({(id.Contains("://", StringComparison.Ordinal) ? id : start + id)})";

    private static string? Gist(OldTag tag) =>
        tag["0", "id"] is not { } first ? null : $"[Gist {first}{(tag["1"] is { } id ? "/" + id : "")}](https://gist.github.com/{first}{(tag["1"] is { } number ? "/" + number : "")})";

    private static string Alert(OldTag tag, string kind, string text)
    {
        var known = kind.ToLowerInvariant() switch { "" => "note", "primary" or "secondary" or "default" => "note", "success" => "tip", "error" => "danger", var other => string.Concat(other.Where(letter => char.IsAsciiLetter(letter) || letter == '-')) };
        var title = tag["title", "heading", "label", "context", "1"];
        return "\n" + Admonitions.Alert(known.Length == 0 ? "note" : known, title, Block(text)) + "\n";
    }

    private static string Card(OldTag tag, string? inner)
    {
        var title = tag["title", "label", "name"] ?? "";
        var link = tag["href", "link", "url", "to", "relref"];
        var head = title.Length == 0 ? "" : link is null ? $"**{title}**" : $"[{title}]({LinkWriter.Destination(link)})";
        var body = Block(inner ?? tag["description", "subtitle", "content", "text"] ?? "");
        return head.Length == 0 ? body : body.Length == 0 ? head + "\n\n" : $"{head}\n\n{body}\n\n";
    }

    /// <summary>Text without empty lines around it, and as far out as its leftmost line: what was indented within a tag would be code.</summary>
    public static string Block(string text)
    {
        var lines = text.Trim('\n', ' ', '\t') is { Length: > 0 } ? text.Trim('\n').TrimEnd().Split('\n') : [];
        var indents = lines.Skip(lines.Length > 1 && !lines[0].StartsWith(' ') && text[0] != '\n' ? 1 : 0).Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart(' ', '\t').Length).ToList();
        var indent = indents.Count == 0 ? 0 : indents.Min();
        return string.Join('\n', lines.Select(line => line[..Math.Min(indent, line.Length)].Trim().Length == 0 ? line[Math.Min(indent, line.Length)..] : line)).TrimStart('\n');
    }

    private static string Language(string? name) => string.Concat((name ?? "").Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '+' or '#'));

    [GeneratedRegex(@"\.(?:png|jpe?g|gif|svg|webp|avif|bmp)(?:[?#]\S*)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex ImageFile();
}
