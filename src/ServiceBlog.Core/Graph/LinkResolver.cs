namespace ServiceBlog.Core.Graph;

/// <summary>Finds where the links of a page lead. A relative link may be written as in an editor (<c>../topics/crm.md</c>) or as it will be published
/// (<c>../../topics/crm/</c>); what it names must be there. May be asked by many threads.</summary>
/// <param name="withheld">Pages that are written but not published.</param>
/// <param name="images">Those that the site shows.</param>
public sealed class LinkResolver(SiteConfig config, PageIndex index, RouteTable routes, CitationNames citationNames, PageIndex withheld, SiteImages images)
{
    private readonly NoteLinks? _notes = config.IsVault ? new NoteLinks(config, index, routes, withheld, images) : null;

    /// <summary>What most links are, one to a page as a whole, is made once for each page, not once for each link.</summary>
    private readonly LinkTarget?[] _wholePages = new LinkTarget?[index.Pages.Length];

    /// <summary>One target for each link of a page, also for a broken one.</summary>
    public PageLinks Resolve(int number, out List<LinkMistake> mistakes) => Resolve(index.Pages[number], number, out mistakes);

    /// <param name="page">A page, or a comment.</param>
    /// <param name="number">Of the page on which the text appears.</param>
    public PageLinks Resolve(Page page, int number, out List<LinkMistake> mistakes)
    {
        var folder = ContentPath.FolderOf(page.SourcePath);
        var written = page.Outline.Links;
        var links = new PageLinks(written.Length);
        mistakes = [];
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i].Kind == LinkKind.RawImage)
                links.SetOther(i, ToRawImage(index.Pages[number], written[i], mistakes));
            else if (_notes is not null && page.NotePath is { } note && _notes.TryResolve(i, written[i], note, number, links, mistakes))
                continue;
            else if (written[i].IsExternal)
                SetAddress(links, i, written[i], AsWritten(written[i]), OwnPath(written[i]));
            else if (FindPage(number, folder, written[i]) is { } target)
                links.SetPage(i, written[i].Kind, ToPage(target, written[i], mistakes), target);
            else if (written[i].Kind is LinkKind.Link or LinkKind.Image)
                SetAddress(links, i, written[i], ToFile(index.Pages[number], folder, written[i], mistakes, out var path), path);
            else
                links.SetOther(i, ToUnknownKey(index.Pages[number], written[i], mistakes));
        }
        return links;
    }

    /// <summary>The number of the page that a link names by its file or its key.</summary>
    private int? FindPage(int own, string folder, ContentLink link)
    {
        if (link.Target.Length == 0)
            return own;
        if (link.Kind is not (LinkKind.Link or LinkKind.Image))
            return index.ByKey(UrlPath.Compose(link.Target), index.Pages[own]) is [var page] ? index.NumberOf(page) : null;
        var path = PathOf(link);
        return !path.StartsWith('/') && UrlPath.Combine(folder, path) is { } sourcePath ? index.NumberOf(sourcePath) : null;
    }

    private LinkTarget ToPage(int number, ContentLink link, List<LinkMistake> mistakes)
    {
        var target = index.Pages[number];
        if (link is { Fragment: null, Kind: not LinkKind.Citation })
            return _wholePages[number] ??= new LinkTarget(config.UrlOf(target.Path), Fragment: null, target.Title, target);
        var heading = string.IsNullOrEmpty(link.Fragment) ? null : FindHeading(target, link);
        if (heading is null && link.Kind != LinkKind.Citation && NamesTitle(target, link))
            return _wholePages[number] ??= new LinkTarget(config.UrlOf(target.Path), Fragment: null, target.Title, target);
        var text = link.Kind == LinkKind.Citation ? citationNames[target] : heading?.Text ?? target.Title;
        var fragment = heading is not { } named || link.Kind == LinkKind.Link ? link.Fragment : UrlPath.Encode(named.Id);
        if (heading is null && !string.IsNullOrEmpty(link.Fragment) && !HasAnchor(target, Uri.UnescapeDataString(link.Fragment)))
        {
            mistakes.Add(LinkMistake.UnknownAnchor(link, target));
            // The text shows what is cited even so; its link has to lead somewhere.
            if (link.Kind == LinkKind.Citation)
                fragment = null;
        }
        return new LinkTarget(config.UrlOf(target.Path), fragment, text, target, heading);
    }

    /// <summary>A page is linked to however that is written. Whether it has what the fragment names is seen in the finished page.</summary>
    /// <param name="path">The decoded path within the site; null if it leads to nothing there.</param>
    private void SetAddress(PageLinks links, int number, ContentLink link, LinkTarget target, string? path)
    {
        if (link.Kind != LinkKind.Link || path is null || index.ByPath(path) is not { } page)
            links.SetOther(number, target);
        else
            links.SetPage(number, link.Kind,
                target with { Page = page, IsAddress = true, Heading = string.IsNullOrEmpty(link.Fragment) ? null : FindHeading(page, link) },
                index.NumberOf(page));
    }

    /// <summary>Where a link with a host leads to, if that is this site's.</summary>
    private string? OwnPath(ContentLink link) => link.Kind == LinkKind.Link && config.PathOf(link.Target) is { } path ? Published(path) : null;

    /// <summary>To any published file: a list, an image, or a page by its address.</summary>
    /// <param name="route">The decoded path within the site; null if there is no such file.</param>
    private LinkTarget ToFile(Page page, string folder, ContentLink link, List<LinkMistake> mistakes, out string? route)
    {
        var path = PathOf(link);
        route = FindRoute(page, folder, path);
        if (route is not null)
        {
            var target = new LinkTarget(config.UrlOf(route) + link.Target[PathLength(link)..], link.Fragment, link.Target);
            return link.Kind == LinkKind.Image ? target with { Image = images.At(route, link, mistakes) } : target;
        }
        if (FindWithheld(folder, path) is { } draft)
            mistakes.Add(LinkMistake.Withheld(link, draft));
        else
            mistakes.Add(path.StartsWith('/') ? LinkMistake.UnknownPath(link, path) : LinkMistake.UnknownFile(link, folder, path));
        return AsWritten(link);
    }

    /// <summary>Where a browser finds an image. Whether it is there at all is seen in the finished page.</summary>
    private LinkTarget ToRawImage(Page page, ContentLink link, List<LinkMistake> mistakes)
    {
        var target = AsWritten(link);
        return Uri.TryCreate(new Uri(config.AbsoluteUrlOf(page.Path)), link.Target, out var url)
            && config.PathOf(url.AbsoluteUri) is { } path && routes.Contains(path)
            ? target with { Image = images.At(path, link, mistakes) }
            : target;
    }

    private Page? FindWithheld(string folder, string path)
    {
        if (path.StartsWith('/'))
            return withheld.ByPath(path);
        return UrlPath.Combine(folder, path) is { } sourcePath && withheld.NumberOf(sourcePath) is { } number ? withheld.Pages[number] : null;
    }

    private string? FindRoute(Page page, string folder, string path)
    {
        if (path.StartsWith('/'))
            return Published(path);
        if (!ContentPath.IsMarkdown(path) && UrlPath.Combine(folder, path) is { } beside && routes.Contains(config.PublishedFile(beside)))
            return config.PublishedFile(beside);
        if (UrlPath.Combine(page.Path[..(page.Path.LastIndexOf('/') + 1)], path) is not { } combined)
            return null;
        return Published("/" + combined + (path.EndsWith('/') && combined.Length > 0 ? "/" : ""));
    }

    /// <summary>The address that a path leads to: a folder's is written without its slash at times. Null if the site has none.</summary>
    private string? Published(string path)
    {
        if (routes.Contains(path))
            return path;
        return !path.EndsWith('/') && routes.Contains(path + "/") ? path + "/" : null;
    }

    private LinkTarget ToUnknownKey(Page page, ContentLink link, List<LinkMistake> mistakes)
    {
        var namesakes = index.ByKey(UrlPath.Compose(link.Target), page);
        if (namesakes.IsEmpty && withheld.ByKey(link.Target, page) is [var draft, ..])
            mistakes.Add(LinkMistake.Withheld(link, draft));
        else
            mistakes.Add(namesakes.IsEmpty ? LinkMistake.UnknownKey(link) : LinkMistake.AmbiguousKey(link, namesakes));
        return AsWritten(link);
    }

    /// <summary>To another site, or broken. Browsers would read a backslash as a slash, which is not what was written.</summary>
    private static LinkTarget AsWritten(ContentLink link) =>
        new(link.Target.Replace("\\", "%5C", StringComparison.Ordinal), link.Fragment, link.Target);

    /// <summary>An address names a heading by its id; a key may also name it by its text.</summary>
    private static Heading? FindHeading(Page target, ContentLink link)
    {
        var name = Uri.UnescapeDataString(link.Fragment!);
        return link.Kind == LinkKind.Link ? target.Outline.HeadingWithId(name) : target.Outline.FindHeading(name);
    }

    /// <summary>The heading that became the page's title is not in its text: its page shows it at the top.</summary>
    private static bool NamesTitle(Page target, ContentLink link) =>
        target.Outline.TitleId is { } id && !string.IsNullOrEmpty(link.Fragment) && Uri.UnescapeDataString(link.Fragment) is var name
        && (name == id || (link.Kind != LinkKind.Link && string.Equals(name, target.Title, StringComparison.OrdinalIgnoreCase)));

    private static bool HasAnchor(Page target, string id) =>
        target.Outline.Anchors.Contains(id, StringComparer.Ordinal)
        || id.Equals("top", StringComparison.OrdinalIgnoreCase);

    /// <summary>The path without its query, escapes undone.</summary>
    private static string PathOf(ContentLink link) => UrlPath.Compose(Uri.UnescapeDataString(link.Target[..PathLength(link)]));

    private static int PathLength(ContentLink link) =>
        link.Target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? mark : link.Target.Length;
}

/// <summary>Where a link leads.</summary>
/// <param name="Url">As it is written into a page: with base path and query, percent-encoded, without the fragment.</param>
/// <param name="Fragment">What follows the <c>#</c>; null if there is none.</param>
/// <param name="Text">To be shown where the author gave no text.</param>
/// <param name="Page">The page it leads to; null for files, lists, other sites, and broken links.</param>
/// <param name="Heading">The heading that its fragment names.</param>
public sealed record LinkTarget(string Url, string? Fragment, string Text, Page? Page = null, Heading? Heading = null)
{
    /// <summary>Whether the author wrote the page's address, where others write its file or its key.</summary>
    public bool IsAddress { get; init; }

    /// <summary>The block of the page that its fragment names, as notes do: <c>^key-point</c>.</summary>
    public string? Block { get; init; }

    /// <summary>It leads nowhere, and so is no link: notes name others that are not written yet.</summary>
    public bool IsMissing => Url.Length == 0;

    /// <summary>Of an image of the site, as far as it is known. Null for anything else.</summary>
    public SiteImage? Image { get; init; }

    /// <summary>As it is written on a page: a link into that page itself needs no path.</summary>
    public string HrefOn(Page host) => Page == host && Fragment is not null ? $"#{Fragment}" : Href;

    public string Href => Fragment is null ? Url : $"{Url}#{Fragment}";
}

/// <summary>Where the links of one page lead, while the graph is made.</summary>
public sealed class PageLinks(int count)
{
    private const int NoPage = -1;

    private readonly LinkTarget[] _targets = new LinkTarget[count];
    private readonly int[] _pages = new int[count];

    /// <summary>One for each link. What is read here is not to be changed any more.</summary>
    public ImmutableArray<LinkTarget> Targets => ImmutableCollectionsMarshal.AsImmutableArray(_targets);

    /// <summary>The numbers of the pages to which the links lead; negative for those that lead to none.</summary>
    public ReadOnlySpan<int> Pages => _pages;

    /// <summary>Whether a page is shown within this one.</summary>
    public bool HasTransclusions { get; private set; }

    public LinkTarget this[int link] => _targets[link];

    public void SetPage(int link, LinkKind kind, LinkTarget target, int page)
    {
        _targets[link] = target;
        _pages[link] = page;
        HasTransclusions |= kind == LinkKind.Transclusion;
    }

    public void SetOther(int link, LinkTarget target)
    {
        _targets[link] = target;
        _pages[link] = NoPage;
    }

    /// <summary>Lets a link lead to no page; its text and address stay.</summary>
    public void Cut(int link) => SetOther(link, _targets[link] with { Page = null });
}
