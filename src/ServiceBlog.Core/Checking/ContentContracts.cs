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
                diagnostics.Report(Rules.MissingSummary, new SourceLocation(page.DisplayPath, 1, 1), "the post has no summary");
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
            var synonyms = graph.Topics.SelectMany(topic => topic.FrontMatter.Synonyms).Select(synonym => UrlPath.Slug(synonym.Value))
                .ToHashSet(StringComparer.Ordinal);
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
        IEnumerable<Page> pages, Func<Page, ImmutableArray<Located<string>>> names, Func<string, bool> isKnown, IEnumerable<string> known,
        Rule rule, string message)
    {
        var suggestions = new NameSuggestions(() => known);
        foreach (var name in pages.SelectMany(page => names(page).Where(name => !isKnown(name.Value))))
            diagnostics.Report(rule, name.Location, $"{message} \"{name.Value}\"", suggestions.For(name.Value));
    }

    private void CheckImages(Page page) => diagnostics.AddAll(page.Outline.Links.Where(link => link is { Kind: LinkKind.Image, HasText: false })
        .Select(link => new Diagnostic(Rules.MissingAlt, link.Location, "the image has no alternative text")));

    private void CheckList(string key, ImmutableArray<Located<string>> names)
    {
        if (names is not [{ } only] || !only.Value.Contains(',', StringComparison.Ordinal))
            return;
        diagnostics.Report(Rules.ListAsText, only.Location, $"\"{key}\" has one name, \"{only.Value}\"",
            $"[{string.Join(", ", only.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}]");
    }

    /// <summary>Readers cannot tell pages of one kind and folder apart in a list if they have one title.</summary>
    private void CheckTitles()
    {
        var titled = new Dictionary<(string, PageKind, string, string), Page>(graph.Pages.Length);
        foreach (var page in graph.Pages.Where(page => !page.IsNote))
        {
            if (titled.TryAdd((page.Title, page.Kind, page.Folder, page.Edition), page))
                continue;
            var first = titled[(page.Title, page.Kind, page.Folder, page.Edition)];
            var location = page.FrontMatter.Title?.Location ?? new SourceLocation(page.DisplayPath, 1, 1);
            diagnostics.Report(Rules.DuplicateTitle, location, $"{first.DisplayPath} has the same title, \"{page.Title}\"");
        }
    }

}
