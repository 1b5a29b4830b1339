using System.Buffers;

namespace ServiceBlog.LinkCheck.Urls;

/// <summary>What the URL standard knows of schemes.</summary>
internal static class UrlScheme
{
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    /// <summary>A special scheme (section 4.2) with a host. <c>file</c> is special too, but leads to nobody's server.</summary>
    public static bool IsSpecial(string scheme) => scheme is "http" or "https" or "ws" or "wss" or "ftp";

    public static int DefaultPort(string scheme) => scheme switch
    {
        "http" or "ws" => 80,
        "https" or "wss" => 443,
        "ftp" => 21,
        _ => -1,
    };

    /// <summary>The scheme at the start, in lower case, and the length with its colon; null if there is none.</summary>
    public static string? Read(ReadOnlySpan<char> input, out int length)
    {
        length = 0;
        if (input.IsEmpty || !char.IsAsciiLetter(input[0]))
            return null;
        var end = input.IndexOfAnyExcept(Letters);
        if (end < 0 || input[end] != ':')
            return null;
        length = end + 1;
        return input[..end] switch
        {
            "http" => "http",
            "https" => "https",
            var other => other.ToString().ToLowerInvariant(),
        };
    }
}
