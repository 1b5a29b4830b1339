using ServiceBlog.Core.Outputs;
using ServiceBlog.Core.Rendering.Hosting;
using ServiceBlog.Core.Rendering.Theming;
using ServiceBlog.Core.Search;

namespace ServiceBlog.Core.Building;

/// <summary>Writes every file of the site that no layout makes, unless it stands as it would be made.</summary>
/// <param name="before">Of what the files of an earlier build were made, by output path.</param>
public sealed class SiteFiles(IOutputTarget target, Shard shard, IReadOnlyDictionary<string, FileRecord> before)
{
    private readonly ConcurrentDictionary<string, ContentHash> _hashes = new(StringComparer.Ordinal);

    /// <summary>Of what each file was made, by output path.</summary>
    public IReadOnlyDictionary<string, ContentHash> InputHashes => _hashes;

    public void Write(
        SiteGraph graph,
        Theme theme,
        ImmutableArray<StaticFile> staticFiles,
        SearchIndex? search,
        ImmutableArray<OutputMaker> outputs,
        ParallelOptions parallel,
        ICollection<Diagnostic> diagnostics)
    {
        var feed = new FeedContent(graph);
        Write(SiteRoutes.AtomPath, feed.ContentHash, () => AtomFeed.Create(feed));
        Write(SiteRoutes.RssPath, feed.ContentHash, () => RssFeed.Create(feed));
        foreach (var topic in graph.Topics)
        {
            var topicFeed = new FeedContent(graph, topic);
            Write(topicFeed.FeedPath, topicFeed.ContentHash, () => AtomFeed.Create(topicFeed));
        }
        Write(SiteRoutes.SitemapPath, Sitemap.HashOf(graph), () => Sitemap.Create(graph));
        foreach (var redirect in graph.Redirects)
            Write(redirect.Path, RedirectPage.HashOf(redirect), () => RedirectPage.Create(redirect, graph.Config));
        foreach (var asset in theme.Assets)
            Write(asset.Path, ContentHash.Of(asset.Content.Span), () => asset.Content);
        foreach (var (path, content) in HostFiles.Of(graph))
            Write($"/{path}", ContentHash.Of(content.Span), () => content);
        foreach (var file in outputs.SelectMany(output => output(graph)))
            Write($"/{file.Path}", ContentHash.Of(file.Content.Span), () => file.Content);
        if (search is not null)
            Parallel.ForEach(SearchFiles.Of(search, graph), parallel, file => Write(file.Path, file.Hash, () => file.Make()));
        var mistakes = new ConcurrentBag<Diagnostic>();
        Parallel.ForEach(staticFiles, parallel, file =>
        {
            var found = new List<Diagnostic>();
            Write(file.Path, file.File.ContentHash, () => file.File.TryRead(found));
            found.ForEach(mistakes.Add);
        });
        foreach (var mistake in mistakes)
            diagnostics.Add(mistake);
    }

    /// <param name="path">Decoded path within the site.</param>
    /// <param name="inputHash">Of what it is made of; null if that is known only once it is made.</param>
    /// <param name="make">Gives its bytes; null if it has none, which was reported.</param>
    private void Write(string path, ContentHash? inputHash, Func<ReadOnlyMemory<byte>?> make)
    {
        var outputPath = UrlPath.OutputPath(path);
        if (!shard.Owns(outputPath))
            return;
        if (inputHash is { } known && before.TryGetValue(outputPath, out var record) && record.InputHash == known && target.TryKeep(outputPath))
        {
            _hashes[outputPath] = known;
        }
        else if (make() is { } content)
        {
            _hashes[outputPath] = inputHash ?? ContentHash.Of(content.Span);
            target.Write(new OutputFile(outputPath, content));
        }
    }
}
