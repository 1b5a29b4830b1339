using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Graph;

/// <summary>
/// Finds where the links of a page lead. A relative link may be written as in an editor (<c>../topics/crm.md</c>) or
/// as it will be published (<c>../../topics/crm/</c>); what it names must be there.
/// </summary>
public sealed class LinkResolver(
    SiteConfig config, PageIndex index, RouteTable routes, IReadOnlyDictionary<Page, string> citationNames, PageIndex withheld)
{
    /// <summary>One target for each link, also for a broken one, which is reported.</summary>
    public LinkTarget Resolve(Page page, ContentLink link, ICollection<Diagnostic> diagnostics) => link.Kind switch
    {
        LinkKind.Link or LinkKind.Image => ResolveAddress(page, link, diagnostics),
        _ => ResolveKey(page, link, diagnostics),
    };

    private LinkTarget ResolveKey(Page page, ContentLink link, ICollection<Diagnostic> diagnostics)
    {
        if (link.Target.Length == 0)
            return ToPage(page, link, diagnostics);
        var pages = index.ByKey(UrlPath.Compose(link.Target));
        if (pages.Length == 1)
            return ToPage(pages[0], link, diagnostics);
        if (pages.Length == 0 && withheld.ByKey(link.Target) is [var draft, ..])
            return ToWithheld(draft, link, diagnostics);
        if (pages.Length == 0)
            return Missing(link, link.Target, $"no page has the key \"{link.Target}\"", NearestName.Find(link.Target, index.Keys), diagnostics);
        var qualified = pages.Select(found => $"{ContentPath.FolderOf(found.SourcePath)}/{found.Key}").ToList();
        return Broken(Rules.BrokenLink, link, $"\"{link.Target}\" is the key of several pages: {string.Join(", ", qualified)}", qualified[0], diagnostics);
    }

    private LinkTarget ResolveAddress(Page page, ContentLink link, ICollection<Diagnostic> diagnostics)
    {
        if (link.IsExternal)
            return new LinkTarget(link.Target, link.Fragment, link.Target);
        if (link.Target.Length == 0)
            return ToPage(page, link, diagnostics);
        var (written, query) = SplitQuery(link.Target);
        var path = UrlPath.Compose(Uri.UnescapeDataString(written));
        if (path.StartsWith('/'))
        {
            return Published(path) is { } address
                ? new LinkTarget(config.UrlOf(address) + query, link.Fragment, link.Target)
                : withheld.ByPath(path) is { } planned
                    ? ToWithheld(planned, link, diagnostics)
                    : Missing(link, path, $"the site has no \"{written}\"", NearestPath(path), diagnostics);
        }
        var folder = ContentPath.FolderOf(page.SourcePath);
        var sourcePath = UrlPath.Combine(folder, path);
        if (sourcePath is not null && index.BySourcePath(sourcePath) is { } target)
            return ToPage(target, link, diagnostics);
        if (sourcePath is not null && !ContentPath.IsMarkdown(path) && routes.Contains(ContentPath.PublishedFile(sourcePath)))
            return new LinkTarget(config.UrlOf(ContentPath.PublishedFile(sourcePath)) + query, link.Fragment, link.Target);
        if (UrlPath.Combine(page.Path[..(page.Path.LastIndexOf('/') + 1)], path) is { } combined
            && Published("/" + combined + (path.EndsWith('/') && combined.Length > 0 ? "/" : "")) is { } published)
        {
            return new LinkTarget(config.UrlOf(published) + query, link.Fragment, link.Target);
        }
        if (sourcePath is not null && withheld.BySourcePath(sourcePath) is { } draft)
            return ToWithheld(draft, link, diagnostics);
        return Missing(link, path, $"\"{written}\" leads to no page or file", FileInOtherCase(folder, sourcePath) ?? NearestSource(folder, path), diagnostics);
    }

    /// <summary>The address that a path leads to: a folder's is written without its slash at times. Null if the site has none.</summary>
    private string? Published(string path)
    {
        if (routes.Contains(path))
            return path;
        return !path.EndsWith('/') && routes.Contains(path + "/") ? path + "/" : null;
    }

    private LinkTarget ToPage(Page target, ContentLink link, ICollection<Diagnostic> diagnostics)
    {
        var heading = string.IsNullOrEmpty(link.Fragment) ? null : FindHeading(target, link);
        if (heading is null && !string.IsNullOrEmpty(link.Fragment) && !HasAnchor(target, Uri.UnescapeDataString(link.Fragment)))
        {
            var near = NearestName.Find(link.Fragment, target.Body.Headings.Select(candidate => candidate.Id).Concat(target.Body.Anchors));
            diagnostics.Add(new Diagnostic(Rules.BrokenAnchor, link.Location,
                $"{target.DisplayPath} has no heading or anchor \"{link.Fragment}\"")
            {
                Url = WithFragment(link.Target, link),
                Suggestion = near is null ? null : "#" + near,
            });
        }
        var text = link.Kind == LinkKind.Citation ? citationNames[target] : heading?.Text ?? target.Title;
        var fragment = heading is null || link.Kind == LinkKind.Link ? link.Fragment : UrlPath.Encode(heading.Id);
        return new LinkTarget(config.UrlOf(target.Path), fragment, text, target, heading);
    }

    /// <summary>An address names a heading by its id; a key may also name it by its text.</summary>
    private static Heading? FindHeading(Page target, ContentLink link)
    {
        var name = Uri.UnescapeDataString(link.Fragment!);
        return link.Kind == LinkKind.Link
            ? target.Body.Headings.FirstOrDefault(heading => heading.Id == name)
            : target.Body.FindHeading(name);
    }

    private static bool HasAnchor(Page target, string id) =>
        target.Body.Anchors.Contains(id, StringComparer.Ordinal)
        || id.Equals("top", StringComparison.OrdinalIgnoreCase)
        // Raw HTML in a text may carry ids and names of its own; the check of the finished page looks closer.
        || ValueSigns.Any(sign => target.Body.Html.Contains($"{sign}{id}", StringComparison.Ordinal));

    private static readonly string[] ValueSigns = ["=\"", "='", "=", "= \"", "= '"];

    private static LinkTarget ToWithheld(Page page, ContentLink link, ICollection<Diagnostic> diagnostics) => Broken(
        Rules.LinkToDraft, link, $"{page.DisplayPath} {PageSelection.ReasonToWithhold(page.FrontMatter)}, so it is not published", null, diagnostics);

    /// <summary>What is nearest may be the very thing, but for upper and lower case: a mistake that many disks hide.</summary>
    /// <param name="name">What was looked for, written as a suggestion is.</param>
    private static LinkTarget Missing(
        ContentLink link, string name, string message, string? suggestion, ICollection<Diagnostic> diagnostics) => Broken(
        string.Equals(name, suggestion, StringComparison.OrdinalIgnoreCase) ? Rules.LinkCaseMismatch : Rules.BrokenLink,
        link, message, suggestion, diagnostics);

    private static LinkTarget Broken(
        Rule rule, ContentLink link, string message, string? suggestion, ICollection<Diagnostic> diagnostics)
    {
        diagnostics.Add(new Diagnostic(rule, link.Location, message)
        {
            Url = WithFragment(link.Target, link),
            Suggestion = suggestion,
        });
        return new LinkTarget(link.Target, link.Fragment, link.Target);
    }

    private string? NearestPath(string path) => NearestName.Find(path, routes.Routes.Select(route => route.Path));

    private string? FileInOtherCase(string folder, string? sourcePath)
    {
        if (sourcePath is null)
            return null;
        var route = routes.Routes.FirstOrDefault(route => string.Equals(route.Path, "/" + sourcePath, StringComparison.OrdinalIgnoreCase));
        return route is null ? null : RelativePath(folder, route.Path[1..]);
    }

    private string? NearestSource(string folder, string path)
    {
        // Most often only the folder or the spelling of the name is wrong, so names are compared, not whole paths.
        var name = ContentPath.NameOf(path);
        if (NearestName.Find(name, index.FileNames.Select(group => group.Key)) is not { } nearest)
            return null;
        return RelativePath(folder, index.FileNames[nearest].Order(StringComparer.Ordinal).First());
    }

    private static string RelativePath(string folder, string path)
    {
        var from = folder.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var to = path.Split('/');
        var common = 0;
        while (common < from.Length && common < to.Length - 1 && from[common] == to[common])
            common++;
        return string.Concat(Enumerable.Repeat("../", from.Length - common)) + string.Join('/', to[common..]);
    }

    private static string WithFragment(string url, ContentLink link) =>
        link.Fragment is null ? url : $"{url}#{link.Fragment}";

    private static (string Path, string Query) SplitQuery(string target)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (target, "") : (target[..mark], target[mark..]);
    }
}
