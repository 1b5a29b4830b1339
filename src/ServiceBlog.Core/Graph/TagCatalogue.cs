namespace ServiceBlog.Core.Graph;

/// <summary>What <c>tags.yml</c> says: which tags there are, what they mean, their synonyms, and the names of tags that were merged into them, whose
/// pages are redirected. Other names count as they are written, but a synonym or a merged name stands for everything that makes the same
/// address.</summary>
public sealed class TagCatalogue
{
    private readonly Dictionary<string, SourceLocation> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _descriptions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _canonical = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _canonicalBySlug = new(StringComparer.Ordinal);
    private readonly List<Located<string>> _merged = [];

    /// <summary>The name under which a tag is published: the canonical one of a synonym, else its own.</summary>
    public string Canonical(string name)
    {
        if (_canonical.TryGetValue(name, out var canonical))
            return canonical;
        return _canonicalBySlug.Count > 0 && !_places.ContainsKey(name) ? _canonicalBySlug.GetValueOrDefault(UrlPath.Slug(name), name) : name;
    }

    /// <summary>Whether the file names it, or has it as a synonym.</summary>
    public bool Knows(string name) => _places.ContainsKey(Canonical(name));

    public IEnumerable<string> Names => _places.Keys;

    public string? Describe(string name) => _descriptions.GetValueOrDefault(name);

    /// <summary>What readers see in place of the name; null if that is shown.</summary>
    public string? LabelOf(string name) => _labels.GetValueOrDefault(name);

    /// <summary>Where the file names a tag; null if it does not.</summary>
    public SourceLocation? PlaceOf(string name) => _places.TryGetValue(name, out var place) ? place : null;

    /// <summary>The names that tags once had, or had that were merged into them: their old addresses lead on.</summary>
    public IReadOnlyList<Located<string>> Merged => _merged;

    /// <param name="file">Null if the site has none.</param>
    public static TagCatalogue Read(InputFile? file, ICollection<Diagnostic> diagnostics, ContentLimits? limits = null)
    {
        var catalogue = new TagCatalogue();
        if (file is null || YamlReader.ReadMapping(file, diagnostics, limits) is not { } mapping)
            return catalogue;
        foreach (var (key, _) in mapping.Entries)
            catalogue._places.TryAdd(key.Text, key.Location);
        foreach (var (key, value) in mapping.Entries)
            catalogue.Add(key.Text, value, diagnostics);
        return catalogue;
    }

    /// <summary>A tag is given its description alone, or a mapping with <c>label</c>, <c>description</c>, <c>synonyms</c> and <c>merged</c>.</summary>
    private void Add(string name, YamlNode value, ICollection<Diagnostic> diagnostics)
    {
        switch (value)
        {
            case YamlScalar { IsNull: true }:
                break;
            case YamlScalar scalar:
                _descriptions[name] = scalar.Text;
                break;
            case YamlMapping mapping:
                var fields = new YamlFields(mapping, diagnostics);
                if (fields.Text("label") is { } label)
                    _labels[name] = label.Value;
                if (fields.Text("description") is { } description)
                    _descriptions[name] = description.Value;
                AddNames(name, fields.Texts("synonyms"), "a synonym of", diagnostics);
                _merged.AddRange(AddNames(name, fields.Texts("merged"), "merged into", diagnostics));
                fields.ReportUnknown(" of a tag");
                break;
            default:
                diagnostics.Report(Rules.WrongType, value.Location,
                    $"a tag expects a description, or \"label\", \"description\", \"synonyms\" and \"merged\", found {value.Description}");
                break;
        }
    }

    /// <returns>Those that had no other meaning before.</returns>
    private List<Located<string>> AddNames(string tag, ImmutableArray<Located<string>> names, string role, ICollection<Diagnostic> diagnostics)
    {
        var added = new List<Located<string>>();
        foreach (var name in names)
        {
            if (_places.ContainsKey(name.Value))
                Report($"\"{name.Value}\" is {role} \"{tag}\" and a tag of its own");
            else if (_canonical.TryGetValue(name.Value, out var other) && other != tag)
                Report($"\"{name.Value}\" stands for \"{other}\" already, and cannot be {role} \"{tag}\" too");
            else
                Take(name);

            void Report(string message) => diagnostics.Report(Rules.ConflictingTag, name.Location, message);
        }
        return added;

        void Take(Located<string> name)
        {
            _canonical[name.Value] = tag;
            _canonicalBySlug.TryAdd(UrlPath.Slug(name.Value), tag);
            added.Add(name);
        }
    }
}

/// <summary>The old addresses of tags that were renamed or merged, which lead to the tags that they became.</summary>
public static class MergedTags
{
    public static IEnumerable<Redirect> Redirects(TagCatalogue catalogue, Taxonomy tags, SiteLanguage language)
    {
        if (catalogue.Merged.Count == 0)
            return [];
        var byPath = tags.Terms.ToDictionary(term => term.Path, StringComparer.Ordinal);
        return
        [
            .. from merged in catalogue.Merged
               let path = language.At(SiteLists.TagPath(merged.Value))
               // A tag that no page has is not published, and one that pages have in another spelling still is.
               where !byPath.ContainsKey(path) && byPath.ContainsKey(language.At(SiteLists.TagPath(catalogue.Canonical(merged.Value))))
               let term = byPath[language.At(SiteLists.TagPath(catalogue.Canonical(merged.Value)))]
               group merged by (path, term) into alike
               select new Redirect(alike.Key.path, alike.Key.term.Path, alike.Key.term.Title,
                   $"the merged tag \"{alike.First().Value}\"", alike.First().Location),
        ];
    }
}
