using ServiceBlog.Core.Diagnostics;
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
        var last = new SourceMark(0, 0, VerbatimLength: 0);
        foreach (var mark in _marks)
        {
            if (mark.Offset > offset)
                break;
            // What follows verbatim text of known length is not part of it.
            if (mark.VerbatimLength == 0 || offset < mark.Offset + mark.VerbatimLength)
                last = mark;
        }
        return _lines.Locate(last.VerbatimLength == 0 ? last.Position : last.Position + offset - last.Offset);
    }
}
