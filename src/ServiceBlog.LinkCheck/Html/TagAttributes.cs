namespace ServiceBlog.LinkCheck.Html;

/// <summary>The attributes of the tag at hand, found by name in constant time however many there are. The first of two with one name counts (HTML
/// standard, section 13.2.5.33).</summary>
internal sealed class TagAttributes
{
    private static readonly int Kinds = Enum.GetValues<KnownAttribute>().Length;

    private readonly int[] _indexes = new int[Kinds];
    private readonly List<KnownAttribute> _present = [];

    public List<HtmlAttribute> All { get; } = [];

    /// <summary>The known ones, in the order of the text.</summary>
    public ReadOnlySpan<KnownAttribute> Present => CollectionsMarshal.AsSpan(_present);

    public void Classify(ReadOnlySpan<char> text, bool isXml)
    {
        foreach (var kind in _present)
            _indexes[(int)kind] = 0;
        _present.Clear();
        for (var i = 0; i < All.Count; i++)
        {
            var kind = KindOf(text.Slice(All[i].Name, All[i].NameLength), isXml);
            if (kind == KnownAttribute.None || _indexes[(int)kind] != 0)
                continue;
            _indexes[(int)kind] = i + 1;
            _present.Add(kind);
        }
    }

    public bool Has(KnownAttribute kind) => _indexes[(int)kind] != 0;

    public bool TryGet(KnownAttribute kind, out HtmlAttribute attribute)
    {
        var index = _indexes[(int)kind];
        attribute = index == 0 ? default : All[index - 1];
        return index != 0;
    }

    public static string NameOf(KnownAttribute kind) => Names[(int)kind];

    private static readonly string[] Names = [.. Enum.GetValues<KnownAttribute>().Select(kind => kind switch
    {
        KnownAttribute.XLinkHref => "xlink:href",
        KnownAttribute.XmlLang => "xml:lang",
        _ => Hyphenate(kind.ToString()).ToLowerInvariant(),
    })];

    private static readonly FrozenDictionary<string, KnownAttribute>.AlternateLookup<ReadOnlySpan<char>> ByName = Enum.GetValues<KnownAttribute>()
        .Where(kind => kind != KnownAttribute.None).ToFrozenDictionary(NameOf, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int LongestName = Names.Max(name => name.Length);

    private static KnownAttribute KindOf(ReadOnlySpan<char> name, bool isXml)
    {
        if (name.Length > LongestName)
            return KnownAttribute.None;
        Span<char> lower = stackalloc char[name.Length];
        var isFolded = !isXml && name.ContainsAnyInRange('A', 'Z');
        if (isFolded)
            Ascii.ToLower(name, lower, out _);
        ByName.TryGetValue(isFolded ? lower : name, out var kind);
        return kind;
    }

    private static string Hyphenate(string name)
    {
        var first = Array.Find(["Aria", "Clip", "Http", "Marker"], part => name.StartsWith(part, StringComparison.Ordinal));
        return first is null ? name : name.Insert(first.Length, "-");
    }
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

/// <summary>The attributes that a check asks for.</summary>
internal enum KnownAttribute
{
    None,
    Action, Alt, AriaActiveDescendant, AriaControls, AriaDescribedBy, AriaDetails, AriaErrorMessage, AriaFlowTo, AriaHidden, AriaLabel,
    AriaLabelledBy, AriaOwns, Background, Charset, Cite, ClipPath, Color, CommandFor, Content, Cursor, Data, Encoding, Face, Fill, Filter,
    For, Form, FormAction, Headers, Height, Hidden, Href, HttpEquiv, Id, ImageSrcset, ItemProp, ItemRef, Lang, List, LongDesc, MarkerEnd,
    MarkerMid, MarkerStart, Mask, Method, Name, Ping, PopoverTarget, Poster, Property, Rel, Role, ShadowRootMode, Size, Src, SrcDoc, Srcset,
    Stroke, Style, Title, Type, UseMap, Width, XLinkHref, XmlLang,
}
