using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Health;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests.Health;

/// <summary>Of each finding, a site that has it and one that has not.</summary>
public sealed class FindingTests
{
    [Fact]
    public void A_page_that_only_lists_lead_to_is_an_orphan()
    {
        var found = Found("orphan-page", ("posts/a.md", Text("A", "[b](b.md)")), ("posts/b.md", Text("B")));

        found.ShouldHaveSingleItem().File.ShouldBe("posts/a.md");
        found[0].Diagnostic.Location.ShouldBe(new SourceLocation("posts/a.md", 2, 8));
    }

    [Theory]
    [InlineData("posts/b.md", "[[a]]", "")]
    [InlineData("posts/b.md", "See [@a].", "")]
    [InlineData("posts/b.md", "", "relations: [{supports: a}]")]
    [InlineData("posts/index.md", "[a](a.md)", "")]
    [InlineData("topics/b.md", "", "currentView: a")]
    public void A_page_that_another_leads_to_is_no_orphan(string path, string body, string frontMatter) =>
        Found("orphan-page", ("posts/a.md", Text("A")), (path, Text("B", body, frontMatter))).ShouldNotContain(finding => finding.File == "posts/a.md");

    [Theory]
    [InlineData("/posts/a/")]
    [InlineData("/posts/a")]
    [InlineData("/posts/a/index.html?from=b#part")]
    [InlineData("../../posts/a/")]
    [InlineData("/before/a/")]
    [InlineData("https://example.org/blog/posts/a/")]
    [InlineData("http://EXAMPLE.org:80/blog/posts/a")]
    [InlineData("//example.org/blog/posts/%61/")]
    public void A_link_is_one_however_the_address_is_written(string address)
    {
        (string, string)[] files =
        [
            ("site.yml", $"baseUrl: {(address.StartsWith("http:", StringComparison.Ordinal) ? "http" : "https")}://example.org/blog/"),
            ("posts/a.md", Text("A", "Words.", "aliases: [/before/a/]")), ("topics/b.md", Text("B", $"[words]({address})")),
        ];

        Found("orphan-page", files).ShouldHaveSingleItem().File.ShouldBe("topics/b.md");
        Found("dead-end", files).ShouldHaveSingleItem().File.ShouldBe("posts/a.md");
    }

    [Theory]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example/posts/a/")]
    [InlineData("https://xn--bcher-kva.example/", "https://bücher.example/posts/a/")]
    [InlineData("https://example.org:8443/", "http://example.org:8443/posts/a/")]
    public void The_site_knows_its_host_however_that_is_written(string baseUrl, string address) =>
        Found("dead-end", ("site.yml", $"baseUrl: {baseUrl}"), ("posts/a.md", Text("A", "[[b]]")), ("topics/b.md", Text("B", $"[words]({address})"))).ShouldBeEmpty();

    [Theory]
    [InlineData("https://example.org/posts/a/")]
    [InlineData("https://blog.example.org/blog/posts/a/")]
    [InlineData("https://example.org:444/blog/posts/a/")]
    [InlineData("mailto:a@example.org")]
    public void An_address_outside_the_site_leads_to_no_page(string address) =>
        Found("dead-end", ("site.yml", "baseUrl: https://example.org/blog/"), ("posts/a.md", Text("A", $"[words]({address})"))).Count.ShouldBe(1);

    [Fact]
    public void A_section_that_is_linked_by_its_address_is_not_uncited() =>
        Found("uncited-section", ("sources/a.md", Text("A", "## One\n\n## Two")), ("posts/b.md", Text("B", "[words](/sources/a/#two)")))
            .ShouldHaveSingleItem().Subject.ShouldBe("one");

    [Theory]
    [InlineData("/about")]
    [InlineData("/%61bout/")]
    [InlineData("https://example.org/blog/about/")]
    public void A_page_of_the_menu_is_no_orphan(string address) =>
        Found("orphan-page", ("site.yml", $"baseUrl: https://example.org/blog/\nmenu: [{{title: About, url: '{address}'}}]"), ("pages/about.md", Text("About"))).ShouldBeEmpty();

    [Fact]
    public void A_topic_is_led_to_by_its_members_and_by_its_narrower_topics() =>
        Found("orphan-page", ("topics/a.md", Text("A")), ("topics/b.md", Text("B", frontMatter: "parent: a")), ("posts/c.md", Text("C", frontMatter: "topics: [b]")))
            .ShouldHaveSingleItem().File.ShouldBe("posts/c.md");

    [Theory]
    [InlineData("Words.", true)]
    [InlineData("[self](#here) and [out](https://example.org/) and ![i](/i.png)\n\n## Here", true)]
    [InlineData("[b](b.md)", false)]
    [InlineData("[[b]]", false)]
    [InlineData("Says [@b].", false)]
    [InlineData("[all](/posts/)", false)]
    [InlineData("[all](http://localhost/posts)", false)]
    [InlineData("[self](/posts/a/)", true)]
    [InlineData("<http://localhost/posts/b/>", false)]
    [InlineData("<a href=\"/posts/b/\">raw</a>", true)]
    [InlineData("", false)]
    public void A_text_without_a_link_to_another_page_is_a_dead_end(string body, bool isDeadEnd) =>
        Found("dead-end", ("posts/a.md", Text("A", body)), ("posts/b.md", Text("B", "[[a]]")), ("static/i.png", "x")).Count.ShouldBe(isDeadEnd ? 1 : 0);

    [Fact]
    public void A_captured_text_and_one_with_a_relation_are_no_dead_ends() =>
        Found("dead-end", ("sources/a.md", Text("A", "Words.", "verbatim: true")), ("posts/b.md", Text("B", "Words.", "relations: [{disputes: a}]"))).ShouldBeEmpty();

    [Fact]
    public void A_source_that_nobody_cites_is_uncited_and_its_sections_are_not_told_besides()
    {
        (string, string)[] files = [("sources/a.md", Text("A", "## One")), ("posts/b.md", Text("B", "[all](/sources/)"))];

        Found("uncited-source", files).ShouldHaveSingleItem().Diagnostic.Suggestion.ShouldBe("[@a]");
        Found("uncited-section", files).ShouldBeEmpty();
    }

    [Fact]
    public void Sections_that_nobody_cites_are_told_and_one_with_a_cited_part_is_cited()
    {
        (string, string)[] files =
        [
            ("sources/a.md", Text("A", "# Whole\n\n## One\n\n### Deep\n\n## Two")),
            ("posts/b.md", Text("B", "Says [@a#deep] and [@a].")),
        ];

        Found("uncited-source", files).ShouldBeEmpty();
        var finding = Found("uncited-section", files).ShouldHaveSingleItem();
        finding.Subject.ShouldBe("two");
        finding.Diagnostic.Location.ShouldBe(new SourceLocation("sources/a.md", 11, 1));
        finding.Diagnostic.Suggestion.ShouldBe("[@a#two]");
        var coverage = Report(files).Coverage.ShouldHaveSingleItem();
        (coverage.Cited, coverage.Sections.Length).ShouldBe((3, 4));
    }

    [Fact]
    public void A_topic_that_rests_on_one_source_is_told_and_one_whose_text_cites_another_is_not()
    {
        (string, string)[] sources = [("sources/a.md", Text("A", frontMatter: "topics: [t]")), ("sources/b.md", Text("B"))];

        Found("single-source-topic", [.. sources, ("topics/t.md", Text("T"))]).ShouldHaveSingleItem().Diagnostic.Message.ShouldContain("\"A\"");
        Found("single-source-topic", [.. sources, ("topics/t.md", Text("T", "See [@b]."))]).ShouldBeEmpty();
        Found("single-source-topic", ("topics/t.md", Text("T"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("health: {thinTopic: 2}", false)]
    public void A_topic_with_few_members_is_thin(string settings, bool isThin) =>
        Found("thin-topic", ("site.yml", settings), ("topics/t.md", Text("T", frontMatter: "parent: u")), ("topics/u.md", Text("U")),
            ("posts/a.md", Text("A", frontMatter: "topics: [t, u]")), ("sources/b.md", Text("B", frontMatter: "topics: [t]"))).Select(finding => finding.File)
            .ShouldBe(isThin ? ["topics/t.md", "topics/u.md"] : []);

    [Fact]
    public void A_topic_without_a_current_view_is_told() =>
        Found("topic-without-view", ("topics/t.md", Text("T")), ("topics/u.md", Text("U", frontMatter: "currentView: t"))).ShouldHaveSingleItem().File.ShouldBe("topics/t.md");

    [Theory]
    [InlineData("reviewEvery: 6 months\nreviewed: {by: A, date: 2026-05-20}", true)]
    [InlineData("reviewEvery: 6 months\nreviewed: {by: A, date: 2026-05-21}", false)]
    [InlineData("reviewEvery: 6 months\nupdated: 2026-05-20", true)]
    [InlineData("reviewEvery: 6 months\nupdated: 2026-11-01", false)]
    [InlineData("reviewEvery: 1 year\nreviewed: {date: 2025-11-01}\nupdated: 2026-11-01", true)]
    [InlineData("reviewEvery: 1 year", false)]
    [InlineData("reviewEvery: P1M", true)]
    [InlineData("updated: 1990-01-01", false)]
    public void A_page_is_stale_when_its_time_has_run_out(string frontMatter, bool isStale) =>
        Found("stale-page", ("posts/a.md", Text("A", frontMatter: frontMatter))).Count.ShouldBe(isStale ? 1 : 0);

    [Fact]
    public void A_page_without_any_date_was_never_reviewed()
    {
        var finding = Found("stale-page", ("topics/a.md", "---\ntitle: A\nreviewEvery: 1 year\n---\n")).ShouldHaveSingleItem();
        finding.Diagnostic.Message.ShouldContain("never was");
        finding.Diagnostic.Location.ShouldBe(new SourceLocation("topics/a.md", 3, 14));
    }

    [Theory]
    [InlineData("Words.\n", false)]
    [InlineData("Words.  \n\n", false)]
    [InlineData("Other words.\n", true)]
    public void A_review_is_void_once_the_text_has_changed(string body, bool isVoid)
    {
        var found = Found("void-review", ("posts/a.md", $"---\ntitle: A\nreviewed: {{by: Ann, date: 2026-01-02, hash: {ReviewHash.Of("Words.\n")}}}\n---\n{body}"));

        found.Count.ShouldBe(isVoid ? 1 : 0);
        if (isVoid)
            found[0].Diagnostic.Message.ShouldContain("its review of 2026-01-02 by Ann");
    }

    [Fact]
    public void A_review_without_a_hash_is_bound_to_nothing() =>
        Found("void-review", ("posts/a.md", Text("A", frontMatter: "reviewed: {by: Ann, date: 2026-01-02}"))).ShouldBeEmpty();

    [Fact]
    public void Pages_of_every_kind_want_a_summary() =>
        Found("missing-summary", ("posts/a.md", Text("A")), ("topics/b.md", Text("B")), ("sources/c.md", Text("C", frontMatter: "summary: S"))).Select(finding => finding.File)
            .ShouldBe(["posts/a.md", "topics/b.md"]);

    [Fact]
    public void A_link_to_a_page_with_an_archived_copy_is_told_with_the_copy()
    {
        var found = Found("archived-link",
            ("data/external-links.yml", "https://old.example/: {archive: https://archive.example/old}"),
            ("posts/a.md", Text("A", "[x](https://old.example/#part) [y](https://new.example/)")));

        found.ShouldHaveSingleItem().Diagnostic.Suggestion.ShouldBe("https://archive.example/old");
    }

    [Fact]
    public void A_finding_that_the_site_switches_off_is_not_told_and_another_severity_shows()
    {
        (string, string) page = ("posts/a.md", Text("A", "Words."));

        Found("dead-end", ("site.yml", "diagnostics: {dead-end: off}"), page).ShouldBeEmpty();
        Found("dead-end", ("site.yml", "diagnostics: {dead-end: error}"), page).ShouldHaveSingleItem().Diagnostic.Severity.ShouldBe(Severity.Error);
    }

    [Fact]
    public void A_build_does_not_report_what_only_health_asks() =>
        Build(("posts/a.md", Text("A", "Words.", "tags: [once]\nsummary: S"))).Result.Diagnostics.ShouldBeEmpty();

    private static HealthReport Report(params (string Path, string Text)[] files) => Build(files).Result.Health.ShouldNotBeNull().Report;

    private static List<HealthFinding> Found(string rule, params (string Path, string Text)[] files) =>
        [.. Report(files).Findings.Where(finding => finding.Diagnostic.Rule.Name == rule)];
}
