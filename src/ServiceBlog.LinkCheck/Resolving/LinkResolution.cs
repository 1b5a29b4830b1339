namespace ServiceBlog.LinkCheck.Resolving;

/// <summary>Resolves addresses, each once: rooted ones (the menu of every page) for the whole site, relative ones for their folder. Safe for threads;
/// two of them may do the same work, with the same result.</summary>
internal sealed class LinkResolution(SitePaths paths, SiteAddress site)
{
    private readonly ConcurrentDictionary<(WrittenUrl, string), Resolution> _relative = new();

    /// <summary>Pages that send their readers on, with where to; set once redirects are known.</summary>
    public IReadOnlyDictionary<FileFacts, FileFacts> Redirects { get; set; } = new Dictionary<FileFacts, FileFacts>();

    /// <param name="root">What the link is relative to.</param>
    /// <param name="hasOwnBase">The file says itself what its links are relative to.</param>
    public Resolution Resolve(WrittenUrl url, FileFacts page, WebUrl root, bool hasOwnBase)
    {
        if (!hasOwnBase && url.IsOfPage)
            return url.HasFragment ? Resolve(url, root) : new Resolution { Target = page };
        if (!hasOwnBase && url.IsRooted)
            return (Resolution)(url.Resolution ??= Resolve(url, root));
        var key = hasOwnBase ? root.ToString() : root.Path[..(root.Path.LastIndexOf('/') + 1)];
        return _relative.TryGetValue((url, key), out var known) ? known : _relative.GetOrAdd((url, key), Resolve(url, root));
    }

    /// <summary>Resolves a sitemap that <c>robots.txt</c> names with its host. Where nothing else says which host is the site's own, this does: a
    /// robots.txt names sitemaps of its own host (sitemaps.org), of which the site may be a folder.</summary>
    public Resolution ResolveSitemap(WebUrl url)
    {
        if (site.IsKnown)
            return new Resolution { External = url };
        var path = UrlText.Decode(url.Path)[1..];
        for (var part = path; ; part = part[(part.IndexOf('/') + 1)..])
        {
            if (paths.Find(part, out var target, out _) == PathMatch.Found)
                return new Resolution { Target = target };
            if (!part.Contains('/'))
                return Missing(path, site.RootRelative(path), TailOf(url));
        }
    }

    private Resolution Resolve(WrittenUrl written, WebUrl root)
    {
        var url = UrlParser.Parse(written.Text, root, out var fault);
        if (url is null)
            return Resolution.Wrong(FindingKind.MalformedUrl, $"the address {fault}");
        if (url.Scheme is "javascript" or "vbscript")
            return Resolution.Wrong(FindingKind.ScriptLink, "the address is a script");
        if (!url.IsWeb)
            return OtherSchemes.FaultOf(url) is { } reason ? Resolution.Wrong(FindingKind.MalformedUrl, $"the address {reason}") : Resolution.Fine;
        if (!site.IsOwnHost(url))
            return url.Scheme is "http" or "https" ? new Resolution { External = url } : Resolution.Fine;
        if (site.PathWithin(url) is { } path)
            return Within(path, url);
        // A link with the host means another site on it; one without has forgotten the site's path.
        return written.NamesHost ? new Resolution { External = url } : Outside(url);
    }

    private Resolution Within(string path, WebUrl url)
    {
        var match = paths.Find(path, out var target, out var name);
        var shown = site.RootRelative(path);
        var meant = name is null ? "" : site.RootRelative(name);
        return match switch
        {
            PathMatch.Found => Found(target, url.Fragment),
            PathMatch.FolderWithoutIndex => Resolution.Wrong(FindingKind.MissingIndex, $"the folder {shown} has no index.html"),
            PathMatch.DoubledSlash => Resolution.Wrong(FindingKind.DoubledSlash, $"{shown} has two slashes in a row", meant + TailOf(url)),
            PathMatch.OtherCase => Resolution.Wrong(FindingKind.LinkCaseMismatch, $"the site has {meant}, in other upper and lower case", meant + TailOf(url)),
            PathMatch.OtherForm => Resolution.Wrong(FindingKind.LinkCaseMismatch, $"the site has {meant}, in another Unicode form", meant + TailOf(url)),
            _ => Missing(path, shown, TailOf(url)),
        };
    }

    private Resolution Found(FileFacts? target, string? fragment) =>
        target is null || string.IsNullOrEmpty(fragment) || !(target.IsPage || target.Kind == FileKind.Svg) || HasFragment(target, fragment)
            ? new Resolution { Target = target }
            : new Resolution { Target = target, MissingId = Fragments.NameOf(fragment) };

    /// <summary>A redirecting page has few ids; its readers look for the fragment on the page that they come to.</summary>
    private bool HasFragment(FileFacts target, string fragment)
    {
        if (Fragments.Indicates(fragment, target.HasId))
            return true;
        return Redirects.TryGetValue(target, out var last) && Fragments.Indicates(fragment, last.HasId);
    }

    private Resolution Missing(string path, string shown, string tail)
    {
        var withExtension = path.TrimEnd('/') + ".html";
        if (!paths.HasFile(withExtension))
            return Resolution.Wrong(FindingKind.BrokenLink, $"the site has no {shown}") with { MissingPath = path, Tail = tail };
        var meant = site.RootRelative(withExtension);
        return Resolution.Wrong(FindingKind.BrokenLink, $"the site has no {shown}; only some hosts take it for {meant}", meant + tail);
    }

    private Resolution Outside(WebUrl url)
    {
        var path = UrlText.Decode(url.Path)[1..];
        var suggestion = paths.Find(path, out _, out _) == PathMatch.Found ? site.RootRelative(path) + TailOf(url) : null;
        return Resolution.Wrong(FindingKind.BrokenLink, $"{url.Path} leads out of the site, which lies under {site.Root.Path}", suggestion);
    }

    private static string TailOf(WebUrl url) => (url.Query is null ? "" : "?" + url.Query) + (url.Fragment is null ? "" : "#" + url.Fragment);
}

/// <summary>Where an address leads, the same for all links that share it.</summary>
internal sealed record Resolution
{
    /// <summary>Leads where no check follows: another scheme, or a file that has no ids.</summary>
    public static readonly Resolution Fine = new();

    /// <summary>What is wrong with it; null if nothing is.</summary>
    public FindingKind? Kind { get; init; }

    public string Message { get; init; } = "";
    public string? Suggestion { get; init; }

    /// <summary>A decoded path for which the nearest existing one may still be looked for.</summary>
    public string? MissingPath { get; init; }

    /// <summary>What follows the path (query and fragment), to be kept in a suggestion.</summary>
    public string Tail { get; init; } = "";

    /// <summary>An address outside of the site.</summary>
    public WebUrl? External { get; init; }

    /// <summary>The site's own file, if it was read.</summary>
    public FileFacts? Target { get; init; }

    /// <summary>An id that the target should have and has not.</summary>
    public string? MissingId { get; init; }

    public static Resolution Wrong(FindingKind kind, string message, string? suggestion = null) =>
        new() { Kind = kind, Message = message, Suggestion = suggestion };
}

/// <summary>What can be told of addresses that no web server answers, without asking anybody.</summary>
internal static class OtherSchemes
{
    /// <summary>Why it cannot be followed, as the end of a sentence; null if it can.</summary>
    public static string? FaultOf(WebUrl url) => url.Scheme switch
    {
        "mailto" => FaultOfMail(url.Path),
        "tel" => url.Path.AsSpan().ContainsAnyInRange('0', '9') ? null : "has no digits",
        "data" => DataUrl.FaultOf("data:" + url.Path),
        "file" => "leads to a disk, which no reader of the site has",
        // No scheme has one letter: it is a drive of Windows.
        { Length: 1 } => "leads to a disk, which no reader of the site has",
        _ => null,
    };

    /// <summary>RFC 6068, section 2: addresses, separated by commas. There may be none if the fields are to be filled in, as in a link by which to
    /// recommend a page.</summary>
    private static string? FaultOfMail(string written)
    {
        var mark = written.IndexOf('?', StringComparison.Ordinal);
        var to = mark < 0 ? written : written[..mark];
        if (string.IsNullOrWhiteSpace(to))
            return mark < 0 || mark + 1 == written.Length ? "names nobody to write to" : null;
        foreach (var part in to.Split(','))
        {
            var address = UrlText.Decode(part).Trim();
            var at = address.LastIndexOf('@');
            if (at < 1 || at == address.Length - 1 || (address[0] != '"' && address.Any(char.IsWhiteSpace)) || HasEmptyLabel(address[(at + 1)..]))
                return $"has \"{address}\", which is no mail address";
        }
        return null;
    }

    private static bool HasEmptyLabel(string domain) => Array.Exists(domain.Split('.'), label => label.Length == 0);
}
