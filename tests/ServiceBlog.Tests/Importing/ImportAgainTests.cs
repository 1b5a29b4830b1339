using System.Text.Json;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Importing;

/// <summary>What an import writes, and what it leaves alone.</summary>
public sealed class ImportAgainTests : IDisposable
{
    private const string Capture = "2014-03-04\n\nThe Yard\n\nText of enough words to be one.\n\n2014-03-03\n\nThe Gate\n\nOther words that are enough.\n";

    private readonly ImportShell _shell = new();

    public ImportAgainTests() => _shell.Folder.Add("a.txt", Capture);

    private string Yard => _shell.Folder["input/sources/the-yard.md"];

    private string Gate => _shell.Folder["input/sources/the-gate.md"];

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_dry_run_shows_what_would_come_and_writes_nothing()
    {
        _shell.Import("a.txt", "--dry-run").ShouldBe(0);

        _shell.Out.ShouldContain("would add      input/sources/the-yard.md  2014-03-04  The Yard\n");
        Directory.Exists(_shell.Folder["input"]).ShouldBeFalse();
    }

    [Fact]
    public void The_same_import_again_changes_no_file()
    {
        _shell.Import("a.txt");
        var before = TempFolder.Identities(_shell.Folder["input"]);

        _shell.Import("a.txt").ShouldBe(0);

        TempFolder.Identities(_shell.Folder["input"]).ShouldBe(before);
        _shell.Out.ShouldContain("unchanged  input/sources/the-yard.md");
    }

    [Fact]
    public void An_edited_file_is_left_alone_and_the_others_are_refreshed()
    {
        _shell.Import("a.txt");
        File.AppendAllText(Yard, "\nMine.\n");
        _shell.Folder.Add("a.txt", Capture.Replace("enough", "plenty", StringComparison.Ordinal));

        _shell.Import("a.txt").ShouldBe(0);

        File.ReadAllText(Yard).ShouldEndWith("\nMine.\n");
        File.ReadAllText(Yard).ShouldContain("enough");
        File.ReadAllText(Gate).ShouldContain("plenty");
        _shell.Out.ShouldContain("sources/the-yard.md has been edited since it was imported; it stays as it is [SB0712 edited-since-import]");
        _shell.Out.ShouldContain("refreshed  input/sources/the-gate.md");
    }

    [Fact]
    public void A_deleted_file_does_not_come_back()
    {
        _shell.Import("a.txt");
        File.Delete(Yard);

        _shell.Import("a.txt").ShouldBe(0);

        File.Exists(Yard).ShouldBeFalse();
        _shell.Out.ShouldContain("sources/the-yard.md has been deleted since it was imported");
    }

    [Fact]
    public void A_file_of_the_author_is_never_overwritten()
    {
        _shell.Folder.Add("input/sources/the-yard.md", "---\ntitle: Mine\n---\n");
        _shell.Folder.Add("input/topics/the-gate.md", "---\ntitle: A Topic\n---\n");

        _shell.Import("a.txt").ShouldBe(0);

        File.ReadAllText(Yard).ShouldBe("---\ntitle: Mine\n---\n");
        _shell.Pages().Select(page => page.Key).ShouldBe(["the-yard", "the-yard-2", "the-gate-2"], ignoreOrder: true);
        _shell.Out.ShouldContain("\"the-yard\" is the name of another page; this one is called \"the-yard-2\" [SB0713 renamed-import]");
    }

    [Fact]
    public void Without_its_notes_an_import_knows_its_own_files_by_their_content()
    {
        _shell.Import("a.txt");
        File.Delete(_shell.Folder["input/.serviceblog-import.json"]);

        _shell.Import("a.txt").ShouldBe(0);

        _shell.Pages().Count.ShouldBe(2);
    }

    [Fact]
    public void Damaged_notes_stop_the_import()
    {
        _shell.Import("a.txt");
        _shell.Folder.Add("input/.serviceblog-import.json", "{");

        _shell.Import("a.txt").ShouldBe(2);

        _shell.Error.ShouldContain("input/.serviceblog-import.json is damaged");
    }

    [Fact]
    public void Json_prints_one_object_with_every_page()
    {
        _shell.Import("a.txt", "--format", "json").ShouldBe(0);

        var report = JsonDocument.Parse(_shell.Out).RootElement;
        var page = report.GetProperty("diagnostics").EnumerateArray().First();
        page.GetProperty("name").GetString().ShouldBe("imported-page");
        page.GetProperty("message").GetString().ShouldBe("\"The Yard\", 2014-03-04, was written to input/sources/the-yard.md");
        page.GetProperty("line").GetInt32().ShouldBe(1);
        report.GetProperty("summary").GetProperty("pages").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void Pages_go_where_into_says()
    {
        _shell.Import("a.txt", "--input", "elsewhere/input", "--into", "elsewhere/input/posts").ShouldBe(0);
        var post = File.ReadAllText(_shell.Folder["elsewhere/input/posts/2014-03-04-the-yard.md"]);
        post.ShouldNotContain("verbatim");

        _shell.Folder.AddFolder("input");
        _shell.Import("a.txt", "--into", "input/notes").ShouldBe(2);
        _shell.Error.ShouldContain("--into input/notes is no folder of pages.");
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../sources")]
    [InlineData("elsewhere/input/sources/old")]
    [InlineData("sources")]
    [InlineData("input/../other/posts")]
    [InlineData("input/linked/posts")]
    [InlineData("inputs/posts")]
    public void Pages_go_nowhere_outside_the_input_folder(string into)
    {
        _shell.Folder.AddFolder("input");
        _shell.Folder.AddFolder("sources");
        Directory.CreateSymbolicLink(_shell.Folder["input/linked"], _shell.Folder.AddFolder("outside"));
        var before = TempFolder.Texts(_shell.Folder.Path);

        _shell.Import("a.txt", "--into", into).ShouldBe(2);

        _shell.Error.ShouldStartWith($"serviceblog: --into {into} is not in the input folder input,");
        TempFolder.Texts(_shell.Folder.Path).ShouldBe(before);
    }

    [Theory]
    [InlineData("posts")]
    [InlineData("posts/old")]
    [InlineData("input/posts")]
    [InlineData("./input//posts/")]
    public void A_folder_of_pages_in_the_input_folder_is_found_by_either_name(string into)
    {
        _shell.Import("a.txt", "--into", into).ShouldBe(0, _shell.Error);

        Directory.GetFiles(_shell.Folder["input/posts"], "*.md", SearchOption.AllDirectories).ShouldNotBeEmpty();
    }
}
