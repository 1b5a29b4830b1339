using ServiceBlog.Core.Markup.Reading;

namespace ServiceBlog.Core.Markup;

/// <summary>
/// Leads from a place in <see cref="MarkupBody.Html"/> back to the Markdown that made it. Made only for a text in which
/// something was found, by converting it once more, so that it costs a sound build nothing.
/// </summary>
public sealed class MarkupSourceMap
{
    private readonly LineMap _lines;
    private readonly IReadOnlyList<SourceMark> _marks;

    internal MarkupSourceMap(LineMap lines, IReadOnlyList<SourceMark> marks)
    {
        _lines = lines;
        _marks = marks;
    }

    /// <summary>
    /// Where in the author's file the HTML at an offset comes from: to the character in raw HTML, else the start of
    /// the innermost piece of Markdown.
    /// </summary>
    /// <param name="offset">Into <see cref="MarkupBody.Html"/>, before its slots are filled.</param>
    public SourceLocation Locate(int offset)
    {
        var at = LastUpTo(offset);
        // What follows verbatim text of known length is not part of it.
        while (at >= 0 && _marks[at].VerbatimLength > 0 && offset >= _marks[at].Offset + _marks[at].VerbatimLength)
            at--;
        var last = at < 0 ? new SourceMark(0, 0, VerbatimLength: 0) : _marks[at];
        return _lines.Locate(last.VerbatimLength == 0 ? last.Position : last.Position + offset - last.Offset);
    }

    /// <summary>The index of the last mark at an offset or before it; -1 if there is none. They stand in the order of the HTML.</summary>
    private int LastUpTo(int offset)
    {
        var (low, high) = (0, _marks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_marks[middle].Offset <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }
}
