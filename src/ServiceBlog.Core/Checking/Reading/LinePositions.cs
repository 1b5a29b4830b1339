namespace ServiceBlog.Core.Checking.Reading;

/// <summary>Turns offsets into lines and columns on the way through a text, so that each line is counted once.</summary>
internal sealed class LinePositions
{
    private readonly Place? _only;
    private int _offset;
    private int _line = 1;
    private int _lineStart;

    public LinePositions()
    {
    }

    /// <summary>For a text within an attribute: every place in it is the attribute's.</summary>
    public LinePositions(Place only) => _only = only;

    /// <summary>The place of an offset. Asking for an earlier one than before is allowed, and slow.</summary>
    public Place Of(ReadOnlySpan<char> text, int offset)
    {
        if (_only is { } only)
            return only;
        if (offset < _offset)
            (_offset, _line, _lineStart) = (0, 1, 0);
        while (text[_offset..offset].IndexOfAny('\n', '\r') is var end and >= 0)
        {
            _offset += end + 1;
            // A line ends once at CR LF.
            if (text[_offset - 1] == '\r' && _offset < text.Length && text[_offset] == '\n')
            {
                if (_offset == offset)
                    break;
                _offset++;
            }
            _line++;
            _lineStart = _offset;
        }
        _offset = offset;
        return new Place(offset, _line, offset - _lineStart + 1);
    }
}
