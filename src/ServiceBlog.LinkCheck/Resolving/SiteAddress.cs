namespace ServiceBlog.LinkCheck.Resolving;

/// <summary>Where the site lies on the web, and which addresses are its own.</summary>
internal sealed class SiteAddress
{
    private const string Unknown = "https://site.invalid/"; // a host that cannot exist (RFC 2606), for a site whose address is not known
    private readonly string _path;

    public SiteAddress(string? baseUrl)
    {
        IsKnown = baseUrl is not null;
        var root = UrlParser.ParseAbsolute(baseUrl ?? Unknown)
            ?? throw new ArgumentException($"'{baseUrl}' is no absolute web address", nameof(baseUrl));
        Root = root with { Path = root.Path.EndsWith('/') ? root.Path : root.Path + "/", Query = null, Fragment = null };
        _path = UrlText.Decode(Root.Path);
    }

    public bool IsKnown { get; }

    /// <summary>With a closing slash.</summary>
    public WebUrl Root { get; }

    /// <summary>The address of a file. The index of a folder is left as it is: what is relative to it is the same.</summary>
    public WebUrl UrlOf(string path) =>
        Root with { Path = Root.Path + string.Join('/', path.Split('/').Select(part => UrlText.Encode(part, UrlText.PathSegment))) };

    /// <summary>The site's host and port; http or https makes no difference.</summary>
    public bool IsOwnHost(WebUrl url) => url.Scheme is "http" or "https" && url.Host == Root.Host && url.Port == Root.Port;

    /// <summary>The decoded path below the site's root; null outside of it.</summary>
    public string? PathWithin(WebUrl url)
    {
        var path = UrlText.Decode(url.Path);
        if (path.StartsWith(_path, StringComparison.Ordinal))
            return path[_path.Length..];
        return path.Length == _path.Length - 1 && _path.StartsWith(path, StringComparison.Ordinal) ? "" : null;
    }

    /// <summary>How a page would link to a path of the site.</summary>
    public string RootRelative(string path) => UrlOf(path).Path;
}
