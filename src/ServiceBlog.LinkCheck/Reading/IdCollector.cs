namespace ServiceBlog.LinkCheck.Reading;

/// <summary>The ids of a page, and the attributes that name an id of the same page.</summary>
internal sealed class IdCollector(FactsBuilder facts, LinePositions positions)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _noScriptIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _templateIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _maps = new(StringComparer.Ordinal);
    private readonly List<IdReference> _references = [];

    private int _searches;

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
                    _references.Add(new IdReference(kind, facts.SourceOf(tag, kind, LinkUse.Reference), tag.Value(kind)!, positions.Of(tag, kind)));
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
                CheckMap(reference);
            else
                CheckIds(reference);
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
        var source = facts.SourceOf(tag, KnownAttribute.Id);
        facts.Report(FindingKind.DuplicateId, positions.Of(tag, KnownAttribute.Id), $"the id \"{id}\" is already taken on this page", source);
    }

    private string Text(in ElementTag tag, KnownAttribute kind) => facts.Shared.Names.Get(tag.Decoded(kind));

    private void CheckIds(IdReference reference)
    {
        var ids = IsList(reference.Kind)
            ? reference.Value.Split(AsciiWhitespace.Letters.ToCharArray(), StringSplitOptions.RemoveEmptyEntries) : [reference.Value];
        foreach (var id in ids.Where(id => id.Length > 0 && !_ids.Contains(id) && !_noScriptIds.Contains(id)))
        {
            var message = $"the page has no element with the id \"{id}\"";
            facts.Report(FindingKind.BrokenIdReference, reference.Place, message, reference.Source, reference.Value, Nearest(id));
        }
    }

    /// <summary>The rules for parsing a hash-name reference (HTML standard, section 2.3.11).</summary>
    private void CheckMap(IdReference reference)
    {
        var value = reference.Value;
        var mark = value.IndexOf('#', StringComparison.Ordinal);
        if (mark >= 0 && mark + 1 < value.Length && _maps.Contains(value[(mark + 1)..]))
            return;
        var near = NearestName.Find(value[(mark + 1)..], _maps);
        facts.Report(FindingKind.BrokenAnchor, reference.Place, $"the page has no map \"{value}\"", reference.Source, value, near is null ? null : "#" + near);
    }

    private readonly record struct IdReference(KnownAttribute Kind, LinkSource Source, string Value, Place Place);
}

/// <summary>"The indicated part of the document" (HTML standard, section 7.4.6.4).</summary>
internal static class Fragments
{
    /// <summary>The nearest is looked for among so many ids, and for so many mistakes of one file.</summary>
    public const int MostSearches = 100;

    private const int MostCandidates = 500;

    /// <param name="fragment">Percent-encoded as in the URL record, without the number sign.</param>
    /// <param name="exists">Whether an element has this id, or an <c>a</c> this name.</param>
    public static bool Indicates(string fragment, Func<string, bool> exists)
    {
        var name = WithoutDirective(fragment);
        if (name.Length == 0 || exists(name))
            return true;
        var decoded = UrlText.Decode(name);
        return exists(decoded) || decoded.Equals("top", StringComparison.OrdinalIgnoreCase);
    }

    public static string NameOf(string fragment) => UrlText.Decode(WithoutDirective(fragment));

    public static string? Nearest(string name, IEnumerable<string> ids) => NearestName.Find(name, ids.Take(MostCandidates));

    /// <summary>Cuts a text directive off (URL Fragment Text Directives, section 3.3).</summary>
    public static string WithoutDirective(string fragment)
    {
        var mark = fragment.IndexOf(":~:", StringComparison.Ordinal);
        return mark < 0 ? fragment : fragment[..mark];
    }
}
