namespace ServiceBlog.Core.Graph;

/// <summary>
/// Finds pages by what authors call them, and numbers them, so that what is found out about each page can stand in an
/// array: a page's number is its place in <see cref="Pages"/>.
/// </summary>
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

    /// <summary>
    /// The pages with a key. A key that pages of several folders share is told apart by the folder's name before it:
    /// <c>topics/loyalty</c>.
    /// </summary>
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

    /// <summary>The one page of a kind with a key; null if there is none.</summary>
    public Page? ByKey(PageKind kind, string key) => ByKey(key).FirstOrDefault(page => page.Kind == kind);

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
        foreach (var page in Pages)
        {
            foreach (var alias in page.FrontMatter.Aliases)
            {
                if (UrlPath.Parse(alias.Value) is { } path)
                    byAddress.TryAdd(UrlPath.OutputPath(path), page);
            }
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
