using System.Globalization;
using System.Text;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Rendering;

/// <summary>
/// Puts the resolved links, and the parts of other pages that a text shows, into the text's HTML. The graph holds no
/// transclusion that leads back to where it came from, so this ends.
/// </summary>
public sealed class ContentComposer(SiteGraph graph)
{
    public string Compose(Page page)
    {
        var links = graph[page].Links;
        var resolved = new ResolvedLink[links.Length];
        for (var i = 0; i < links.Length; i++)
            resolved[i] = Resolve(page.Body.Links[i], links[i], page, idPrefix: "", i);
        return page.Body.Fill(resolved);
    }

    /// <param name="host">The page on which the text appears, to which its own page's links need no path.</param>
    private ResolvedLink Resolve(ContentLink link, LinkTarget target, Page host, string idPrefix, int index)
    {
        if (link.Kind == LinkKind.Transclusion && target.Page is not null)
            return new ResolvedLink(target.Href, target.Text, Embed(target, host, NestedPrefix(idPrefix, index)));
        var url = target.Page == host && target.Fragment is not null ? $"#{target.Fragment}" : target.Href;
        return new ResolvedLink(url, target.Text);
    }

    private string Embed(LinkTarget target, Page host, string idPrefix)
    {
        var page = target.Page!;
        var links = graph[page].Links;
        var resolved = new ResolvedLink[links.Length];
        for (var i = 0; i < links.Length; i++)
            resolved[i] = Resolve(page.Body.Links[i], links[i], host, idPrefix, i);
        var range = target.Heading is { } heading ? page.Body.Section(heading.Id) ?? Range.All : ..page.Body.TextEnd;
        var output = new StringBuilder();
        page.Body.Fill(output, resolved, range, new TransclusionScope(graph.Config.UrlOf(page.Path), idPrefix));
        return output.ToString();
    }

    // The place of the link among the links of its text: the same part may be shown twice.
    private static string NestedPrefix(string prefix, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}shown-{index + 1}-");
}
