using ServiceBlog.Core.Config;

namespace ServiceBlog.Core.Graph;

/// <summary>Writes decoded paths within the site as addresses.</summary>
public static class SiteUrls
{
    /// <summary>With the base path, percent-encoded: as a page's links are written.</summary>
    public static string UrlOf(this SiteConfig config, string path) => string.Concat(config.BasePath, UrlPath.Encode(path).AsSpan(1));

    /// <summary>With scheme and host: as feeds and the sitemap need it.</summary>
    public static string AbsoluteUrlOf(this SiteConfig config, string path) =>
        string.Concat(config.BaseUrl.AbsoluteUri, UrlPath.Encode(path).AsSpan(1));
}
