namespace ServiceBlog.LinkCheck.Urls;

/// <summary>The data: URL processor (Fetch standard, section 6), as far as it can fail.</summary>
internal static class DataUrl
{
    public static bool Is(ReadOnlySpan<char> url) => url.TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why no browser can read it, as the end of a sentence; null if it can.</summary>
    public static string? FaultOf(ReadOnlySpan<char> url)
    {
        var comma = url.IndexOf(',');
        if (comma < 0)
            return "has no comma between its type and its data";
        if (!url[..comma].TrimEnd().EndsWith("base64", StringComparison.OrdinalIgnoreCase)
            || !url[..comma].TrimEnd()[..^"base64".Length].TrimEnd().EndsWith(';'))
        {
            return null;
        }
        var data = url[(comma + 1)..];
        var mark = data.IndexOf('#');
        return IsForgivingBase64(mark < 0 ? data : data[..mark]) ? null : "holds what is no base64";
    }

    /// <summary>Forgiving-base64 decode (Infra standard, section 7): white space and missing padding pass.</summary>
    private static bool IsForgivingBase64(ReadOnlySpan<char> written)
    {
        var data = written.Contains('%') ? UrlText.Decode(written.ToString()) : written;
        var length = 0;
        var padding = 0;
        foreach (var letter in data)
        {
            if (letter is ' ' or '\t' or '\n' or '\f' or '\r')
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
