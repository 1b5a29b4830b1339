using System.Diagnostics;
using System.Text.Json;
using ServiceBlog.Core.Building;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Commands;

public sealed class ImpactCommandTests : IDisposable
{
    private readonly Shell _shell = new() { Pipeline = SitePipeline.Run, ProgramFolder = AppContext.BaseDirectory };

    public ImpactCommandTests()
    {
        _shell.Folder.Add("input/site.yml", "title: Test\nbaseUrl: https://example.org/");
        Post("a", "Text.");
        Post("b", "See [a](a.md).");
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void An_edit_since_the_last_build_is_told_as_the_next_build_makes_it()
    {
        _shell.Run("build").ShouldBe(0, _shell.Out + _shell.Error);
        var before = TempFolder.Texts(_shell.Folder["output"]);
        Post("a", "Other text.", "tags: [new]");

        var told = Told("impact", "input/posts/a.md");

        _shell.Run("build").ShouldBe(0);
        var after = TempFolder.Texts(_shell.Folder["output"]);
        told.Order(StringComparer.Ordinal).ShouldBe(
            before.Keys.Union(after.Keys)
                .Where(path => path.EndsWith(".html", StringComparison.Ordinal) && before.GetValueOrDefault(path) != after.GetValueOrDefault(path))
                .Order(StringComparer.Ordinal));
        told.ShouldContain("tags/new/index.html");
    }

    [Fact]
    public void Nothing_is_written()
    {
        _shell.Run("build").ShouldBe(0);
        Post("a", "Other text.");
        var before = TempFolder.Identities(_shell.Folder.Path);

        _shell.Run("impact", "input/posts/a.md").ShouldBe(0);

        TempFolder.Identities(_shell.Folder.Path).ShouldBe(before);
        _shell.Out.ShouldContain("changed  /posts/a/");
        _shell.Out.ShouldContain("← input/posts/a.md");
    }

    [Fact]
    public void Edits_of_other_files_are_left_out()
    {
        _shell.Run("build").ShouldBe(0);
        Post("a", "Other text.");
        Post("b", "Do see [a](a.md).");

        var told = Told("impact", "input/posts/b.md");

        told.ShouldContain("posts/b/index.html");
        told.ShouldNotContain("posts/a/index.html");
    }

    [Fact]
    public void Without_a_build_the_last_commit_is_compared_with()
    {
        Commit();
        Post("a", "Other text.");

        Told("impact", "posts/a.md").ShouldContain("posts/a/index.html");

        _shell.Out.ShouldContain("the last commit (HEAD)");
    }

    [Fact]
    public void A_file_as_it_was_tells_who_has_something_of_it()
    {
        Told("impact", "input/posts/a.md").ShouldContain("posts/b/index.html");
        _shell.Out.ShouldContain("\"supposed\": true");
    }

    [Fact]
    public void Of_a_file_that_no_page_has_anything_of_that_is_said_and_no_list_announced()
    {
        _shell.Folder.Add("input/static/a.txt", "x");

        _shell.Run("impact", "input/static/a.txt").ShouldBe(0);

        _shell.Out.ShouldContain("not edited. Without it, no page would change.\n");
        _shell.Out.ShouldContain("And 1 other file: a.txt");
    }

    [Theory]
    [InlineData("![Seen](/img/a.svg)")]
    [InlineData("<img src='../../img/a.svg' alt='Seen'>")]
    public void A_picture_is_told_with_the_pages_that_show_it(string text)
    {
        _shell.Folder.Add("input/static/img/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>");
        Post("c", text);
        _shell.Run("build").ShouldBe(0);

        Told("impact", "input/static/img/a.svg").ShouldBe(["posts/c/index.html"]);
        _shell.Folder.Add("input/static/img/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' height='1' width='1'/>");
        Told("impact", "input/static/img/a.svg").ShouldBe(["posts/c/index.html"]);
        File.Delete(_shell.Folder["input/static/img/a.svg"]);
        _shell.Run("impact", "input/static/img/a.svg").ShouldBe(1);
        _shell.Out.ShouldContain("/posts/c/");
    }

    [Fact]
    public void Since_a_revision_everything_that_differs_is_told()
    {
        Commit();
        Post("c", "New.");
        File.Delete(_shell.Folder["input/posts/b.md"]);

        var told = Told("impact", "--since", "HEAD");

        told.ShouldContain("posts/c/index.html");
        told.ShouldContain("posts/b/index.html");
        _shell.Out.ShouldContain("\"removed\"");
        _shell.Run("impact", "--since", "HEAD", "--format", "markdown").ShouldBe(0);
        _shell.Out.ShouldContain("| `/posts/c/` | added | ← input/posts/c.md |");
    }

    [Fact]
    public void An_edit_with_an_error_is_told_with_it()
    {
        Commit();
        Post("b", "See [nobody](nobody.md).");

        _shell.Run("impact", "--since", "HEAD").ShouldBe(1);

        _shell.Error.ShouldContain("broken-link");
    }

    [Theory]
    [InlineData("impact")]
    [InlineData("impact", "input/posts/a.md", "--since", "HEAD")]
    [InlineData("impact", "input/posts/nobody.md")]
    [InlineData("impact", "output/index.html")]
    [InlineData("impact", "input/posts")]
    [InlineData("impact", "--since", "HEAD")]
    public void What_cannot_be_told_ends_with_2_and_a_message(params string[] arguments)
    {
        _shell.Run(arguments).ShouldBe(2);

        _shell.Error.ShouldStartWith("serviceblog: ");
        _shell.Error.ShouldNotContain("internal error");
    }

    private List<string> Told(params string[] arguments)
    {
        _shell.Run([.. arguments, "--format", "json"]).ShouldBe(0, _shell.Error);
        using var json = JsonDocument.Parse(_shell.Out);
        return [.. json.RootElement.GetProperty("pages").EnumerateArray().Select(page => page.GetProperty("path").GetString()!)];
    }

    private void Post(string key, string text, string frontMatter = "") =>
        _shell.Folder.Add($"input/posts/{key}.md", $"---\ntitle: Post {key}\nsummary: About {key}.\ndate: 2026-01-02\n{frontMatter}\n---\n{text}\n");

    private void Commit()
    {
        Git("init", "-q");
        Git("add", "-A");
        Git("-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-q", "-m", "All");
    }

    private void Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _shell.Folder.Path })!;
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}
