using ServiceBlog.Core.Diagnostics;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public class RelationTests
{
    private const string ThreadLayout =
        "{{ page.about.key }}:{{ for e in page.thread }} {{ e.depth }}{{ e.page.key }}>{{ e.answers.key }}({{ for r in e.relations }}{{ r.type }} {{ r.page.key }};{{ end }}){{ end }}";

    [Theory]
    [InlineData("[{supports: p}]", "self-relation", "posts/p.md", 24)]
    [InlineData("[{supports: s}, {supports: s}]", "duplicate-relation", "posts/p.md", 39)]
    [InlineData("[{extends: later}]", "relation-to-later", "posts/p.md", 23)]
    [InlineData("[{extends: latre}]", "unknown-page", "posts/p.md", 23)]
    [InlineData("[{updates: o}]", "update-cycle", "posts/o.md", 23)]
    public void A_relation_that_cannot_be_meant_is_reported_at_its_place(string relations, string rule, string file, int column)
    {
        var site = Build(
            ("sources/s.md", Text("S")),
            ("posts/p.md", Text("P", "", $"relations: {relations}")),
            ("posts/o.md", Text("O", "", "relations: [{updates: p}]")),
            ("posts/later.md", Text("Later", date: "2026-02-02")));
        var mistake = site.Diagnostics.ShouldHaveSingleItem();
        mistake.Rule.Name.ShouldBe(rule);
        mistake.Location.ShouldBe(new SourceLocation(file, 4, column));
    }

    [Fact]
    public void Long_chains_of_updates_are_no_circle_and_each_circle_is_told_once()
    {
        var chain = Enumerable.Range(1, 3000).Select(i => ($"posts/c{i}.md", Text($"C{i}", "", $"relations: [{{updates: c{i - 1}}}]")));
        var site = Build([("posts/c0.md", Text("C0")), .. chain,
            ("posts/a.md", Text("A", "", "relations: [{updates: b}]")), ("posts/b.md", Text("B", "", "relations: [{updates: a}, {updates: c9}]")),
            ("posts/x.md", Text("X", "", "relations: [{updates: a}]"))]);
        site.Single("update-cycle").Message.ShouldContain("posts/a.md → posts/b.md → posts/a.md");
    }

    [Fact]
    public void A_thread_holds_all_answers_in_order_of_time_below_what_they_answer()
    {
        var site = Build(
            ("theme/layouts/thread.sbn-html", ThreadLayout),
            ("sources/s.md", Text("S", date: "2007-01-01")),
            ("posts/third.md", Text("Third", "", "relations: [{extends: first}, {disputes: s}]", "2026-01-03")),
            ("posts/second.md", Text("Second", "", "relations: [{disputes: s}]", "2026-01-02")),
            ("posts/first.md", Text("First", "", "relations: [{supports: s}]", "2026-01-01")),
            ("posts/fourth.md", Text("Fourth", "", "relations: [{updates: third}, {extends: first}]", "2026-01-04")));
        site["sources/s/thread/index.html"].ShouldBe(
            "s: 0first>s(supports s;) 1third>first(extends first;disputes s;) 2fourth>third(updates third;extends first;) 0second>s(disputes s;)");
        site["sitemap.xml"].ShouldContain("/sources/s/thread/");
    }

    [Fact]
    public void Only_a_source_with_commentary_and_a_theme_with_a_layout_have_threads()
    {
        (string, string)[] files = [("sources/s.md", Text("S")), ("sources/t.md", Text("T")), ("posts/p.md", Text("P", "", "relations: [{supports: s}]"))];
        Build(files).Files.ShouldNotContain(file => file.Contains("thread", StringComparison.Ordinal));
        Build([.. files, ("theme/layouts/thread.sbn-html", ThreadLayout), ("theme/layouts/source.sbn-html", "{{ page.thread_url }}")])
            .ShouldSatisfyAllConditions(
                site => site["sources/s/index.html"].ShouldBe("/sources/s/thread/"),
                site => site["sources/t/index.html"].ShouldBeEmpty(),
                site => site.Files.Count(file => file.Contains("thread", StringComparison.Ordinal)).ShouldBe(1));
    }
}
