namespace ServiceBlog.Core.Graph;

/// <summary>Finds pages by what authors call them, and numbers them, so that what is found out about each page can stand in an array: a page's number
/// is its place in <see cref="Pages"/>.</summary>
public sealed class PageIndex
{
    private readonly Dictionary<string, int> _bySourcePath;
    private readonly Dictionary<string, Page> _byKey;

    /// <summary>All pages of a key that several share.</summary>
    private readonly Dictionary<string, List<Page>> _namesakes = new(StringComparer.Ordinal);

    /// <summary>By the file that answers. Few sites write addresses, so it is made when the first is asked for.</summary>
    private readonly Lazy<Dictionary<string, Page>> _byAddress;

    public PageIndex(ImmutableArray<Page> pages)
    {
        Pages = pages;
        _bySourcePath = new Dictionary<string, int>(pages.Length, StringComparer.Ordinal);
        _byKey = new Dictionary<string, Page>(pages.Length, StringComparer.Ordinal);
        for (var number = 0; number < pages.Length; number++)
        {
            _bySourcePath.Add(pages[number].SourcePath, number);
            if (!_byKey.TryAdd(pages[number].Key, pages[number]))
                AddNamesake(pages[number]);
        }
        _byAddress = new Lazy<Dictionary<string, Page>>(ReadAddresses);
    }

    /// <summary>Every page, at its number.</summary>
    public ImmutableArray<Page> Pages { get; }

    public IEnumerable<string> Keys => _byKey.Keys;

    public int NumberOf(Page page) => _bySourcePath[page.SourcePath];

    /// <summary>The number of a page; null if there is none with that source path.</summary>
    public int? NumberOf(string sourcePath) => _bySourcePath.TryGetValue(sourcePath, out var number) ? number : null;

    /// <summary>The page that a decoded path within the site leads to, by its address or by one that it had before.</summary>
    public Page? ByPath(string path) => _byAddress.Value.GetValueOrDefault(UrlPath.OutputPath(path));

    /// <summary>The pages with a key. A key that pages of several folders share is told apart by the folder's name before it:
    /// <c>topics/loyalty</c>.</summary>
    public ImmutableArray<Page> ByKey(string key)
    {
        if (WithKey(key) is { IsEmpty: false } found)
            return found;
        var slash = key.LastIndexOf('/');
        if (slash < 0)
            return [];
        return [.. WithKey(key[(slash + 1)..]).Where(page => ContentPath.FolderOf(page.SourcePath) is var folder
            && (folder == key[..slash] || folder.EndsWith("/" + key[..slash], StringComparison.Ordinal)))];
    }

    /// <summary>The pages with a key that a page means by it: those in its own language, else those in the site's first, else all.</summary>
    public ImmutableArray<Page> ByKey(string key, Page from)
    {
        var found = ByKey(key);
        if (found.Length < 2 || found.All(page => page.Edition == from.Edition))
            return found;
        ImmutableArray<Page> own = [.. found.Where(page => page.Edition == from.Edition)];
        ImmutableArray<Page> first = own.IsEmpty ? [.. found.Where(page => page.Edition.Length == 0)] : own;
        return first.IsEmpty ? found : first;
    }

    private ImmutableArray<Page> WithKey(string key)
    {
        if (_namesakes.TryGetValue(key, out var several))
            return [.. several];
        return _byKey.TryGetValue(key, out var one) ? [one] : [];
    }

    private Dictionary<string, Page> ReadAddresses()
    {
        var byAddress = new Dictionary<string, Page>(Pages.Length, StringComparer.Ordinal);
        foreach (var page in Pages)
            byAddress.TryAdd(UrlPath.OutputPath(page.Path), page);
        foreach (var (page, alias) in Pages.SelectMany(page => page.FrontMatter.Aliases, (page, alias) => (page, alias)))
        {
            if (UrlPath.Parse(alias.Value) is { } path)
                byAddress.TryAdd(UrlPath.OutputPath(path), page);
        }
        return byAddress;
    }

    private void AddNamesake(Page page)
    {
        if (!_namesakes.TryGetValue(page.Key, out var pages))
            _namesakes.Add(page.Key, pages = [_byKey[page.Key]]);
        pages.Add(page);
    }
}

/// <summary>Finds the pages that front matter names by their key, and reports those that are not there.</summary>
public sealed class NamedPages(PageIndex index, LinkSuggestions suggestions, ICollection<Diagnostic> diagnostics)
{
    private readonly NameSuggestions _topics = new(() => index.Pages.Where(page => page.Kind == PageKind.Topic).Select(topic => topic.Key));

    /// <param name="from">Whose front matter names it.</param>
    /// <param name="role">What the page is to be, in the words of a message.</param>
    /// <returns>Null if there is none, or none was named.</returns>
    public Page? Find(Page from, Located<string>? key, string role)
    {
        if (key is not { } named)
            return null;
        if (index.ByKey(named.Value, from) is [var found, ..])
            return found;
        ReportUnknown(named, role, suggestions.ForKey(named.Value));
        return null;
    }

    /// <summary>The parent of a topic; null if it has none.</summary>
    public Page? ParentOf(Page topic)
    {
        if (topic.FrontMatter.Parent is not { } parent)
            return null;
        if (index.ByKey(parent.Value, topic).FirstOrDefault(page => page.Kind == PageKind.Topic) is { } found)
            return found;
        ReportUnknown(parent, "parent topic", _topics.For(parent.Value));
        return null;
    }

    private void ReportUnknown(Located<string> key, string role, string? suggestion) =>
        diagnostics.Report(Rules.UnknownPage, key.Location, $"there is no page \"{key.Value}\" to be the {role}", suggestion);
}

/// <summary>The pages of a site by their kind, each list in its order. The text above a section's list stands in none.</summary>
public sealed class PagesByKind
{
    // Newest first.
    private readonly ILookup<string, Page> _others;

    /// <param name="edition">The language of which they are.</param>
    public PagesByKind(ImmutableArray<Page> pages, int[] newestFirst, string edition)
    {
        NewestFirst = [.. newestFirst.Select(number => pages[number]).Where(page => page.Edition == edition && !page.IsSectionIndex)];
        Posts = [.. NewestFirst.Where(page => page.Kind == PageKind.Post)];
        Sources = [.. NewestFirst.Where(page => page.Kind == PageKind.Source)];
        Topics = [.. NewestFirst.Where(page => page.Kind == PageKind.Topic).Order(PageOrder.ByPlace)];
        var others = NewestFirst.Where(page => page.Kind == PageKind.Page).ToLookup(page => page.Folder, StringComparer.Ordinal);
        Guide = PageOrder.InReadingOrder(others["guide"],
            pages.FirstOrDefault(page => page.Edition == edition && page is { IsSectionIndex: true, Folder: "guide" }));
        Standalone = [.. others["pages"].Order(PageOrder.ByPlace)];
        _others = others;
    }

    /// <summary>The pages of a collection, in its order.</summary>
    public ImmutableArray<Page> Of(Collection collection) => collection.Order switch
    {
        CollectionOrder.Date => [.. _others[collection.Folder]],
        CollectionOrder.Order => [.. _others[collection.Folder].Order(PageOrder.ByPlace)],
        _ => [.. _others[collection.Folder].Order(PageOrder.ByTitle)],
    };

    /// <summary>Pages of all kinds.</summary>
    public ImmutableArray<Page> NewestFirst { get; }

    /// <summary>Newest first.</summary>
    public ImmutableArray<Page> Posts { get; }

    /// <summary>Newest first.</summary>
    public ImmutableArray<Page> Sources { get; }

    /// <summary>By their place, then by title.</summary>
    public ImmutableArray<Page> Topics { get; }

    /// <summary>As it is read.</summary>
    public ImmutableArray<Page> Guide { get; }

    /// <summary>By title.</summary>
    public ImmutableArray<Page> Standalone { get; }
}

internal static class KeyedCollections
{
    /// <summary>The collection of a key, which is made when it is first asked for.</summary>
    public static TCollection GetOrAdd<TKey, TCollection>(this Dictionary<TKey, TCollection> collections, TKey key)
        where TKey : notnull
        where TCollection : class, new() =>
        CollectionsMarshal.GetValueRefOrAddDefault(collections, key, out _) ??= new TCollection();
}
