namespace ServiceBlog.LinkCheck.Reading;

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

    /// <summary>The place of an offset. It may lie before the last one: an id may stand before an address that is read first.</summary>
    public Place Of(ReadOnlySpan<char> text, int offset)
    {
        if (_only is { } only)
            return only;
        if (offset < _lineStart)
            GoBack(text, offset);
        else if (offset > _offset)
            GoOn(text, offset);
        return new Place(offset, _line, offset - _lineStart + 1);
    }

    /// <summary>Where an attribute's value starts.</summary>
    public Place Of(in ElementTag tag, KnownAttribute kind)
    {
        tag.Attributes.TryGet(kind, out var attribute);
        return Of(tag.Text, attribute.Value);
    }

    public Place Of(in ElementTag tag) => Of(tag.Text, tag.Start);

    private void GoOn(ReadOnlySpan<char> text, int offset)
    {
        while (text[_offset..offset].IndexOfAny('\n', '\r') is var end and >= 0)
        {
            _offset += end + 1;
            if (IsLineEnd(text, _offset - 1))
                (_line, _lineStart) = (_line + 1, _offset);
        }
        _offset = offset;
    }

    private void GoBack(ReadOnlySpan<char> text, int offset)
    {
        for (var i = _lineStart - 1; i >= offset; i--)
            _line -= IsLineEnd(text, i) ? 1 : 0;
        var start = offset;
        while (start > 0 && !IsLineEnd(text, start - 1))
            start--;
        (_lineStart, _offset) = (start, offset);
    }

    public static List<int> StartsIn(ReadOnlySpan<char> text)
    {
        List<int> starts = [0];
        for (var at = 0; text[at..].IndexOfAny('\n', '\r') is >= 0 and var end; at += end + 1)
        {
            if (IsLineEnd(text, at + end))
                starts.Add(at + end + 1);
        }
        return starts;
    }

    /// <summary>The last letter of LF, CR LF or CR.</summary>
    private static bool IsLineEnd(ReadOnlySpan<char> text, int at) =>
        text[at] == '\n' || (text[at] == '\r' && !(at + 1 < text.Length && text[at + 1] == '\n'));
}
