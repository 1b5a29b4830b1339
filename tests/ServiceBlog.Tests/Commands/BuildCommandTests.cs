using System.Text.Json;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Commands;

public sealed class BuildCommandTests : IDisposable
{
    private readonly Shell _shell = new();

    public BuildCommandTests() => _shell.Folder.Add("input/site.yml", "title: Test");

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_quiet_build_that_has_nothing_to_tell_says_nothing()
    {
        _shell.Folder.Add("input/site.yml", "title: Test");

        _shell.Run("build", "--quiet").ShouldBe(0);

        _shell.Out.ShouldBeEmpty();
        _shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public void A_clean_build_publishes_and_ends_with_0()
    {
        _shell.Run("build").ShouldBe(0);

        TempFolder.Texts(_shell.Folder["output"])["index.html"].ShouldBe("home");
        _shell.Out.ShouldContain("1 page, 1 file written, 0 unchanged, 0 removed, 0 warnings, 0 errors.");
        _shell.Out.ShouldContain("The site is in output. To look at it, run preview in place of build.");
        _shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Errors_in_the_content_keep_the_old_site_and_end_with_1()
    {
        _shell.Run("build");
        var before = TempFolder.Identities(_shell.Folder["output"]);
        _shell.Pipeline = (_, target) =>
        {
            Shell.Site(target, ("index.html", "half"));
            return Shell.Result(new Diagnostic(Rules.InvalidEncoding, new SourceLocation("input/site.yml", 1, 3), "not UTF-8"));
        };

        _shell.Run("build").ShouldBe(1);

        _shell.Out.ShouldContain("input/site.yml:1:3: error: not UTF-8 [SB0101 invalid-encoding]");
        _shell.Out.ShouldContain("Nothing was published: output is as it was.");
        TempFolder.Identities(_shell.Folder["output"]).ShouldBe(before);
        Directory.Exists(_shell.Folder[".output.staging"]).ShouldBeFalse();
    }

    [Fact]
    public void Warnings_are_allowed()
    {
        _shell.Pipeline = (_, _) => Shell.Result(new Diagnostic(Rules.SymbolicLink, new SourceLocation("input/x"), "a link"));

        _shell.Run("build").ShouldBe(0);

        _shell.Out.ShouldContain("1 warning, 0 errors.");
    }

    [Fact]
    public void The_options_reach_the_pipeline()
    {
        BuildInput? seen = null;
        _shell.Pipeline = (input, _) =>
        {
            seen = input;
            return Shell.Result();
        };
        _shell.Folder.Add("theme/theme.yml", "");

        _shell.Run(
            "build", "--theme", "theme", "--base-url", "https://example.org/kb/", "--drafts", "--future", "--no-cache", "--clean",
            "--now", "2026-11-20", "--verbose").ShouldBe(0, _shell.Error);

        var input = seen.ShouldNotBeNull();
        input.Options.ShouldBe(new BuildOptions { Theme = "theme", BaseUrl = "https://example.org/kb/", Drafts = true, Future = true, Parallelism = Environment.ProcessorCount });
        input.Now.ShouldBe(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));
        input.Content.Files.ShouldHaveSingleItem().DisplayPath.ShouldBe("input/site.yml");
        input.FindTheme("theme").ShouldNotBeNull().Files.ShouldHaveSingleItem();
        _shell.Out.ShouldContain("PostProcess");
    }

    [Fact]
    public void Json_is_one_object_on_standard_output_and_nothing_else()
    {
        _shell.Run("build", "--format", "json").ShouldBe(0);

        using var json = JsonDocument.Parse(_shell.Out);
        json.RootElement.GetProperty("summary").GetProperty("pages").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void A_missing_input_folder_ends_with_2_and_a_message()
    {
        _shell.Run("build", "--input", "nowhere").ShouldBe(2);

        _shell.Error.ShouldStartWith("serviceblog: there is no input folder 'nowhere'.");
        _shell.Out.ShouldBeEmpty();
    }

    [Fact]
    public void A_theme_that_is_not_there_ends_with_2()
    {
        _shell.Run("build", "--theme", "nope").ShouldBe(2);

        _shell.Error.ShouldContain("there is no theme 'nope'");
    }

    [Theory]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("input")]
    [InlineData("input/out")]
    [InlineData("/")]
    [InlineData("home")]
    [InlineData("themes")]
    [InlineData("theme/out")]
    public void A_dangerous_output_folder_ends_with_2_before_anything_is_touched(string output)
    {
        _shell.Folder.Add("theme/theme.yml", "");
        _shell.Folder.AddFolder("home");
        _shell.Folder.AddFolder("themes");
        var before = TempFolder.Identities(_shell.Folder.Path);

        _shell.Run("build", "--output", output, "--theme", "theme").ShouldBe(2);

        _shell.Error.ShouldContain("will not publish into");
        TempFolder.Identities(_shell.Folder.Path).ShouldBe(before);
    }

    [Fact]
    public void An_output_folder_that_cannot_be_made_is_told_by_its_name()
    {
        _shell.Folder.Add("file", "");

        _shell.Run("build", "--output", "file/out").ShouldBe(2);

        _shell.Error.ShouldContain($"cannot write into {_shell.Folder["file/out"]}: ");
    }

    [Fact]
    public void A_bug_of_ours_is_called_one_and_shows_its_stack_only_on_request()
    {
        _shell.Pipeline = (_, _) => throw new InvalidOperationException("oops");

        _shell.Run("build").ShouldBe(2);
        _shell.Error.ShouldBe("serviceblog: internal error: oops, please report (--verbose shows where it came from)\n");

        _shell.Run("build", "--verbose").ShouldBe(2);
        _shell.Error.ShouldContain("   at ServiceBlog.");
    }

    [Fact]
    public void A_failure_in_many_threads_is_told_once()
    {
        _shell.Pipeline = (_, _) => throw new AggregateException(new InvalidOperationException("x"), new EnvironmentException("the disk is full."));

        _shell.Run("build").ShouldBe(2);

        _shell.Error.ShouldBe("serviceblog: the disk is full.\n");
    }
}
