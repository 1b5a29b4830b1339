namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>Writes the blocks of an element, one string each: to be parted by empty lines, or indented by whatever holds them. What Markdown has no
/// words for stays HTML.</summary>
internal sealed class BlockWriter(ConversionOptions options)
{
    private const int MaxDepth = 60;

    /// <summary>As deep as blocks of Markdown may nest; a site holds a little more.</summary>
    private const int MostLevels = 44;

    private readonly HeadingLevels _levels = new();
    private int _depth;
    private int _markdownDepth;

    public List<string> Write(INode container)
    {
        var blocks = new List<string>();
        var line = new InlineReader(options);
        foreach (var child in container.ChildNodes)
        {
            List<string>? own = child switch
            {
                IElement element when IsBlock(element) => WriteNested(element),
                IComment { Data: var data } when data.Trim() is "more" or "nextpage" => [$"<!--{data.Trim()}-->"],
                _ => null,
            };
            if (own is null)
            {
                line.Add(child);
                continue;
            }
            blocks.AddRange([.. line.Paragraphs(), .. own]);
            line = new InlineReader(options);
        }
        blocks.AddRange(line.Paragraphs());
        return blocks;
    }

    public static string Join(IEnumerable<string> blocks) => string.Join("\n\n", blocks);

    /// <summary>A block within another.</summary>
    public List<string> WriteNested(IElement element)
    {
        var levels = element.LocalName switch
        {
            "ul" or "ol" or "menu" or "dir" or "dl" => 2, // itself and its item
            "blockquote" => 1,
            _ => 0,
        };
        if (_depth + 1 < MaxDepth && _markdownDepth + levels <= MostLevels)
        {
            _depth++;
            _markdownDepth += levels;
            List<string> blocks = [.. WriteBlock(element)];
            _depth--;
            _markdownDepth -= levels;
            return blocks;
        }
        options.Skipped(element, "nested too deep; its text is kept");
        var line = new InlineReader(options);
        line.Add(element);
        return [.. line.Paragraphs()];
    }

    /// <summary>An inline element that holds blocks, such as a span around paragraphs, is a block itself.</summary>
    private static bool IsBlock(IElement element) =>
        ElementNames.IsBlock(element.LocalName)
        || element.LocalName is not ("a" or "ruby") && element.ChildElementCount > 0 && HoldsBlocks(element, depth: 0);

    private static bool HoldsBlocks(IElement element, int depth) => depth < 8 && element.Children.Any(child =>
        child.LocalName is "p" or "div" or "ul" or "ol" or "table" or "blockquote" or "pre" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6"
        || HoldsBlocks(child, depth + 1));

    private IEnumerable<string> WriteBlock(IElement element) => element.LocalName switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => Heading(element),
        "ul" or "ol" or "menu" or "dir" => One(new ListWriter(this).Write(element)),
        "dl" => DefinitionList(element),
        "blockquote" => Quote(element),
        "pre" => One(CodeBlock.Write(element)),
        "hr" => [_depth == 1 ? "---" : "___"], // "- ---" would be one line across the page
        "table" => new TableWriter(this, options).Write(element),
        "figure" => Figure(element),
        "iframe" or "frame" or "embed" when EmbeddedFrame.Of(element) is { } embedded => Embedded(element, embedded),
        var name when ElementNames.KeptBlocks.Contains(name) || name.Contains('-') => One(options.Keep(element)),
        _ => Write(element),
    };

    private string[] Embedded(IElement frame, string markdown)
    {
        options.Skipped(frame, "what it shows of another site is a link now");
        return [markdown];
    }

    private IEnumerable<string> Heading(IElement element)
    {
        var text = InlineReader.Of(element, options, InlineContext.Heading).Line().Replace("\\\n", " ", StringComparison.Ordinal);
        if (text.Length == 0)
            return [];
        // A closing run of # would be taken for decoration.
        if (text.EndsWith('#') && !text.EndsWith("\\#", StringComparison.Ordinal))
            text = text[..^1] + "\\#";
        var level = _levels.Next(element.LocalName[1] - '0');
        var id = element.Id is { Length: > 0 } own && own.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            && char.IsAsciiLetter(own[0]) ? $" {{#{own}}}" : "";
        return [$"{new string('#', level)} {text}{id}"];
    }

    private IEnumerable<string> Quote(IElement element)
    {
        var inner = Join(Write(element));
        return inner.Length == 0 ? [] : [Prefix(inner, "> ", "> ")];
    }

    private IEnumerable<string> Figure(IElement element)
    {
        var images = element.QuerySelectorAll("img").ToArray();
        var isGallery = element.ClassName?.Contains("gallery", StringComparison.Ordinal) == true && images.Length > 1
            && element.QuerySelector("figure figcaption, li figcaption") is null;
        // That of a figure within is its own.
        var caption = element.Children.FirstOrDefault(child => child.LocalName == "figcaption")
            ?? (element.QuerySelector("figure") is null ? element.QuerySelector("figcaption") : null);
        if (isGallery)
            return [$":::gallery{(caption is null ? "" : $"[{InlineReader.Of(caption, options, InlineContext.Heading).Line()}]")}\n{string.Join('\n', images.SelectMany(Picture))}\n:::"];
        var captionText = caption is null ? "" : Join(Write(caption));
        caption?.Remove();
        var content = Write(element);
        if (captionText.Length == 0 || content.Count == 0)
            return captionText.Length == 0 ? content : content.Append(captionText);
        return ["<figure>", .. content, "<figcaption>", captionText, "</figcaption>\n</figure>"];
    }

    /// <summary>An image with the link that it stands in.</summary>
    private IEnumerable<string> Picture(IElement image)
    {
        var line = new InlineReader(options);
        line.Add(image.ParentElement is { LocalName: "a" } link ? link : image);
        return line.Paragraphs();
    }

    private List<string> DefinitionList(IElement element)
    {
        var parts = element.Children.SelectMany(child => child.LocalName == "div" ? child.Children.AsEnumerable() : [child]).ToArray();
        var isSimple = parts.Length > 1 && parts[0].LocalName == "dt" && parts[^1].LocalName == "dd"
            && parts.All(part => part.LocalName is "dt" or "dd" && part.TextContent.Trim().Length > 0);
        if (!isSimple)
            return Write(element);
        var lines = new List<string>();
        foreach (var part in parts)
        {
            var inner = Join(Write(part));
            if (part.LocalName == "dt")
                lines.Add((lines.Count > 0 && lines[^1].StartsWith(':') ? "\n" : "") + inner.ReplaceLineEndings(" "));
            else
                lines.Add(Prefix(inner, ":   ", "    "));
        }
        return [string.Join('\n', lines)];
    }

    private static IEnumerable<string> One(string block) => block.Length == 0 ? [] : [block];

    /// <summary>Puts one text before the first line and another before the others; empty lines stay empty but for a mark.</summary>
    public static string Prefix(string text, string first, string others) =>
        string.Join('\n', text.Split('\n').Select((line, index) => Prefixed(line, index == 0 ? first : others)));

    private static string Prefixed(string line, string prefix) => line.Length == 0 ? prefix.TrimEnd() : prefix + line;
}

/// <summary>Renumbers headings below the page's title: the highest is of the second level, and none is more than one level below the one before
/// it.</summary>
internal sealed class HeadingLevels
{
    private readonly Stack<int> _open = new();

    public int Next(int level)
    {
        while (_open.TryPeek(out var upper) && upper >= level)
            _open.Pop();
        _open.Push(level);
        return Math.Min(6, _open.Count + 1);
    }
}

/// <summary>Writes lists, nested as deep as they are. Items of one line stand close together.</summary>
internal sealed class ListWriter(BlockWriter blocks)
{
    public string Write(IElement list)
    {
        var isOrdered = list.LocalName == "ol";
        var number = isOrdered && int.TryParse(list.GetAttribute("start"), CultureInfo.InvariantCulture, out var start)
            && start is >= 0 and < 100_000_000 ? start : 1;
        // Two lists in a row would become one if they had the same marker.
        var isSecond = PreviousBlock(list) is { } previous && (previous.LocalName == "ol") == isOrdered && previous.LocalName is "ol" or "ul" or "menu";
        var items = new List<List<string>>();
        foreach (var child in list.ChildNodes)
        {
            if (child is IElement { LocalName: "li" } item)
                items.Add(blocks.Write(item));
            else if (child is IElement { LocalName: "ul" or "ol" } nested && items.Count > 0)
                items[^1].AddRange(blocks.WriteNested(nested)); // old editors nest a list beside its item
            else if (child is IElement other && other.TextContent.Trim().Length > 0 && !ElementNames.Skipped.Contains(other.LocalName))
                items.Add(blocks.Write(other));
            else if (child is IText text && text.Data.Trim().Length > 0)
                items.Add([MarkdownText.Escape(text.Data.Trim().ReplaceLineEndings(" "), atLineStart: true)]);
        }
        items.RemoveAll(item => item.Count == 0);
        var isTight = items.All(item => item.Count == 1 || (item.Count == 2 && IsList(item[1]) && !IsList(item[0])));
        var written = items.Select(item =>
        {
            var marker = isOrdered ? (number++).ToString(CultureInfo.InvariantCulture) + (isSecond ? ") " : ". ") : isSecond ? "* " : "- ";
            return BlockWriter.Prefix(string.Join(isTight ? "\n" : "\n\n", item), marker, new string(' ', marker.Length));
        });
        return string.Join(isTight ? "\n" : "\n\n", written);
    }

    private static bool IsList(string block) =>
        block.StartsWith("- ", StringComparison.Ordinal) || block.StartsWith("* ", StringComparison.Ordinal)
        || block.StartsWith("1. ", StringComparison.Ordinal) || block.StartsWith("1) ", StringComparison.Ordinal);

    private static IElement? PreviousBlock(IElement list)
    {
        var previous = list.PreviousSibling;
        while (previous is IText { Data: var data } && string.IsNullOrWhiteSpace(data) || previous is IComment)
            previous = previous.PreviousSibling;
        return previous as IElement;
    }
}
