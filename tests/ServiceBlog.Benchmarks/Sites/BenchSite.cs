using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Incremental;

namespace ServiceBlog.Benchmarks.Sites;

/// <summary>A site of the corpus in memory, with a theme that shows what every generator shows.</summary>
public sealed class BenchSite
{
    private readonly SortedDictionary<string, InputFile> _files = new(StringComparer.Ordinal);
    private readonly FolderContent _theme;

    /// <param name="posts">How many.</param>
    /// <param name="skeleton">The folder with the settings and the theme of the comparison: <c>Peers/serviceblog</c>.</param>
    public BenchSite(int posts, string skeleton)
    {
        _files["site.yml"] = InputFile.FromText("site.yml", File.ReadAllText(Path.Join(skeleton, "input/site.yml")));
        _files["static/style.css"] = InputFile.FromText("static/style.css", "body { margin: 1em }\n");
        foreach (var (path, text) in new BenchCorpus(posts).Posts())
            _files["posts/" + path] = InputFile.FromText("posts/" + path, text);
        var theme = Path.Join(skeleton, "themes/bench");
        _theme = new FolderContent(
            [.. Directory.EnumerateFiles(theme, "*", SearchOption.AllDirectories)
                .Select(file => InputFile.FromText(Path.GetRelativePath(theme, file).Replace('\\', '/'), File.ReadAllText(file)))
                .OrderBy(file => file.Path, StringComparer.Ordinal)],
            []);
    }

    /// <summary>Appends a line to the post in the middle.</summary>
    public void Edit(string line)
    {
        var path = _files.Keys.Where(file => file.StartsWith("posts/", StringComparison.Ordinal)).ElementAt((_files.Count - 2) / 2);
        var text = System.Text.Encoding.UTF8.GetString(_files[path].Read().Span);
        _files[path] = InputFile.FromText(path, $"{text}\n{line}\n");
    }

    /// <param name="output">Takes the files.</param>
    /// <param name="before">The record of the build before; null for a clean build.</param>
    /// <param name="options">The check and the number of threads.</param>
    public BuildResult Build(SiteOutput output, BuildRecord? before, BuildOptions options) => SitePipeline.Run(
        new BuildInput
        {
            Content = new FolderContent([.. _files.Values], []),
            FindTheme = _ => _theme,
            Now = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero),
            Options = options,
            Before = before,
            KeepsRecord = true,
        },
        output);
}
