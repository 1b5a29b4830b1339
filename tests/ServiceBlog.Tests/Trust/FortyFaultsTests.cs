using System.Globalization;
using ServiceBlog.Core.Building;
using ServiceBlog.Files.Publishing;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Trust;

/// <summary>Forty faults of other generators, each by its number: crashes, lost files, open doors. Most are tried here on the whole program. For those
/// that need more than one run of it, a test stands beside the code, and here it is looked up by its name.</summary>
public sealed class FortyFaultsTests : IDisposable
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

    [Fact]
    public void F11_an_error_in_a_template_keeps_the_old_site()
    {
        Add(("posts/a.md", Page()));
        Build().ShouldBe(0);
        var before = TempFolder.Texts(_shell.Folder["output"]);
        Add(("theme/layouts/post.sbn-html", "{{ if }}"));

        Build().ShouldBe(1);

        TempFolder.Texts(_shell.Folder["output"]).ShouldBe(before);
    }

    [Fact]
    public void F12_a_killed_build_leaves_a_whole_site() => Covered(typeof(Files.Publishing.InterruptedPublishingTests), "A_build_killed_at_any_moment_leaves_a_whole_site_and_the_next_build_clears_up");

    [Fact]
    public void F13_a_full_disk_leaves_the_old_site() => Covered(typeof(Files.Publishing.InterruptedPublishingTests), "A_disk_that_refuses_a_write_leaves_the_old_site_and_a_message_that_names_the_file");

    [Fact]
    public void F14_a_folder_without_the_right_to_write_is_named()
    {
        Add(("posts/a.md", Page()));
        _shell.Folder.Add("output", "a file in the way");
        Build().ShouldBe(2);
        _shell.Error.ShouldContain("output");
    }

    [Fact]
    public void F15_a_second_build_into_one_folder_waits_wherever_its_temporary_files_lie()
    {
        var output = _shell.Folder["output"];
        using var first = StagedPublisher.Open(new PublishSettings { Output = output });
        var said = new List<string>();

        Should.Throw<EnvironmentException>(() => StagedPublisher.Open(new PublishSettings { Output = output, Patience = TimeSpan.FromMilliseconds(1), Say = said.Add }))
            .Message.ShouldContain("output");
    }

    [Fact]
    public void F16_a_file_that_vanishes_during_the_build_is_an_error_and_no_crash()
    {
        Add(("posts/a.md", Page()), ("posts/b.md", Page()));
        _shell.Pipeline = (input, target) =>
        {
            File.Delete(_shell.Folder["input/posts/b.md"]);
            return SitePipeline.Run(input, target);
        };
        Build().ShouldBe(1);
        _shell.Pipeline = SitePipeline.Run;
        Build().ShouldBe(0);
    }

    [Theory]
    [InlineData("*.cache")]
    [InlineData("*.details")]
    [InlineData("*.changes")]
    public void F17_a_damaged_cache_is_told_and_does_no_harm(string file)
    {
        Add(("posts/a.md", Page()), ("posts/b.md", Page(text: "b")));
        Build().ShouldBe(0);
        var path = Directory.GetFiles(_shell.Folder[".serviceblog"], file).ShouldHaveSingleItem();
        File.WriteAllBytes(path, [.. File.ReadAllBytes(path).Select((value, at) => at % 7 == 3 ? (byte)(value ^ 0x55) : value)]);
        Add(("posts/b.md", Page(text: "c")));

        Build().ShouldBe(0);

        _shell.Error.ShouldContain("damaged");
        ShouldEqualClean();
    }

    [Fact]
    public void F18_bytes_count_and_times_do_not()
    {
        Add(("posts/a.md", Page(text: "aaa")));
        Build().ShouldBe(0);
        var path = _shell.Folder["input/posts/a.md"];
        var time = File.GetLastWriteTimeUtc(path);
        Add(("posts/a.md", Page(text: "bbb")));
        File.SetLastWriteTimeUtc(path, time);
        File.SetLastWriteTimeUtc(_shell.Folder["output/index.html"], time.AddYears(30));

        Build().ShouldBe(0);

        Read("posts/a/index.html").ShouldContain("bbb");
        ShouldEqualClean();
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', 0xE9 }, "byte 1 is 0xE9")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, "UTF-16")]
    public void F19_what_is_no_UTF8_is_an_error(byte[] bytes, string message)
    {
        Add(("posts/a.md", ""));
        File.WriteAllBytes(_shell.Folder["input/posts/a.md"], bytes);
        Build().ShouldBe(1);
        _shell.Out.ShouldContain(message);
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    [InlineData("", "\r")]
    public void F20_line_ends_and_byte_order_marks_make_no_difference(string mark, string lineEnd)
    {
        Add(("posts/a.md", Page(text: "One\n\nTwo")));
        Build("--no-cache").ShouldBe(0);
        var page = Read("posts/a/index.html");
        Add(("posts/a.md", mark + Page(text: "One\n\nTwo").Replace("\n", lineEnd, StringComparison.Ordinal)));

        Build("--no-cache").ShouldBe(0);

        Read("posts/a/index.html").ShouldBe(page);
    }

    [Fact]
    public void F21_no_control_character_reaches_a_page_or_a_feed()
    {
        Add(("posts/a.md", "---\ntitle: \"A\\u0001\\u0000b\"\ndate: 2026-01-02\ntags: [\"t\\u0007\"]\nsummary: \"s\\u001b\"\n---\nx\u0000y\u0001z &#1; &#x7f; `\u001b`\n"), ("site.yml", "title: \"T\\u0008\"\nbaseUrl: https://e.example/\n"));

        Build().ShouldBe(0, _shell.Out);

        foreach (var (path, text) in TempFolder.Texts(_shell.Folder["output"]).Where(file => Path.GetExtension(file.Key) is ".html" or ".xml" or ".json" or ".txt" or ".md"))
            text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t' or '\r')).ShouldBeFalse(path);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("---\ntitle: A\n---\n", 0)]
    [InlineData("---\ntitle: A\ntext", 1)]
    [InlineData("# A\n\n---\n\ntext", 0)]
    public void F22_front_matter_is_whole_or_an_error(string text, int exitCode)
    {
        Add(("posts/a.md", text), ("posts/b.md", Page()));
        Build().ShouldBe(exitCode, _shell.Out);
    }

    [Theory]
    [InlineData("date: tomorrow")]
    [InlineData("tags: {a: b}")]
    [InlineData("draft: 'no'")]
    [InlineData("slug: [a]")]
    public void F23_a_wrong_type_is_an_error_at_its_line(string line)
    {
        Fails("wrong-type", ("posts/a.md", $"---\ntitle: A\n{line}\n---\n"));
        _shell.Out.ShouldContain("input/posts/a.md:3:");
    }

    [Fact]
    public void F24_a_key_stands_once() => Fails("duplicate-key", ("posts/a.md", "---\ntitle: A\ntitle: B\n---\n"));

    [Fact]
    public void F25_aliases_do_not_grow_without_bound() => Fails("invalid-yaml", ("posts/a.md", $"---\ntitle: A\nparams:\n{string.Concat(Enumerable.Range(0, 8).Select(level =>
        $"  k{level}: &a{level} [{string.Join(", ", Enumerable.Repeat(level == 0 ? "x" : $"*a{level - 1}", 10))}]\n"))}---\n"));

    [Fact]
    public void F26_nothing_in_YAML_holds_itself() => Fails("invalid-yaml", ("posts/a.md", "---\ntitle: A\nparams: {a: &a [*a]}\n---\n"));

    [Fact]
    public void F27_nesting_in_YAML_has_an_end() => Fails("invalid-yaml", ("posts/a.md", $"---\ntitle: A\nparams: {new string('[', 100_000)}\n---\n"));

    [Theory]
    [InlineData(">", 10_000)]
    [InlineData("*a **b ", 20_000)]
    [InlineData("[", 30_000)]
    public void F28_nesting_in_Markdown_has_an_end(string text, int times) =>
        Fails("markdown-too-complex", ("posts/a.md", Page(text: string.Concat(Enumerable.Repeat(text, times)))));

    [Fact]
    public void F28_lists_in_lists_are_an_error_or_a_page()
    {
        Add(("posts/a.md", Page(text: string.Concat(Enumerable.Range(0, 1_000).Select(depth => new string(' ', 2 * depth) + "- a\n")))));
        Build().ShouldBeLessThan(2, _shell.Error);
    }

    [Theory]
    [InlineData("report")]
    [InlineData("sanitize")]
    public void F29_nesting_in_HTML_costs_no_more_than_its_length(string policy)
    {
        Add(("site.yml", $"rawHtml: {policy}\n"), ("posts/a.md", Page(text: string.Concat(Enumerable.Repeat("<div>", 100_000)))));
        Build("--no-search").ShouldBe(0, _shell.Out);
    }

    [Fact]
    public void F30_a_text_of_more_than_16_MiB_is_refused_by_name()
    {
        Fails("file-too-large", ("posts/a.md", Page(text: new string('a', 17 << 20))));
        Fails("file-too-large", ("posts/a.md", Page(text: string.Concat(Enumerable.Repeat("a\n\n", 150_000)))));
    }

    [Fact]
    public void F31_a_regular_expression_ends() => Fails("template-error",
        ("theme/layouts/post.sbn-html", $"{{{{ '{new string('a', 60)}!' | regex.match '(a+)+$' }}}}{{{{ include 'nothing' }}}}"), ("posts/a.md", Page()));

    [Fact]
    public void F32_a_picture_is_what_its_file_is_and_not_what_it_claims()
    {
        Add(("posts/a.md", Page(text: "![a](/a.png)")));
        byte[] claims = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50, 8, 6, 0, 0, 0, 0, 0, 0, 0];
        _shell.Folder.AddFolder("input/static");
        File.WriteAllBytes(_shell.Folder["input/static/a.png"], claims);
        Build().ShouldBeLessThan(2, _shell.Error);
    }

    [Fact]
    public void F33_what_stands_in_a_page_is_never_run()
    {
        Add(("posts/a.md", "---\ntitle: '{{ 7*7 }}<script>alert(1)</script>'\ndate: 2026-01-02\n---\n{{ 6*7 }} {{ include 'x' }}\n"));
        Build().ShouldBe(0, _shell.Out);
        Read("posts/a/index.html").ShouldContain("{{ 6*7 }}");
        foreach (var (path, text) in TempFolder.Texts(_shell.Folder["output"]).Where(file => Path.GetExtension(file.Key) is ".html" or ".xml"))
            text.ShouldNotContain("<script>alert", customMessage: path);
    }

    [Theory]
    [InlineData("[a](/ \"\\\"><script>alert(1)</script>\")")]
    [InlineData("![\\\"><script>alert(1)</script>](https://e.example/x.png)")]
    [InlineData("[a](/?\"><script>alert(1)</script>)")]
    [InlineData("# A {title='\"><script>alert(1)</script>'}")]
    public void F34_titles_and_attributes_are_escaped(string text)
    {
        Add(("posts/a.md", Page(text: text)));
        Build("--no-check");
        Read("posts/a/index.html").ShouldNotContain("\"><script>alert");
    }

    [Theory]
    [InlineData("{{ include '../../../secret' }}")]
    [InlineData("{{ include '/etc/passwd' }}")]
    [InlineData("{{ env 'HOME' }}")]
    [InlineData("{{ date.now }}")]
    public void F35_a_theme_reaches_nothing_outside(string template) =>
        Fails("template-error", ("theme/layouts/post.sbn-html", template), ("posts/a.md", Page()));

    [Fact]
    public void F36_the_preview_serves_nothing_outside() => Covered(typeof(Preview.PreviewServerTests), "Everything_else_is_not_found");

    [Fact]
    public void F37_the_preview_refuses_other_hosts_and_sites()
    {
        Covered(typeof(Preview.PreviewServerTests), "A_request_for_another_host_or_a_malformed_one_is_refused");
        Covered(typeof(Preview.PreviewServerTests), "A_page_from_elsewhere_may_not_listen");
    }

    [Fact]
    public void F38_the_preview_survives_what_it_is_sent() => Covered(typeof(Preview.PreviewServerTests), "A_very_long_header_is_refused_and_the_server_goes_on");

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void F39_the_culture_makes_no_difference(string culture)
    {
        Add(("posts/a.md", Page("tags: [Info]")), ("site.yml", "timeZone: America/St_Johns\n"));
        Build("--no-cache").ShouldBe(0);
        var before = TempFolder.Texts(_shell.Folder["output"]);
        var own = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            _shell.Run("build", "--no-cache", "--output", "other").ShouldBe(0);
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }
        TempFolder.Texts(_shell.Folder["other"]).ShouldBe(before);
    }

    [Fact]
    public void F40_a_second_build_is_the_same_byte_for_byte()
    {
        Add(("posts/a.md", Page("tags: [t]")), ("topics/t.md", Page()));
        Build("--no-cache").ShouldBe(0);
        ShouldEqualClean();
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

    /// <summary>The test of a fault that needs more than a folder stands beside what it is about.</summary>
    private static void Covered(Type tests, string name) =>
        tests.GetMethod(name).ShouldNotBeNull().GetCustomAttributes(inherit: false).ShouldContain(attribute => attribute is FactAttribute && ((FactAttribute)attribute).Skip == null);
}
