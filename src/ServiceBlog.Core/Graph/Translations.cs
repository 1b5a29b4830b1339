namespace ServiceBlog.Core.Graph;

/// <summary>Which pages and lists are the same in several languages. Pages are joined by their files, which have one path below the folders of their
/// languages, or by their <c>translationKey</c>: one that they share, or the key of the original. Knows nothing in a site of one language.</summary>
public sealed class Translations
{
    private readonly ImmutableArray<SiteLanguage> _languages;

    /// <summary>Each page with its translations, by the folders of their languages.</summary>
    private readonly Dictionary<Page, Dictionary<string, Page>> _pages = [];

    /// <summary>The paths of lists by what they list and the folder of their language.</summary>
    private readonly Dictionary<(PageKind Kind, string Key, string Edition), string> _lists = [];

    private Translations(SiteConfig config) => _languages = [.. config.Languages];

    public static Translations Of(SiteConfig config, ImmutableArray<Page> pages, ImmutableArray<ListPage> lists, ICollection<Diagnostic> diagnostics)
    {
        var translations = new Translations(config);
        if (config.OtherLanguages.IsEmpty)
            return translations;
        translations.Join(pages, diagnostics);
        foreach (var list in lists.Where(list => list.Kind != PageKind.NotFound && list.Pagination is null or { Number: 1 }))
            translations._lists.TryAdd((list.Kind, list.Key, list.Edition), list.Path);
        return translations;
    }

    /// <summary>The page in a language; null if it is not translated.</summary>
    /// <param name="folder">Of the language.</param>
    public Page? Of(Page page, string folder) => _pages.GetValueOrDefault(page)?.GetValueOrDefault(folder);

    /// <summary>For each language of the site.</summary>
    public ImmutableArray<Translation> Of(Page page) =>
        [.. _languages.Select(language => new Translation(language, Of(page, language.Folder)?.Path, language.Folder == page.Edition))];

    /// <summary>For each language of the site.</summary>
    public ImmutableArray<Translation> Of(ListPage list)
    {
        var isFirst = list.Pagination is null or { Number: 1 };
        return [.. _languages.Select(language => new Translation(language,
            isFirst ? _lists.GetValueOrDefault((list.Kind, list.Key, language.Folder)) : null, language.Folder == list.Edition))];
    }

    private void Join(ImmutableArray<Page> pages, ICollection<Diagnostic> diagnostics)
    {
        var originals = new Dictionary<string, Page>(StringComparer.Ordinal);
        foreach (var page in pages.Where(page => page.Edition.Length == 0 && page.FrontMatter.TranslationKey is null))
        {
            originals.TryAdd(page.Key, page);
            originals.TryAdd($"{page.Folder}/{page.Key}", page);
        }
        var groups = new Dictionary<(string?, string), Dictionary<string, Page>>();
        foreach (var page in pages)
        {
            var group = groups.GetOrAdd(page.FrontMatter.TranslationKey is not { } key ? (null, page.Place)
                : originals.TryGetValue(key.Value, out var original) ? (null, original.Place) : (key.Value, ""));
            if (group.TryAdd(page.Edition, page))
                _pages.Add(page, group);
            else
                diagnostics.Add(Twice(page, group[page.Edition]));
        }
    }

    private static Diagnostic Twice(Page page, Page first) => new(
        Rules.DuplicateTranslation, page.FrontMatter.TranslationKey?.Location ?? new SourceLocation(page.DisplayPath, 1, 1),
        $"{first.DisplayPath} is the same page in the same language already, so this one has no translations");
}

/// <summary>What a page or a list is in one of the site's languages.</summary>
/// <param name="Path">Null if it is not translated.</param>
/// <param name="IsCurrent">It is the page itself.</param>
public sealed record Translation(SiteLanguage Language, string? Path, bool IsCurrent)
{
    /// <summary>Where a reader goes for the language: to the translation, else to the language's home page.</summary>
    public string PathOrHome => Path ?? Language.At(SiteLists.HomePath);
}
