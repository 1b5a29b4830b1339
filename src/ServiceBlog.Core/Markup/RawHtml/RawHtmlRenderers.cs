namespace ServiceBlog.Core.Markup;

/// <summary>The stretches of a text's HTML that its author wrote as HTML, in their order, and where in the Markdown they stand.</summary>
internal sealed class RawHtmlStretches
{
    private readonly List<(int Start, int End)> _ranges = [];
    private readonly SourceMarks _marks = new();

    /// <summary>Offsets into the HTML.</summary>
    public IReadOnlyList<(int Start, int End)> Ranges => _ranges;

    /// <summary>Leads from those offsets to the Markdown.</summary>
    public IReadOnlyList<SourceMark> Marks => _marks.Marks;

    public void Add(MarkdownObject element, int start, int end)
    {
        _marks.AddRawHtml(element, start);
        _ranges.Add((start, end));
    }

    public void Clear()
    {
        _ranges.Clear();
        _marks.Clear();
    }
}

/// <summary>A block of HTML, as its author wrote it.</summary>
internal sealed class RawHtmlBlockRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, HtmlBlock>
{
    protected override void Write(SlotHtmlRenderer renderer, HtmlBlock block)
    {
        var start = renderer.Offset;
        var lines = block.Lines.Lines.AsSpan(0, block.Lines.Count).ToArray();
        if (lines.Any(line => line.Slice.AsSpan().Contains("<img", StringComparison.OrdinalIgnoreCase))
            && string.Join('\n', lines.Select(line => line.Slice.ToString())) + "\n" is var html && RawImages.AreIn(html))
            RawImages.Write(renderer, html, LineAt(html, lines));
        else
            renderer.WriteLeafRawLines(block, writeEndOfLines: true, escape: false);
        renderer.RawHtml.Add(block, start, renderer.Offset);
    }

    /// <summary>Where the line of a place starts in the Markdown; asked for places in their order.</summary>
    private static Func<int, int> LineAt(string html, StringLine[] lines)
    {
        var (line, seen) = (0, 0);
        return offset =>
        {
            line += html.AsSpan(seen, offset - seen).Count('\n');
            seen = offset;
            return lines[line].Position;
        };
    }
}

/// <summary>A tag or a comment within a line.</summary>
internal sealed class RawHtmlInlineRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, HtmlInline>
{
    protected override void Write(SlotHtmlRenderer renderer, HtmlInline tag)
    {
        if (!renderer.EnableHtmlForInline)
            return;
        var start = renderer.Offset;
        if (RawImages.AreIn(tag.Tag))
            RawImages.Write(renderer, tag.Tag, offset => tag.Span.Start + offset);
        else
            renderer.Write(tag.Tag);
        renderer.RawHtml.Add(tag, start, renderer.Offset);
    }
}
