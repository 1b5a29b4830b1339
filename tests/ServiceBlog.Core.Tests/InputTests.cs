using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Tests;

public sealed class InputTests
{
    [Fact]
    public void A_file_that_is_not_utf8_names_its_first_bad_byte()
    {
        var site = TestSite.Build(new BuildOptions(), [InputFile.FromBytes("posts/b.md", new byte[] { (byte)'-', (byte)'\n', 0xE9, (byte)'x' })]);

        var diagnostic = site.Single("invalid-encoding");
        diagnostic.Location.ShouldBe(new SourceLocation("posts/b.md", 2, 1));
        diagnostic.Message.ShouldContain("byte 2 is 0xE9");
    }

    [Fact]
    public void Utf16_is_told_apart() =>
        TestSite.Build(new BuildOptions(), [InputFile.FromBytes("posts/a.md", new byte[] { 0xFF, 0xFE, 65, 0 })])
            .Single("invalid-encoding").Message.ShouldContain("UTF-16");

    [Fact]
    public void A_file_that_vanished_is_an_error_and_no_crash()
    {
        var site = TestSite.Build(new BuildOptions(), [new VanishedFile("posts/a.md"), new VanishedFile("static/b.png")]);

        site.Diagnostics.Select(diagnostic => (diagnostic.Rule.Name, diagnostic.Location.File))
            .ShouldBe([("unreadable-file", "posts/a.md"), ("unreadable-file", "static/b.png")]);
    }

    [Fact]
    public void A_file_that_is_written_to_during_the_build_ends_it()
    {
        // The file is read once more for the place of its broken link.
        var first = InputFile.FromText("posts/a.md", TestSite.Text("A", "<a href=\"none/\">x</a>"));
        var file = new WrittenFile(first, InputFile.FromText("posts/a.md", TestSite.Text("B")));

        Should.Throw<FileChangedException>(() => TestSite.Build(new BuildOptions(), [file]))
            .Message.ShouldBe("posts/a.md was changed during the build; build again");
        file.ContentHash.ShouldBe(first.TryHash());
    }

    [Theory]
    [InlineData("index.md", "the text of the home page is pages/index.md", "pages/index.md")]
    [InlineData("about.md", "other pages in pages/", "pages/about.md")]
    [InlineData("notes/a.md", "pages lie in posts/", null)]
    [InlineData("404.md", "pages/404.md", "pages/404.md")]
    [InlineData("logo.png", "lies in static/", null)]
    public void A_file_that_is_not_published_says_where_it_belongs(string path, string advice, string? suggestion)
    {
        var mistake = TestSite.Build((path, "x")).Single("unplaced-file");

        mistake.Message.ShouldContain(advice);
        mistake.Suggestion.ShouldBe(suggestion);
    }

    [Theory]
    [InlineData("pages/index.md", "page", "the text of the home page", "index.html")]
    [InlineData("posts/index.md", "post", "the text of the list of posts", "posts/index.html")]
    public void A_layout_of_single_pages_has_no_effect_on_a_list(string path, string layout, string message, string output)
    {
        var site = TestSite.Build((path, $"---\ntitle: Welcome\nlayout: {layout}\n---\nHello.\n"),
            ("posts/a.md", "# A\n\nWords.\n"), ("theme/layouts/page.sbn-html", "{{ page.topics.size }}"), ("theme/layouts/post.sbn-html", "{{ page.topics.size }}"));

        var mistake = site.Diagnostics.ShouldHaveSingleItem();
        mistake.Rule.ShouldBe(Rules.UnclearPlace);
        mistake.Location.ShouldBe(new SourceLocation(path, 3, 9));
        mistake.Message.ShouldContain(message);
        site[output].ShouldContain("Hello.");
    }

    [Theory]
    [InlineData("closed: tag", "tags")]
    [InlineData("diagnostics: {missing-alt: warnings}", "warning")]
    public void What_a_setting_was_to_be_is_suggested(string settings, string suggestion) =>
        TestSite.Build(("site.yml", settings)).Single("invalid-setting").Suggestion.ShouldBe(suggestion);

    [Fact]
    public void A_file_where_nothing_is_looked_for_is_reported() =>
        TestSite.Build(("post/a.md", "x")).Single("unplaced-file").Location.File.ShouldBe("post/a.md");

    [Theory]
    [InlineData("post/a/b.md", "posts/a/b.md")]
    [InlineData("a.md", "pages/a.md")]
    [InlineData("posts/a.markdown", "posts/a.md")]
    [InlineData("posts/a.MD", "posts/a.md")]
    public void Where_an_unplaced_file_probably_belongs_is_suggested(string path, string? suggestion) =>
        TestSite.Build((path, "x")).Single("unplaced-file").Suggestion.ShouldBe(suggestion);

    [Theory]
    [InlineData("baseUrl: example.org", "invalid-setting", 1, 10)]
    [InlineData("baseUrl: https://example.org/a';id;'/", "invalid-setting", 1, 10)]
    [InlineData("baseUrl: https://example.org/$uri/", "invalid-setting", 1, 10)]
    [InlineData("title: X\ntimeZone: Mars/Base", "invalid-setting", 2, 11)]
    [InlineData("pageSize: 0", "wrong-type", 1, 11)]
    [InlineData("theme: none", "missing-theme", 1, 8)]
    [InlineData("diagnostics: {broken-link: loud}", "invalid-setting", 1, 28)]
    [InlineData("diagnostics: {template-error: warning}", "invalid-setting", 1, 31)]
    [InlineData("menu: [{title: X}]", "missing-value", 1, 8)]
    [InlineData("title: [", "invalid-yaml", 1, 9)]
    [InlineData("externalLinks: https://a.example/", "wrong-type", 1, 16)]
    [InlineData("externalLinks: {ignore: [{a: b}]}", "wrong-type", 1, 26)]
    [InlineData("externalLinks: {allowNetworks: [10.0.0.0/8, 10.0.0.0/99]}", "invalid-setting", 1, 45)]
    [InlineData("externalLinks: {allowNetwork: 10.0.0.0/8}", "unknown-key", 1, 17)]
    public void A_wrong_setting_is_reported_at_its_place(string yaml, string rule, int line, int column)
    {
        var diagnostic = TestSite.Build(("site.yml", yaml)).Single(rule);

        diagnostic.Location.ShouldBe(new SourceLocation("site.yml", line, column));
    }

    [Theory]
    [InlineData("- https://a.example/", "wrong-type", 1, 1)]
    [InlineData("https://a.example/: https://archive.example/a", "wrong-type", 1, 21)]
    [InlineData("https://a.example/: {archive: gone}", "invalid-setting", 1, 31)]
    [InlineData("a.example: {archive: https://archive.example/a}", "invalid-setting", 1, 1)]
    [InlineData("https://a.example/: {archived: https://archive.example/a}", "unknown-key", 1, 22)]
    [InlineData("https://a.example/: {archive: https://x/}\nhttps://a.example/: {archive: https://y/}", "duplicate-key", 2, 1)]
    public void A_wrong_archived_copy_is_reported_at_its_place(string yaml, string rule, int line, int column)
    {
        var diagnostic = TestSite.Build(("data/external-links.yml", yaml)).Single(rule);

        diagnostic.Location.ShouldBe(new SourceLocation("data/external-links.yml", line, column));
    }

    [Fact]
    public void A_severity_can_be_set_by_name()
    {
        var site = TestSite.Build(
            ("site.yml", "diagnostics: {broken-link: warning}"),
            ("posts/a.md", TestSite.Text("A", "[x](nowhere.md)")));

        site.Single("broken-link").Severity.ShouldBe(Severity.Warning);
        site.Result.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Line_breaks_in_a_text_of_one_line_are_spaces()
    {
        var site = TestSite.Build(
            ("site.yml", "title: \"Yard\\n\\n## Notes\"\n"),
            ("posts/a.md", "---\ntitle: \"A\\r\\n- [B](https://evil.example/)\"\ndate: 2026-01-02\ntags: [\"x\\ry\"]\n---\nWords.\n"));

        site["llms.txt"].Split('\n').ShouldNotContain(line => line.StartsWith("- [B]", StringComparison.Ordinal) || line == "## Notes");
        site["tags/x-y/index.html"].ShouldContain("x y");
    }

    private sealed class VanishedFile(string path) : InputFile(path, path)
    {
        protected override ReadOnlyMemory<byte> ReadBytes() => throw new FileNotFoundException("Could not find file.");
    }

    /// <summary>Holds something else once it was read.</summary>
    private sealed class WrittenFile(InputFile first, InputFile then) : InputFile(first.Path, first.DisplayPath)
    {
        protected override ReadOnlyMemory<byte> ReadBytes() => (ContentHash is null ? first : then).Read();
    }
}
