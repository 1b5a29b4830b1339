using System.Globalization;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Graph;

namespace ServiceBlog.Core.Outputs;

/// <summary>Every page that is worth finding (sitemaps.org, protocol 0.9), in order of its path.</summary>
public static class Sitemap
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static ReadOnlyMemory<byte> Create(SiteGraph graph)
    {
        var pages = graph.Pages.Select(page => (page.Path, Changed: page.FrontMatter.Updated?.Value ?? page.Date));
        var lists = graph.Lists
            .Where(list => list.Kind != PageKind.NotFound)
            .Select(list => (list.Path, Changed: default(DateTimeOffset?)));
        return XmlFile.Create(writer =>
        {
            writer.WriteStartElement("urlset", Namespace);
            foreach (var (path, changed) in pages.Concat(lists).OrderBy(entry => entry.Path, StringComparer.Ordinal))
            {
                writer.WriteStartElement("url", Namespace);
                writer.WriteElementString("loc", Namespace, graph.Config.AbsoluteUrlOf(path));
                if (changed is { } date)
                    writer.WriteElementString("lastmod", Namespace, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                writer.WriteEndElement();
            }
            writer.WriteEndElement();
        });
    }
}
