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
            new Diagnostic(Rules.SimilarTags, use.First, $"the tag \"{pair.Name}\" is nearly the same as \"{pair.Keep}\"") { Suggestion = pair.Keep }, File, pair.Name, use.Page);

    private IEnumerable<HealthFinding> UsedOnce() =>
        from tag in graph.Tags
        where tag.Pages.Length == 1
        let use = _uses.GetValueOrDefault(tag.Name)
        select new HealthFinding(
            new Diagnostic(Rules.TagUsedOnce, use?.First ?? new SourceLocation(tag.Pages[0].DisplayPath, 1, 1), $"the tag \"{tag.Name}\" is on one page only"),
            File, tag.Name, tag.Pages[0]);

    private IEnumerable<HealthFinding> Unused()
    {
        var used = graph.Tags.Select(tag => tag.Path).ToHashSet(StringComparer.Ordinal);
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
                new Diagnostic(Rules.MergedTagInUse, tag.Location, $"the tag \"{tag.Value}\" was merged into \"{name}\"") { Suggestion = name },
                page.SourcePath, tag.Value, page);
    }

    private static Dictionary<string, TagUse> UsesOf(SiteGraph graph, TagCatalogue catalogue)
    {
        var uses = new Dictionary<string, TagUse>(StringComparer.Ordinal);
        foreach (var page in graph.Pages)
        {
            if (page.Kind == PageKind.Topic)
                continue; // its tags say what belongs to it
            foreach (var tag in page.FrontMatter.Tags)
            {
                var name = catalogue.Canonical(tag.Value);
                uses[name] = uses.TryGetValue(name, out var use) ? use with { Count = use.Count + 1 } : new TagUse(1, tag.Location, page);
            }
        }
        return uses;
    }
}

/// <summary>How a tag's name is used.</summary>
/// <param name="Count">The pages that give it.</param>
/// <param name="First">Where the first of them does.</param>
/// <param name="Page">The first of them, by source path.</param>
internal sealed record TagUse(int Count, SourceLocation First, Page Page);
