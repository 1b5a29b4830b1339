namespace ServiceBlog.LinkCheck.Urls;

/// <summary>The data: URL processor (Fetch standard, section 6), as far as it can fail.</summary>
internal static class DataUrl
{
    public static bool Is(ReadOnlySpan<char> url) => url.TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why no browser can read it, as the end of a sentence; null if it can.</summary>
    public static string? FaultOf(ReadOnlySpan<char> url)
    {
        const string base64 = "base64";
        var comma = url.IndexOf(',');
        if (comma < 0)
            return "has no comma between its type and its data";
        var type = url[..comma].TrimEnd();
        if (!type.EndsWith(base64, StringComparison.OrdinalIgnoreCase) || !type[..^base64.Length].TrimEnd().EndsWith(';'))
            return null;
        var data = url[(comma + 1)..];
        return IsForgivingBase64(data.IndexOf('#') is >= 0 and var mark ? data[..mark] : data) ? null : "holds what is no base64";
    }

    /// <summary>Forgiving-base64 decode (Infra standard, section 7): white space and missing padding pass.</summary>
    private static bool IsForgivingBase64(ReadOnlySpan<char> written)
    {
        var data = written.Contains('%') ? UrlText.Decode(written.ToString()) : written;
        var length = 0;
        var padding = 0;
        foreach (var letter in data)
        {
            if (AsciiWhitespace.Holds(letter))
                continue;
            if (letter == '=')
                padding++;
            else if (padding > 0 || !(char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/'))
                return false;
            else
                length++;
        }
        return padding == 0 ? length % 4 != 1 : padding <= 2 && (length + padding) % 4 == 0;
    }
}

/// <summary>Addresses that lead nowhere: they hold a script, or a page with scripts of its own, which would run as if the site's author had written
/// it.</summary>
public static class ScriptUrl
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
    private static string SchemeOf(ReadOnlySpan<char> written) => string.Concat(written.ToString().Where(character => character > ' ')).ToLowerInvariant();

    /// <summary>Whether the type of a data: URL is one that browsers show as a page.</summary>
    private static bool HoldsPage(ReadOnlySpan<char> data, bool isImage)
    {
        var end = data.IndexOfAny(',', ';');
        var type = (end < 0 ? data : data[..end]).Trim().ToString().ToLowerInvariant();
        return type is "text/html" or "application/xhtml+xml" or "text/xml" or "application/xml" || (type == "image/svg+xml" && !isImage);
    }
}
