using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using ServiceBlog.Core.Building;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Guide;

/// <summary>Every command that the guide and README show on a line of its own runs, on a site that has what the lines name; <c>health</c> finds
/// something there.</summary>
public sealed partial class CommandRunTests : IDisposable
{
    private const string Page = "---\ntitle: PAGE\ndate: 2026-01-02\nsummary: What it is about.\ntags: [retention, crm]\n---\nWords on lock-in and loyalty.\n";

    private const string Export = """
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
        <wp:wxr_version>1.2</wp:wxr_version><item><title>A</title><link>https://example.org/a</link><content:encoded>Words.</content:encoded>
        <wp:post_id>1</wp:post_id><wp:post_date>2020-01-02 10:00:00</wp:post_date><wp:post_name>a</wp:post_name><wp:status>publish</wp:status>
        <wp:post_type>post</wp:post_type></item></channel></rss>
        """;

    private static readonly string[] Texts =
        [.. GuidePage.Names().Select(name => Path.Combine(Repository.Root, "input/guide", name)), Path.Combine(Repository.Root, "README.md")];

    private readonly Shell _shell = new() { Pipeline = SitePipeline.Run, ProgramFolder = Repository.Root };

    public CommandRunTests()
    {
        foreach (var page in new[] { "posts/old-name", "posts/2026-06-08-three-generations-as-a-ladder", "topics/crm", "topics/loyalty" })
            _shell.Folder.Add($"input/{page}.md", Page.Replace("PAGE", page, StringComparison.Ordinal));
        _shell.Folder.Add("input/site.yml", "title: Guide\nbaseUrl: https://www.example.org/\n");
        _shell.Folder.Add("input/static/img/queue.jpg", "a picture");
        _shell.Folder.Add("input/health.json", "{\"format\": \"serviceblog-health-baseline\", \"version\": 1, \"known\": []}");
        _shell.Folder.Add("My vault/Note.md", "A [[Note]].\n");
        _shell.Folder.Add("My vault/.obsidian/app.json", "{}");
        _shell.Folder.Add("old-site/_config.yml", "title: Old\n");
        _shell.Folder.Add("old-site/_posts/2020-01-02-first.md", "---\ntitle: First\n---\nWords.\n");
        foreach (var export in new[] { "export.xml", "old-blog.xml" })
            _shell.Folder.Add(export, Export);
        foreach (var template in new[] { "card", "try" })
        {
            _shell.Folder.Add($"{template}.sbn-html", "{{ title }}");
            _shell.Folder.Add($"{template}.json", "{\"title\": \"A title\"}");
        }
        foreach (var folder in new[] { "output", "some/folder" })
            _shell.Folder.Add($"{folder}/index.html", "<!doctype html><html lang=en><title>A</title><p>Words.");
        foreach (var command in new[] { "init --quiet --initial-branch=main", "add .", "-c user.name=Ada -c user.email=ada@example.org commit --quiet -m Begin" })
            ChildProcess.Run("git", command.Split(' '), _shell.Folder.Path).ExitCode.ShouldBe(0, command);
    }

    /// <summary>The lines that move an export have tests of their own, each with such an export.</summary>
    public static TheoryData<string> Lines =>
    [
        .. Texts.SelectMany(file => Line().Matches(File.ReadAllText(file))).Select(line => line.Groups["words"].Value)
            .Where(line => !line.Contains("old-site/", StringComparison.Ordinal)).Distinct(),
    ];

    public void Dispose() => _shell.Dispose();

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_command_that_is_shown_runs(string line)
    {
        string[] words = [.. CommandLineParser.SplitCommandLine(line.Split(" > ")[0])];
        if (words[0] == "preview")
            await Preview([.. words.TakeWhile(word => word != "--open")]);
        else if (!line.Contains('…', StringComparison.Ordinal))
            _shell.Run(Prepared(words)).ShouldBe(words[0] == "health" ? 1 : 0, $"{line}\n{_shell.Out}{_shell.Error}");
    }

    [Fact]
    public void There_are_many() => Lines.Count.ShouldBeGreaterThan(40);

    /// <summary>What the output folder holds is none of a build's.</summary>
    private string[] Prepared(string[] words)
    {
        if (words[0] == "build")
            Directory.Delete(_shell.Folder["output"], recursive: true);
        if (words.Contains("site/input"))
            _shell.Folder.Add("site/input/site.yml", "title: Another\n");
        return [.. words.Select(word => word == "/tmp/review" ? "review" : word)];
    }

    private async Task Preview(string[] words)
    {
        using var preview = ChildProcess.Start(Path.Combine(AppContext.BaseDirectory, "serviceblog"), words, _shell.Folder.Path);
        try
        {
            (await preview.StandardError.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull().ShouldStartWith("Preview: http://127.0.0.1:");
        }
        finally
        {
            preview.Kill(entireProcessTree: true);
        }
    }

    /// <summary>A line of a block.</summary>
    [GeneratedRegex("^serviceblog (?<words>[^\r\n]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Line();
}
