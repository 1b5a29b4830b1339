namespace ServiceBlog.LinkCheck.Reading;

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
