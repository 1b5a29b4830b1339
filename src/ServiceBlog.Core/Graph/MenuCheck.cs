namespace ServiceBlog.Core.Graph;

/// <summary>Reports menu entries that lead nowhere: they stand on every page, and their author in one place.</summary>
public static class MenuCheck
{
    public static void Check(ImmutableArray<MenuItem> menu, RouteTable routes, ICollection<Diagnostic> diagnostics)
    {
        foreach (var item in menu)
        {
            var path = Uri.UnescapeDataString(item.Url.Split('#', '?')[0]);
            if (UrlPath.IsExternal(item.Url) || routes.Contains(path))
                continue;
            diagnostics.Add(new Diagnostic(Rules.BrokenLink, item.Location, $"the menu leads to \"{item.Url}\", which the site does not have")
            {
                Url = item.Url,
                Suggestion = NearestName.Find(path, routes.Routes.Select(route => route.Path)),
            });
        }
    }
}
