namespace ServiceBlog.LinkCheck.Urls;

/// <summary>The URL parser (URL standard, section 4.4), cut down to what links need: a base is always a web address, and only web addresses are taken
/// apart. Where the standard returns failure, so does this; what it merely calls a validation error passes, since browsers follow it.</summary>
public static class UrlParser
{
    private static readonly string ControlsAndSpace = string.Concat(Enumerable.Range(0, ' ' + 1).Select(code => (char)code));

    /// <summary>Parses an address as a browser would.</summary>
    /// <param name="written">As it stands in the attribute, character references decoded.</param>
    /// <param name="root">What relative addresses are relative to.</param>
    /// <param name="fault">Why no browser can read it, as the end of a sentence; null if it can.</param>
    public static WebUrl? Parse(string written, WebUrl? root, out string? fault)
    {
        fault = null;
        var input = Clean(written);
        var scheme = UrlScheme.Read(input, out var length);
        if (scheme is null)
        {
            if (root is not null)
                return Relative(input, root, ref fault);
            fault = "has no scheme such as https:";
            return null;
        }
        var rest = input.AsSpan(length);
        if (!UrlScheme.IsSpecial(scheme))
            return Opaque(scheme, rest);
        // "https:x" on a page of the same scheme is a relative address (special relative or authority state).
        if (root?.Scheme == scheme && !(rest.Length > 1 && rest[0] == '/' && rest[1] == '/'))
            return Relative(rest, root, ref fault);
        return Authority(scheme, rest.TrimStart("/\\"), ref fault);
    }

    /// <summary>An absolute web address; null if it is none.</summary>
    public static WebUrl? ParseAbsolute(string written) => Parse(written, root: null, out _) is { IsWeb: true } url ? url : null;

    /// <summary>Section 4.4, steps 1 to 3: no control characters or spaces around, no tabs or line ends within.</summary>
    internal static string Clean(string written)
    {
        var trimmed = written.AsSpan().Trim(ControlsAndSpace);
        if (trimmed.ContainsAny('\t', '\n', '\r'))
            return string.Concat(trimmed.ToString().Split('\t', '\n', '\r'));
        return trimmed.Length == written.Length ? written : trimmed.ToString();
    }

    private static WebUrl Opaque(string scheme, ReadOnlySpan<char> rest)
    {
        SplitFragment(rest, out var before, out var fragment);
        return new WebUrl { Scheme = scheme, Path = before.ToString(), Fragment = fragment };
    }

    private static WebUrl? Relative(ReadOnlySpan<char> input, WebUrl root, ref string? fault)
    {
        if (input.IsEmpty || input[0] == '#')
            return root with { Fragment = input.IsEmpty ? null : UrlText.EncodeFragment(input[1..]) };
        if (IsSlash(input[0]))
        {
            return input.Length > 1 && IsSlash(input[1])
                ? Authority(root.Scheme, input.TrimStart("/\\"), ref fault)
                : Path(root with { Query = null }, "", input[1..]);
        }
        return input[0] == '?' ? Tail(root, root.Path, input) : Path(root, root.Path[..root.Path.LastIndexOf('/')], input);
    }

    /// <summary>Authority, host and port states: what stands between the slashes and the path.</summary>
    private static WebUrl? Authority(string scheme, ReadOnlySpan<char> input, ref string? fault)
    {
        var end = input.IndexOfAny("/\\?#") is >= 0 and var found ? found : input.Length;
        var at = input[..end].LastIndexOf('@');
        var hostAndPort = input[(at + 1)..end];
        var colon = PortColon(hostAndPort) is >= 0 and var mark ? mark : hostAndPort.Length;
        if (colon == 0)
        {
            fault = "names no host";
            return null;
        }
        if (UrlHost.Parse(hostAndPort[..colon], ref fault) is not { } host)
            return null;
        var written = hostAndPort[Math.Min(colon + 1, hostAndPort.Length)..];
        if (!TryReadPort(written, out var port))
        {
            fault = $"has the port \"{written}\", which is no number up to 65535";
            return null;
        }
        var url = new WebUrl
        {
            Scheme = scheme,
            Credentials = at < 0 ? null : UrlText.Encode(input[..at], UrlText.UserInfo),
            Host = host,
            Port = port < 0 || port == UrlScheme.DefaultPort(scheme) ? null : port,
            Path = "/",
        };
        var rest = input[end..];
        return Path(url, "", !rest.IsEmpty && IsSlash(rest[0]) ? rest[1..] : rest);
    }

    /// <summary>The path state: dot segments, also percent-encoded ones, never lead above the root.</summary>
    private static WebUrl Path(WebUrl url, string folder, ReadOnlySpan<char> input)
    {
        var end = input.IndexOfAny('?', '#');
        var written = end < 0 ? input : input[..end];
        var path = new StringBuilder(folder, folder.Length + written.Length + 1);
        while (true)
        {
            var slash = written.IndexOfAny('/', '\\');
            var segment = slash < 0 ? written : written[..slash];
            if (UrlText.IsDoubleDot(segment))
                Shorten(path, isLast: slash < 0);
            else if (!UrlText.IsSingleDot(segment))
                UrlText.Encode(segment, UrlText.Path, path.Append('/'));
            else if (slash < 0)
                path.Append('/');
            if (slash < 0)
                break;
            written = written[(slash + 1)..];
        }
        return Tail(url, path.ToString(), end < 0 ? [] : input[end..]);
    }

    private static void Shorten(StringBuilder path, bool isLast)
    {
        while (path.Length > 0 && path[^1] != '/')
            path.Length--;
        path.Length = Math.Max(path.Length - 1, 0);
        if (isLast)
            path.Append('/');
    }

    private static WebUrl Tail(WebUrl url, string path, ReadOnlySpan<char> input)
    {
        SplitFragment(input, out var query, out var fragment);
        return url with { Path = path, Query = query.IsEmpty ? null : UrlText.Encode(query[1..], UrlText.Query), Fragment = fragment };
    }

    private static void SplitFragment(ReadOnlySpan<char> input, out ReadOnlySpan<char> before, out string? fragment)
    {
        var mark = input.IndexOf('#');
        before = mark < 0 ? input : input[..mark];
        fragment = mark < 0 ? null : UrlText.EncodeFragment(input[(mark + 1)..]);
    }

    private static int PortColon(ReadOnlySpan<char> hostAndPort)
    {
        var bracket = hostAndPort.LastIndexOf(']');
        var colon = hostAndPort[(bracket + 1)..].IndexOf(':');
        var open = hostAndPort.IndexOf('[') >= 0 && bracket < 0;
        return colon < 0 || open ? -1 : colon + bracket + 1;
    }

    /// <summary>The port state; no digits at all is the usual port.</summary>
    private static bool TryReadPort(ReadOnlySpan<char> digits, out int port)
    {
        port = -1;
        return digits.IsEmpty || (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 65535);
    }

    private static bool IsSlash(char letter) => letter is '/' or '\\';
}

/// <summary>What the URL standard knows of schemes.</summary>
internal static class UrlScheme
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    /// <summary>A special scheme (section 4.2) with a host. <c>file</c> is special too, but leads to no server.</summary>
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
