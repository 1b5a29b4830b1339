using ServiceBlog.Core.Building;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Preview;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Preview;

/// <summary>Saves that come while the preview is building, at the worst moment.</summary>
public sealed class PreviewSessionTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private Action<BuildInput>? _duringBuild;

    public PreviewSessionTests()
    {
        _folder.Add("input/site.yml", "title: T\nbaseUrl: https://example.org/\n");
        Save("One");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_save_during_the_build_is_shown()
    {
        await using var preview = await Start();
        _duringBuild = _ => Save("Three");

        Save("Two");

        await preview.Until(state => Title(state) == "Three");
    }

    [Fact]
    public async Task A_save_that_the_build_runs_into_is_shown_and_no_error()
    {
        await using var preview = await Start();
        _duringBuild = input =>
        {
            foreach (var file in input.Content.Files)
                file.Read();
            Save("Three");
        };
        var problems = 0;

        Save("Two");

        await preview.Until(state => (problems += state.Problems.Length) >= 0 && Title(state) == "Three");
        problems.ShouldBe(0, preview.Said);
    }

    [Fact]
    public async Task An_error_is_shown_though_an_editor_tidies_up_during_the_build()
    {
        await using var preview = await Start();
        _duringBuild = _ =>
        {
            File.Delete(_folder.Add("input/posts/.a.md.swp", "x"));
            Thread.Sleep(200); // until the watcher has noticed
        };

        Save("[");

        await preview.Until(state => !state.Problems.IsEmpty);
    }

    private async Task<RunningPreview> Start()
    {
        var preview = await RunningPreview.Start(_folder, pipeline: Build);
        await preview.Until(state => Title(state) == "One");
        return preview;
    }

    /// <summary>The real pipeline; what is to happen during the build happens before it, once.</summary>
    private BuildResult Build(BuildInput input, IOutputTarget target)
    {
        Interlocked.Exchange(ref _duringBuild, null)?.Invoke(input);
        return SitePipeline.Run(input, target);
    }

    private void Save(string title) => _folder.Add("input/posts/a.md", $"---\ntitle: {title}\ndate: 2026-01-01\n---\nWords.\n");

    private static string? Title(PreviewState state) =>
        state.Site is { } site && site.Files.TryGetValue("posts/a/index.html", out var page)
            ? System.Text.Encoding.UTF8.GetString(page.Content.Span).Split("<h1", 2)[^1].Split('>', 2)[^1].Split('<')[0].Trim()
            : null;
}
