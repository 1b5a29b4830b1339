namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>
/// Writes the blocks of an element, one string each: to be parted by empty lines, or indented by whatever holds them.
/// What Markdown has no words for stays HTML.
/// </summary>
internal sealed class BlockWriter(ConversionOptions options)
{
    private const int MaxDepth = 60;

    private readonly HeadingLevels _levels = new();
    private int _depth;

    public List<string> Write(INode container)
    {
        var blocks = new List<string>();
        var line = new InlineReader(options);
        foreach (var child in container.ChildNodes)
        {
            if (child is IElement element && IsBlock(element))
            {
                blocks.AddRange(line.Paragraphs());
                line = new InlineReader(options);
                _depth++;
                blocks.AddRange(_depth < MaxDepth ? WriteBlock(element) : Flat(element));
                _depth--;
            }
            else if (child is IComment comment && comment.Data.Trim() is "more" or "nextpage")
            {
                blocks.AddRange(line.Paragraphs());
                line = new InlineReader(options);
                blocks.Add($"<!--{((IComment)child).Data.Trim()}-->");
            }
            else
            {
                line.Add(child);
            }
        }
        blocks.AddRange(line.Paragraphs());
        return blocks;
    }

    /// <summary>Blocks as one text.</summary>
    public static string Join(IEnumerable<string> blocks) => string.Join("\n\n", blocks);

    private List<string> Flat(IElement element)
    {
        options.LeftOut(element, "nested too deep; its text is kept");
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

    private IEnumerable<string> WriteBlock(IElement element)
    {
        var name = element.LocalName;
        switch (name)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                return Heading(element);
            case "ul" or "ol" or "menu" or "dir":
                return One(new ListWriter(this).Write(element));
            case "li" or "dd" or "dt" or "figcaption":
                return Write(element);
            case "dl":
                return DefinitionList(element);
            case "blockquote":
                return Quote(element);
            case "pre":
                return One(CodeBlock.Write(element));
            case "hr":
                return [_depth == 1 ? "---" : "___"]; // "- ---" would be one line across the page
            case "table":
                return new TableWriter(this, options).Write(element);
            case "figure":
                return Figure(element);
        }
        if (!ElementNames.KeptBlocks.Contains(name) && !name.Contains('-', StringComparison.Ordinal))
            return Write(element);
        options.Kept(element);
        return [RawHtml.Of(element)];
    }

    private IEnumerable<string> Heading(IElement element)
    {
        var line = new InlineReader(options, InlineContext.Heading);
        foreach (var child in element.ChildNodes)
            line.Add(child);
        var text = line.Line().Replace("\\\n", " ", StringComparison.Ordinal);
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
        var caption = element.QuerySelector("figcaption");
        var captionText = caption is null ? "" : Join(Write(caption));
        caption?.Remove();
        var content = Write(element);
        if (captionText.Length == 0 || content.Count == 0)
            return captionText.Length == 0 ? content : content.Append(captionText);
        return ["<figure>", .. content, "<figcaption>", captionText, "</figcaption>\n</figure>"];
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
    public static string Prefix(string text, string first, string others)
    {
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var prefix = index == 0 ? first : others;
            lines[index] = lines[index].Length == 0 ? prefix.TrimEnd() : prefix + lines[index];
        }
        return string.Join('\n', lines);
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// Renumbers headings below the page's title: the highest is of the second level, and none is more than one level below
/// the one before it.
/// </summary>
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
