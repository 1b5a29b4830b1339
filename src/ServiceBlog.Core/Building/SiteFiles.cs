using System.Collections.Concurrent;
using System.Collections.Immutable;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Core.Building;

/// <summary>Writes every file of the site that no layout makes.</summary>
public static class SiteFiles
{
    public static void Write(
        SiteGraph graph,
        Theme theme,
        ImmutableArray<StaticFile> staticFiles,
        IOutputTarget target,
        ParallelOptions parallel,
        ICollection<Diagnostic> diagnostics)
    {
        var feed = new FeedContent(graph);
        Write(SiteRoutes.AtomPath, AtomFeed.Create(feed));
        Write(SiteRoutes.RssPath, RssFeed.Create(feed));
        Write(SiteRoutes.SitemapPath, Sitemap.Create(graph));
        foreach (var redirect in graph.Redirects)
            Write(redirect.Path, RedirectPage.Create(redirect, graph.Config));
        foreach (var asset in theme.Assets)
            Write(asset.Path, asset.Content);
        var mistakes = new ConcurrentBag<Diagnostic>();
        Parallel.ForEach(staticFiles, parallel, file =>
        {
            var found = new List<Diagnostic>();
            if (file.File.TryRead(found) is { } content)
                Write(file.Path, content);
            found.ForEach(mistakes.Add);
        });
        foreach (var mistake in mistakes)
            diagnostics.Add(mistake);

        void Write(string path, ReadOnlyMemory<byte> content) =>
            target.Write(new OutputFile(UrlPath.OutputPath(path), content));
    }
}
