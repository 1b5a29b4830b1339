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
            "javascript" or "vbscript" or "blob" or "filesystem" or "view-source" => true,
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

/// <summary>A URL record (URL standard, section 4.1). Why neither <see cref="System.Uri"/> nor AngleSharp's type: <c>docs/decisions/0015</c>.</summary>
public sealed record WebUrl
{
    /// <summary>In lower case, without the colon.</summary>
    public required string Scheme { get; init; }

    /// <summary>User name and password as written; null if there is no <c>@</c>.</summary>
    public string? Credentials { get; init; }

    /// <summary>In ASCII and lower case; null for a URL without an authority.</summary>
    public string? Host { get; init; }

    /// <summary>Null is the scheme's usual port.</summary>
    public int? Port { get; init; }

    /// <summary>Percent-encoded. Starts with a slash if <see cref="IsWeb"/>, else whatever stands behind the scheme.</summary>
    public required string Path { get; init; }

    /// <summary>Percent-encoded, without the question mark.</summary>
    public string? Query { get; init; }

    /// <summary>Percent-encoded, without the number sign.</summary>
    public string? Fragment { get; init; }

    /// <summary>Has a host and a path; the others (<c>mailto:</c>, <c>data:</c>, …) are kept unread.</summary>
    public bool IsWeb => UrlScheme.IsSpecial(Scheme);

    /// <summary>The URL without its fragment: what is asked of a server.</summary>
    public string WithoutFragment
    {
        get
        {
            var query = Query is null ? "" : "?" + Query;
            if (!IsWeb)
                return $"{Scheme}:{Path}{query}";
            var credentials = Credentials is null ? "" : Credentials + "@";
            var port = Port is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
            return $"{Scheme}://{credentials}{Host}{port}{Path}{query}";
        }
    }

    public override string ToString() => Fragment is null ? WithoutFragment : $"{WithoutFragment}#{Fragment}";
}

/// <summary>Hosts by the letters that the network knows.</summary>
public static class AsciiHosts
{
    /// <summary>The host in ASCII (IDNA, RFC 5890); as it is written if it has no such form, since no name server knows it.</summary>
    public static string AsciiHost(this Uri url)
    {
        try
        {
            return url.IdnHost;
        }
        catch (UriFormatException)
        {
            return url.Host;
        }
    }
}
