using System.Text.RegularExpressions;
using ServiceBlog.Core.Building;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Guide;

/// <summary>"An Obsidian vault" keeps its word: its commands publish a vault, and what its table says of Obsidian's marks comes true.</summary>
public sealed partial class ObsidianTests : IDisposable
{
    private static readonly GuidePage Page = GuidePage.Read("obsidian.md");

    private readonly Shell _shell = new() { Pipeline = SitePipeline.Run, ProgramFolder = Repository.Root };

    public ObsidianTests()
    {
        Add(".obsidian/app.json", "{}");
        Add("Cooking/Sour Dough.md", "---\ntags: [bread]\n---\n## Baking\n\nHot.\n\nSalt. ^salt\n");
        Add("Secret.md", "---\npublish: false\n---\nNothing for you.\n");
        foreach (var file in (string[])["cup.png", "talk.mp3", "film.mp4", "paper.pdf"])
            Add($"files/{file}", "x");
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void The_first_command_publishes_a_vault_in_which_it_is_run()
    {
        Run("serviceblog build").ShouldBe(0, _shell.Error);
        Read("output/Cooking/Sour-Dough/index.html").ShouldContain("Salt.");
        File.Exists(_shell.Folder["output/Secret/index.html"]).ShouldBeFalse();

        // What was published is no part of the vault.
        Run("serviceblog build").ShouldBe(0);
        _shell.Out.ShouldContain("0 files written");
    }

    [Fact]
    public void The_others_publish_one_from_elsewhere()
    {
        var vault = _shell.Folder["My vault"];
        Directory.CreateDirectory(vault);
        foreach (var folder in (string[])[".obsidian", "Cooking", "files"])
            Directory.Move(_shell.Folder[folder], Path.Join(vault, folder));
        Run("serviceblog build --input \"My vault\" --output site").ShouldBe(0, _shell.Error);
        Read("site/index.html").ShouldContain("<title>My vault</title>");
    }

    [Fact]
    public void No_mark_of_the_table_is_shown_to_readers()
    {
        var marks = Page.Rows.Where(row => row.Heading == "What a note may say").SelectMany(row => row.Cells[0].Code).Where(code => code != "[[#Here]]").ToList();
        marks.Count.ShouldBeGreaterThan(15);
        for (var number = 0; number < marks.Count; number++)
            Add($"m{number}.md", marks[number].Replace("\\|", "|", StringComparison.Ordinal) + "\n");
        Run("serviceblog build").ShouldBe(0, _shell.Error);
        for (var number = 0; number < marks.Count; number++)
        {
            var text = Tag().Replace(Prose().Match(Read($"output/m{number}/index.html")).Value, "");
            text.IndexOfAny(['[', ']', '=', '%', '^']).ShouldBe(-1, text);
            text.ShouldNotContain("not for readers");
        }
    }

    private int Run(string command) => _shell.Run([.. Words().Matches(command["serviceblog ".Length..]).Select(word => word.Value.Trim('"'))]);

    private string Read(string path) => File.ReadAllText(_shell.Folder[path]);

    private void Add(string path, string text) => _shell.Folder.Add(path, text);

    [GeneratedRegex("(?<=<div class=\"prose\">).*?(?=</div>)", RegexOptions.Singleline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Prose();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Tag();

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Words();
}
