using ServiceBlog.Core.Content.Yaml;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Tests;

public sealed class FrontMatterTests
{
    [Theory]
    [InlineData("date: tomorrow", 4, 7, "\"date\" expects a date")]
    [InlineData("tags: {a: 1}", 4, 7, "\"tags\" expects a text or a list of texts")]
    [InlineData("draft: no", 4, 8, "\"draft\" expects true or false, found \"no\"")]
    [InlineData("summary: [a]", 4, 10, "\"summary\" expects text, found a list")]
    [InlineData("relations: first", 4, 12, "\"relations\" expects a list")]
    [InlineData("expires: 2026-02-30", 4, 10, "\"expires\" expects a date")]
    public void A_wrong_type_is_reported_at_its_value(string line, int expectedLine, int expectedColumn, string expected)
    {
        var site = TestSite.Build(("posts/a.md", $"---\ntitle: A\nslug: a\n{line}\n---\ntext\n"));

        var diagnostic = site.Single("wrong-type");
        diagnostic.Location.ShouldBe(new SourceLocation("posts/a.md", expectedLine, expectedColumn));
        diagnostic.Message.ShouldStartWith(expected);
        site.Result.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void A_null_character_becomes_the_replacement_character() =>
        TestSite.Build(("posts/a.md", TestSite.Text("\"A\\0B\"")))["posts/a/index.html"].ShouldContain("<title>A\uFFFDB</title>");

    [Fact]
    public void Every_mistake_of_a_file_is_reported_in_one_run()
    {
        var site = TestSite.Build(("posts/a.md", "---\ntitle: [x]\ndate: never\ndraft: 1\ntgas: [x]\n---\n"));

        site.Diagnostics.Select(diagnostic => (diagnostic.Rule.Name, diagnostic.Location.Line)).ShouldBe(
            [("wrong-type", 2), ("wrong-type", 3), ("wrong-type", 4), ("unknown-key", 5)]);
    }

    [Fact]
    public void An_unknown_key_names_the_nearest_known_one_and_reaches_the_theme()
    {
        var site = TestSite.Build(
            ("posts/a.md", TestSite.Text("A", frontMatter: "sumary: short\nrating: 5")),
            ("theme/layouts/post.sbn-html", "{{ page.extra.sumary }} {{ page.extra.rating + 1 }}"));

        site.Diagnostics[0].Suggestion.ShouldBe("summary");
        site.Diagnostics[0].Severity.ShouldBe(Severity.Warning);
        site["posts/a/index.html"].ShouldBe("short 6");
    }

    [Fact]
    public void A_key_given_twice_is_an_error_at_the_second()
    {
        var site = TestSite.Build(("posts/a.md", "---\ntitle: A\ntags: [x]\ntitle: B\n---\n"));

        site.Single("duplicate-key").Location.ShouldBe(new SourceLocation("posts/a.md", 4, 1));
    }

    [Fact]
    public void Front_matter_that_is_never_closed_is_an_error_and_no_text_is_lost_silently() =>
        TestSite.Build(("posts/a.md", "---\ntitle: A\n\nText.\n"))
            .Single("unclosed-front-matter").Location.ShouldBe(new SourceLocation("posts/a.md", 1, 1));

    [Theory]
    [InlineData("")]
    [InlineData("Just text.\n")]
    [InlineData("---\n---\n")]
    [InlineData("---\ntitle:\n---\n")]
    [InlineData("---\ntitle: \"\"\n---\n")]
    public void A_page_without_a_title_is_an_error(string text) =>
        TestSite.Build(("posts/a.md", text)).Diagnostics.ShouldContain(diagnostic => diagnostic.Severity == Severity.Error);

    [Theory]
    [InlineData("title: Service: the key", 2, 15, "must stand in quotes", "\"Service: the key\"")]
    [InlineData("title: A \\ \"b\": c: d", 2, 15, "must stand in quotes", "\"A \\\\ \\\"b\\\": c: d\"")]
    [InlineData("title: T\nmenu: [{x: a: b}]", 3, 13, "is its } missing", null)]
    [InlineData("title: @home", 2, 8, "begins with @", "\"@home\"")]
    [InlineData("title: !Important news", 2, 8, "begins with !", null)]
    [InlineData("title: T\nx: !!]", 3, 1, "left open", null)]
    [InlineData("title: T\nx:\n  - :", 5, 1, "a value is missing", null)]
    [InlineData("title: 'it's'", 2, 8, "quotation mark in which it stands", "\"it's\"")]
    [InlineData("title: \"the \"best\"\"", 2, 8, "quotation mark in which it stands", "'the \"best\"'")]
    [InlineData("title: T\n\tdate: 2026-01-01", 3, 1, "a tab indents", null)]
    [InlineData("title:T\ndate: 2026-01-01", 2, 7, "stands a space", "title: T")]
    [InlineData("title: T\n  date: 2026-01-01", 3, 3, "a part of the value above it", null)]
    [InlineData("title: T\ntags:\n - a\n- b", 5, 1, "a key is expected", null)]
    [InlineData("title: T\ntags: [a, b\nsummary: s", 3, 8, "a bracket or a quote left open", null)]
    [InlineData("title: \"T\ndate: 2026-01-01", 2, 8, "quotation mark before", null)]
    public void What_is_wrong_with_YAML_is_said_in_an_authors_words(string yaml, int line, int column, string message, string? suggestion)
    {
        var diagnostic = TestSite.Build(("posts/a.md", $"---\n{yaml}\n---\n")).Single("invalid-yaml");

        $"{diagnostic.Location} {diagnostic.Message}".ShouldBe(FormattableString.Invariant($"posts/a.md:{line}:{column} {diagnostic.Message}"));
        diagnostic.Message.ShouldContain(message);
        diagnostic.Suggestion.ShouldBe(suggestion);
    }

    /// <summary>Whatever stands there, its mistake is told within it.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_wrong_YAML_is_told_at_a_place_that_there_is(int seed)
    {
        string[] pieces = ["title", ": ", ":", "\n", "\n", "  ", "\t", "- ", "\"", "'", "[", "]", "{", "}", ",", "@", "`", "%", "&a", "*a", "|", ">", "#", "x", "é", "\r\n", "---", "?", "!"];
        var random = new Random(seed);
        var told = 0;
        for (var round = 0; round < 10_000; round++)
        {
            var yaml = string.Concat(Enumerable.Range(0, random.Next(1, 15)).Select(_ => pieces[random.Next(pieces.Length)]));
            var diagnostics = new List<Diagnostic>();
            YamlReader.Read(yaml, "x.yml", firstLine: 1, diagnostics);
            foreach (var diagnostic in diagnostics.Where(diagnostic => diagnostic.Rule == Rules.InvalidYaml))
            {
                told++;
                diagnostic.Location.Line.ShouldBeInRange(1, yaml.ReplaceLineEndings("\n").Count(letter => letter == '\n') + 2, yaml);
                diagnostic.Message.ShouldNotBeNullOrWhiteSpace(yaml);
            }
        }
        told.ShouldBeGreaterThan(500);
    }

    [Theory]
    [InlineData("tags: [x")]
    [InlineData("tags: [x\ndate: 2026-01-01")]
    [InlineData("tags: [a long title that goes on\ndate: 2026-01-01\nsummary: Words. More words.\nseries: S")]
    public void Text_that_is_not_yaml_is_reported_at_its_line(string yaml)
    {
        var diagnostic = TestSite.Build(("posts/a.md", $"---\ntitle: A\n{yaml}\n---\n")).Single("invalid-yaml");

        diagnostic.Location.File.ShouldBe("posts/a.md");
        diagnostic.Location.Line.ShouldBeInRange(3, 4);
    }

    [Fact]
    public void A_page_whose_front_matter_is_broken_is_there_for_those_who_link_to_it()
    {
        var site = TestSite.Build(
            ("posts/a.md", "---\ntitle: [A\n---\n## Here\n"),
            ("posts/b.md", TestSite.Text("B", "[[a]], [there](a.md#here)", "relations: [{extends: a}]")));

        site.Result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ShouldHaveSingleItem().Rule.Name.ShouldBe("invalid-yaml");
    }

    [Theory]
    [InlineData("a: &a [*a]", "refers to nothing")]
    [InlineData("a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]", "more than 100,000 values")]
    public void Aliases_cannot_grow_without_bound(string yaml, string expected) =>
        TestSite.Build(("posts/a.md", $"---\ntitle: A\n{yaml}\n---\n")).Single("invalid-yaml").Message.ShouldContain(expected);

    [Fact]
    public void Nesting_is_bounded()
    {
        var nested = new string('[', 100_000) + new string(']', 100_000);

        TestSite.Build(("posts/a.md", $"---\ntitle: A\nx: {nested}\n---\n")).Single("invalid-yaml").Message.ShouldContain("nested deeper");
    }

    [Theory]
    [InlineData("\uFEFF---\r\ntitle: A\r\ndate: 2026-01-02\r\n---\r\nOne\r\ntwo\r\n")]
    [InlineData("---\rtitle: A\rdate: 2026-01-02\r---\rOne\rtwo\r")]
    [InlineData("---\ntitle: A\ndate: 2026-01-02\n---\nOne\ntwo")]
    public void Line_ends_and_a_byte_order_mark_make_no_difference(string text)
    {
        var plain = TestSite.Build(("posts/a.md", "---\ntitle: A\ndate: 2026-01-02\n---\nOne\ntwo\n"));

        var other = TestSite.Build(("posts/a.md", text));

        other["posts/a/index.html"].ShouldBe(plain["posts/a/index.html"]);
        plain.Diagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-20T00:00:00+01:00")]
    [InlineData("2026-07-20T09:30", "2026-07-20T09:30:00+02:00")]
    [InlineData("2026-07-20 09:30:15", "2026-07-20T09:30:15+02:00")]
    [InlineData("2026-07-20T09:30:15Z", "2026-07-20T11:30:15+02:00")]
    [InlineData("2026-03-29T02:30", "2026-03-29T03:30:00+02:00")]
    public void A_date_without_a_zone_is_the_sites(string written, string expected)
    {
        var site = TestSite.Build(
            new Building.BuildOptions { Future = true },
            ("site.yml", "timeZone: Europe/Berlin"),
            ("posts/a.md", TestSite.Text("A", date: written)),
            ("theme/layouts/post.sbn-html", "{{ page.date | date.to_string '%FT%T%Z' }}"));

        site["posts/a/index.html"].ShouldBe(expected);
    }
}
