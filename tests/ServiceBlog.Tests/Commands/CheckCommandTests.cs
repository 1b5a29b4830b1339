using System.Text.Json;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private const string Page = "<!doctype html><html lang=en><title>t</title>\n";

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_folder_without_mistakes_ends_with_0()
    {
        _shell.Folder.Add("site/index.html", Page + "<a href=a/>x</a><a href='b%20c.PNG'>x</a><a href=.well-known/x>x</a>");
        _shell.Folder.Add("site/a/index.html", Page);
        _shell.Folder.Add("site/b c.PNG", "");
        _shell.Folder.Add("site/.well-known/x", "");
        _shell.Folder.Add("site/.git/index.html", "<a href=none>x</a>");

        _shell.Run("check", "site").ShouldBe(0, _shell.Out);

        _shell.Out.ShouldStartWith("Checked in ");
        _shell.Out.ShouldContain(": 2 pages, 0 warnings, 0 errors.");
    }

    [Fact]
    public void Json_names_files_relative_to_the_folder_and_addresses_as_written()
    {
        _shell.Folder.Add("site/a/index.html", Page + "<img alt\nsrcset='i.png 1x, n&#111;ne.png 2x'>");
        _shell.Folder.Add("site/a/i.png", "");

        _shell.Run("check", "site", "--format", "json").ShouldBe(1);

        var report = JsonDocument.Parse(_shell.Out).RootElement;
        var diagnostic = report.GetProperty("diagnostics").EnumerateArray().ShouldHaveSingleItem();
        diagnostic.GetProperty("code").GetString().ShouldBe("SB0301");
        diagnostic.GetProperty("name").GetString().ShouldBe("broken-link");
        diagnostic.GetProperty("severity").GetString().ShouldBe("error");
        diagnostic.GetProperty("file").GetString().ShouldBe("a/index.html");
        diagnostic.GetProperty("page").GetString().ShouldBe("a/index.html");
        diagnostic.GetProperty("line").GetInt32().ShouldBe(3);
        diagnostic.GetProperty("element").GetString().ShouldBe("img");
        diagnostic.GetProperty("attribute").GetString().ShouldBe("srcset");
        diagnostic.GetProperty("url").GetString().ShouldBe("none.png");
        report.GetProperty("summary").GetProperty("pages").GetInt32().ShouldBe(1);
        _shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public void People_see_the_line()
    {
        _shell.Folder.Add("site/index.html", Page + "<a href=none>x</a>");

        _shell.Run("check", "site").ShouldBe(1);

        _shell.Out.ShouldContain("index.html:2:9: error: the site has no /none [SB0301 broken-link]");
        _shell.Out.ShouldContain("    2 | <a href=none>x</a>");
    }

    [Fact]
    public void The_base_url_makes_absolute_links_the_sites_own()
    {
        _shell.Folder.Add("site/index.html", Page + "<a href=https://example.org/kb/none>x</a><a href=/kb/>x</a>");

        _shell.Run("check", "site").ShouldBe(1);
        _shell.Out.ShouldContain("the site has no /kb/");
        _shell.Run("check", "site", "--base-url", "https://example.org/kb/").ShouldBe(1);
        _shell.Out.ShouldContain("the site has no /kb/none");
    }

    [Fact]
    public void Strict_takes_warnings_for_errors()
    {
        _shell.Folder.Add("site/index.html", Page + "<img src=index.html>");

        _shell.Run("check", "site").ShouldBe(0);
        _shell.Out.ShouldContain("warning: the image has no alt text");
        _shell.Run("check", "site", "--strict").ShouldBe(1);
        _shell.Out.ShouldContain("error: the image has no alt text");
    }

    [Fact]
    public void A_script_in_a_link_of_somebody_elses_HTML_is_not_fetched_and_no_mistake()
    {
        _shell.Folder.Add("site/index.html", Page + "<a href='javascript:print()'>x</a><a href='data:text/html,x'>y</a>");

        _shell.Run("check", "site").ShouldBe(0, _shell.Out);
        _shell.Out.ShouldNotContain("script");
    }

    [Theory]
    [InlineData("none", "there is no folder 'none' to check.")]
    [InlineData("file.html", "'file.html' is a file.")]
    public void What_is_no_folder_ends_with_2(string path, string message)
    {
        _shell.Folder.Add("file.html", "");

        _shell.Run("check", path).ShouldBe(2);

        _shell.Error.ShouldContain(message);
        _shell.Out.ShouldBeEmpty();
    }

    [Fact]
    public void A_link_to_a_file_is_that_file_and_a_dangling_one_is_told()
    {
        if (OperatingSystem.IsWindows())
            return; // only administrators make links there
        _shell.Folder.Add("site/index.html", Page + "<a href=link.html#a>x</a><a href=dangling.html>x</a>");
        _shell.Folder.Add("elsewhere.html", Page + "<p id=a>");
        File.CreateSymbolicLink(_shell.Folder["site/link.html"], _shell.Folder["elsewhere.html"]);
        File.CreateSymbolicLink(_shell.Folder["site/dangling.html"], _shell.Folder["nowhere.html"]);

        _shell.Run("check", "site").ShouldBe(1);

        _shell.Out.ShouldContain("symbolic-link");
        _shell.Out.ShouldContain("the site has no /dangling.html");
        _shell.Out.ShouldContain("1 warning, 1 error.");
    }

    [Fact]
    public void A_pipe_or_a_device_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
            return; // has none among its files
        _shell.Folder.Add("site/index.html", Page + "<a href=endless.html>x</a><a href=pipe.html>x</a>");
        File.CreateSymbolicLink(_shell.Folder["site/endless.html"], "/dev/zero");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [_shell.Folder["site/pipe.html"]]))
            made.WaitForExit();

        _shell.Run("check", "site").ShouldBe(0, _shell.Out);
    }

    [Fact]
    public void External_links_are_asked_only_if_that_is_wanted_and_never_the_machines_neighbourhood()
    {
        _shell.Folder.Add("site/index.html", Page + "<a href=http://127.0.0.1:9/x>x</a>");

        _shell.Run("check", "site").ShouldBe(0);
        _shell.Out.ShouldNotContain("external");

        _shell.Run("check", "site", "--external").ShouldBe(0);
        _shell.Out.ShouldContain("external-not-checked");
    }

    [Fact]
    public void Without_a_folder_the_site_is_built_and_nothing_is_published()
    {
        _shell.Folder.Add("input/site.yml", "title: Test");
        _shell.Pipeline = (_, target) =>
        {
            Shell.Site(target, ("index.html", "home"));
            return Shell.Result(new Diagnostic(Rules.SymbolicLink, new SourceLocation("input/x"), "a link"));
        };

        _shell.Run("check").ShouldBe(0);
        _shell.Run("check", "--strict").ShouldBe(1);

        Directory.Exists(_shell.Folder["output"]).ShouldBeFalse();
        _shell.Run("check", "--input", "none").ShouldBe(2);
    }
}
