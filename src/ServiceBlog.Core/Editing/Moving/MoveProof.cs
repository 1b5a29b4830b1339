namespace ServiceBlog.Core.Editing.Moving;

/// <summary>Compares the site before a move with the one after all edits: every link must lead where it led.</summary>
internal sealed class MoveProof(EditableSite before, EditableSite after, MovedFile moved, PublishedAddress addresses)
{
    /// <summary>What is wrong that was right.</summary>
    public IEnumerable<Diagnostic> Find() => NewMistakes.Find(before, after).Concat(ChangedLinks());

    /// <summary>Whether a link leads elsewhere than it led, or still to the old address.</summary>
    public static bool HasChanged(
        LinkTarget led, LinkTarget leads, ContentLink link, MovedFile moved, PublishedAddress addresses, SiteConfig config)
    {
        if (link.Kind == LinkKind.RawImage)
            return false; // its address is edited as that of other HTML is
        if (link.IsExternal)
            return addresses.OfWeb(link.Target) is not null;
        if (led is { Page: { } page, IsAddress: false })
            return leads.Page?.SourcePath != moved.Follow(page.SourcePath);
        return (leads.Page is null || leads.IsAddress) && leads.Url != Follow(led.Url, addresses, config);
    }

    private IEnumerable<Diagnostic> ChangedLinks() =>
        from page in before.Pages
        let pageAfter = after.PageAt(moved.Follow(page.SourcePath))
        where after.HostOf(pageAfter) is not null // else that is what is wrong
        let led = before.Graph[page].Links
        let leads = after.Graph[pageAfter].Links
        from index in Enumerable.Range(0, led.Length)
        let link = page.Outline.Links[index]
        where led.Length != leads.Length || HasChanged(led[index], leads[index], pageAfter.Outline.Links[index], moved, addresses, before.Config)
        select new Diagnostic(Rules.RefusedEdit, link.Location, $"this link to {link.Target} would lead elsewhere");

    private static string Follow(string url, PublishedAddress addresses, SiteConfig config)
    {
        var end = url.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? mark : url.Length;
        if (!url.StartsWith(config.BasePath, StringComparison.Ordinal))
            return url;
        var path = "/" + Uri.UnescapeDataString(url[config.BasePath.Length..end]);
        var followed = addresses.Follow(path);
        return followed == path ? url : config.UrlOf(followed) + url[end..];
    }
}

/// <summary>The file that moves, and the comments that go along with a page: they lie in a folder that bears its key.</summary>
/// <param name="Comments">From the old path of each comment to the new one; none if their folder still names the page.</param>
internal sealed record MovedFile(string From, string To, ImmutableSortedDictionary<string, string> Comments)
{
    /// <param name="after">The site with the page in its new place, and nothing else moved.</param>
    public static MovedFile In(EditableSite before, EditableSite after, Page page, string to)
    {
        var moved = after.PageAt(to)!;
        var comments = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var comment in before.Pages.Where(file => file.Kind == PageKind.Comment && before.HostOf(file) == page))
        {
            if (after.HostOf(comment) != moved && after.NameOf(moved) is { } name)
                comments.Add(comment.SourcePath, $"{ContentPath.FirstFolder(comment.SourcePath)}/{name}/{ContentPath.NameOf(comment.SourcePath)}");
        }
        return new MovedFile(page.SourcePath, to, comments.ToImmutable());
    }

    /// <summary>Where a source path is found after the move.</summary>
    public string Follow(string sourcePath) =>
        sourcePath == From ? To : Comments.GetValueOrDefault(sourcePath, sourcePath);
}

/// <summary>The redirect from the old address of a moved page.</summary>
internal sealed class AddressAlias(Page before, Page after)
{
    private bool HasMoved => before.Path != after.Path;

    /// <summary>Some disks could not hold a redirect beside the page.</summary>
    private bool DiffersOnlyInCase => string.Equals(before.Path, after.Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>What becomes of the old address.</summary>
    public string Note => !HasMoved ? $"Its address stays {before.Path}" : DiffersOnlyInCase
        ? $"{before.Path} does not redirect: it differs from {after.Path} only in case, which not every disk can tell apart."
        : $"{before.Path} redirects to {after.Path}";

    /// <summary>Adds the old address to the aliases, and takes out one that is the new address; false if they cannot be edited.</summary>
    public bool AddTo(AuthoredPage page)
    {
        if (!HasMoved)
            return true;
        var written = page.Yaml["aliases"] switch
        {
            YamlSequence list => [.. list.Items.OfType<YamlScalar>().Select(item => item.Text.Trim())],
            YamlScalar { IsNull: false } single => ImmutableArray.Create(single.Text.Trim()),
            _ => [],
        };
        var isThere = DiffersOnlyInCase || written.Any(alias => UrlPath.Parse(alias) == before.Path);
        var kept = written.Select(alias => UrlPath.Parse(alias) == after.Path ? null : alias).ToImmutableArray();
        return page.ChangeList("aliases", kept, isThere ? [] : [before.Path.Replace("%", "%25", StringComparison.Ordinal)]);
    }
}

/// <summary>Addresses as they are published, in raw HTML, menus and data, and what becomes of them when a file moves. The form in which an author
/// writes an address stays: absolute or relative, with <c>index.html</c> or without a closing slash.</summary>
internal sealed class PublishedAddress(SiteConfig config, string before, string after)
{
    private const string IndexFile = "index.html";

    public bool Stays => before == after;

    /// <summary>The last part of the old path.</summary>
    public string OldName => ContentPath.NameOf(before.TrimEnd('/'));

    /// <summary>The new path for one that leads to the file; the same path for any other.</summary>
    public string Follow(string path)
    {
        if (path == before)
            return after;
        if (path == before + IndexFile)
            return after + IndexFile;
        return path.Length > 0 && path + "/" == before ? after.TrimEnd('/') : path;
    }

    /// <summary>A path of the site as menus and data write it: from the site's root, without the base path.</summary>
    public string? OfSite(string written)
    {
        var path = PathOf(written);
        return path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) ? Spell(path, "/") : OfWeb(written);
    }

    /// <summary>An absolute URL of the site; null for any other, or if it does not change.</summary>
    public string? OfWeb(string written) =>
        written.StartsWith(config.BaseUrl.AbsoluteUri, StringComparison.OrdinalIgnoreCase) ? Spell(PathOf(written), config.BaseUrl.AbsoluteUri) : null;

    /// <summary>An address in raw HTML, as a browser takes it; null if it does not change.</summary>
    public string? OfBrowser(string written, string page, string pageAfter)
    {
        var path = PathOf(written);
        if (path.Length == 0)
            return null;
        if (UrlPath.IsExternal(written))
            return OfWeb(written);
        if (path.StartsWith('/'))
            return path.StartsWith(config.BasePath, StringComparison.Ordinal) ? Spell(path, config.BasePath) : null;
        return OfFolder(path, page, pageAfter);
    }

    /// <summary>A relative path from one published page to another; null if it does not change or leaves the site.</summary>
    public string? OfFolder(string path, string page, string pageAfter)
    {
        var folder = page[..(page.LastIndexOf('/') + 1)];
        var decoded = Uri.UnescapeDataString(path);
        if (UrlPath.Combine(folder, decoded) is not { } combined)
            return null;
        var isFolder = decoded.EndsWith('/') || decoded is "." or ".." || decoded.EndsWith("/.", StringComparison.Ordinal)
            || decoded.EndsWith("/..", StringComparison.Ordinal);
        var target = "/" + combined + (isFolder && combined.Length > 0 ? "/" : "");
        var followed = Follow(target);
        if (followed == target && page == pageAfter)
            return null;
        return UrlPath.Relative(pageAfter[1..], followed[1..]) is { Length: > 0 } relative ? UrlPath.Encode(relative) : "./";
    }

    private static string PathOf(string written)
    {
        var end = written.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? written : written[..end];
    }

    /// <param name="root">What is written before the path, closing slash included.</param>
    private string? Spell(string written, string root)
    {
        var path = "/" + Uri.UnescapeDataString(written[root.Length..]);
        var followed = Follow(path);
        return followed == path ? null : root + UrlPath.Encode(followed)[1..];
    }
}
