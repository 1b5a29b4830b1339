using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Editing.Moving;
using ServiceBlog.Core.Tests.Editing;

namespace ServiceBlog.Core.Tests.Content;

public sealed class TitleTests
{
    private const string Layout = "<h1>{{ page.title | html.escape }}</h1>{{ page.content }}|{{ page.summary }}";

    [Theory]
    [InlineData("# My title\n\nWords.\n", "My title")]
    [InlineData("My title\n========\n\nWords.\n", "My title")]
    [InlineData("\n\n# My title\nWords.\n", "My title")]
    [InlineData("---\ndate: 2026-01-02\n---\n# My title\n\nWords.\n", "My title")]
    [InlineData("---\ntitle:\n---\n# My title\n\nWords.\n", "My title")]
    [InlineData("+++\ndate = 2026-01-02\n+++\n# My title\n\nWords.\n", "My title")]
    [InlineData("# My *big* `code`, [link](b.md) &amp; \\* title\n\nWords.\n", "My big code, link & * title")]
    [InlineData("```\n# no\n```\n\n# My title\n\nWords.\n", "My title")]
    [InlineData("> # no\n\n<div>\n# no\n</div>\n\n# My title\n\nWords.\n", "My title")]
    public void The_first_heading_is_the_title_where_the_front_matter_gives_none(string text, string title)
    {
        var site = TestSite.Build(("posts/a.md", text), ("theme/layouts/post.sbn-html", Layout));

        site.Diagnostics.ShouldBeEmpty();
        var page = site["posts/a/index.html"];
        page.ShouldStartWith($"<h1>{System.Net.WebUtility.HtmlEncode(title)}</h1>");
        page.ShouldEndWith("<p>Words.</p>\n|Words.");
        page.Split("My").Length.ShouldBe(2);
    }

    [Fact]
    public void A_folder_of_plain_files_simply_builds()
    {
        var files = Enumerable.Range(1, 40).Select(number => (FormattableString.Invariant($"posts/note {number}.md"), FormattableString.Invariant($"# Note {number}\n\nWords.\n")));

        var site = TestSite.Build([.. files]);

        site.Diagnostics.ShouldBeEmpty();
        site["posts/note-7/index.html"].ShouldContain("<title>Note 7</title>");
        site["posts/index.html"].ShouldContain(">Note 1</a>");
        site["feed.xml"].ShouldContain("Note 1<");
    }

    [Theory]
    [InlineData("Only words.\n", 1, "# A b")]
    [InlineData("", 1, "# A b")]
    [InlineData("## Part\n\nWords.\n", 1, "# A b")]
    [InlineData("---\ndate: 2026-01-02\n---\nWords.\n", 2, "title: A b")]
    [InlineData("\n---\ndate: 2026-01-02\n---\nWords.\n", 3, "title: A b")]
    [InlineData("+++\ndate = 2026-01-02\n+++\nWords.\n", 2, "title = \"A b\"")]
    [InlineData("\n#Title\n\nWords.\n", 2, "# Title")]
    public void A_page_with_neither_title_nor_heading_is_an_error_with_a_way_out(string text, int line, string suggestion)
    {
        var mistake = TestSite.Build(("posts/a-b.md", text)).Single("missing-title");

        mistake.Severity.ShouldBe(Severity.Error);
        mistake.Location.ShouldBe(new SourceLocation("posts/a-b.md", line, 1));
        mistake.Suggestion.ShouldBe(suggestion);
    }

    [Theory]
    [InlineData("---\ntitle: A\n---\n\n# A\n\nWords.\n", 5, "the title is shown twice")]
    [InlineData("---\ntitle: A\n---\nWords.\n\n# B\n\n# C\n", 6, "a second title, beside \"A\", and so do 1 more below")]
    [InlineData("# A\n\nWords.\n\n# B\n", 5, "a second title, beside \"A\"")]
    [InlineData("# A\n\nWords.\n\n# A\n", 5, "the title is shown twice")]
    public void A_second_title_is_told_once(string text, int line, string message)
    {
        var mistake = TestSite.Build(("posts/a.md", text)).Diagnostics.ShouldHaveSingleItem();

        mistake.Rule.ShouldBe(Rules.SecondTitle);
        mistake.Location.ShouldBe(new SourceLocation("posts/a.md", line, 1));
        mistake.Message.ShouldContain(message);
    }

    [Fact]
    public void The_headings_of_a_captured_text_stay_as_they_are() =>
        TestSite.Build(("sources/a.md", TestSite.Text("A", "# A\n\n# B", "verbatim: true"))).Diagnostics.ShouldBeEmpty();

    [Theory]
    [InlineData("[top](#my-title)", "href=\"/posts/a/\"")]
    [InlineData("[top](a.md#my-title)", "href=\"/posts/a/\"")]
    [InlineData("[[a#My Title]]", "href=\"/posts/a/\"")]
    public void A_link_to_the_heading_that_became_the_title_leads_to_the_top(string link, string expected)
    {
        var site = TestSite.Build(("posts/a.md", $"# My title\n\nWords. {link}\n"), ("posts/b.md", TestSite.Text("B", link.Replace("(#", "(a.md#", StringComparison.Ordinal))));

        site.Diagnostics.ShouldBeEmpty();
        site["posts/a/index.html"].ShouldContain(expected);
        site["posts/b/index.html"].ShouldContain(expected);
    }

    [Fact]
    public void A_note_to_the_title_stays_without_a_way_back()
    {
        var site = TestSite.Build(("posts/a.md", "# My title[^1]\n\nWords.[^1]\n\n[^1]: A note.\n"));

        site.Diagnostics.ShouldBeEmpty();
        site["posts/a/index.html"].ShouldContain("<title>My title</title>");
        site["posts/a/index.html"].ShouldContain("A note.");
    }

    [Fact]
    public void A_broken_link_below_such_a_title_is_led_back_to_its_line() =>
        TestSite.Build(("posts/a.md", "# My title\n\nWords.\n\n<a href=\"/none/\">x</a>\n")).Single("broken-link").Location.ShouldBe(new SourceLocation("posts/a.md", 5, 10));

    [Fact]
    public void A_move_keeps_the_title_in_the_text_and_adds_what_it_must_above()
    {
        var files = new EditedFiles(("posts/a.md", "# My title\n\nWords.\n"), ("posts/b.md", TestSite.Text("B", "[a](a.md)")));

        files.Apply(PageMove.Plan(files.Site(), "posts/a.md", "posts/c.md"));

        files["posts/c.md"].ShouldBe("---\naliases: [/posts/a/]\n---\n# My title\n\nWords.\n");
        files["posts/b.md"].ShouldContain("[a](c.md)");
        files.Build()["posts/c/index.html"].ShouldContain("<title>My title</title>");
    }
}
