using System.Collections.Concurrent;
using ServiceBlog.LinkCheck.Reading;

namespace ServiceBlog.LinkCheck.Resolving;

/// <summary>
/// Resolves addresses, each once: rooted ones (the menu of every page) for the whole site, relative ones for their folder.
/// Safe for threads; two of them may do the same work, with the same result.
/// </summary>
internal sealed class LinkResolution(SitePaths paths, SiteAddress site)
{
    private readonly ConcurrentDictionary<(WrittenUrl, string), Resolution> _relative = new();

    /// <summary>Pages that send their readers on, with where to; set once redirects are known.</summary>
    public IReadOnlyDictionary<FileFacts, FileFacts> Redirects { get; set; } = new Dictionary<FileFacts, FileFacts>();

    /// <param name="page">What the link stands on.</param>
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

    /// <summary>
    /// Resolves a sitemap that <c>robots.txt</c> names with its host. Where nothing else says which host is the site's own,
    /// this does: a robots.txt names sitemaps of its own host (sitemaps.org), of which the site may be a folder.
    /// </summary>
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
            return new Resolution { Kind = FindingKind.MalformedUrl, Message = $"the address {fault}" };
        if (url.Scheme is "javascript" or "vbscript")
            return new Resolution { Kind = FindingKind.ScriptLink, Message = "the address is a script" };
        if (!url.IsWeb)
        {
            return OtherSchemes.FaultOf(url) is { } reason
                ? new Resolution { Kind = FindingKind.MalformedUrl, Message = $"the address {reason}" }
                : Resolution.Fine;
        }
        if (!site.IsOwnHost(url))
            return url.Scheme is "http" or "https" ? new Resolution { External = url } : Resolution.Fine;
        if (site.PathWithin(url) is { } path)
            return Within(path, url);
        // Whoever writes the host means another site on it; whoever does not has forgotten the site's path.
        return written.NamesHost ? new Resolution { External = url } : Outside(url);
    }

    private Resolution Within(string path, WebUrl url)
    {
        var match = paths.Find(path, out var target, out var name);
        var tail = TailOf(url);
        var shown = site.RootRelative(path);
        return match switch
        {
            PathMatch.Found => Found(target, url.Fragment),
            PathMatch.FolderWithoutIndex => new Resolution
            {
                Kind = FindingKind.MissingIndex,
                Message = $"the folder {shown} has no index.html",
            },
            PathMatch.DoubledSlash => new Resolution
            {
                Kind = FindingKind.DoubledSlash,
                Message = $"{shown} has two slashes in a row",
                Suggestion = site.RootRelative(name!) + tail,
            },
            PathMatch.OtherCase or PathMatch.OtherForm => new Resolution
            {
                Kind = FindingKind.LinkCaseMismatch,
                Message = match == PathMatch.OtherCase
                    ? $"the site has {site.RootRelative(name!)}, in other upper and lower case"
                    : $"the site has {site.RootRelative(name!)}, in another Unicode form",
                Suggestion = site.RootRelative(name!) + tail,
            },
            _ => Missing(path, shown, tail),
        };
    }

    private Resolution Found(FileFacts? target, string? fragment)
    {
        if (target is null || string.IsNullOrEmpty(fragment) || !(target.IsPage || target.Kind == FileKind.Svg) || HasFragment(target, fragment))
            return new Resolution { Target = target };
        return new Resolution { Target = target, MissingId = Fragments.NameOf(fragment) };
    }

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
        if (paths.HasFile(withExtension))
        {
            return new Resolution
            {
                Kind = FindingKind.BrokenLink,
                Message = $"the site has no {shown}; only some hosts take it for {site.RootRelative(withExtension)}",
                Suggestion = site.RootRelative(withExtension) + tail,
            };
        }
        return new Resolution
        {
            Kind = FindingKind.BrokenLink,
            Message = $"the site has no {shown}",
            MissingPath = path,
            Tail = tail,
        };
    }

    private Resolution Outside(WebUrl url)
    {
        var path = UrlText.Decode(url.Path)[1..];
        var exists = paths.Find(path, out _, out _) == PathMatch.Found;
        return new Resolution
        {
            Kind = FindingKind.BrokenLink,
            Message = $"{url.Path} leads out of the site, which lies under {site.Root.Path}",
            Suggestion = exists ? site.RootRelative(path) + TailOf(url) : null,
        };
    }

    private static string TailOf(WebUrl url) =>
        (url.Query is null ? "" : "?" + url.Query) + (url.Fragment is null ? "" : "#" + url.Fragment);
}
