namespace ServiceBlog.Core.Editing.Moving;

/// <summary>A page that front matter names by its key. Every key of front matter that does so stands here.</summary>
/// <param name="OnlyKind">Looked for among pages of this kind alone; null for any.</param>
/// <param name="IsBareKey">A folder before the key is not understood.</param>
internal sealed record NamedReference(Located<string> Key, PageKind? OnlyKind = null, bool IsBareKey = false)
{
    public static IEnumerable<NamedReference> Of(FrontMatter matter) =>
    [
        .. matter.Topics.Select(topic => new NamedReference(topic, PageKind.Topic, IsBareKey: true)),
        .. matter.Relations.Select(relation => new NamedReference(relation.Target)),
        .. matter.Related.Concat(matter.Unrelated).Select(other => new NamedReference(other)),
        .. Of(matter.Parent, PageKind.Topic),
        .. Of(matter.CurrentView, onlyKind: null),
    ];

    /// <summary>The page that it names in a site; null if there is none.</summary>
    /// <param name="from">The page whose front matter it is.</param>
    public Page? Find(PageIndex index, Page from) => Find(index, Key.Value, from);

    /// <summary>How the page has to be named; null if it cannot be.</summary>
    public string? Spell(PageIndex index, Page page, Page from) => Names(page).FirstOrDefault(name => Find(index, name, from) == page);

    private Page? Find(PageIndex index, string name, Page from)
    {
        ImmutableArray<Page> found = [.. index.ByKey(name, from).Where(page => OnlyKind is null || page.Kind == OnlyKind)];
        return IsBareKey ? found.FirstOrDefault(page => page.Key == name) : found.FirstOrDefault();
    }

    private static IEnumerable<string> Names(Page page) => [page.Key, $"{ContentPath.FolderOf(page.SourcePath)}/{page.Key}"];

    private static IEnumerable<NamedReference> Of(Located<string>? key, PageKind? onlyKind) =>
        key is { } named ? [new NamedReference(named, onlyKind)] : [];
}
