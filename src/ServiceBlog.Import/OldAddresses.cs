namespace ServiceBlog.Import;

/// <summary>Where the addresses of the old site lead in the new one. Asked with an absolute address, or with one from the old site's root.</summary>
public sealed class OldAddresses
{
    private readonly Dictionary<string, string> _paths;
    private readonly string _folder;

    public OldAddresses()
        : this(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), "")
    {
    }

    private OldAddresses(Dictionary<string, string> paths, string folder) => (_paths, _folder) = (paths, folder);

    /// <param name="path">The path of its file in the input folder.</param>
    public void Add(string address, string path) => _paths.TryAdd(Normalized(address), path);

    /// <summary>The same addresses, for links out of the files of a folder.</summary>
    public OldAddresses SeenFrom(string folder) => new(_paths, folder);

    /// <summary>The page of this import that an address leads to; null if none. Its fragment is not looked at.</summary>
    public LinkAddress? Find(string address) => _paths.TryGetValue(Normalized(address), out var path)
        ? new LinkAddress(UrlPath.Relative(_folder + "/", path), ContentPath.KeyOf(path))
        : null;

    /// <summary>Scheme, <c>www.</c>, the slash at the end and the fragment make no other page.</summary>
    private static string Normalized(string address)
    {
        var end = address.IndexOf('#', StringComparison.Ordinal);
        var page = end < 0 ? address : address[..end];
        foreach (var start in (ReadOnlySpan<string>)["https:", "http:"])
        {
            if (page.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                page = page[start.Length..];
        }
        if (page.StartsWith("//www.", StringComparison.OrdinalIgnoreCase))
            page = "//" + page["//www.".Length..];
        if (page.EndsWith("/index.html", StringComparison.OrdinalIgnoreCase))
            page = page[..^"index.html".Length];
        return Uri.UnescapeDataString(page).TrimEnd('/');
    }
}
