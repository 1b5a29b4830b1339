using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Toml;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Editing.Moving;
using ServiceBlog.Core.Editing.Reviewing;
using ServiceBlog.Core.Editing.Tagging;
using ServiceBlog.Core.Tests.Editing;

namespace ServiceBlog.Core.Tests.Content;

public sealed class TomlTests
{
    private const string Page = """
        +++
        title = "A \"b\" \u00e9"
        date = 2026-01-02T10:00:00+01:00
        updated = 2026-01-03 10:00:00z
        authors = ["Ann", 'Bo']
        tags = [
          "x", # a comment
          'y z',
        ]
        draft = false
        rating = 1_000
        share = 0.5
        summary = '''
        Some
        words'''
        relations = [{extends = "b"}]

        [params.deep]
        colour.dark = "red"

        [[steps]]
        name = "one"
        [[steps]]
        name = "two"
        [steps.more]
        x = true
        +++
        Words.

        """;

    private const string Layout = "{{ if page.extra.steps }}{{ page.title }}|{{ page.date | date.to_string '%F' }}|{{ page.tags[1].name }}|{{ page.extra.rating + 1 }}|{{ page.extra.share * 2 }}|{{ page.params.deep.colour.dark }}|{{ page.extra.steps[1].name }}|{{ page.extra.steps[1].more.x ? 'yes' : 'no' }}|{{ page.summary }}{{ end }}";

    [Fact]
    public void Every_kind_of_value_reaches_the_page()
    {
        var site = TestSite.Build(("posts/a.md", Page), ("posts/b.md", TestSite.Text("B", date: "2025-01-01")), ("theme/layouts/post.sbn-html", Layout));

        site.Diagnostics.Where(diagnostic => diagnostic.Rule != Rules.UnknownKey).Select(diagnostic => $"{diagnostic.Location} {diagnostic.Message}").ShouldBeEmpty();
        site["posts/a/index.html"].ShouldBe("A \"b\" é|2026-01-02|y z|1001|1|red|two|yes|Some words");
    }

    [Fact]
    public void The_same_keys_read_the_same_in_both_languages()
    {
        var toml = Read("+++\ntitle = \"T\"\ndate = 2026-01-02\nsources = 1\n[origin]\nname = \"O\"\nurl = \"https://example.org/\"\n+++\n");
        var yaml = Read("---\ntitle: T\ndate: 2026-01-02\nsources: 1\norigin:\n  name: O\n  url: https://example.org/\n---\n");

        (toml.Title!.Value.Value, toml.Date!.Value.Value, toml.Origin!.Name, toml.Origin.Url!.Value.Value)
            .ShouldBe((yaml.Title!.Value.Value, yaml.Date!.Value.Value, yaml.Origin!.Name, yaml.Origin.Url!.Value.Value));
    }

    [Theory]
    [InlineData("date = \"tomorrow\"", 3, 8, "wrong-type")]
    [InlineData("draft = \"true\"", 3, 9, "wrong-type")]
    [InlineData("sumary = \"x\"", 3, 1, "unknown-key")]
    [InlineData("x = \"😀\"\nsummary = [\"😀\", 1] # x", 4, 11, "wrong-type")]
    [InlineData("title = \"B\"", 3, 1, "duplicate-key")]
    [InlineData("summary: x", 3, 8, "invalid-toml")]
    [InlineData("summary = some words", 3, 11, "invalid-toml")]
    [InlineData("summary = \"some words", 3, 22, "invalid-toml")]
    [InlineData("tags = [“a”]", 3, 9, "invalid-toml")]
    [InlineData("tags =\u00A0[\"a\"]", 3, 7, "invalid-toml")]
    [InlineData("tags = [\"a\"\nsummary = \"x\"", 4, 1, "invalid-toml")]
    [InlineData("summary = \"\\ud800\"", 3, 13, "invalid-toml")]
    [InlineData("date = 2026-02-30", 3, 8, "invalid-toml")]
    public void A_mistake_is_told_at_its_place(string line, int expectedLine, int column, string rule)
    {
        var mistake = TestSite.Build(("posts/a.md", $"+++\ntitle = \"A\"\n{line}\n+++\nWords.\n")).Result.Diagnostics
            .Where(diagnostic => diagnostic.Rule.Name == rule).ShouldHaveSingleItem();

        mistake.Location.ShouldBe(new SourceLocation("posts/a.md", expectedLine, column), mistake.Message);
    }

    [Theory]
    [InlineData("summary: x", "summary = x")]
    [InlineData("summary = some words", "summary = \"some words\"")]
    [InlineData("tags = [“a”]", "tags = [\"a\"]")]
    public void A_mistake_says_what_to_write(string line, string suggestion) =>
        TestSite.Build(("posts/a.md", $"+++\ntitle = \"A\"\n{line}\n+++\nWords.\n")).Single("invalid-toml").Suggestion.ShouldBe(suggestion);

    [Theory]
    [InlineData("a = ", "[", 100_000)]
    [InlineData("", "a.", 100_000)]
    [InlineData("", "[[a]]\n", 20_000)]
    [InlineData("", "\"\"\"", 100_000)]
    [InlineData("a = ", "{x=", 50_000)]
    public void Hostile_text_is_told_and_not_suffered(string start, string repeated, int count)
    {
        var diagnostics = new List<Diagnostic>();

        var read = TomlReader.ReadMapping(start + string.Concat(Enumerable.Repeat(repeated, count)), "a.md", 2, diagnostics);

        (read is null).ShouldBe(diagnostics.Count > 0);
    }

    [Fact]
    public void A_tag_is_renamed_in_its_own_form()
    {
        var files = new EditedFiles(
            ("posts/a.md", "+++\ntitle = 'A'\ntags = ['old', \"new\", \"x\"]\n+++\nWords.\n"),
            ("posts/b.md", "+++\ntitle = 'B'\ntags = [\n  'old', # why\n  \"x\",\n]\n[params]\ntags = ['old']\n+++\nWords.\n"),
            ("posts/c.md", "+++\r\ntitle = 'C'\r\ntags = \"old\"\r\n+++\r\nWords.\r\n"));

        files.Apply(TagRename.Plan(files.Site(), "old", "it's new"));

        files["posts/a.md"].ShouldBe("+++\ntitle = 'A'\ntags = [\"it's new\", \"new\", \"x\"]\n+++\nWords.\n");
        files["posts/b.md"].ShouldBe("+++\ntitle = 'B'\ntags = [\n  \"it's new\", # why\n  \"x\",\n]\n[params]\ntags = ['old']\n+++\nWords.\n");
        files["posts/c.md"].ShouldBe("+++\r\ntitle = 'C'\r\ntags = \"it's new\"\r\n+++\r\nWords.\r\n");
    }

    [Fact]
    public void A_move_leaves_an_alias_and_renames_what_names_the_page()
    {
        var files = new EditedFiles(
            ("topics/a.md", "\n+++\ntitle = 'A'\n[params]\nx = 1\n+++\nWords.\n"),
            ("posts/b.md", "+++\ntitle = 'B'\ntopics = [\"a\"]\naliases = ['/x/']\n+++\n[A](../topics/a.md)\n"));

        files.Apply(PageMove.Plan(files.Site(), "topics/a.md", "topics/c.md"));
        files.Apply(PageMove.Plan(files.Site(), "posts/b.md", "posts/d.md"));

        files["topics/c.md"].ShouldBe("\n+++\naliases = [\"/topics/a/\"]\ntitle = 'A'\n[params]\nx = 1\n+++\nWords.\n");
        files["posts/d.md"].ShouldBe("+++\ntitle = 'B'\ntopics = [\"c\"]\naliases = ['/x/', \"/posts/b/\"]\n+++\n[A](../topics/c.md)\n");
    }

    [Theory]
    [InlineData("title = 'A'", "reviewed = {by = \"Ann B\", date = 2026-11-22, hash = \"HASH\"}\ntitle = 'A'")]
    [InlineData("title = 'A'\nreviewed = {by = 'Bo', date = 2025-01-02, hash = \"0\"}", "title = 'A'\nreviewed = {by = 'Ann B', date = 2026-11-22, hash = \"HASH\"}")]
    [InlineData("title = 'A'\nreviewed = {by = 'Bo'}", "title = 'A'\nreviewed = {by = 'Ann B', date = 2026-11-22, hash = \"HASH\"}")]
    [InlineData("title = 'A'\n[reviewed]\nby = \"Bo\"\ndate = 2025-01-02\nhash = '0'", "title = 'A'\n[reviewed]\nby = \"Ann B\"\ndate = 2026-11-22\nhash = 'HASH'")]
    public void A_review_is_stamped(string before, string after)
    {
        var file = InputFile.FromText("posts/a.md", $"+++\n{before}\n+++\nWords.\n");

        var plan = ReviewEdit.Plan(file, TimeZoneInfo.Utc, "Ann B", "2026-11-22");

        plan.Refusals.ShouldBeEmpty();
        System.Text.Encoding.UTF8.GetString(plan.Changes.Single().After.Span).ShouldBe($"+++\n{after.Replace("HASH", ReviewHash.Of("Words.\n"), StringComparison.Ordinal)}\n+++\nWords.\n");
    }

    [Theory]
    [InlineData("title = 'A'\nreviewed.by = 'Bo'")]
    [InlineData("title = 'A'\nreviewed = {by = '''Bo'''}")]
    public void What_cannot_be_edited_piece_by_piece_is_refused(string keys)
    {
        var plan = ReviewEdit.Plan(InputFile.FromText("posts/a.md", $"+++\n{keys}\n+++\nWords.\n"), TimeZoneInfo.Utc, "Ann", "2026-11-22");

        plan.Refusals.ShouldHaveSingleItem().Rule.ShouldBe(Rules.UnlocatedEdit);
        plan.Changes.ShouldBeEmpty();
    }

    private static FrontMatter Read(string text) =>
        ContentReader.Read(InputFile.FromText("sources/a.md", text), TimeZoneInfo.Utc, new List<Diagnostic>()).ShouldNotBeNull().FrontMatter;
}
