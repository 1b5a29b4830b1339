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

/// <summary>The start tag at hand.</summary>
internal readonly ref struct ElementTag(ReadOnlySpan<char> text, ReadOnlySpan<char> name, ElementSpace space, TagAttributes attributes, int start)
{
    /// <summary>The whole file.</summary>
    public ReadOnlySpan<char> Text { get; } = text;

    public ReadOnlySpan<char> Name { get; } = name;
    public ElementSpace Space => space;
    public TagAttributes Attributes => attributes;

    /// <summary>Where its <c>&lt;</c> is.</summary>
    public int Start => start;

    public bool IsHtml => space == ElementSpace.Html;

    public ReadOnlySpan<char> Raw(HtmlAttribute attribute) => Text.Slice(attribute.Value, attribute.ValueLength);

    /// <summary>A value, decoded; null if there is no such attribute.</summary>
    public string? Value(KnownAttribute kind) => attributes.TryGet(kind, out var attribute) ? CharacterReferences.DecodeAttribute(Raw(attribute)) : null;

    /// <summary>The same without a string of its own where it reads as it is written; empty if there is no such attribute.</summary>
    public ReadOnlySpan<char> Decoded(KnownAttribute kind)
    {
        var raw = attributes.TryGet(kind, out var attribute) ? Raw(attribute) : [];
        return CharacterReferences.IsNeeded(raw) ? CharacterReferences.DecodeAttribute(raw) : raw;
    }

    /// <summary>The attribute is there and its value, without white space around, is this, in any case.</summary>
    public bool Is(KnownAttribute kind, ReadOnlySpan<char> value) =>
        attributes.TryGet(kind, out var attribute) && Raw(attribute).Trim().Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The attribute is there and not blank.</summary>
    public bool HasText(KnownAttribute kind) => attributes.TryGet(kind, out var attribute) && !Raw(attribute).IsWhiteSpace();
}
