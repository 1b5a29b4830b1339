using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServiceBlog.Core.Outputs;

/// <summary>The small files by which machines find their way: <c>robots.txt</c>, <c>llms.txt</c>, <c>site.webmanifest</c>.</summary>
internal static class MachineFiles
{
    /// <summary>How many pages of each kind <c>llms.txt</c> names; the others are in the sitemap.</summary>
    private const int MostInOverview = 200;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="icons">The addresses of the site's icons, with their sizes and types.</param>
    public static IEnumerable<(SiteOutput Output, string Path, string Text)> Of(SiteGraph graph, IEnumerable<(string Url, string Sizes, string Type)> icons)
    {
        yield return (SiteOutput.Robots, SiteRoutes.RobotsPath, Robots(graph.Config));
        yield return (SiteOutput.Llms, SiteRoutes.LlmsPath, Llms(graph));
        yield return (SiteOutput.Manifest, SiteRoutes.ManifestPath, Manifest(graph.Config, icons));
    }

    private static string Robots(SiteConfig config) => config.Outputs.Has(SiteOutput.Sitemap)
        ? $"User-agent: *\nAllow: /\n\nSitemap: {config.AbsoluteUrlOf(SiteRoutes.SitemapPath)}\n"
        : "User-agent: *\nAllow: /\n";

    /// <summary>By llmstxt.org: a title, a summary, and lists of links.</summary>
    private static string Llms(SiteGraph graph)
    {
        var text = new StringBuilder("# ").Append(graph.Config.Title).Append('\n');
        if (graph.Config.Description.Length > 0)
            text.Append("\n> ").Append(graph.Config.Description).Append('\n');
        // A list of the site is called as its readers see it.
        foreach (var edition in graph.Editions)
        {
            var titles = edition.Lists.Where(list => list.Kind == PageKind.Section && list.About is null).ToLookup(list => list.Key, list => list.Title);
            Add(titles["topics"], edition.Topics);
            Add(titles["guide"], edition.Guide);
            Add(titles["posts"], edition.Posts);
            Add(titles["sources"], edition.Sources);
            foreach (var collection in edition.Collections)
                Add(titles[collection.List.Key], collection.Pages);
            Add(titles["pages"], edition.StandalonePages);
        }
        return text.ToString();

        void Add(IEnumerable<string> title, ImmutableArray<Page> pages)
        {
            if (pages.IsEmpty)
                return;
            text.Append("\n## ").Append(title.FirstOrDefault() ?? "Optional").Append("\n\n");
            foreach (var page in pages.Take(MostInOverview))
            {
                var path = graph.Config.Outputs.Has(SiteOutput.Markdown) ? SiteRoutes.MarkdownPath(page) : page.Path;
                var summary = page.Summary.Length > 0 ? ": " + page.Summary.ReplaceLineEndings(" ") : "";
                text.Append("- [").Append(page.Title).Append("](").Append(graph.Config.AbsoluteUrlOf(path)).Append(')').Append(summary).Append('\n');
            }
            if (pages.Length > MostInOverview && graph.Config.Outputs.Has(SiteOutput.Sitemap))
                text.Append(Invariant($"- [{pages.Length - MostInOverview} more]({graph.Config.AbsoluteUrlOf(SiteRoutes.SitemapPath)})\n"));
        }
    }

    /// <summary>A web application manifest (W3C), of which a phone that puts the site on its home screen takes name and icon.</summary>
    private static string Manifest(SiteConfig config, IEnumerable<(string Url, string Sizes, string Type)> icons)
    {
        var bytes = JsonBytes.Of(Options, json =>
        {
            json.WriteStartObject();
            json.WriteString("name", config.Title);
            json.WriteString("start_url", config.BasePath);
            json.WriteString("scope", config.BasePath);
            json.WriteString("display", "minimal-ui");
            json.WriteString("lang", config.Language);
            json.WriteStartArray("icons");
            foreach (var (url, sizes, type) in icons)
            {
                json.WriteStartObject();
                json.WriteString("src", url);
                json.WriteString("sizes", sizes);
                json.WriteString("type", type);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
        return Encoding.UTF8.GetString(bytes) + "\n";
    }
}
