namespace ServiceBlog.Core.Markup.Reading;

/// <summary>Turns a position in the Markdown into a line and column of the author's file.</summary>
/// <param name="markdown">The Markdown, lines ended by <c>\n</c>.</param>
/// <param name="displayPath">The file as its author knows it.</param>
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
