using ServiceBlog.Core.Building;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Guide;

/// <summary>Each wish of "Making the Theme Yours" takes one short file, and comes true in a build with the default theme.</summary>
public sealed class YourThemeTests : IDisposable
{
    private const string Site = "title: Notes\n";

    private static readonly GuidePage Page = GuidePage.Read("your-theme.md");

    private readonly Shell _shell = new() { Pipeline = SitePipeline.Run, ProgramFolder = Repository.Root };

    public YourThemeTests()
    {
        _shell.Folder.Add("input/site.yml", Site);
        _shell.Folder.Add("input/posts/2020-01-09-reply.md", "---\ntitle: Questions\n---\n\nA reply.\n");
        _shell.Folder.Add("input/static/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Each_takes_one_file_of_at_most_ten_lines() =>
        Page.Blocks.ShouldAllBe(block => block.Path.Length > 0 && block.Text.Split('\n', StringSplitOptions.None).Length <= 10);

    [Theory]
    [InlineData("An accent colour", "/assets/css/settings.")]
    [InlineData("A logo", "<img class=\"brand-logo\" src=\"/logo.svg\"")]
    [InlineData("Your own style sheet", "/assets/css/own.")]
    [InlineData("A line in the head of every page", "https://stats.example.org/count.js")]
    [InlineData("Links to edit a page and to see its history", "https://git.example.org/shelf/edit/main/input/posts/2020-01-09-reply.md")]
    [InlineData("A menu with levels", "<summary>More</summary>")]
    [InlineData("A site in German", "9. Januar 2020")]
    [InlineData("A site in German", ">Zum Inhalt springen<")]
    [InlineData("A site in Arabic", "<html lang=\"ar\" dir=\"rtl\">")]
    [InlineData("A site in Arabic", "9 يناير 2020")]
    public void It_shows_on_every_page(string wish, string shown)
    {
        Fulfil(wish);

        Build()["posts/reply/index.html"].ShouldContain(shown);
    }

    [Fact]
    public void Every_setting_has_an_example_that_is_right()
    {
        foreach (var file in new[] { "card.png", "print.css", "logo.svg" })
            _shell.Folder.Add($"input/static/{file}", "");
        foreach (var row in Page.Rows.Where(row => row.Heading == "More settings"))
        {
            var example = row.Cells[2].Code.ShouldHaveSingleItem();
            _shell.Folder.Add("input/site.yml", $"{Site}params:\n{string.Concat(row.Cells[0].Code.Select(key => $"  {key}: {example}\n"))}");
            Build();
        }
    }

    [Fact]
    public void The_accent_is_set_for_both_schemes()
    {
        Fulfil("An accent colour");

        var site = Build();
        site[site.Keys.Single(path => path.Contains("settings.", StringComparison.Ordinal))].ShouldContain("light-dark(#8a1f4b,#");
    }

    [Fact]
    public void An_optional_entry_is_there_only_with_its_page()
    {
        Fulfil("A menu with levels");
        Build()["posts/reply/index.html"].ShouldNotContain("/topics/");

        _shell.Folder.Add("input/topics/crm.md", "---\ntitle: CRM\n---\n\nRecords.\n");
        Build()["posts/reply/index.html"].ShouldContain("/topics/");
    }

    [Fact]
    public void A_page_has_another_layout()
    {
        Fulfil("Another layout for one page");

        Build()["start/index.html"].ShouldContain("to read</span>");
    }

    [Fact]
    public void Every_setting_of_the_default_theme_is_in_the_table()
    {
        var declared = File.ReadAllLines(Path.Combine(Repository.Root, "themes/default/theme.yml"))
            .SkipWhile(line => line != "params:").Skip(1).Where(line => line.StartsWith("  ", StringComparison.Ordinal) && !line.StartsWith("  #", StringComparison.Ordinal))
            .Select(line => line.Trim().Split(':')[0]);

        Page.Rows.Where(row => row.Heading == "More settings").SelectMany(row => row.Cells[0].Code).ShouldBe(declared, ignoreOrder: true);
    }

    [Fact]
    public void Every_language_of_the_default_theme_is_named()
    {
        var shipped = Directory.EnumerateFiles(Path.Combine(Repository.Root, "themes/default/strings"), "*.yml").Select(Path.GetFileNameWithoutExtension);

        File.ReadAllText(Path.Combine(Repository.Root, "input/guide/your-theme.md")).Split("It comes with ")[1].Split(". For another")[0]
            .Split('`').Where((_, part) => part % 2 == 1).ShouldBe(shipped, ignoreOrder: true);
    }

    private void Fulfil(string wish)
    {
        var file = Page.Blocks.Where(block => block.Heading == wish).ShouldHaveSingleItem();
        var path = file.Path.Split(' ')[0];
        _shell.Folder.Add(path, (path == "input/site.yml" ? Site : "") + file.Text + "\n");
    }

    /// <summary>The published texts, by their paths.</summary>
    private Dictionary<string, string> Build()
    {
        _shell.Run("build").ShouldBe(0, _shell.Out + _shell.Error);
        (_shell.Out + _shell.Error).ShouldContain("0 warnings, 0 errors");
        var root = _shell.Folder["output"];
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
    }
}
