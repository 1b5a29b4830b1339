using System.Text;
using System.Text.RegularExpressions;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Files;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Preview;

/// <summary>The promise of the preview: whatever is done to the folders, it shows what a clean build would publish.</summary>
public sealed partial class RandomSavesTests : IDisposable
{
    private const int Steps = 500;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_any_saves_renames_and_deletes_its_pages_are_those_of_a_clean_build()
    {
        var saves = new RandomSaves(_folder, seed: 20261122);
        await using var preview = await RunningPreview.Start(_folder, options: new BuildOptions());
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = preview.Address };
        var (compared, failed) = (0, 0);
        var did = new List<string>();
        for (var step = 0; step < Steps; step++)
        {
            did.Add(saves.Step());
            // Some steps come on the heels of others.
            if (step % 5 < 2)
                continue;
            await Settle(preview, did);
            var (clean, files) = BuildClean();
            if (!clean.Succeeded)
            {
                preview.Live.Current.Problems.ShouldNotBeEmpty(Told(did, preview));
                failed++;
                continue;
            }
            preview.Live.Current.Problems.ShouldBeEmpty(Told(did, preview));
            await Compare(client, preview, files, Told(did, preview));
            compared++;
            did.Clear();
        }
        compared.ShouldBeGreaterThan(Steps / 3, $"{preview.Said[^1000..]}");
        failed.ShouldBeGreaterThan(0);
    }

    private static async Task Compare(
        HttpClient client, RunningPreview preview, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string told)
    {
        var site = preview.Live.Current.Site.ShouldNotBeNull();
        site.Files.Keys.Order(StringComparer.Ordinal).ShouldBe(files.Keys.Order(StringComparer.Ordinal), told);
        foreach (var (path, content) in files)
        {
            var address = string.Join('/', site.AddressOf(path).Split('/').Select(Uri.EscapeDataString));
            var served = await client.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            if (path.EndsWith(".html", StringComparison.Ordinal))
                served = Encoding.UTF8.GetBytes(Script().Replace(Encoding.UTF8.GetString(served), ""));
            if (!content.Span.SequenceEqual(served))
                Encoding.UTF8.GetString(served).ShouldBe(Encoding.UTF8.GetString(content.Span), $"{told}: {path}");
        }
    }

    /// <summary>Waits until the last look at the folders saw what is there now. Nothing here tells the preview to look.</summary>
    private async Task Settle(RunningPreview preview, List<string> did)
    {
        var end = DateTime.UtcNow + TimeSpan.FromMinutes(1);
        while (preview.Seen != Now())
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException("the preview has not noticed: " + Told(did, preview));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Every file with its bytes.</summary>
    private string Now()
    {
        var folders = new[] { _folder["input"], _folder["themes/default"] }.Where(Directory.Exists);
        return RunningPreview.Describe(folders.SelectMany(folder => FolderReader.Read(folder, _folder.Path).Files));
    }

    private (BuildResult Result, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files) BuildClean()
    {
        var output = new InMemoryOutput();
        var result = SitePipeline.Run(
            new BuildInput
            {
                Content = FolderReader.Read(_folder["input"], _folder.Path),
                FindTheme = name => Directory.Exists(_folder["themes/" + name]) ? FolderReader.Read(_folder["themes/" + name], _folder.Path) : null,
                Now = DateTimeOffset.UtcNow,
            },
            output);
        return (result, output.Files);
    }

    private static string Told(List<string> did, RunningPreview preview) =>
        $"{string.Join("; ", did)}\n{preview.Said[Math.Max(0, preview.Said.Length - 2000)..]}";

    [GeneratedRegex("<script type=\"module\" src=\"/.serviceblog/preview.js\"[^>]*></script>", RegexOptions.None, matchTimeoutMilliseconds: 9000)]
    private static partial Regex Script();
}
