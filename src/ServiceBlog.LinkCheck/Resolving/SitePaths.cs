namespace ServiceBlog.LinkCheck.Resolving;

/// <summary>The files of the site, found as a plain web server finds them: by bytes, with <c>index.html</c> for a folder, and <c>/x</c> led on to
/// <c>/x/</c>. Hosts that also try <c>x.html</c> are not counted on.</summary>
internal sealed class SitePaths
{
    private readonly IReadOnlyDictionary<string, CheckedFile> _files;

    // Asked for only where a link leads to no file.
    private readonly Lazy<HashSet<string>> _folders;
    private readonly Lazy<Dictionary<string, string>> _folded;

    /// <param name="files">By path; told apart by bytes.</param>
    public SitePaths(IReadOnlyDictionary<string, CheckedFile> files)
    {
        _files = files;
        _folders = new Lazy<HashSet<string>>(FindFolders);
        _folded = new Lazy<Dictionary<string, string>>(FoldAll);
    }

    /// <summary>The files that are read.</summary>
    public IEnumerable<CheckedFile> Read => _files.Select(file => file.Value).Where(file => file.IsRead);

    /// <summary>The shortest path by which each file is reached: <c>posts/x/</c> for <c>posts/x/index.html</c>.</summary>
    public IEnumerable<string> Addresses => _files.Keys.Select(ShortestPath).Order(StringComparer.Ordinal);

    public bool HasFile(string path) => _files.ContainsKey(path);

    /// <summary>Finds a decoded path, relative to the root.</summary>
    /// <param name="found">The file, as far as it was read.</param>
    /// <param name="name">For another case or form, the address that was meant.</param>
    public PathMatch Find(string path, out FileFacts? found, out string? name)
    {
        name = null;
        var match = FindExactly(path, out found);
        if (match != PathMatch.Missing)
            return match;
        if (path.StartsWith('/') || path.Contains("//", StringComparison.Ordinal))
        {
            var single = string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries)) + (path.EndsWith('/') ? "/" : "");
            if (FindExactly(single, out found) == PathMatch.Found)
            {
                name = single;
                return PathMatch.DoubledSlash;
            }
        }
        var trimmed = path.TrimEnd('/');
        if (!_folded.Value.TryGetValue(Fold(trimmed), out name) || name.TrimEnd('/') == trimmed)
            return PathMatch.Missing;
        return string.Equals(name.TrimEnd('/'), trimmed, StringComparison.OrdinalIgnoreCase) ? PathMatch.OtherCase : PathMatch.OtherForm;
    }

    private PathMatch FindExactly(string path, out FileFacts? found)
    {
        var isFolder = path.Length == 0 || path[^1] == '/';
        var folder = isFolder ? path : path + "/";
        if ((!isFolder && _files.TryGetValue(path, out var file)) || _files.TryGetValue(folder + "index.html", out file)
            || _files.TryGetValue(folder + "index.htm", out file))
        {
            found = file.Facts;
            return PathMatch.Found;
        }
        found = null;
        return _folders.Value.Contains(folder) ? PathMatch.FolderWithoutIndex : PathMatch.Missing;
    }

    private HashSet<string> FindFolders()
    {
        var folders = new HashSet<string>(StringComparer.Ordinal) { "" };
        foreach (var path in _files.Keys)
        {
            for (var slash = path.LastIndexOf('/'); slash > 0 && folders.Add(path[..(slash + 1)]); slash = path.LastIndexOf('/', slash - 1))
            {
            }
        }
        return folders;
    }

    private Dictionary<string, string> FoldAll()
    {
        var folded = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in _files.Keys.Order(StringComparer.Ordinal))
        {
            folded.TryAdd(Fold(path), path);
            folded.TryAdd(Fold(ShortestPath(path).TrimEnd('/')), ShortestPath(path));
        }
        return folded;
    }

    /// <summary>The same for names that only look or only sound alike.</summary>
    private static string Fold(string path)
    {
        try
        {
            return path.Normalize(NormalizationForm.FormC).ToUpperInvariant();
        }
        catch (ArgumentException)
        {
            return path; // U+FFFE and its like have no form
        }
    }

    private static string ShortestPath(string path) =>
        path == "index.html" || path.EndsWith("/index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path;
}

/// <summary>How a web server would find a path.</summary>
internal enum PathMatch
{
    Missing,
    Found,
    FolderWithoutIndex, // a folder, but without an index page
    DoubledSlash, // found if two slashes are taken for one
    OtherCase, // a file has this name in other case
    OtherForm, // a file has this name in another Unicode form
}

/// <summary>What the author of a broken link probably meant.</summary>
internal sealed class NearestPaths(SitePaths paths, SiteAddress site)
{
    /// <summary>A site with more distinct broken links has another problem than spelling; comparing each with every path would take longer than all
    /// the rest.</summary>
    private const int MostSearches = 200;

    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);
    private string[]? _addresses;
    private ILookup<string, string>? _byName;

    /// <summary>A root-relative address, with the query and the fragment as they were; null if nothing is near.</summary>
    public string? Suggest(Resolution broken)
    {
        var path = broken.MissingPath!;
        if (!_known.TryGetValue(path, out var nearest))
            _known[path] = nearest = _known.Count < MostSearches ? Find(path) : null;
        return nearest is null ? null : site.RootRelative(nearest) + broken.Tail;
    }

    /// <summary>The same name in another folder is nearer than another name in the same.</summary>
    private string? Find(string path)
    {
        _addresses ??= [.. paths.Addresses];
        _byName ??= _addresses.ToLookup(NameOf, StringComparer.Ordinal);
        var namesakes = _byName[NameOf(path)].ToArray();
        return namesakes.Length == 1 && NameOf(path).Length > 0 ? namesakes[0] : NearestName.Find(path, namesakes) ?? NearestName.Find(path, _addresses);
    }

    private static string NameOf(string path)
    {
        var trimmed = path.TrimEnd('/');
        return trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }
}
