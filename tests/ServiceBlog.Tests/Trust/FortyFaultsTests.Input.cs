using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Trust;

/// <summary>Texts that are broken, or made to cost much.</summary>
public sealed partial class FortyFaultsTests
{
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
    public void F30_a_text_of_more_than_4_MiB_is_refused_by_name()
    {
        Fails("file-too-large", ("posts/a.md", Page(text: new string('a', 5 << 20))));
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
    public void F32_an_archive_is_never_unpacked()
    {
        using (var zip = System.IO.Compression.ZipFile.Open(_shell.Folder["a.zip"], System.IO.Compression.ZipArchiveMode.Create))
        {
            zip.CreateEntry("../../outside.txt");
            using var bomb = zip.CreateEntry("bomb").Open();
            for (var piece = 0; piece < 64; piece++)
                bomb.Write(new byte[1 << 20]);
        }
        Add(("posts/a.md", Page()));

        _shell.Run("import", "a.zip").ShouldBe(1);
        _shell.Run("build", "--theme", "a.zip").ShouldNotBe(0);

        TempFolder.Texts(_shell.Folder.Path).Keys.ShouldNotContain(path => path.Contains("outside", StringComparison.Ordinal) || path.Contains("bomb", StringComparison.Ordinal));
    }
}
