namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>Gathers the text and the inline elements of one paragraph: white space collapsed as browsers do, the spaces at the edges of an emphasis
/// moved out of it, links and images written.</summary>
internal sealed class InlineReader(ConversionOptions options, InlineContext context = InlineContext.None)
{
    private const int MaxDepth = 200;

    private static readonly char[] White = [' ', '\t', '\n', '\r', '\f'];

    private bool InLabel => context.HasFlag(InlineContext.Label);

    private readonly List<InlinePart> _parts = [];
    private readonly HashSet<string> _emphases = [];
    private int _pairs;
    private int _depth;

    public static InlineReader Of(IElement element, ConversionOptions options, InlineContext context)
    {
        var reader = new InlineReader(options, context);
        reader.AddChildren(element);
        return reader;
    }

    /// <summary>The paragraphs of the run: two line breaks in a row part them.</summary>
    public IEnumerable<string> Paragraphs()
    {
        var open = new List<InlinePart>();
        var current = new List<InlinePart>();
        for (var index = 0; index < _parts.Count; index++)
        {
            var part = _parts[index];
            if (part.Kind == InlinePartKind.Break && !InLabel && EndOfParting(index) is { } end)
            {
                current.AddRange(Enumerable.Reverse(open).Select(left => left with { Kind = InlinePartKind.Close }));
                if (Write(current) is { Length: > 0 } paragraph)
                    yield return paragraph;
                open = open.ConvertAll(left => left with { Pair = ++_pairs });
                current = [.. open];
                index = end;
                continue;
            }
            if (part.Kind == InlinePartKind.Open)
                open.Add(part);
            if (part.Kind == InlinePartKind.Close)
            {
                part = part with { Pair = open[^1].Pair };
                open.RemoveAt(open.Count - 1);
            }
            current.Add(part);
        }
        if (Write(current) is { Length: > 0 } last)
            yield return last;
    }

    public string Line() => string.Join(" ", Paragraphs());

    public void Add(INode node)
    {
        switch (node)
        {
            case IText text:
                AddText(text.Data);
                break;
            case IElement element when _depth < MaxDepth:
                _depth++;
                AddElement(element);
                _depth--;
                break;
            case IElement element:
                options.Skipped(element, "nested too deep; its text is kept");
                AddText(element.TextContent);
                break;
        }
    }

    private void AddChildren(IElement element)
    {
        foreach (var child in element.ChildNodes)
            Add(child);
    }

    private void AddElement(IElement element)
    {
        var name = element.LocalName;
        if (name is "b" or "strong")
            AddEmphasis(element, "**", "strong");
        else if (name is "i" or "em")
            AddEmphasis(element, "*", "em");
        else if (name is "del" or "strike")
            AddEmphasis(element, "~~", "del");
        else if (name == "br" && (_parts.Count > 0 || InLabel))
            _parts.Add(new InlinePart(InlinePartKind.Break));
        else if (name is "code" or "tt" && element.ChildElementCount == 0)
            AddMarkdown(CodeSpan(Words(element.TextContent)));
        else if (name is "code" or "tt")
            AddKept(element, "code");
        else if (name == "a")
            AddLink(element);
        else if (name == "img")
            AddMarkdown(ImageWriter.Write(element, options, context));
        else
            AddOther(element, name);
    }

    private void AddOther(IElement element, string name)
    {
        if (name is "script" or "style" && element.TextContent.Trim().Length > 0)
            options.Skipped(element, "it is no text");
        else if (ElementNames.FormParts.Contains(name))
            options.Skipped(element, "a part of a form");
        else if (ElementNames.KeptInlines.Contains(name))
            AddKept(element, name);
        else if (ElementNames.KeptBlocks.Contains(name))
            AddMarkdown(options.Keep(element));
        else if (!ElementNames.Skipped.Contains(name))
            AddUnwrapped(element, ElementNames.IsBlock(name));
    }

    /// <summary>A block within a line, as in a link around a heading, is its text, apart from what is beside it.</summary>
    private void AddUnwrapped(IElement element, bool isBlock)
    {
        if (isBlock)
            AddText(" ");
        AddChildren(element);
        if (isBlock)
            AddText(" ");
    }

    private void AddKept(IElement element, string name)
    {
        var attributes = RawHtml.Attributes(element, "title", "datetime", "cite", "dir", "lang", "value");
        _parts.Add(new InlinePart(InlinePartKind.Markdown, $"<{name}{attributes}>"));
        if (ElementNames.Void.Contains(name))
            return;
        AddChildren(element);
        _parts.Add(new InlinePart(InlinePartKind.Markdown, $"</{name}>"));
    }

    private void AddEmphasis(IElement element, string marker, string tag)
    {
        if (!_emphases.Add(tag))
        {
            AddChildren(element); // bold within bold is bold
            return;
        }
        var start = _parts.Count;
        var pair = ++_pairs;
        AddChildren(element);
        _emphases.Remove(tag);
        var first = _parts.FindIndex(start, part => !part.IsGap);
        if (first < 0)
            return;
        _parts.Insert(first, new InlinePart(InlinePartKind.Open, marker, tag, pair));
        _parts.Insert(_parts.FindLastIndex(part => !part.IsGap) + 1, new InlinePart(InlinePartKind.Close, marker, tag, pair));
    }

    private void AddLink(IElement element)
    {
        if ((element.GetAttribute("id") ?? element.GetAttribute("name")) is { Length: > 0 } anchor)
            AddMarkdown($"<a id=\"{RawHtml.Encode(anchor)}\"></a>");
        if (element.GetAttribute("href") is not { } href || InLabel)
        {
            AddChildren(element);
            return;
        }
        var label = new InlineReader(options, context | InlineContext.Label) { _depth = _depth };
        label.AddChildren(element);
        var (before, after) = label.TrimEdges();
        if (before)
            AddText(" ");
        AddLabelled(element, href.Trim(), label);
        if (after)
            AddText(" ");
    }

    private void AddLabelled(IElement element, string href, InlineReader label)
    {
        var text = label.Line();
        if (text.Length == 0)
        {
            if (element.GetAttribute("id") is null && element.GetAttribute("name") is null)
                options.Skipped(element, "a link without a text");
            return;
        }
        var address = RawHtml.IsCode(href) ? default : options.Link(href);
        if (address.Url is not null)
        {
            AddMarkdown(LinkWriter.Write(label._parts, text, address, element.GetAttribute("title")));
            return;
        }
        options.Skipped(element, "its address leads nowhere; its text is kept");
        AddChildren(element);
    }

    /// <summary>Takes spaces and breaks off both ends; says whether there were any.</summary>
    private (bool Before, bool After) TrimEdges()
    {
        var after = _parts.FindLastIndex(part => !part.IsGap) + 1;
        var hasAfter = after < _parts.Count;
        _parts.RemoveRange(after, _parts.Count - after);
        var before = Math.Max(0, _parts.FindIndex(part => !part.IsGap));
        _parts.RemoveRange(0, before);
        return (before > 0, hasAfter);
    }

    private void AddMarkdown(string markdown)
    {
        if (markdown.Length > 0)
            _parts.Add(new InlinePart(InlinePartKind.Markdown, markdown));
    }

    /// <summary>Adds words with white space as browsers show it; a no-break space is a letter.</summary>
    private void AddText(string text)
    {
        if (text.Length > 0 && White.Contains(text[0]) && !EndsWithSpace())
            _parts.Add(new InlinePart(InlinePartKind.Space, " "));
        if (Words(text) is not { Length: > 0 } words)
            return;
        _parts.Add(new InlinePart(InlinePartKind.Text, words));
        if (White.Contains(text[^1]))
            _parts.Add(new InlinePart(InlinePartKind.Space, " "));
    }

    private static string Words(string text) => string.Join(' ', text.Split(White, StringSplitOptions.RemoveEmptyEntries));

    private bool EndsWithSpace() => _parts.FindLastIndex(part => !part.IsMarker) is var last && (last < 0 || _parts[last].IsGap);

    /// <summary>The last of the breaks from here on, if they part paragraphs: two do, or one before nothing.</summary>
    private int? EndOfParting(int index)
    {
        var end = _parts.FindIndex(index, part => !part.IsGap);
        if (end < 0)
            return _parts.Count - 1;
        return _parts.GetRange(index, end - index).Count(part => part.Kind == InlinePartKind.Break) > 1 ? end - 1 : null;
    }

    /// <summary>An emphasis around nothing is left out.</summary>
    private string Write(List<InlinePart> parts)
    {
        var kept = new List<InlinePart>();
        foreach (var part in parts)
        {
            if (part.Kind == InlinePartKind.Close && kept is [.., { Kind: InlinePartKind.Open }])
                kept.RemoveAt(kept.Count - 1);
            else
                kept.Add(part);
        }
        return new InlineWriter(kept, context).Write();
    }

    private string CodeSpan(string text)
    {
        if (text.Length == 0)
            return "";
        // No backslash helps against a bar in the code of a table's cell, nor against two spans that touch.
        var touches = _parts.FindLast(part => !part.IsMarker).Text is { } before && before.EndsWith('`');
        if (touches
            || (context.HasFlag(InlineContext.Cell) && text.Contains('|'))
            || (context.HasFlag(InlineContext.Heading) && text.Contains('{')))
        {
            return $"<code>{MarkdownText.Escape(text, atLineStart: false)}</code>"
                .Replace("\\|", "&#124;", StringComparison.Ordinal).Replace("\\{", "&#123;", StringComparison.Ordinal);
        }
        var fence = CodeBlock.FenceAround(text, 1);
        var padding = text[0] == '`' || text[^1] == '`' ? " " : "";
        return fence + padding + text + padding + fence;
    }
}
