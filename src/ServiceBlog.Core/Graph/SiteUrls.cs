namespace ServiceBlog.Core.Graph;

/// <summary>Writes decoded paths within the site as addresses, and reads them.</summary>
public static class SiteUrls
{
    /// <summary>With the base path, percent-encoded: as a page's links are written.</summary>
    public static string UrlOf(this SiteConfig config, string path)
    {
        var url = UrlPath.Encode(path);
        return config.BasePath == "/" ? url : string.Concat(config.BasePath, url.AsSpan(1));
    }

    /// <summary>With scheme and host: as feeds and the sitemap need it.</summary>
    public static string AbsoluteUrlOf(this SiteConfig config, string path) =>
        string.Concat(config.BaseUrl.AbsoluteUri, UrlPath.Encode(path).AsSpan(1));

    /// <summary>The decoded path within the site of an address with its host; null if that is another site's.</summary>
    public static string? PathOf(this SiteConfig config, string url)
    {
        // Most links lead elsewhere, and to see that takes no parser.
        if (Ascii.IsValid(url) && !url.Contains(config.BaseUrl.IdnHost, StringComparison.OrdinalIgnoreCase))
            return null;
        // http or https makes no difference, nor does a port that goes without saying.
        if (!Uri.TryCreate(config.BaseUrl, url, out var address) || address.Scheme is not ("http" or "https")
            || address.IdnHost != config.BaseUrl.IdnHost || PortOf(address) != PortOf(config.BaseUrl))
        {
            return null;
        }
        var (path, root) = (Uri.UnescapeDataString(address.AbsolutePath), Uri.UnescapeDataString(config.BasePath));
        if (path + "/" == root)
            return "/";
        return path.StartsWith(root, StringComparison.Ordinal) ? "/" + UrlPath.Compose(path[root.Length..]) : null;
    }

    /// <summary>Null for the one that the scheme implies.</summary>
    private static int? PortOf(Uri address) => address.IsDefaultPort ? null : address.Port;
}
