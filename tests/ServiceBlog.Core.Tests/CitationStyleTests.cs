using ServiceBlog.Core.Diagnostics;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public class CitationStyleTests
{
    private const string References = """
        {{ page.content }}{{ for r in page.references }}{{ r.number }} {{ r.name }}{{ for c in r.citations }} {{ c }}{{ end }};{{ end }}
        """;

    [Theory]
    [InlineData("short", "(Osing 2014b; Frei 2008)", "1 Osing 2014b _cite-1;2 Frei 2008 _cite-2;3 Osing 2014a _cite-3;")]
    [InlineData("author-year", "(Osing, 2014b; Frei, 2008)", "1 Frei, 2008 _cite-2;2 Osing, 2014a _cite-3;3 Osing, 2014b _cite-1;")]
    [InlineData("numbered", "[1, 2]", "1 Osing 2014b _cite-1;2 Frei 2008 _cite-2;3 Osing 2014a _cite-3;")]
    public void A_style_decides_how_citations_look_and_how_references_are_ordered(string style, string text, string references)
    {
        var site = Cite(style, "So [@late; @frei]. And [@early].");
        Shown(site).ShouldContain(text);
        Shown(site).ShouldEndWith(references);
    }

    [Fact]
    public void Parts_of_one_source_share_its_name()
    {
        var site = Cite("short", "So [@late#one; @frei; @late#two; @late#one].");
        Shown(site).ShouldContain("(Osing 2014b: One, Two; Frei 2008)");
        site["posts/p/index.html"].ShouldContain("""<a id="_cite-3" href="/sources/late/#two">Two</a>""");
    }

    [Fact]
    public void A_number_is_told_with_the_name_it_stands_for() =>
        Cite("numbered", "So [@frei].")["posts/p/index.html"].ShouldContain("""<a id="_cite-1" href="/sources/frei/" aria-label="1: Frei 2008">1</a>""");

    [Fact]
    public void An_unknown_style_suggests_one()
    {
        var mistake = Cite("numbred", "").Single("invalid-setting");
        mistake.Location.ShouldBe(new SourceLocation("site.yml", 2, 12));
        mistake.Suggestion.ShouldBe("numbered");
    }

    [Fact]
    public void A_broken_citation_is_reported_once_at_its_place()
    {
        var site = Cite("short", "So [@late#tow; @nobody].");
        site.Single("broken-anchor").ShouldSatisfyAllConditions(
            mistake => mistake.Location.ShouldBe(new SourceLocation("posts/p.md", 6, 4)),
            mistake => mistake.Suggestion.ShouldBe("#two"));
        site.Single("broken-link").Location.ShouldBe(new SourceLocation("posts/p.md", 6, 16));
    }

    [Fact]
    public void More_than_26_sources_of_a_year_have_names_of_their_own()
    {
        var sources = Enumerable.Range(0, 28).Select(i => ($"sources/s{i:00}.md", Text($"S{i:00}", "", "author: Roy Osing", "2014-01-02")));
        var site = Build([.. sources, ("posts/p.md", Text("P", "[@s25; @s26; @s27]"))]);
        Shown(site).ShouldContain("(Osing 2014z; Osing 2014aa; Osing 2014ab)");
    }

    [Theory]
    [InlineData("[Ann Lee, Bob Poe]", "(Lee &amp; Poe 2014)")]
    [InlineData("[Ann Lee, Bob Poe, Cy Orr]", "(Lee et al. 2014)")]
    [InlineData("[冬木 あだ]", "(冬木 2014)")]
    [InlineData("[김 철수]", "(김 2014)")]
    public void Authors_are_cited_by_the_names_of_their_families(string authors, string shown) =>
        Shown(Build(("sources/s.md", Text("S", "", $"authors: {authors}", "2014-01-02")), ("posts/p.md", Text("P", "[@s]")))).ShouldContain(shown);

    [Fact]
    public void A_source_shows_below_each_cited_part_who_cites_it()
    {
        const string passages = "{{ for p in page.passages; p.content; for a in p.anchors }}[{{ a.text }}:{{ for by in a.cited_by }} {{ by.url }}{{ end }}]{{ end; end }}";
        var site = Build(
            ("theme/layouts/source.sbn-html", passages),
            ("sources/s.md", Text("S", "## One\n\nText.\n\n## Two\n\n<p id=\"three\">Three</p>\n\nEnd.")),
            ("posts/a.md", Text("A", "x [@s#one] y [@s#three]", date: "2026-02-01")),
            ("posts/b.md", Text("B", "[@s; @s#One]", date: "2026-03-01")));
        site["sources/s/index.html"].ReplaceLineEndings("").ShouldBe(
            "<h2 id=\"one\">One</h2>[One: /posts/b/#_cite-2 /posts/a/#_cite-1]<p>Text.</p><h2 id=\"two\">Two</h2>"
            + "<p id=\"three\">Three</p>[three: /posts/a/#_cite-2]<p>End.</p>");
    }

    [Fact]
    public void What_is_wrong_below_a_cited_part_is_found_in_its_file()
    {
        var site = Build(
            ("theme/layouts/source.sbn-html", "<html lang=en><title>S</title>{{ for p in page.passages }}{{ p.content | string.strip }}{{ end }}"),
            ("sources/s.md", Text("S", "## One\n\nText.\n\n<a href=\"/gone/\">x</a>")),
            ("posts/a.md", Text("A", "[@s#one]")));
        site.Single("broken-link").Location.ShouldBe(new SourceLocation("sources/s.md", 9, 10));
    }

    private static string Shown(TestSite site) =>
        System.Text.RegularExpressions.Regex.Replace(site["posts/p/index.html"], "<[^>]*>", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).Trim();

    private static TestSite Cite(string style, string text) => Build(
        ("theme/layouts/post.sbn-html", References),
        ("site.yml", $"title: S\ncitations: {style}\n"),
        ("sources/early.md", Text("Early", "", "author: Roy Osing", "2014-05-05")),
        ("sources/late.md", Text("Late", "## One\n\n## Two", "author: Roy Osing", "2014-06-05")),
        ("sources/frei.md", Text("Frei's", "", "author: Frances Frei", "2008-06-05")),
        ("posts/p.md", Text("P", text, "summary: s")));
}
