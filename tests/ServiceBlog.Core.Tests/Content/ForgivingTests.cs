using System.Text;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Tests.Content;

/// <summary>What newcomers write: taken where its meaning is plain, else told in words by which they mend it.</summary>
public sealed class ForgivingTests
{
    [Theory]
    [InlineData("\n\n---\ntitle: A\ntags: [x]\n---\nWords.\n")]
    [InlineData("\uFEFF---\ntitle: A\ntags: [x]\n---\nWords.\n")]
    [InlineData("\uFEFF \n\t\n---\ntitle: A\ntags: [x]\n---\nWords.\n")]
    [InlineData("---\ntitle: A\ntags: [x]\n...\nWords.\n")]
    [InlineData("---  \ntitle: A\ntags: [x]\n---\t\nWords.\n")]
    [InlineData("+++\ntitle = \"A\"\ntags = ['x']\n+++\nWords.\n")]
    [InlineData("\r\n+++\r\ntitle = \"A\"\r\ntags = ['x']\r\n+++\r\nWords.\r\n")]
    public void Front_matter_is_found_where_authors_put_it(string text)
    {
        var site = TestSite.Build(("posts/a.md", text));

        site.Diagnostics.ShouldBeEmpty();
        site["posts/a/index.html"].ShouldContain("<title>A</title>");
        site["posts/a/index.html"].ShouldContain("<body><p>Words.</p>");
        site.Files.ShouldContain("tags/x/index.html");
    }

    [Theory]
    [InlineData("---\n\u2028+++\njavascript:alert(1)summary: |\n  text\n...\n", "posts/a.md:3:27")]
    [InlineData("---\nsummary: a\u2028 b\ndaet: 2026\n---\nWords.\n", "posts/a.md:3:1")]
    public void A_line_ends_where_it_does_in_an_editor(string text, string place) =>
        TestSite.Build(("posts/a.md", text)).Diagnostics.Select(diagnostic => diagnostic.Location.ToString()).ShouldContain(place);

    [Fact]
    public void A_thematic_break_below_blank_lines_begins_no_front_matter()
    {
        var site = TestSite.Build(("posts/a.md", "\n---\n\n# A\n\nWords.\n\n---\n\nMore.\n"));

        site.Diagnostics.ShouldBeEmpty();
        site["posts/a/index.html"].ShouldContain("<hr");
    }

    [Theory]
    [InlineData("----\ntitle: A\n----\nWords.\n", 1, "misspelt-front-matter", "---")]
    [InlineData("\n--\ntitle: A\n--\n", 2, "misspelt-front-matter", "---")]
    [InlineData(" ---\ntitle: A\n ---\n", 1, "misspelt-front-matter", "---")]
    [InlineData("———\ntitle: A\n———\n", 1, "misspelt-front-matter", "---")]
    [InlineData("++++\ntitle = \"A\"\n++++\n", 1, "misspelt-front-matter", "+++")]
    [InlineData("---\ntitle: A\n----\nWords.\n", 3, "unclosed-front-matter", "---")]
    [InlineData("---\ntitle: A\n\nWords.\n", 1, "unclosed-front-matter", null)]
    [InlineData("+++\ntitle = \"A\"\n\nWords.\n", 1, "unclosed-front-matter", null)]
    public void A_misspelt_fence_is_told_at_its_line(string text, int line, string rule, string? suggestion)
    {
        var mistake = TestSite.Build(("posts/a.md", text)).Diagnostics.ShouldHaveSingleItem();

        (mistake.Rule.Name, mistake.Location.Line, mistake.Suggestion).ShouldBe((rule, line, suggestion));
    }

    [Theory]
    [InlineData("----\n\n# A\n\nWords.\n")]
    [InlineData("----\nNote: this is prose.\n\n# A\n")]
    public void Dashes_above_a_text_are_no_mistake(string text) =>
        TestSite.Build(("posts/a.md", text)).Diagnostics.ShouldBeEmpty();

    [Theory]
    [InlineData("posts/2026-01-02 Name.md", "Name", "2026-01-02")]
    [InlineData("posts/2026-01-02-name.md", "name", "2026-01-02")]
    [InlineData("posts/2026-01-02_name.md", "name", "2026-01-02")]
    [InlineData("posts/2026-01-02 - Two words.md", "Two words", "2026-01-02")]
    [InlineData("posts/2013-06-02-tea/index.md", "tea", "2013-06-02")]
    [InlineData("posts/2026-01-02.md", "2026-01-02", "2026-01-02")]
    [InlineData("posts/2026-02-30-name.md", "2026-02-30-name", null)]
    [InlineData("posts/2026-01-021.md", "2026-01-021", null)]
    [InlineData("posts/tea/index.md", "tea", null)]
    public void A_file_or_its_folder_may_begin_with_a_date(string path, string key, string? date)
    {
        ContentPath.KeyOf(path).ShouldBe(key);
        ContentPath.DateOf(path).ShouldBe(date);
        TestSite.Build((path, "# A\n\nWords.\n"), ("theme/layouts/post.sbn-html", "{{ page.date | date.to_string '%F' }}"))[$"posts/{key.Replace(' ', '-')}/index.html"]
            .ShouldBe(date ?? "");
    }

    [Theory]
    [InlineData("title: X\ntags:\n\t- a", 4, 1, "a tab indents this line", "  - a")]
    [InlineData("title: X\ntags:\n  - a\n\t- b", 5, 1, "a tab indents this line", "  - b")]
    [InlineData("title:\u00A0X\ndate: 2026-01-02", 2, 7, "no-break space (U+00A0)", "title: X")]
    [InlineData("date: 2026-01-02\ntitle:\u00A0X", 3, 7, "no-break space (U+00A0)", "title: X")]
    [InlineData("title:\u00A0X", 2, 7, "no-break space (U+00A0)", "title: X")]
    [InlineData("title:\u202FX\ntags: [a]", 2, 7, "no-break space (U+202F)", "title: X")]
    [InlineData("title\uFF1AX\ntags: [a]", 2, 6, "full-width", "title: X")]
    [InlineData("title: X\nsummary A post\ndate: 2026-01-02", 3, 1, "is a colon missing", null)]
    [InlineData("title: X\ntags: [", 4, 1, "is not closed", null)]
    [InlineData("title: \"lone \\ud800\"", 2, 14, "\\ud800 is half of a character", null)]
    [InlineData("title: \"C:\\path\"", 2, 11, "\\p is none", "'C:\\path'")]
    public void Wrong_yaml_is_told_where_it_is_wrong(string yaml, int line, int column, string message, string? suggestion)
    {
        var mistake = TestSite.Build(("posts/a.md", $"---\n{yaml}\n---\nWords.\n")).Diagnostics.ShouldHaveSingleItem();

        mistake.Rule.ShouldBe(Rules.InvalidYaml);
        mistake.Location.ShouldBe(new SourceLocation("posts/a.md", line, column));
        mistake.Message.ShouldContain(message);
        mistake.Suggestion.ShouldBe(suggestion);
    }

    [Theory]
    [InlineData("tags: [“a”]", 8, "\"a\"")]
    [InlineData("tags: [b, ‘a’]", 11, "\"a\"")]
    [InlineData("tags:\n  - „a“", 5, "\"a\"")]
    [InlineData("tags: “a”", 7, "\"a\"")]
    [InlineData("slug: “a”", 7, "\"a\"")]
    public void Names_in_curly_quotes_are_told(string yaml, int column, string suggestion)
    {
        var mistake = TestSite.Build(("posts/b.md", TestSite.Text("B", "Words.", yaml))).Single("curly-quotes");

        (mistake.Severity, mistake.Location.Column, mistake.Suggestion).ShouldBe((Severity.Warning, column, suggestion));
    }

    [Theory]
    [InlineData("title: “Yes” and “no”")]
    [InlineData("title: A\nsummary: “Yes,” they say")]
    [InlineData("title: A\ntags: [readers’ choice, o’clock, the boys’]")]
    [InlineData("title: A\ntags: [\"“a”\"]")]
    public void Quotes_that_belong_to_a_text_are_no_mistake(string yaml) =>
        TestSite.Build(("posts/b.md", $"---\n{yaml}\n---\nWords.\n")).Diagnostics.ShouldBeEmpty();

    [Theory]
    [InlineData("description: x", "summary")]
    [InlineData("desc: x", "summary")]
    [InlineData("excerpt: x", "summary")]
    [InlineData("categories: [x]", "tags")]
    [InlineData("category: x", "tags")]
    [InlineData("keywords: [x]", "tags")]
    [InlineData("lastmod: 2026-01-02", "updated")]
    [InlineData("modified: 2026-01-02", "updated")]
    [InlineData("last_modified_at: 2026-01-02", "updated")]
    [InlineData("pubDate: 2026-01-02", "date")]
    [InlineData("url: /x/", "permalink")]
    [InlineData("redirect_from: /x/", "aliases")]
    [InlineData("template: x", "layout")]
    [InlineData("image: my cover.jpg", "![what it shows](<my cover.jpg>)")]
    [InlineData("cover: a.png", "![what it shows](a.png)")]
    [InlineData("sumary: x", "summary")]
    public void Keys_of_other_generators_get_the_key_that_fits(string line, string suggestion) =>
        TestSite.Build(("posts/a.md", TestSite.Text("A", "Words.", line))).Single("unknown-key").Suggestion.ShouldBe(suggestion);

    [Theory]
    [InlineData("permalink: a/b", "invalid-address", "/a/b/")]
    [InlineData("permalink: https://example.org/a/b/", "invalid-address", "/a/b/")]
    [InlineData("aliases: [old/a.html]", "invalid-address", "/old/a.html")]
    [InlineData("published: false", "wrong-type", "draft: true")]
    [InlineData("draft: Yes", "wrong-type", "true")]
    [InlineData("search: off", "wrong-type", "false")]
    public void A_value_of_other_generators_gets_the_one_that_fits(string line, string rule, string suggestion) =>
        TestSite.Build(("posts/a.md", TestSite.Text("A", "Words.", line, date: "2026-01-02"))).Single(rule).Suggestion.ShouldBe(suggestion);

    [Fact]
    public void A_file_in_latin_1_is_to_be_saved_as_utf8()
    {
        var mistake = TestSite.Build(new BuildOptions(), [InputFile.FromBytes("posts/a.md", Encoding.Latin1.GetBytes("# Tea\n\nÇa et thé\n"))]).Diagnostics.ShouldHaveSingleItem();

        mistake.Message.ShouldContain("Save it as UTF-8");
        mistake.Location.ShouldBe(new SourceLocation("posts/a.md", 3, 1));
    }

    [Theory]
    [InlineData('\u0001')]
    [InlineData('\u0000')]
    [InlineData('\u0010')]
    [InlineData('\u001B')]
    [InlineData('\u000B')]
    [InlineData('\u000C')]
    [InlineData('\u007F')]
    [InlineData('\u0080')]
    [InlineData('\u0085')]
    [InlineData('\u009F')]
    public void A_control_character_is_replaced_everywhere_and_told_once(char control)
    {
        var site = TestSite.Build(("posts/a.md", $"# A{control}B\n\nOne\ttwo.\nWo{control}rds{control}.\n\n```\nx{control}\n```\n"));

        var mistake = site.Diagnostics.ShouldHaveSingleItem();
        mistake.Rule.ShouldBe(Rules.ControlCharacter);
        mistake.Location.ShouldBe(new SourceLocation("posts/a.md", 1, 4));
        mistake.Message.ShouldContain($"U+{(int)control:X4}, and 3 more below");
        // Compressed files hold any byte.
        site.Files.Where(file => !file.EndsWith(".bin", StringComparison.Ordinal)).ShouldAllBe(file => !site[file].Contains(control, StringComparison.Ordinal));
        site["posts/a/index.html"].ShouldContain("Wo\uFFFDrds\uFFFD.");
        site["feed.xml"].ShouldContain("A\uFFFDB");
    }

    [Fact]
    public async Task Millions_of_control_characters_are_replaced_at_once()
    {
        var cancellation = TestContext.Current.CancellationToken;

        var text = await Task.Run(() => ControlCharacters.Replace(new string('\u0001', 4_000_000)), cancellation).WaitAsync(TimeSpan.FromSeconds(60), cancellation);

        text.ShouldBe(new string('\uFFFD', 4_000_000));
    }

    [Fact]
    public void An_escape_of_a_control_character_reaches_no_page() =>
        TestSite.Build(("posts/a.md", TestSite.Text("\"A\\x01\\e\\u0085B\"")))["posts/a/index.html"].ShouldContain("<title>A\uFFFD\uFFFD\uFFFDB</title>");
}
