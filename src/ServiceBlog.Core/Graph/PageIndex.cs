using System.Collections.Immutable;
using ServiceBlog.Core.Content;

namespace ServiceBlog.Core.Graph;

/// <summary>Finds pages by what authors call them.</summary>
public sealed class PageIndex
{
    private readonly Dictionary<string, Page> _bySourcePath;
    private readonly ILookup<string, Page> _byKey;

    public PageIndex(ImmutableArray<Page> pages)
    {
        _bySourcePath = pages.ToDictionary(page => page.SourcePath, StringComparer.Ordinal);
        _byKey = pages.ToLookup(page => page.Key, StringComparer.Ordinal);
        FileNames = pages.ToLookup(page => ContentPath.NameOf(page.SourcePath), page => page.SourcePath, StringComparer.Ordinal);
    }

    public IEnumerable<Page> Topics => _bySourcePath.Values.Where(page => page.Kind == PageKind.Topic);

    public IEnumerable<string> Keys => _byKey.Select(group => group.Key);

    /// <summary>Source paths by their last part.</summary>
    public ILookup<string, string> FileNames { get; }

    /// <summary>The page at a decoded path within the site. Looks at every page, so only for what is wrong already.</summary>
    public Page? ByPath(string path) =>
        _bySourcePath.Values.FirstOrDefault(page => UrlPath.OutputPath(page.Path) == UrlPath.OutputPath(path));

    public Page? BySourcePath(string path) => _bySourcePath.GetValueOrDefault(path);

    /// <summary>
    /// The pages with a key. A key that pages of several folders share is told apart by the folder's name before it:
    /// <c>topics/loyalty</c>.
    /// </summary>
    public ImmutableArray<Page> ByKey(string key)
    {
        if (_byKey.Contains(key))
            return [.. _byKey[key]];
        var slash = key.LastIndexOf('/');
        if (slash < 0)
            return [];
        return [.. _byKey[key[(slash + 1)..]].Where(page => ContentPath.FolderOf(page.SourcePath) is var folder
            && (folder == key[..slash] || folder.EndsWith("/" + key[..slash], StringComparison.Ordinal)))];
    }

    /// <summary>The one page of a kind with a key; null if there is none.</summary>
    public Page? ByKey(PageKind kind, string key) => ByKey(key).FirstOrDefault(page => page.Kind == kind);
}
