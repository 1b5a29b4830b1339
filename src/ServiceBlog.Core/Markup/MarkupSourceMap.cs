namespace ServiceBlog.Core.Markup;

/// <summary>Leads from a place in <see cref="MarkupBody.Html"/> back to the Markdown that made it. Made only for a text in which something was found,
/// by converting it once more, so that it costs a sound build nothing.</summary>
public sealed class MarkupSourceMap
{
    private readonly LineMap _lines;
    private readonly SourceMark[] _marks;

    internal MarkupSourceMap(LineMap lines, IEnumerable<SourceMark> marks) => (_lines, _marks) = (lines, [.. marks]);

    /// <summary>What became of the HTML when its raw parts were sanitized; null if they were not.</summary>
    internal SanitizedHtml? Sanitized { get; init; }

    /// <summary>Where in the author's file the HTML at an offset comes from: to the character in raw HTML, else the start of the innermost piece of
    /// Markdown.</summary>
    /// <param name="offset">Into <see cref="MarkupBody.Html"/>, before its slots are filled.</param>
    public SourceLocation Locate(int offset)
    {
        offset = Sanitized?.MoveBack(offset) ?? offset;
        var at = CountBefore<SourceMark>(_marks, offset + 1, mark => mark.Offset) - 1;
        // What follows verbatim text of known length is not part of it.
        while (at >= 0 && _marks[at].VerbatimLength > 0 && offset >= _marks[at].Offset + _marks[at].VerbatimLength)
            at--;
        var last = at < 0 ? new SourceMark(0, 0, VerbatimLength: 0) : _marks[at];
        return _lines.Locate(last.VerbatimLength == 0 ? last.Position : last.Position + offset - last.Offset);
    }

    /// <summary>How many of some items, which stand in the order of their offsets, start before an offset.</summary>
    internal static int CountBefore<T>(ReadOnlySpan<T> items, int offset, Func<T, int> offsetOf)
    {
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (offsetOf(items[middle]) < offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

/// <summary>A place in the HTML and the place in the Markdown that it comes from.</summary>
/// <param name="Offset">Into the HTML.</param>
/// <param name="Position">Into the Markdown.</param>
/// <param name="VerbatimLength">How many characters follow unchanged in both; 0 if what follows is made of Markdown.</param>
internal readonly record struct SourceMark(int Offset, int Position, int VerbatimLength);

/// <summary>Watches a renderer and notes where the HTML of each piece of Markdown begins.</summary>
internal sealed class SourceMarks
{
    private readonly List<SourceMark> _marks = [];

    public IReadOnlyList<SourceMark> Marks => _marks;

    public void Watch(SlotHtmlRenderer renderer) => renderer.ObjectWriteBefore += (_, element) =>
    {
        if (element is HtmlBlock or HtmlInline)
            AddRawHtml(element, renderer.Offset);
        else if (element is not (MarkdownDocument or LiteralInline or LineBreakInline))
            _marks.Add(new SourceMark(renderer.Offset, element.Span.Start, VerbatimLength: 0));
    };

    /// <summary>Notes a block or a tag of raw HTML, which stands in both as it is.</summary>
    public void AddRawHtml(MarkdownObject element, int offset)
    {
        if (element is HtmlBlock block)
            AddLines(block.Lines, offset);
        else if (element is HtmlInline tag)
            _marks.Add(new SourceMark(offset, tag.Span.Start, tag.Tag.Length));
    }

    public void Clear() => _marks.Clear();

    /// <summary>Each line by itself: in the Markdown a quote's or a list's marks may stand between them.</summary>
    private void AddLines(StringLineGroup lines, int offset)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var slice = lines.Lines[i].Slice;
            _marks.Add(new SourceMark(offset, slice.Start, slice.Length + 1));
            offset += slice.Length + 1;
        }
    }
}

/// <summary>Turns a position in the Markdown into a line and column of the author's file.</summary>
/// <param name="firstLine">The file's line at which the Markdown starts: front matter may stand before it.</param>
internal sealed class LineMap(string markdown, string displayPath, int firstLine)
{
    // Positions are asked for in nearly the order of the text, so the last answer is where the next search starts.
    private int _line;
    private int _lineStart;

    public SourceLocation Locate(int position)
    {
        position = Math.Clamp(position, 0, markdown.Length);
        if (position < _lineStart)
            (_line, _lineStart) = (0, 0);
        var text = markdown.AsSpan(0, position);
        for (var end = text[_lineStart..].IndexOf('\n'); end >= 0; end = text[_lineStart..].IndexOf('\n'))
        {
            _line++;
            _lineStart += end + 1;
        }
        return new SourceLocation(displayPath, firstLine + _line, position - _lineStart + 1);
    }
}
