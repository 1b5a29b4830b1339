using ServiceBlog.Core.Building;
using ServiceBlog.Core.Editing;
using ServiceBlog.Files.Editing;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Commands;

/// <summary>The commands that write and edit content, on a disk.</summary>
public sealed class AuthoringCommandTests : IDisposable
{
    private readonly Shell _shell = new() { Pipeline = SitePipeline.Run, ProgramFolder = Repository.Root };

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_new_site_builds_and_checks_clean_at_once()
    {
        _shell.Run("new", "site", "my-notes").ShouldBe(0, _shell.Error);

        _shell.Out.ShouldContain("my-notes/.github/workflows/pages.yml\n");
        File.ReadAllText(_shell.Folder["my-notes/input/site.yml"]).ShouldStartWith("title: My Notes\n");
        _shell.Run("check", "--strict", "--input", "my-notes/input").ShouldBe(0, _shell.Out);
        _shell.Out.ShouldContain("0 warnings, 0 errors");
        _shell.Run("health", "--input", "my-notes/input").ShouldBe(0, _shell.Out);
    }

    [Fact]
    public void A_new_site_without_samples_checks_clean_too()
    {
        _shell.Run("new", "site", "bare", "--empty").ShouldBe(0, _shell.Error);

        Directory.GetFiles(_shell.Folder["bare/input"], "*.md", SearchOption.AllDirectories).Select(Path.GetFileName)
            .ShouldBe(["about.md", "index.md", "index.md", "index.md", "post.md"], ignoreOrder: true);
        _shell.Run("check", "--strict", "--input", "bare/input").ShouldBe(0, _shell.Out);
        _shell.Out.ShouldContain("0 warnings, 0 errors");
    }

    [Fact]
    public void The_samples_of_a_new_site_can_be_deleted_without_an_error()
    {
        _shell.Run("new", "site", "notes").ShouldBe(0, _shell.Error);
        foreach (var folder in new[] { "posts", "sources", "topics" })
        {
            foreach (var sample in Directory.GetFiles(_shell.Folder[$"notes/input/{folder}"]).Where(file => Path.GetFileName(file) != "index.md"))
                File.Delete(sample);
        }

        _shell.Run("check", "--strict", "--input", "notes/input").ShouldBe(0, _shell.Out);
        _shell.Out.ShouldContain("0 warnings, 0 errors");
    }

    [Fact]
    public void A_page_of_a_collection_begins_from_its_own_archetype_and_is_moved_as_every_page_is()
    {
        _shell.Folder.Add("input/site.yml", "collections: {recipes: {}, drinks: {}}\n");
        _shell.Folder.Add("input/archetypes/recipes.md", "---\ntitle: {{ page.title | yaml }}\n---\nTake\n");
        _shell.Run("new", "page", "Hot Soup", "--in", "recipes").ShouldBe(0, _shell.Error);
        _shell.Folder.Add("input/recipes/menu.md", "---\ntitle: Menu\n---\nFirst [[hot-soup]], or [soup](hot-soup.md).\n");

        _shell.Run("mv", "input/recipes/hot-soup.md", "input/drinks/broth.md").ShouldBe(0, _shell.Error);

        File.ReadAllText(_shell.Folder["input/drinks/broth.md"]).ShouldBe("---\ntitle: Hot Soup\naliases: [/recipes/hot-soup/]\n---\nTake\n");
        File.ReadAllText(_shell.Folder["input/recipes/menu.md"]).ShouldContain("First [[broth]], or [soup](../drinks/broth.md).");
        _shell.Run("new", "page", "Tea", "--in", "drink").ShouldBe(2);
        _shell.Error.ShouldContain("Did you mean drinks?");
    }

    [Theory]
    [InlineData(".", "To look at it:\n\n  serviceblog preview\n")]
    [InlineData("my notes", "To look at it:\n\n  cd 'my notes'\n  serviceblog preview\n")]
    public void What_to_type_next_is_told(string folder, string told)
    {
        _shell.Run("new", "site", folder).ShouldBe(0, _shell.Error);

        _shell.Out.ShouldEndWith(told);
    }

    [Fact]
    public void A_new_site_has_the_author_that_git_knows_and_becomes_no_repository_within_one()
    {
        ChildProcess.Run("git", ["init", "--quiet"], _shell.Folder.Path).ExitCode.ShouldBe(0);
        ChildProcess.Run("git", ["config", "user.name", "Ada: \"Countess\""], _shell.Folder.Path).ExitCode.ShouldBe(0);

        _shell.Run("new", "site", "notes").ShouldBe(0, _shell.Error);

        File.ReadAllText(_shell.Folder["notes/input/site.yml"]).ShouldContain("author: \"Ada: \\\"Countess\\\"\"\n");
        Directory.Exists(_shell.Folder["notes/.git"]).ShouldBeFalse();
    }

    [Fact]
    public void A_new_site_outside_of_every_repository_becomes_one()
    {
        _shell.Run("new", "site", "notes").ShouldBe(0, _shell.Error);

        ChildProcess.Run("git", ["symbolic-ref", "HEAD"], _shell.Folder["notes"]).Output.ShouldBe("refs/heads/main\n");
    }

    [Fact]
    public void A_new_site_pins_the_version_of_the_program_and_its_workflow_installs_that()
    {
        _shell.Run("new", "site", "notes").ShouldBe(0, _shell.Error);

        using var manifest = System.Text.Json.JsonDocument.Parse(File.ReadAllText(_shell.Folder["notes/.config/dotnet-tools.json"]));
        var tool = manifest.RootElement.GetProperty("tools").GetProperty("serviceblog");
        _shell.Run("--version").ShouldBe(0);
        tool.GetProperty("version").GetString().ShouldBe(_shell.Out.Trim());
        File.ReadAllText(_shell.Folder["notes/.github/workflows/pages.yml"]).ShouldContain("- run: dotnet tool restore\n");
        File.ReadAllText(_shell.Folder["notes/README.md"]).ShouldContain("The guide");
    }

    [Fact]
    public void Where_nothing_may_be_written_no_site_is_begun()
    {
        if (!Directory.Exists("/proc/self"))
            return; // the one folder in which not even root may write
        _shell.Run("new", "site", "/proc/self/notes").ShouldBe(2);

        _shell.Error.ShouldStartWith("serviceblog: cannot make a site in /proc/self/notes: ");
        _shell.Out.ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_holds_something_is_no_place_for_a_new_site()
    {
        _shell.Folder.Add("full/notes.txt", "mine");

        _shell.Run("new", "site", "full").ShouldBe(2);

        _shell.Error.ShouldContain("is not empty");
        Directory.GetFileSystemEntries(_shell.Folder["full"]).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("post", "Say: \"no\" to 'C#'", "posts/{0}-say-no-to-c-sharp.md")]
    [InlineData("source", "Crème brûlée & Straße", "sources/creme-brulee-and-strasse.md")]
    [InlineData("topic", "Обслуживание клиентов", "topics/обслуживание-клиентов.md")]
    [InlineData("page", "- null #1 🎉\n{x}: [y]", "pages/null-sharp1-x-y.md")]
    public void A_new_page_has_its_title_whatever_stands_in_it(string kind, string title, string path)
    {
        _shell.Folder.Add("input/site.yml", "timeZone: Pacific/Kiritimati\n");
        var today = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Pacific/Kiritimati")).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        _shell.Run("new", kind, title).ShouldBe(0, _shell.Error);

        var file = $"input/{path.Replace("{0}", today, StringComparison.Ordinal)}";
        _shell.Out.ShouldBe(file + "\n");
        _shell.Run("check", "--drafts", "--format", "json").ShouldBe(0, _shell.Out);
        _shell.Run("new", kind, title).ShouldBe(2);
        _shell.Error.ShouldContain("is there already");
    }

    [Fact]
    public void A_new_draft_says_how_to_see_and_how_to_publish_it()
    {
        _shell.Folder.Add("input/site.yml", "title: Test\nbaseUrl: https://example.org/\n");

        _shell.Run("new", "post", "Hello").ShouldBe(0, _shell.Error);
        _shell.Error.ShouldBe("It is a draft. To see it: serviceblog preview. To publish it with the next build, take out its line \"draft: true\".\n");

        _shell.Run("new", "page", "Contact").ShouldBe(0, _shell.Error);
        _shell.Error.ShouldBeEmpty();

        _shell.Folder.Add("my site/site.yml", "title: Test");
        _shell.Run("new", "post", "--input", "my site", "Hello").ShouldBe(0, _shell.Error);
        _shell.Error.ShouldContain("serviceblog preview --input 'my site'.");
    }

    [Fact]
    public void A_post_of_an_archetype_that_makes_no_drafts_is_called_none()
    {
        _shell.Folder.Add("input/archetypes/post.md", "---\ntitle: {{ page.title | yaml }}\n---\n");

        _shell.Run("new", "post", "Hello").ShouldBe(0, _shell.Error + _shell.Out);

        _shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public void A_mistake_in_an_archetype_is_told_at_its_place_and_no_page_is_made()
    {
        _shell.Folder.Add("input/archetypes/page.md", "---\ntitle: {{ page.title | nope }}\n---\n");

        _shell.Run("new", "page", "A").ShouldBe(1);

        _shell.Out.ShouldStartWith("input/archetypes/page.md:2:24: error: ");
        Directory.Exists(_shell.Folder["input/pages"]).ShouldBeFalse();
    }

    [Fact]
    public void An_archetype_that_loses_the_title_makes_no_page()
    {
        _shell.Folder.Add("input/archetypes/page.md", "---\ntitle: {{ page.title }}\n---\n");

        _shell.Run("new", "page", "A # B").ShouldBe(1);

        _shell.Out.ShouldContain("reads \"A\", not \"A # B\"");
        _shell.Out.ShouldContain("title: {{ page.title | yaml }}");
    }

    [Fact]
    public void Mv_moves_into_a_folder_and_rewrites_links()
    {
        AddSite();

        _shell.Run("mv", "input/topics/crm.md", "guide/").ShouldBe(0, _shell.Error + _shell.Out);

        _shell.Out.ShouldStartWith("Moved input/topics/crm.md to input/guide/crm.md\n");
        File.Exists(_shell.Folder["input/topics/crm.md"]).ShouldBeFalse();
        File.ReadAllText(_shell.Folder["input/posts/a.md"]).ShouldContain("(../guide/crm.md)");
        _shell.Run("check").ShouldBe(0, _shell.Out);
    }

    [Fact]
    public void A_dry_run_shows_each_place_and_changes_nothing()
    {
        AddSite();
        var before = TempFolder.Texts(_shell.Folder["input"]);

        _shell.Run("mv", "topics/crm", "topics/kunden", "--dry-run").ShouldBe(0, _shell.Error + _shell.Out);

        _shell.Out.ShouldContain("input/posts/a.md:5:10: ../topics/crm.md → ../topics/kunden.md\n");
        TempFolder.Texts(_shell.Folder["input"]).ShouldBe(before);
    }

    [Theory]
    [InlineData(2, "mv", "topics/none.md", "topics/x.md")]
    [InlineData(2, "mv", "topics/crm.md", "posts/a.md")]
    [InlineData(2, "mv", "topics/crm.md")]
    [InlineData(2, "retag", "none", "x")]
    [InlineData(2, "review", "topics/crm.md")]
    [InlineData(2, "review", "topics/crm.md", "--by", "A", "--date", "soon")]
    [InlineData(2, "schema", "nothing")]
    [InlineData(2, "new", "post", " ")]
    [InlineData(1, "mv", "topics/broken.md", "topics/x.md")]
    public void What_cannot_be_done_ends_with_its_exit_code_and_changes_nothing(int exitCode, params string[] args)
    {
        AddSite();
        if (exitCode == 1)
            _shell.Folder.Add("input/topics/broken.md", "---\ntitle: [\n---\n");
        var before = TempFolder.Texts(_shell.Folder["input"]);

        _shell.Run(args).ShouldBe(exitCode);

        TempFolder.Texts(_shell.Folder["input"]).ShouldBe(before);
    }

    [Fact]
    public void Retag_and_review_write_into_the_files()
    {
        AddSite();

        _shell.Run("retag", "old", "new").ShouldBe(0, _shell.Error + _shell.Out);
        _shell.Run("review", "input/topics/crm.md", "--by", "Ada", "--date", "2026-11-22").ShouldBe(0, _shell.Error + _shell.Out);

        File.ReadAllText(_shell.Folder["input/posts/a.md"]).ShouldContain("tags: [new]\n");
        File.ReadAllText(_shell.Folder["input/tags.yml"]).ShouldBe("new:\n  merged: [old]\n");
        File.ReadAllText(_shell.Folder["input/topics/crm.md"]).ShouldContain("reviewed: {by: Ada, date: 2026-11-22, hash: ");
        _shell.Run("check").ShouldBe(0, _shell.Out);
    }

    [Fact]
    public void When_one_file_cannot_be_written_none_is()
    {
        _shell.Folder.Add("a.md", "a");
        _shell.Folder.Add("b.md", "b");
        var before = TempFolder.Texts(_shell.Folder.Path);

        Should.Throw<EnvironmentException>(() => ChangeWriter.Write(_shell.Folder.Path,
        [
            new FileChange("a.md", "a"u8.ToArray(), "changed"u8.ToArray()) { MovesTo = "deep/er/a.md" },
            new FileChange("new.md", null, "new"u8.ToArray()),
            new FileChange("b.md", "b"u8.ToArray(), "changed"u8.ToArray()) { MovesTo = "new.md" },
        ])).Message.ShouldStartWith("nothing was changed: ");

        TempFolder.Texts(_shell.Folder.Path).ShouldBe(before);
        Directory.Exists(_shell.Folder["deep"]).ShouldBeFalse();
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_told_by_its_own_name()
    {
        var tooLong = new string('a', 250) + ".md"; // beside it, one with a longer name is written first

        Should.Throw<EnvironmentException>(() => ChangeWriter.Write(_shell.Folder.Path, [new FileChange(tooLong, null, "new"u8.ToArray())]))
            .Message.ShouldNotContain(".new");
    }

    [Fact]
    public void A_file_that_somebody_else_changed_meanwhile_stays()
    {
        _shell.Folder.Add("a.md", "theirs");

        Should.Throw<EnvironmentException>(() => ChangeWriter.Write(_shell.Folder.Path, [new FileChange("a.md", "a"u8.ToArray(), "ours"u8.ToArray())]));

        TempFolder.Texts(_shell.Folder.Path).Single().Value.ShouldBe("theirs");
    }

    private void AddSite()
    {
        _shell.Folder.Add("input/topics/crm.md", "---\ntitle: CRM\n---\nText.\n");
        _shell.Folder.Add("input/posts/a.md", "---\ntitle: A\ntags: [old]\n---\nSee [it](../topics/crm.md).\n");
    }
}
