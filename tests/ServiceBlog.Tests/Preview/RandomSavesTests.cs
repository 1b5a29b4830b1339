using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ServiceBlog.Commands;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Tests;
using ServiceBlog.Files;
using ServiceBlog.Preview;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Preview;

/// <summary>
/// The promise of the preview: whatever is done to the folders, and whatever the theme reads, it shows what a clean build
/// would publish.
/// </summary>
/// <remarks>More builds, and ten seeds: <c>SERVICEBLOG_EDITS=2000</c>.</remarks>
public sealed partial class RandomSavesTests : IDisposable
{
    private const int Steps = 500;

    private static readonly int? Asked =
        int.TryParse(Environment.GetEnvironmentVariable("SERVICEBLOG_EDITS"), CultureInfo.InvariantCulture, out var steps) ? steps : null;

    private readonly TempFolder _folder = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Asked is null ? 2 : 10)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Each_build_of_the_preview_equals_a_clean_one(int seed)
    {
        var saves = new RandomSaves(_folder, seed) { Waits = false };
        var context = ShellContext.OfThisProcess() with { WorkingDirectory = _folder.Path };
        var builder = new PreviewBuilder(new BuildSettings { Input = _folder["input"], Output = _folder["output"], Options = new BuildOptions() }, context);
        var compared = 0;
        for (var step = 0; step < (Asked ?? 150); step++)
        {
            var did = $"seed {seed}, step {step}: {saves.Step()}";
            var built = builder.Run(touched: null, ahead: _ => { });
            built.Obstacle.ShouldBeNull(did);
            var (clean, files) = BuildClean();
            if (built.Result is { } result)
                Said(result).ShouldBe(Said(clean), did);
            if (!clean.Succeeded)
                continue;
            compared++;
            var shown = builder.Site.ShouldNotBeNull(did).Files;
            shown.Keys.Order(StringComparer.Ordinal).ShouldBe(files.Keys.Order(StringComparer.Ordinal), did);
            foreach (var (path, content) in files)
            {
                if (!content.Span.SequenceEqual(shown[path].Content.Span))
                    Encoding.UTF8.GetString(shown[path].Content.Span).ShouldBe(Encoding.UTF8.GetString(content.Span), $"{did}: {path}");
            }
        }
        compared.ShouldBeGreaterThan((Asked ?? 150) / 3);
    }

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
            var (clean, files) = BuildClean();
            var state = await Settle(preview, clean.Succeeded ? files : null);
            if (!clean.Succeeded)
            {
                state.Problems.ShouldNotBeEmpty(Told(did, preview));
                failed++;
                continue;
            }
            state.Problems.ShouldBeEmpty(Told(did, preview));
            await Compare(client, state.Site.ShouldNotBeNull(), files, Told(did, preview));
            compared++;
            did.Clear();
        }
        compared.ShouldBeGreaterThan(Steps / 3, Told(did, preview));
        failed.ShouldBeGreaterThan(0);
        InternalErrors(preview.Said).ShouldBeEmpty();
    }

    private static async Task Compare(
        HttpClient client, PreviewSite site, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string told)
    {
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

    /// <summary>Waits until the preview shows these files, or a problem if there are none. Nothing here tells it to look.</summary>
    private static async Task<PreviewState> Settle(RunningPreview preview, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? files)
    {
        try
        {
            return await preview.Until(state => files is null ? !state.Problems.IsEmpty : state.Problems.IsEmpty && Shows(state.Site, files));
        }
        catch (TimeoutException)
        {
            // What it shows in their place is told by the assertions that follow.
            return preview.Live.Current;
        }
    }

    private static bool Shows(PreviewSite? site, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files) =>
        site is not null
        && site.Files.Count == files.Count
        && files.All(file => site.Files.TryGetValue(file.Key, out var shown) && shown.Content.Span.SequenceEqual(file.Value.Span));

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

    private static string Said(BuildResult result) => string.Join('\n', result.Diagnostics.Select(diagnostic =>
        $"{diagnostic.Location}: {diagnostic.Severity} {diagnostic.Message} {diagnostic.Suggestion} {diagnostic.Page} {diagnostic.Element} {diagnostic.Attribute} {diagnostic.Url} {diagnostic.Rule.Code}"));

    /// <summary>Each with what was said after it: where it came from.</summary>
    private static IEnumerable<string> InternalErrors(string said) =>
        said.Split('\n').Index().Where(line => line.Item.Contains("internal error", StringComparison.Ordinal))
            .Select(line => string.Join('\n', said.Split('\n').Skip(line.Index).Take(30)));

    /// <summary>The preview goes on talking meanwhile, so what it said is read once.</summary>
    private static string Told(List<string> did, RunningPreview preview)
    {
        var said = preview.Said;
        return $"{string.Join("; ", did)}\n{said[Math.Max(0, said.Length - 2000)..]}";
    }

    [GeneratedRegex("<script type=\"module\" src=\"/.serviceblog/preview.js\"[^>]*></script>", RegexOptions.None, matchTimeoutMilliseconds: 9000)]
    private static partial Regex Script();
}
