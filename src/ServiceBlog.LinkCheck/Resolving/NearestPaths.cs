namespace ServiceBlog.LinkCheck.Resolving;

/// <summary>What the author of a broken link probably meant.</summary>
internal sealed class NearestPaths(SitePaths paths, SiteAddress site)
{
    /// <summary>
    /// A site with more distinct broken links has another problem than spelling; comparing each with every path would
    /// take longer than all the rest.
    /// </summary>
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
