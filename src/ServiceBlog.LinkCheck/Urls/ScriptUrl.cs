namespace ServiceBlog.LinkCheck.Urls;

/// <summary>Addresses that lead nowhere: they hold a script, or a page with scripts of its own, which would run as if the site's author had written it.</summary>
internal static class ScriptUrl
{
    /// <param name="isImage">What an image shows runs no script, so a drawing is harmless.</param>
    public static bool Is(string url, bool isImage)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return false;
        return SchemeOf(url.AsSpan(0, colon)) switch
        {
            "javascript" or "vbscript" => true,
            "data" => HoldsPage(url.AsSpan(colon + 1), isImage),
            _ => false,
        };
    }

    /// <summary>As browsers read it (URL standard, section 4.4): without control characters and spaces before it, and tabs and line ends within.</summary>
    private static string SchemeOf(ReadOnlySpan<char> written) =>
        string.Concat(written.ToString().Where(character => character > ' ')).ToLowerInvariant();

    /// <summary>Whether the type of a data: URL is one that browsers show as a page.</summary>
    private static bool HoldsPage(ReadOnlySpan<char> data, bool isImage)
    {
        var end = data.IndexOfAny(',', ';');
        var type = (end < 0 ? data : data[..end]).Trim().ToString().ToLowerInvariant();
        return type is "text/html" or "application/xhtml+xml" or "text/xml" or "application/xml" || (type == "image/svg+xml" && !isImage);
    }
}
