using System.Collections.Immutable;
using System.Text;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Tests;

/// <summary>
/// A whole site in memory, from a map of paths to texts. Paths below <c>theme/</c> lie over the plain theme, which is called default; those
/// below <c>themes/NAME/</c> are other themes.
/// </summary>
public sealed class TestSite
{
    private static readonly (string Path, string Text)[] PlainTheme =
    [
        ("partials/page.sbn-html", """
            <!DOCTYPE html><html lang="{{ site.language }}"><head><title>{{ page.title | html.escape }}</title></head>
            <body>{{ page.content }}{{ for item in page.items }}<a href="{{ item.url }}">{{ item.title | html.escape }}</a>{{ end }}</body></html>
            """),
        .. new[] { "home", "post", "source", "topic", "page", "section", "tags", "tag", "archive", "year", "series", "not-found" }
            .Select(kind => ($"layouts/{kind}.sbn-html", "{{ include 'page' }}")),
    ];

    private readonly InMemoryOutput _output = new();

    private TestSite(BuildInput input) => Result = SitePipeline.Run(input, _output);

    public static DateTimeOffset Now { get; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public BuildResult Result { get; }

    public IEnumerable<string> Files => _output.Files.Keys.Order(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Bytes => _output.Files;

    /// <summary>Errors and warnings: most sites of the tests give occasion for a friendly word.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => [.. Result.Diagnostics.Where(diagnostic => diagnostic.Severity > Severity.Info)];

    public string this[string path] => _output.Text(path);

    public static TestSite Build(params (string Path, string Text)[] files) => Build(new BuildOptions(), files);

    public static TestSite Build(BuildOptions options, params (string Path, string Text)[] files) =>
        Build(options, [.. files.Select(file => InputFile.FromText(file.Path, file.Text))]);

    public static TestSite Build(BuildOptions options, IEnumerable<InputFile> files) => new(Input(options, files));

    public static BuildInput Input(BuildOptions options, IEnumerable<InputFile> files)
    {
        var byPlace = files.ToLookup(file => file.Path.StartsWith("themes/", StringComparison.Ordinal));
        return new BuildInput
        {
            Content = new FolderContent([.. byPlace[false].OrderBy(file => file.Path, StringComparer.Ordinal)], [])
            {
                VaultName = byPlace[false].Any(file => file.Path.StartsWith(".obsidian/", StringComparison.Ordinal)) ? "My vault" : null,
            },
            FindTheme = name => FindTheme(name, [.. byPlace[true]]),
            Now = Now,
            Options = options,
        };
    }

    private static FolderContent? FindTheme(string name, ImmutableArray<InputFile> files)
    {
        var (root, isDefault) = ($"themes/{name}/", name == "default");
        var own = files.Where(file => file.Path.StartsWith(root, StringComparison.Ordinal)).Select(file => file.At(file.Path[root.Length..]));
        var all = isDefault
            ? own.Concat(PlainTheme.Select(file => InputFile.FromBytes(file.Path, root + file.Path, Encoding.UTF8.GetBytes(file.Text))))
            : own;
        return isDefault || own.Any() ? new FolderContent([.. all.OrderBy(file => file.Path, StringComparer.Ordinal)], []) : null;
    }

    /// <summary>The one diagnostic with that name; fails the test if there are more or none.</summary>
    public Diagnostic Single(string name) => Result.Diagnostics.Where(diagnostic => diagnostic.Rule.Name == name).ShouldHaveSingleItem();

    /// <summary>A Markdown file with a title, a date and whatever front matter is given.</summary>
    public static string Text(string title, string body = "", string frontMatter = "", string date = "2026-01-02") =>
        $"---\ntitle: {title}\ndate: {date}\n{(frontMatter.Length == 0 ? "" : frontMatter.TrimEnd('\n') + "\n")}---\n{body}\n";
}
