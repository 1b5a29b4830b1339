using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Graph;

/// <summary>Names every file that the site will hold, and who makes it.</summary>
public static class SiteRoutes
{
    public const string AtomPath = "/feed.xml";
    public const string RssPath = "/rss.xml";
    public const string SitemapPath = "/sitemap.xml";

    public static IEnumerable<Route> Of(
        ImmutableArray<Page> pages,
        ImmutableArray<ListPage> lists,
        ImmutableArray<Redirect> redirects,
        ImmutableArray<Route> files)
    {
        SourceLocation generator = new("site.yml");
        return pages.Select(OfPage)
            .Concat(lists.Select(OfList))
            .Concat(redirects.Select(redirect =>
                new Route(redirect.Path, $"the alias of {redirect.Target.DisplayPath}", redirect.Location)))
            .Concat(files)
            .Append(new Route(AtomPath, "the Atom feed", generator))
            .Append(new Route(RssPath, "the RSS feed", generator))
            .Append(new Route(SitemapPath, "the sitemap", generator));
    }

    private static Route OfPage(Page page) => new(page.Path, page.DisplayPath,
        (page.FrontMatter.Permalink ?? page.FrontMatter.Slug)?.Location ?? new SourceLocation(page.DisplayPath, 1, 1));

    private static Route OfList(ListPage list) => new(list.Path, Describe(list), LocationOf(list));

    private static string Describe(ListPage list) => list.Kind switch
    {
        PageKind.Tag => $"the page of the tag \"{list.Key}\"",
        PageKind.Series => $"the page of the series \"{list.Key}\"",
        PageKind.Year => $"the archive of {list.Key}",
        PageKind.Home => "the home page",
        PageKind.NotFound => "the page for broken addresses",
        _ => $"the list of {list.Key}",
    };

    private static SourceLocation LocationOf(ListPage list)
    {
        var page = list.Introduction ?? list.Items.FirstOrDefault();
        return page is null ? new SourceLocation("site.yml") : new SourceLocation(page.DisplayPath, 1, 1);
    }
}
