using ServiceBlog.Core.Building;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Trust;

/// <summary>Forty faults of other generators, each by its number: crashes, lost files, open doors. Each is tried on the whole program.</summary>
public sealed partial class FortyFaultsTests : IDisposable
{
    private readonly Shell _shell = new() { Pipeline = SitePipeline.Run, ProgramFolder = Repository.Root };

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("permalink: ../../outside")]
    [InlineData("permalink: /etc/../../x")]
    [InlineData("permalink: '/a\\..\\..\\b'")]
    [InlineData("permalink: /%2e%2e/x")]
    [InlineData("slug: 'C:x'")]
    public void F01_an_address_out_of_the_site_is_an_error(string address) => Fails("invalid-address", ("posts/a.md", Page(address)));

    [Fact]
    public void F02_a_link_out_of_the_input_is_not_followed_and_told()
    {
        Add(("posts/a.md", Page()));
        _shell.Folder.Add("secret.txt", "secret");
        _shell.Folder.AddFolder("input/static");
        File.CreateSymbolicLink(_shell.Folder["input/static/s.txt"], _shell.Folder["secret.txt"]);

        Build().ShouldBe(0);

        _shell.Out.ShouldContain("symbolic-link");
        File.Exists(_shell.Folder["output/s.txt"]).ShouldBeFalse();
    }

    [Fact]
    public void F03_a_loop_of_links_ends()
    {
        Add(("posts/a.md", Page()));
        Directory.CreateSymbolicLink(_shell.Folder["input/posts/b"], _shell.Folder["input"]);

        Build().ShouldBe(0);

        _shell.Out.Split("symbolic-link").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("![a](../../secret.png)")]
    [InlineData("![[../../secret]]")]
    [InlineData("[a](../../../secret.md)")]
    public void F04_nothing_outside_is_included(string text) => Fails("broken-link", ("posts/a.md", Page(text: text)));

    [Theory]
    [InlineData("input")]
    [InlineData(".")]
    [InlineData("/")]
    [InlineData("home")]
    [InlineData("mine")]
    public void F05_a_folder_that_is_no_output_is_refused(string output)
    {
        Add(("posts/a.md", Page()));
        _shell.Folder.Add("mine/a.txt", "a");

        _shell.Run("build", "--output", output).ShouldBe(2);

        File.Exists(_shell.Folder["mine/a.txt"]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("posts/b.md", "permalink: /posts/a/")]
    [InlineData("posts/b.md", "aliases: [/posts/a/]")]
    [InlineData("posts/b.md", "permalink: /tags/t/")]
    [InlineData("static/posts/a/index.html", null)]
    public void F06_two_makers_of_one_file_are_an_error_that_names_both(string path, string? line)
    {
        Fails("duplicate-output", ("posts/a.md", Page("tags: [t]")), (path, line is null ? "x" : Page(line)));
        _shell.Out.ShouldContain(path);
    }

    [Fact]
    public void F07_addresses_that_differ_only_in_case_are_told()
    {
        Add(("posts/a.md", Page("permalink: /X/")), ("posts/b.md", Page("permalink: /x/")));
        _shell.Run("check");
        _shell.Out.ShouldContain("case-collision");
    }

    [Fact]
    public void F08_names_are_in_one_Unicode_form()
    {
        Add(("posts/caf\u0065\u0301.md", Page()), ("posts/b.md", Page(text: "[[caf\u00E9]]")));
        Build().ShouldBe(0, _shell.Out);
        Read("posts/b/index.html").ShouldContain("/posts/caf%C3%A9/");
    }

    [Theory]
    [InlineData("posts/CON.md", "posts/CON-page/index.html")]
    [InlineData("posts/nul.txt.md", "posts/nul-page.txt/index.html")]
    [InlineData("posts/a?b.md", "posts/a-b/index.html")]
    [InlineData("posts/😀x.md", "posts/x/index.html")]
    public void F09_an_odd_name_gets_a_safe_address(string path, string file)
    {
        if (OperatingSystem.IsWindows())
            return; // cannot hold such names
        Add((path, Page()));
        Build().ShouldBe(0, _shell.Out);
        File.Exists(_shell.Folder["output/" + file]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("static/a:b.txt")]
    [InlineData("static/CON.md")]
    [InlineData("static/dot./a.txt")]
    public void F09_one_that_is_published_as_it_is_is_an_error_in_check_and_build(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        Add((path, "x"), ("posts/a.md", Page()));
        _shell.Run("check").ShouldBe(1);
        Build().ShouldBe(1);
        _shell.Out.ShouldContain("input/" + path);
    }

    [Theory]
    [InlineData("posts/日本.md", 0)]
    [InlineData("posts/!!!.md", 1)]
    public void F10_no_address_is_empty(string path, int exitCode)
    {
        Add((path, Page()));
        Build().ShouldBe(exitCode);
    }

    private static string Page(string line = "", string text = "Text.") => $"---\ntitle: A\ndate: 2026-01-02\n{line}\n---\n{text}\n";

    private int Build(params string[] options) => _shell.Run(["build", .. options]);

    private string Read(string path) => File.ReadAllText(_shell.Folder["output/" + path]);

    private void Add(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
            _shell.Folder.Add("input/" + path, text);
    }

    private void Fails(string rule, params (string Path, string Text)[] files)
    {
        Add(files);
        Build().ShouldBe(1, _shell.Out + _shell.Error);
        _shell.Out.ShouldContain(rule);
        Directory.Exists(_shell.Folder["output"]).ShouldBeFalse();
    }

    private void ShouldEqualClean()
    {
        _shell.Run("build", "--no-cache", "--output", "clean").ShouldBe(0, _shell.Out);
        TempFolder.Texts(_shell.Folder["clean"]).ShouldBe(TempFolder.Texts(_shell.Folder["output"]));
    }
}
