namespace ServiceBlog.LinkCheck.Html;

/// <summary>Reads a text as a browser would as far as links are concerned: the tokenizer, told what tree construction would tell it (HTML standard,
/// section 13.2.6), without a tree. With <paramref name="isXml"/> it reads XHTML and SVG files: names are case-sensitive, <c>/&gt;</c> closes, no
/// element's content is raw text.</summary>
/// <param name="start">Where in the text to begin.</param>
/// <param name="runsScripts">The standard's scripting flag: the content of <c>noscript</c> is text, and else markup.</param>
internal ref struct HtmlScanner(ReadOnlySpan<char> text, TagAttributes attributes, ElementScopes scopes, bool isXml, int start = 0, bool runsScripts = true)
{
    private const int LongestName = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _lowerName = new char[LongestName];
    private HtmlTokenizer _tokenizer = new(text, attributes.All, start);
    private RawTextKind _pendingRawText;
    private bool _formIsOpen;

    /// <summary>A tag's name as it is in the DOM; an end tag's in lower case. Else that of the element whose raw text this is.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    public ElementSpace Space { get; private set; }

    /// <summary>The text is that of an element in which tags are text: <see cref="Name"/> tells which.</summary>
    public RawTextKind RawText { get; private set; }

    public readonly ReadOnlySpan<char> Content => _tokenizer.Content;
    public readonly int ContentStart => _tokenizer.ContentStart;
    public readonly int Start => _tokenizer.Start;

    /// <summary>Where the last piece of text or markup started, comments included.</summary>
    public readonly int LastStart => _tokenizer.LastStart;

    /// <summary>Within a template, whose content is in no document.</summary>
    public bool IsInert { get; private set; }

    /// <summary>Within a shadow tree, whose ids nothing outside can name.</summary>
    public bool IsShadow { get; private set; }

    /// <summary>The start tag has no content to come: void, or closed by <c>/&gt;</c> where that counts.</summary>
    public bool IsEmptyElement { get; private set; }

    public HtmlTokenKind Read()
    {
        while (true)
        {
            RawText = RawTextKind.None;
            // Asked before a tag opens a template: the tag itself still belongs to the document.
            (IsInert, IsShadow) = (scopes.IsInert, scopes.IsShadow);
            if (_pendingRawText != RawTextKind.None)
            {
                RawText = _pendingRawText;
                _pendingRawText = RawTextKind.None;
                _tokenizer.ReadRawText(Name, RawText);
                return HtmlTokenKind.Text;
            }
            var kind = _tokenizer.Read(isXml || scopes.AllowsCData);
            if (kind == HtmlTokenKind.StartTag)
            {
                attributes.Classify(_text, isXml);
                StartTag();
                if (Name is "form" && Space == ElementSpace.Html && !isXml && IsNestedForm())
                    continue;
            }
            else if (kind == HtmlTokenKind.EndTag)
            {
                EndTag();
            }
            return kind;
        }
    }

    private void StartTag()
    {
        var written = _tokenizer.Content;
        var lower = Lower(WithoutPrefix(written));
        var space = scopes.Space;
        if (space != ElementSpace.Html && !isXml && (HtmlElementNames.BreaksOut(lower) || IsStyledFont(lower)))
        {
            scopes.BreakOut();
            space = scopes.Space;
        }
        if (space == ElementSpace.Html)
            space = lower switch { "svg" => ElementSpace.Svg, "math" => ElementSpace.MathMl, _ => ElementSpace.Html };
        else if (isXml && lower is "html")
            space = ElementSpace.Html;
        Space = space;
        Name = isXml ? WithoutPrefix(written) : space == ElementSpace.Svg ? SvgElementNames.Adjust(lower) : lower;
        IsEmptyElement = space == ElementSpace.Html && !isXml ? HtmlElementNames.IsVoid(lower) : _tokenizer.IsSelfClosing;
        if (IsEmptyElement)
            return;
        if (ScopeOf(lower, space) is var scope and not ElementScope.None)
            scopes.Open(scope);
        else if (space == ElementSpace.Html)
            scopes.CountHtml(1);
        if (space == ElementSpace.Html && !isXml)
            _pendingRawText = HtmlElementNames.RawTextOf(lower, runsScripts);
    }

    private void EndTag()
    {
        var lower = Lower(WithoutPrefix(_tokenizer.Content));
        if (lower is "p" or "br" && !isXml)
            scopes.BreakOut();
        Space = lower is "svg" ? ElementSpace.Svg : lower is "math" ? ElementSpace.MathMl : scopes.Space;
        Name = lower;
        if (lower is "form" && !scopes.IsInert)
            _formIsOpen = false;
        var scope = ScopeName(lower);
        if (scope != ElementScope.None)
            scopes.Close(scope);
        else
            scopes.CountHtml(-1);
    }

    /// <summary>A form within a form is ignored (section 13.2.6.4.7), so its action leads nowhere.</summary>
    private bool IsNestedForm()
    {
        if (scopes.IsInert || scopes.IsShadow)
            return false;
        var isNested = _formIsOpen;
        _formIsOpen = true;
        return isNested;
    }

    private readonly ElementScope ScopeOf(ReadOnlySpan<char> lower, ElementSpace space)
    {
        var scope = ScopeName(lower);
        return (scope, space) switch
        {
            (ElementScope.Svg, ElementSpace.Svg) or (ElementScope.Math, ElementSpace.MathMl) => scope,
            (ElementScope.ForeignObject or ElementScope.Desc or ElementScope.Title, ElementSpace.Svg) => scope,
            (ElementScope.AnnotationXml, ElementSpace.MathMl) => HoldsHtml() ? scope : ElementScope.None,
            ( >= ElementScope.Mi and <= ElementScope.Mtext, ElementSpace.MathMl) => scope,
            (ElementScope.Template, ElementSpace.Html) => IsShadowRoot() ? ElementScope.ShadowTemplate : scope,
            _ => ElementScope.None,
        };
    }

    private static ElementScope ScopeName(ReadOnlySpan<char> lower) => lower switch
    {
        "svg" => ElementScope.Svg,
        "math" => ElementScope.Math,
        "foreignobject" => ElementScope.ForeignObject,
        "desc" => ElementScope.Desc,
        "title" => ElementScope.Title,
        "annotation-xml" => ElementScope.AnnotationXml,
        "mi" => ElementScope.Mi,
        "mo" => ElementScope.Mo,
        "mn" => ElementScope.Mn,
        "ms" => ElementScope.Ms,
        "mtext" => ElementScope.Mtext,
        "template" => ElementScope.Template,
        _ => ElementScope.None,
    };

    private readonly bool HoldsHtml() =>
        attributes.TryGet(KnownAttribute.Encoding, out var encoding)
        && CharacterReferences.DecodeAttribute(Raw(encoding)).ToLowerInvariant() is "text/html" or "application/xhtml+xml";

    private readonly bool IsShadowRoot() =>
        attributes.TryGet(KnownAttribute.ShadowRootMode, out var mode)
        && (Raw(mode).Equals("open", StringComparison.OrdinalIgnoreCase) || Raw(mode).Equals("closed", StringComparison.OrdinalIgnoreCase));

    private readonly bool IsStyledFont(ReadOnlySpan<char> lower) => lower is "font"
        && (attributes.Has(KnownAttribute.Color) || attributes.Has(KnownAttribute.Face) || attributes.Has(KnownAttribute.Size));

    private readonly ReadOnlySpan<char> Raw(HtmlAttribute attribute) => _text.Slice(attribute.Value, attribute.ValueLength);

    private readonly ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> name) => isXml ? name[(name.IndexOf(':') + 1)..] : name;

    private readonly ReadOnlySpan<char> Lower(ReadOnlySpan<char> name)
    {
        // Names are a few letters long: a loop is done before a search over vectors has begun.
        foreach (var character in name)
        {
            if (char.IsAsciiLetterUpper(character))
                return ToLower(name);
        }
        return name;
    }

    /// <summary>No name longer than the buffer means anything to anybody.</summary>
    private readonly ReadOnlySpan<char> ToLower(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName)
            return name;
        System.Text.Ascii.ToLower(name, _lowerName, out var length);
        return length == name.Length ? _lowerName[..length] : name;
    }
}
