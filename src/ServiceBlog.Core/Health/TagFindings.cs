namespace ServiceBlog.Core.Health;

/// <summary>Tags that mean the same, or nothing much.</summary>
internal sealed class TagFindings(SiteGraph graph, TagCatalogue catalogue)
{
    /// <summary>They are the vocabulary's, so they belong to its file, wherever the first page with the tag lies.</summary>
    private const string File = "tags.yml";

    /// <summary>The names that pages give, synonyms as what they stand for.</summary>
    private readonly Dictionary<string, TagUse> _uses = UsesOf(graph, catalogue);

    public IEnumerable<HealthFinding> All() => Similar().Concat(UsedOnce()).Concat(Unused()).Concat(MergedInUse());

    private IEnumerable<HealthFinding> Similar() =>
        from pair in new SimilarTags(_uses, catalogue).Find()
        let use = _uses[pair.Name]
        select new HealthFinding(
            new Diagnostic(Rules.SimilarTags, use.First, $"the tag \"{pair.Name}\" is nearly the same as \"{pair.Keep}\"", pair.Keep), File, pair.Name, use.Page);

    private IEnumerable<HealthFinding> UsedOnce() =>
        from tag in graph.Tags
        where tag.Pages.Length == 1
        let use = _uses.GetValueOrDefault(tag.Name)
        select new HealthFinding(
            new Diagnostic(Rules.TagUsedOnce, use?.First ?? new SourceLocation(tag.Pages[0].DisplayPath, 1, 1), $"the tag \"{tag.Name}\" is on one page only"),
            File, tag.Name, tag.Pages[0]);

    private IEnumerable<HealthFinding> Unused()
    {
        var used = graph.Tags.Select(tag => SiteLists.TagPath(tag.Name)).ToHashSet(StringComparer.Ordinal);
        return
            from name in catalogue.Names
            where !used.Contains(SiteLists.TagPath(name))
            select new HealthFinding(new Diagnostic(Rules.UnusedTag, catalogue.PlaceOf(name)!.Value, $"no page has the tag \"{name}\""), File, name);
    }

    private IEnumerable<HealthFinding> MergedInUse()
    {
        if (catalogue.Merged.Count == 0)
            return [];
        var merged = catalogue.Merged.Select(old => old.Value).ToHashSet(StringComparer.Ordinal);
        return
            from page in graph.Pages
            from tag in page.FrontMatter.Tags
            where merged.Contains(tag.Value)
            let name = catalogue.Canonical(tag.Value)
            select new HealthFinding(
                new Diagnostic(Rules.MergedTagInUse, tag.Location, $"the tag \"{tag.Value}\" was merged into \"{name}\"", name),
                page.SourcePath, tag.Value, page);
    }

    private static Dictionary<string, TagUse> UsesOf(SiteGraph graph, TagCatalogue catalogue)
    {
        var uses = new Dictionary<string, TagUse>(StringComparer.Ordinal);
        // The tags of a topic say what belongs to it.
        foreach (var (page, tag) in graph.Pages.Where(page => page.Kind != PageKind.Topic).SelectMany(page => page.FrontMatter.Tags, (page, tag) => (page, tag)))
        {
            var name = catalogue.Canonical(tag.Value);
            uses[name] = uses.TryGetValue(name, out var use) ? use with { Count = use.Count + 1 } : new TagUse(1, tag.Location, page);
        }
        return uses;
    }
}

/// <summary>How a tag's name is used.</summary>
/// <param name="Count">The pages that give it.</param>
/// <param name="First">Where the first of them does.</param>
/// <param name="Page">The first of them, by source path.</param>
internal sealed record TagUse(int Count, SourceLocation First, Page Page);

/// <summary>Finds tags that probably mean the same. First those of one normal form: case, hyphens, spaces and the plural do not count. Then, among
/// long names, a rare one that is a single edit from another: "personalisation". Two tags that <c>tags.yml</c> describes are never alike, since an
/// author has described both. Every name is looked up under what is left of it without one of its letters, so that no two names are compared for
/// nothing.</summary>
internal sealed class SimilarTags(IReadOnlyDictionary<string, TagUse> uses, TagCatalogue catalogue)
{
    /// <summary>Shorter words have honest neighbours: contact and contract.</summary>
    private const int ShortestToMistype = 9;

    /// <summary>Longer names cannot be measured (<see cref="EditBound"/>).</summary>
    private const int LongestToMistype = 64;

    /// <summary>What is written more often than this is no slip.</summary>
    private const int MostSlips = 2;

    /// <summary>Each name that is to go, with the one to keep; by name.</summary>
    public IEnumerable<(string Name, string Keep)> Find() =>
        SameForm().Concat(Mistyped()).DistinctBy(pair => pair.Name).OrderBy(pair => pair.Name, StringComparer.Ordinal);

    private IEnumerable<(string Name, string Keep)> SameForm()
    {
        foreach (var alike in uses.Keys.GroupBy(NormalForm, StringComparer.Ordinal))
        {
            var names = alike.OrderByDescending(IsDescribed).ThenByDescending(name => uses[name].Count).ThenBy(name => name, StringComparer.Ordinal).ToList();
            foreach (var name in names.Skip(1).Where(name => !IsDescribed(name)))
                yield return (name, names[0]);
        }
    }

    private IEnumerable<(string Name, string Keep)> Mistyped()
    {
        var shortened = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var name in uses.Keys.Where(CanBeMistyped))
        {
            foreach (var form in Shortened(name.ToLowerInvariant()))
                shortened.GetOrAdd(form).Add(name);
        }
        foreach (var name in uses.Keys.Where(name => CanBeMistyped(name) && IsRare(name)))
        {
            var near = Shortened(name.ToLowerInvariant())
                .SelectMany(form => shortened[form])
                .Where(other => other != name && IsBetter(other, name) && IsOneEdit(name, other))
                .OrderByDescending(other => uses[other].Count).ThenBy(other => other, StringComparer.Ordinal)
                .FirstOrDefault();
            if (near is not null)
                yield return (name, near);
        }
    }

    private bool IsDescribed(string name) => catalogue.Knows(name);

    private bool IsRare(string name) => uses[name].Count <= MostSlips && !IsDescribed(name);

    /// <summary>Of two slips, one is to stay.</summary>
    private bool IsBetter(string other, string name) =>
        IsDescribed(other) || uses[other].Count > uses[name].Count
        || (uses[other].Count == uses[name].Count && string.CompareOrdinal(other, name) < 0);

    /// <summary>Names with figures differ on purpose.</summary>
    private static bool CanBeMistyped(string name) => name.Length is >= ShortestToMistype and <= LongestToMistype && !name.Any(char.IsDigit);

    /// <summary>The name, and the name without one of its characters: two names one edit apart have one of these in common.</summary>
    private static IEnumerable<string> Shortened(string name) =>
        Enumerable.Range(0, name.Length).Select(i => name.Remove(i, 1)).Append(name).Distinct(StringComparer.Ordinal);

    private static bool IsOneEdit(string name, string other) =>
        char.ToLowerInvariant(name[0]) == char.ToLowerInvariant(other[0]) && !new EditBound(name).IsBeyond(other, 1);

    /// <summary>As addresses spell it, so that C, C# and C++ stay apart; each word in the singular, all in one.</summary>
    private static string NormalForm(string name) => string.Concat(UrlPath.Slug(name).Split('-').Select(Singular));

    /// <summary>By the endings of English alone; a word that only looks like a plural does no harm unless its stem is a tag too.</summary>
    private static string Singular(string word)
    {
        if (word.Length < 4 || word is "news" || !word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal)
            || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal))
        {
            return word;
        }
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
            return word[..^3] + "y";
        return word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("sses", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)
            ? word[..^2]
            : word[..^1];
    }
}
