using ServiceBlog.Core.Images;
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
        if (graph.Config.Outputs.Has(SiteOutput.Sitemap))
        {
            var sitemap = new Sitemap(graph);
            foreach (var (path, create) in sitemap.Files)
                Write(path, sitemap.ContentHash, create);
        }
        foreach (var (output, path, text) in MachineFiles.Of(graph, IconsOf(graph.Config, theme)))
        {
            if (graph.Config.Outputs.Has(output) && !staticFiles.Any(file => file.Path == path))
                Write(path, ContentHash.None.With(text), () => Encoding.UTF8.GetBytes(text));
        }
        foreach (var redirect in graph.Redirects)
            Write(redirect.Path, RedirectPage.HashOf(redirect), () => RedirectPage.Create(redirect, graph.Config));
        foreach (var asset in theme.Assets)
            Write(asset.Path, ContentHash.Of(asset.Content.Span), () => asset.Published());
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
        diagnostics.AddAll(mistakes);
    }

    /// <summary>Writes what holds the texts of pages once more: feeds, and pages as Markdown. Best before the texts are let go.</summary>
    internal void WriteTexts(SiteGraph graph, PageTexts texts, ParallelOptions parallel)
    {
        Parallel.ForEach(FeedContent.Of(graph, texts), parallel, feed =>
        {
            var hash = feed.ContentHash;
            foreach (var format in feed.Formats)
                WriteJoined(SiteRoutes.FeedPath(feed.Folder ?? feed.PagePath, format.Output), hash, () => format.Create(feed));
        });
        if (graph.Config.Outputs.Has(SiteOutput.Markdown))
            Parallel.ForEach(graph.Pages, parallel, page =>
                Write(SiteRoutes.MarkdownPath(page), MarkdownTwin.HashOf(page, graph, texts.HashOf(page)),
                () => MarkdownTwin.Create(page, graph), isRepetition: true));
    }

    /// <summary>Writes what is drawn: smaller copies of pictures, and the titles of pages.</summary>
    internal void WriteImages(SiteGraph graph, SiteImages images, IImageCache cache, ParallelOptions parallel)
    {
        Parallel.ForEach(images.Copies, parallel, copy => Write(copy.Path, copy.Key, () => images.BytesOf(copy)));
        if (!graph.Config.Outputs.Has(SiteOutput.SocialImages))
            return;
        Parallel.ForEach(graph.Pages, parallel, page =>
        {
            if (SiteRoutes.SocialImagePath(page, graph.Config) is not { } path)
                return;
            var card = new SocialCard(page.Title, graph.Config.Title, graph.Config.Accent);
            Write(path, card.Hash, () => cache.Find(card.Hash) ?? Kept(card));
        });

        ReadOnlyMemory<byte> Kept(SocialCard card)
        {
            var drawn = card.Draw();
            cache.Keep(card.Hash, drawn);
            return drawn;
        }
    }

    private static IEnumerable<(string Url, string Sizes, string Type)> IconsOf(SiteConfig config, Theme theme) =>
        from icon in new[] { (Name: "favicon.svg", Sizes: "any", Type: "image/svg+xml"), (Name: "touch-icon.png", Sizes: "180x180", Type: "image/png") }
        from asset in theme.Assets
        where asset.Name == icon.Name
        select (config.UrlOf(asset.Path), icon.Sizes, icon.Type);

    /// <summary>Writes a file whose pieces stand in other files too, out of memory that is used again.</summary>
    private void WriteJoined(string path, ContentHash inputHash, Func<ImmutableArray<ReadOnlyMemory<byte>>> make)
    {
        byte[] all = [];
        Write(path, inputHash, () =>
        {
            var (parts, length) = (make(), 0);
            all = ArrayPool<byte>.Shared.Rent(parts.Sum(part => part.Length));
            foreach (var part in parts)
            {
                part.Span.CopyTo(all.AsSpan(length));
                length += part.Length;
            }
            return all.AsMemory(0, length);
        }, isRepetition: true);
        ArrayPool<byte>.Shared.Return(all);
    }

    /// <param name="path">Decoded path within the site.</param>
    /// <param name="inputHash">Of what it is made of; null if that is known only once it is made.</param>
    /// <param name="make">Gives its bytes; null if it has none, which was reported.</param>
    private void Write(string path, ContentHash? inputHash, Func<ReadOnlyMemory<byte>?> make, bool isRepetition = false)
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
            target.Write(new OutputFile(outputPath, content) { IsRepetition = isRepetition });
        }
    }
}
