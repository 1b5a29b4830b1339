namespace ServiceBlog.Core.Checking;

/// <summary>Checks what the site asks of its authors, beyond what is needed to build: names that are known, titles that
/// tell pages apart, words for those who do not see.</summary>
public sealed class ContentContracts(SiteGraph graph, TagCatalogue tags, ICollection<Diagnostic> diagnostics)
{
    public void Check()
    {
        CheckVocabularies();
        // What could not be read need not be missing.
        var unread = diagnostics.Where(diagnostic => diagnostic.Rule == Rules.InvalidYaml || diagnostic.Rule == Rules.WrongType)
            .Select(diagnostic => diagnostic.Location.File).ToHashSet(StringComparer.Ordinal);
        foreach (var page in graph.Pages)
        {
            CheckImages(page);
            CheckList("tags", page.FrontMatter.Tags);
            CheckList("topics", page.FrontMatter.Topics);
            if (page.Kind == PageKind.Post && page.FrontMatter.Summary is null && !unread.Contains(page.DisplayPath))
                Report(Rules.MissingSummary, new SourceLocation(page.DisplayPath, 1, 1), "the post has no summary");
        }
        CheckTitles();
    }

    private void CheckVocabularies()
    {
        var closed = graph.Config.ClosedVocabularies;
        if (closed.Contains("tags"))
            CheckKnown(graph.Pages, page => page.FrontMatter.Tags, tags.Knows, tags.Names, Rules.UnknownTag, "tags.yml has no tag");
        if (closed.Contains("topics"))
        {
            var keys = graph.Topics.Select(topic => topic.Key).ToHashSet(StringComparer.Ordinal);
            var synonyms = graph.Topics.SelectMany(topic => topic.FrontMatter.Synonyms).Select(synonym => UrlPath.Slug(synonym.Value)).ToHashSet(StringComparer.Ordinal);
            CheckKnown(graph.Pages, page => page.FrontMatter.Topics, name => keys.Contains(name) || synonyms.Contains(UrlPath.Slug(name)),
                keys, Rules.UnknownTopic, "there is no topic");
        }
        if (closed.Contains("authors"))
        {
            var authors = graph.Config.Authors.ToHashSet(StringComparer.Ordinal);
            CheckKnown(graph.Pages.Where(page => page.Kind != PageKind.Source), page => page.FrontMatter.Authors,
                authors.Contains, authors, Rules.UnknownAuthor, "site.yml has no author");
        }
    }

    private void CheckKnown(
        IEnumerable<Page> pages,
        Func<Page, ImmutableArray<Located<string>>> names,
        Func<string, bool> isKnown,
        IEnumerable<string> known,
        Rule rule,
        string message)
    {
        var suggestions = new NameSuggestions(() => known);
        foreach (var page in pages)
        {
            foreach (var name in names(page))
            {
                if (isKnown(name.Value))
                    continue;
                diagnostics.Add(new Diagnostic(rule, name.Location, $"{message} \"{name.Value}\"") { Suggestion = suggestions.For(name.Value) });
            }
        }
    }

    private void CheckImages(Page page)
    {
        foreach (var link in page.Outline.Links)
        {
            if (link is { Kind: LinkKind.Image, HasText: false })
                Report(Rules.MissingAlt, link.Location, "the image has no alternative text");
        }
    }

    private void CheckList(string key, ImmutableArray<Located<string>> names)
    {
        if (names is not [{ } only] || !only.Value.Contains(',', StringComparison.Ordinal))
            return;
        diagnostics.Add(new Diagnostic(Rules.ListAsText, only.Location, $"\"{key}\" has one name, \"{only.Value}\"")
        {
            Suggestion = $"[{string.Join(", ", only.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}]",
        });
    }

    private void CheckTitles()
    {
        var titled = new HashSet<Page>(graph.Pages.Length, SameTitle.Instance);
        foreach (var page in graph.Pages)
        {
            if (titled.Add(page) || !titled.TryGetValue(page, out var first))
                continue;
            var location = page.FrontMatter.Title?.Location ?? new SourceLocation(page.DisplayPath, 1, 1);
            Report(Rules.DuplicateTitle, location, $"{first.DisplayPath} has the same title, \"{page.Title}\"");
        }
    }

    private void Report(Rule rule, SourceLocation location, string message) => diagnostics.Add(new Diagnostic(rule, location, message));
}

/// <summary>Takes pages for equal that readers cannot tell apart in a list: of one kind and folder, with one title.</summary>
internal sealed class SameTitle : IEqualityComparer<Page>
{
    public static readonly SameTitle Instance = new();

    public bool Equals(Page? x, Page? y) => x!.Title == y!.Title && x.Kind == y.Kind && x.Folder == y.Folder;

    public int GetHashCode(Page page) => page.Title.GetHashCode(StringComparison.Ordinal);
}
