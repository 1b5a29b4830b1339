namespace ServiceBlog.LinkCheck.Reading;

/// <summary>The ids of a page, and the attributes that name an id of the same page.</summary>
internal sealed class IdCollector(FactsBuilder facts, LinePositions positions)
{
    private static readonly char[] AsciiWhitespace = [' ', '\t', '\n', '\f', '\r'];

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _noScriptIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _templateIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _maps = new(StringComparer.Ordinal);
    private readonly List<(KnownAttribute Kind, string Element, string Value, Place Place)> _references = [];

    private int _searches;

    /// <param name="tag">A start tag.</param>
    /// <param name="isInNoScript">Only readers without scripts get it.</param>
    public void Collect(in ElementTag tag, bool isInNoScript)
    {
        foreach (var kind in tag.Attributes.Present)
        {
            switch (kind)
            {
                case KnownAttribute.Id:
                    AddId(tag, isInNoScript);
                    break;
                case KnownAttribute.Name when tag.IsHtml && tag.Name is "a":
                    (isInNoScript ? _noScriptIds : _anchors).Add(Text(tag, kind));
                    break;
                case KnownAttribute.Name when tag.IsHtml && tag.Name is "map":
                    _maps.Add(Text(tag, kind));
                    break;
                case var _ when IsReference(kind, tag):
                    tag.Attributes.TryGet(kind, out var attribute);
                    var place = positions.Of(tag.Text, attribute.Value);
                    _references.Add((kind, facts.Shared.Names.Get(tag.Name), tag.Value(kind)!, place));
                    break;
            }
        }
    }

    /// <summary>An id in a template can be named by what is copied with it, and by nothing else.</summary>
    public void CollectFromTemplate(in ElementTag tag)
    {
        if (tag.Attributes.Has(KnownAttribute.Id))
            _templateIds.Add(Text(tag, KnownAttribute.Id));
    }

    /// <summary>What a fragment can name.</summary>
    public bool CanBeIndicated(string name) => _ids.Contains(name) || _anchors.Contains(name);

    /// <summary>What a fragment within a <c>noscript</c> or a <c>template</c> can name.</summary>
    public bool CanBeIndicatedFromWithin(string name) => CanBeIndicated(name) || _noScriptIds.Contains(name) || _templateIds.Contains(name);

    /// <summary>The id that was probably meant; looked for only as often as it may help.</summary>
    public string? Nearest(string name) => _searches++ < Fragments.MostSearches ? Fragments.Nearest(name, All) : null;

    /// <summary>Once the page is read: reports what names no id, and hands the ids over.</summary>
    public void Finish()
    {
        foreach (var reference in _references)
        {
            if (reference.Kind == KnownAttribute.UseMap)
                CheckMap(reference.Element, reference.Value, reference.Place);
            else
                CheckIds(reference.Kind, reference.Element, reference.Value, reference.Place);
        }
        foreach (var id in All)
            facts.AddId(id);
    }

    private IEnumerable<string> All => _ids.Concat(_anchors.Where(anchor => !_ids.Contains(anchor)));

    /// <summary>Which attributes hold ids (HTML standard, ARIA 1.3). What a script may make later is only a warning.</summary>
    private static bool IsReference(KnownAttribute kind, in ElementTag tag) => kind switch
    {
        KnownAttribute.AriaActiveDescendant or KnownAttribute.AriaControls or KnownAttribute.AriaDescribedBy or KnownAttribute.AriaDetails
            or KnownAttribute.AriaErrorMessage or KnownAttribute.AriaFlowTo or KnownAttribute.AriaLabelledBy or KnownAttribute.AriaOwns => true,
        _ when !tag.IsHtml => false,
        KnownAttribute.For => tag.Name is "label" or "output",
        KnownAttribute.Headers => tag.Name is "td" or "th",
        KnownAttribute.List => tag.Name is "input",
        KnownAttribute.Form => tag.Name is "button" or "fieldset" or "input" or "object" or "output" or "select" or "textarea",
        KnownAttribute.PopoverTarget => tag.Name is "button" or "input",
        KnownAttribute.CommandFor => tag.Name is "button",
        KnownAttribute.ItemRef => true,
        KnownAttribute.UseMap => tag.Name is "img" or "image" or "object" or "input",
        _ => false,
    };

    /// <summary>Holds several ids; of all others the whole value is one.</summary>
    private static bool IsList(KnownAttribute kind) => kind is not (KnownAttribute.AriaActiveDescendant or KnownAttribute.CommandFor
        or KnownAttribute.Form or KnownAttribute.List or KnownAttribute.PopoverTarget);

    private void AddId(in ElementTag tag, bool isInNoScript)
    {
        var id = Text(tag, KnownAttribute.Id);
        if (id.Length == 0)
            return;
        if (tag.IsHtml && tag.Name is "map")
            _maps.Add(id);
        var isTaken = _ids.Contains(id) || _noScriptIds.Contains(id);
        (isInNoScript ? _noScriptIds : _ids).Add(id);
        if (!isTaken)
            return;
        tag.Attributes.TryGet(KnownAttribute.Id, out var attribute);
        facts.Report(FindingKind.DuplicateId, positions.Of(tag.Text, attribute.Value), $"the id \"{id}\" is already taken on this page",
            facts.Shared.Source(facts.Shared.Names.Get(tag.Name), "id", LinkUse.Hyperlink));
    }

    private string Text(in ElementTag tag, KnownAttribute kind)
    {
        tag.Attributes.TryGet(kind, out var attribute);
        var raw = tag.Raw(attribute);
        return facts.Shared.Names.Get(CharacterReferences.IsNeeded(raw) ? CharacterReferences.DecodeAttribute(raw) : raw);
    }

    private void CheckIds(KnownAttribute kind, string element, string value, Place place)
    {
        foreach (var id in IsList(kind) ? value.Split(AsciiWhitespace, StringSplitOptions.RemoveEmptyEntries) : [value])
        {
            if (id.Length > 0 && !_ids.Contains(id) && !_noScriptIds.Contains(id))
            {
                facts.Report(FindingKind.BrokenIdReference, place, $"the page has no element with the id \"{id}\"", Source(element, kind), value,
                    Nearest(id));
            }
        }
    }

    /// <summary>The rules for parsing a hash-name reference (HTML standard, section 2.3.11).</summary>
    private void CheckMap(string element, string value, Place place)
    {
        var mark = value.IndexOf('#', StringComparison.Ordinal);
        if (mark >= 0 && mark + 1 < value.Length && _maps.Contains(value[(mark + 1)..]))
            return;
        var near = NearestName.Find(value[(mark + 1)..], _maps);
        facts.Report(FindingKind.BrokenAnchor, place, $"the page has no map \"{value}\"", Source(element, KnownAttribute.UseMap), value,
            near is null ? null : "#" + near);
    }

    private LinkSource Source(string element, KnownAttribute kind) =>
        facts.Shared.Source(element, TagAttributes.NameOf(kind), LinkUse.Reference);
}
