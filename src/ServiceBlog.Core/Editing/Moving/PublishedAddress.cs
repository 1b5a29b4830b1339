namespace ServiceBlog.Core.Editing.Moving;

/// <summary>Addresses as they are published, in raw HTML, menus and data, and what becomes of them when a page moves. The form in which an author
/// writes an address stays: absolute or relative, with <c>index.html</c> or without a closing slash.</summary>
internal sealed class PublishedAddress(SiteConfig config, string before, string after)
{
    private const string IndexFile = "index.html";

    /// <summary>The new path for one that leads to the page; the same path for any other.</summary>
    public string Follow(string path)
    {
        if (path == before)
            return after;
        if (path == before + IndexFile)
            return after + IndexFile;
        return path.Length > 0 && path + "/" == before ? after.TrimEnd('/') : path;
    }

    /// <summary>A path of the site as menus and data write it: from the site's root, without the base path.</summary>
    public string? OfSite(string written)
    {
        var path = PathOf(written);
        return path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) ? Spell(path, "/") : OfWeb(written);
    }

    /// <summary>An absolute URL of the site; null for any other, or if it does not change.</summary>
    public string? OfWeb(string written) =>
        written.StartsWith(config.BaseUrl.AbsoluteUri, StringComparison.OrdinalIgnoreCase) ? Spell(PathOf(written), config.BaseUrl.AbsoluteUri) : null;

    /// <summary>An address in raw HTML, as a browser takes it; null if it does not change.</summary>
    public string? OfBrowser(string written, string page, string pageAfter)
    {
        var path = PathOf(written);
        if (path.Length == 0)
            return null;
        if (UrlPath.IsExternal(written))
            return OfWeb(written);
        if (path.StartsWith('/'))
            return path.StartsWith(config.BasePath, StringComparison.Ordinal) ? Spell(path, config.BasePath) : null;
        return OfFolder(path, page, pageAfter);
    }

    /// <summary>A relative path from one published page to another; null if it does not change or leaves the site.</summary>
    public string? OfFolder(string path, string page, string pageAfter)
    {
        var folder = page[..(page.LastIndexOf('/') + 1)];
        var decoded = Uri.UnescapeDataString(path);
        if (UrlPath.Combine(folder, decoded) is not { } combined)
            return null;
        var isFolder = decoded.EndsWith('/') || decoded is "." or ".." || decoded.EndsWith("/.", StringComparison.Ordinal) || decoded.EndsWith("/..", StringComparison.Ordinal);
        var target = "/" + combined + (isFolder && combined.Length > 0 ? "/" : "");
        var followed = Follow(target);
        if (followed == target && page == pageAfter)
            return null;
        return UrlPath.Relative(pageAfter[1..], followed[1..]) is { Length: > 0 } relative ? UrlPath.Encode(relative) : "./";
    }

    private static string PathOf(string written)
    {
        var end = written.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? written : written[..end];
    }

    /// <param name="root">What is written before the path, closing slash included.</param>
    private string? Spell(string written, string root)
    {
        var path = "/" + Uri.UnescapeDataString(written[root.Length..]);
        var followed = Follow(path);
        return followed == path ? null : root + UrlPath.Encode(followed)[1..];
    }
}
