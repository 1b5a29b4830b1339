using ServiceBlog.Core.Tests.Incremental;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests.Health;

public sealed class HealthPageTests
{
    private const string Layout = """
        <!DOCTYPE html><html lang="en"><head><title>x</title></head><body>
        {{ for g in page.health.groups; g.name; for f in g.findings }} {{ f.file }}:{{ f.line }} {{ f.message | html.escape }}{{ end; end }}
        {{ for s in page.health.coverage }}{{ s.title }} {{ s.cited }}/{{ s.total }}{{ end }}</body></html>
        """;

    [Fact]
    public void There_is_none_unless_the_site_asks() =>
        Build(("posts/a.md", Text("A"))).Files.ShouldNotContain("health/index.html");

    [Theory]
    [InlineData("health: true")]
    [InlineData("health: {page: true}")]
    public void It_lists_findings_and_the_coverage_of_sources(string settings)
    {
        var site = Build(("site.yml", settings), ("theme/layouts/health.sbn-html", Layout),
            ("posts/a.md", Text("A", "Says [@s#one].")), ("sources/s.md", Text("S", "## One\n\n## Two")));

        site["health/index.html"].ShouldContain("uncited-section sources/s.md:7 no page cites the section &quot;Two&quot; of &quot;S&quot;");
        site["health/index.html"].ShouldContain("S 1/2");
        site["sitemap.xml"].ShouldNotContain("/health/");
    }

    [Fact]
    public void A_page_that_falls_due_for_review_shows_though_nothing_was_edited()
    {
        var site = new LivingSite();
        RichTheme.AddTo(site);
        site.Files["site.yml"] = "title: T\nbaseUrl: https://example.org/\nhealth: true\n";
        site.Files["posts/a.md"] = Text("A", frontMatter: "reviewEvery: 1 year");
        site.Build().Succeeded.ShouldBeTrue();
        site["health/index.html"].ShouldNotContain("stale-page");

        site.Now = site.Now.AddMonths(3);
        site.Build();

        site["health/index.html"].ShouldContain("stale-page");
        site.Written.ShouldBe(1);
    }

    [Fact]
    public void An_edit_that_changes_no_finding_leaves_the_page_as_it_is()
    {
        var site = new LivingSite();
        RichTheme.AddTo(site);
        site.Files["site.yml"] = "title: T\nbaseUrl: https://example.org/\nhealth: true\n";
        site.Files["posts/a.md"] = Text("A", "[b](b.md)");
        site.Files["posts/b.md"] = Text("B", "[a](a.md)");
        site.Build();
        var before = site["health/index.html"];

        site.Files["posts/a.md"] = Text("A", "[b](b.md) and more");
        site.Build();

        site["health/index.html"].ShouldBe(before);
        site.Written.ShouldBeLessThan(site.Published.Count);
    }
}
