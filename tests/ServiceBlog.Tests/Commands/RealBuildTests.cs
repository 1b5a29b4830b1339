using ServiceBlog.Core.Building;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Commands;

/// <summary>A few builds through the whole program, with Core's pipeline and the shipped theme.</summary>
public sealed class RealBuildTests : IDisposable
{
    private readonly Shell _shell = new() { Pipeline = SitePipeline.Run, ProgramFolder = AppContext.BaseDirectory };

    public RealBuildTests()
    {
        _shell.Folder.Add("input/site.yml", "title: Test\nbaseUrl: https://example.org/");
        _shell.Folder.Add("input/static/.nojekyll", "");
        Post("a", "");
        Post("b", "");
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_second_run_writes_nothing_and_an_edit_only_what_it_changes()
    {
        _shell.Run("build").ShouldBe(0, _shell.Out + _shell.Error);
        var before = TempFolder.Identities(_shell.Folder["output"]);
        before.Keys.ShouldContain("posts/a/index.html");
        before.Keys.ShouldContain(".nojekyll");

        _shell.Run("build").ShouldBe(0);
        TempFolder.Identities(_shell.Folder["output"]).ShouldBe(before);

        File.AppendAllText(_shell.Folder["input/posts/a.md"], "More to say.\n");
        _shell.Run("build").ShouldBe(0);
        var after = TempFolder.Identities(_shell.Folder["output"]);
        after["posts/a/index.html"].ShouldNotBe(before["posts/a/index.html"]);
        after["404.html"].ShouldBe(before["404.html"]);
    }

    [Theory]
    [InlineData("1 draft left out (--drafts).", "draft: true")]
    [InlineData("2 drafts left out (--drafts).", "draft: true", "draft: true")]
    [InlineData("1 page with a future date left out (--future).", "date: 2027-01-01")]
    [InlineData("1 draft and 1 page with a future date left out (--drafts, --future).", "draft: true", "date: 2027-01-01")]
    [InlineData("1 expired page left out.", "expires: 2026-01-01")]
    [InlineData("2 expired pages left out.", "expires: 2026-01-01", "expires: 2026-01-01\ndraft: true")]
    [InlineData("1 draft, 2 pages with a future date and 1 expired page left out (--drafts, --future).",
        "draft: true\ndate: 2027-01-01", "date: 2027-01-01", "date: 2027-01-01", "expires: 2026-01-01")]
    public void What_is_left_out_is_said_at_the_end_and_again_when_nothing_has_changed(string line, params string[] pages)
    {
        for (var i = 0; i < pages.Length; i++)
            _shell.Folder.Add($"input/posts/left-{i}.md", $"---\ntitle: Left {i}\n{pages[i]}\n---\nText.\n");

        foreach (var command in new[] { "build", "build", "check" })
        {
            _shell.Run(command, "--now", "2026-11-20").ShouldBe(0, _shell.Out + _shell.Error);
            _shell.Out.ShouldEndWith($"\n{line}\n");
        }
    }

    [Fact]
    public void Nothing_is_said_to_be_left_out_if_nothing_is()
    {
        _shell.Folder.Add("input/posts/draft.md", "---\ntitle: Draft\ndraft: true\ndate: 2027-01-01\n---\nText.\n");

        _shell.Run("build", "--now", "2026-11-20", "--drafts", "--future").ShouldBe(0, _shell.Out + _shell.Error);
        _shell.Out.ShouldNotContain("left out");

        _shell.Run("build", "--now", "2026-11-20", "--drafts").ShouldBe(0, _shell.Out + _shell.Error);
        _shell.Out.ShouldEndWith("\n1 page with a future date left out (--future).\n");
    }

    [Fact]
    public void A_build_that_fails_says_what_it_would_leave_out()
    {
        Post("a", "draft: true");
        Post("b", "tags: {x: y}");

        _shell.Run("build").ShouldBe(1);

        _shell.Out.ShouldEndWith("\n1 draft left out (--drafts).\n");
    }

    [Fact]
    public void A_damaged_cache_is_told_and_does_no_harm()
    {
        _shell.Run("build", "--now", "2026-11-20").ShouldBe(0, _shell.Error);
        _shell.Error.ShouldBeEmpty();
        var built = TempFolder.Texts(_shell.Folder["output"]);
        var cache = Directory.GetFiles(_shell.Folder[".serviceblog"], "*.cache").ShouldHaveSingleItem();
        File.WriteAllBytes(cache, File.ReadAllBytes(cache)[..300]);

        _shell.Run("build", "--now", "2026-11-20").ShouldBe(0, _shell.Error);

        _shell.Error.ShouldContain("is damaged or of another version, so all is built anew.");
        TempFolder.Texts(_shell.Folder["output"]).ShouldBe(built);
    }

    [Theory]
    [InlineData("*.details", "cut")]
    [InlineData("*.details", "gone")]
    [InlineData("*.details", "of an earlier build")]
    [InlineData("*.changes", "cut")]
    [InlineData("*.changes", "gone")]
    [InlineData("*.changes", "of an earlier build")]
    public void Details_that_do_not_fit_the_cache_do_no_harm(string file, string how)
    {
        _shell.Run("build", "--now", "2026-11-20").ShouldBe(0, _shell.Error);
        var details = Directory.GetFiles(_shell.Folder[".serviceblog"], file).ShouldHaveSingleItem();
        var earlier = File.ReadAllBytes(details);
        File.AppendAllText(_shell.Folder["input/posts/a.md"], "More to say.\n");
        _shell.Run("build", "--now", "2026-11-20").ShouldBe(0, _shell.Error);
        if (how == "gone")
            File.Delete(details);
        else
            File.WriteAllBytes(details, how == "cut" ? File.ReadAllBytes(details)[..30] : earlier);
        File.AppendAllText(_shell.Folder["input/posts/a.md"], "And more.\n");

        _shell.Run("build", "--now", "2026-11-20").ShouldBe(0, _shell.Error);

        _shell.Run("build", "--now", "2026-11-20", "--no-cache", "--output", "clean").ShouldBe(0, _shell.Error);
        TempFolder.Texts(_shell.Folder["output"]).ShouldBe(TempFolder.Texts(_shell.Folder["clean"]));
    }

    [Fact]
    public void Two_pages_with_one_address_are_an_error_of_the_content()
    {
        Post("a", "permalink: /x/");
        Post("b", "permalink: /x/");

        _shell.Run("build").ShouldBe(1, _shell.Error);

        _shell.Out.ShouldContain("duplicate-output");
        Directory.GetFileSystemEntries(_shell.Folder.Path).ShouldBe([_shell.Folder["input"]]);
    }

    [Fact]
    public void A_theme_name_in_the_site_cannot_lead_out_of_the_themes()
    {
        _shell.Folder.Add("elsewhere/theme.yml", "");
        _shell.Folder.Add("input/site.yml", "theme: ../elsewhere");

        _shell.Run("build").ShouldBe(1, _shell.Error);

        _shell.Out.ShouldContain("there is no theme");
    }

    [Fact]
    public void Builds_into_two_folders_are_the_same_byte_for_byte()
    {
        _shell.Run("build", "--output", "one", "--now", "2026-11-20").ShouldBe(0);
        _shell.Run("build", "--output", "two/deep", "--now", "2026-11-20", "--clean").ShouldBe(0);

        TempFolder.Texts(_shell.Folder["two/deep"]).ShouldBe(TempFolder.Texts(_shell.Folder["one"]));
    }

    private void Post(string key, string frontMatter) =>
        _shell.Folder.Add($"input/posts/{key}.md", $"---\ntitle: {key}\ndate: 2026-01-02\n{frontMatter}\n---\nText.\n");
}
