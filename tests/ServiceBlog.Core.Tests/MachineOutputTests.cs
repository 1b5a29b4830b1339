using System.Text.Json;
using System.Xml.Linq;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

/// <summary>What a site publishes for machines: feeds with whole texts, sitemap, robots.txt, llms.txt, Markdown.</summary>
public sealed class MachineOutputTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";

    private static readonly (string Path, string Text)[] Files =
    [
        ("site.yml", "title: Shelf & Co\nbaseUrl: https://example.org/kb/\nauthors: [Ann Lee]\noutputs: {markdown: true}"),
        ("posts/a.md", Text("A & <b>", """
            See [the topic](../topics/crm.md#what), [[crm]], [[crm|it]], [here](#end), [[none-such|x]] and <a href="b.html">raw</a> &lt;script>.

            As [@old] says. ![Chart](chart.svg)

            ## End
            """.Replace(", [[none-such|x]] and <a href=\"b.html\">raw</a>", "", StringComparison.Ordinal), "tags: [x]\nseries: S\nauthors: [Ann Lee]", "2026-02-01")),
        ("posts/chart.svg", "<svg width=\"8\" height=\"6\">"),
        ("topics/crm.md", "---\ntitle: CRM\n---\n## What\n\nWords.\n"),
        ("sources/old.md", Text("Old", "Said.", "author: Osing", "2014-03-01")),
        ("pages/about.md", "---\ntitle: About\n---\nWords.\n"),
    ];

    private static readonly TestSite Site = Build(Files);

    [Theory]
    [InlineData("feed.xml")]
    [InlineData("tags/x/feed.xml")]
    [InlineData("series/s/feed.xml")]
    [InlineData("authors/ann-lee/feed.xml")]
    public void Each_atom_feed_holds_the_whole_text_with_whole_addresses(string path)
    {
        var feed = XDocument.Parse(Site[path]).Root!;
        var text = feed.Elements(Atom + "entry").ShouldHaveSingleItem().Element(Atom + "content")!.Value;

        text.ShouldContain("<a href=\"https://example.org/kb/topics/crm/#what\">the topic</a>");
        text.ShouldContain("<a href=\"https://example.org/kb/posts/a/#end\">here</a>");
        text.ShouldContain("src=\"https://example.org/kb/posts/chart.svg\"");
        text.ShouldNotContain("=\"/");
        text.ShouldNotContain("=\"#");
        feed.Elements(Atom + "link").Single(link => (string?)link.Attribute("rel") == "self").Attribute("href")!.Value.ShouldBe($"https://example.org/kb/{path}");
    }

    [Fact]
    public void The_other_formats_hold_the_same_text()
    {
        var atom = XDocument.Parse(Site["feed.xml"]).Descendants(Atom + "content").Single().Value;
        XDocument.Parse(Site["rss.xml"]).Descendants(Content + "encoded").Single().Value.ShouldBe(atom);
        using var json = JsonDocument.Parse(Site["feed.json"]);
        json.RootElement.GetProperty("version").GetString().ShouldBe("https://jsonfeed.org/version/1.1");
        var item = json.RootElement.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        item.GetProperty("content_html").GetString().ShouldBe(atom);
        item.GetProperty("title").GetString().ShouldBe("A & <b>");
        item.GetProperty("date_published").GetString().ShouldBe("2026-02-01T00:00:00Z");
        item.GetProperty("authors")[0].GetProperty("name").GetString().ShouldBe("Ann Lee");
    }

    [Fact]
    public void An_empty_feed_is_valid_json() => JsonDocument.Parse(Build()["feed.json"]).RootElement.GetProperty("items").GetArrayLength().ShouldBe(0);

    [Fact]
    public void A_site_may_want_summaries_only() =>
        Build([.. Files[1..], ("site.yml", "feeds: {content: summary}")])["feed.xml"].ShouldNotContain("<content");

    [Fact]
    public void The_sitemap_knows_a_last_change_of_every_page()
    {
        XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9";
        XDocument.Parse(Site["sitemap.xml"]).Root!.Elements(map + "url").ShouldAllBe(url => url.Element(map + "lastmod") != null);
    }

    [Fact]
    public void A_sitemap_of_more_than_fifty_thousand_pages_is_divided()
    {
        Graph.SiteRoutes.SitemapPaths(50_000).ShouldBe(["/sitemap.xml"]);
        Graph.SiteRoutes.SitemapPaths(100_001).ShouldBe(["/sitemap.xml", "/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]);
    }

    [Fact]
    public void Robots_find_the_sitemap_and_a_file_of_the_author_takes_its_place()
    {
        Site["robots.txt"].ShouldEndWith("Sitemap: https://example.org/kb/sitemap.xml\n");
        Build([.. Files, ("static/robots.txt", "own")])["robots.txt"].ShouldBe("own");
    }

    [Fact]
    public void The_overview_for_language_models_leads_to_the_markdown() =>
        Site["llms.txt"].ShouldContain("- [CRM](https://example.org/kb/topics/crm/index.md): Words.\n");

    [Fact]
    public void A_page_as_markdown_has_whole_addresses_and_no_syntax_of_this_generator() => Site["posts/a/index.md"].ShouldBe("""
        ---
        title: A & <b>
        url: https://example.org/kb/posts/a/
        date: 2026-02-01
        authors: [Ann Lee]
        tags: ["x"]
        ---

        # A & <b>

        See [the topic](https://example.org/kb/topics/crm/#what), [CRM](https://example.org/kb/topics/crm/), [it](https://example.org/kb/topics/crm/), [here](https://example.org/kb/posts/a/#end) &lt;script>.

        As ([Osing 2014](https://example.org/kb/sources/old/)) says. ![Chart](https://example.org/kb/posts/chart.svg)

        ## End

        """.ReplaceLineEndings("\n"));

    [Fact]
    public void Each_of_them_can_be_switched_off()
    {
        var off = string.Join(", ", Config.OutputSettings.Names.Select(name => $"{name}: false"));
        var site = Build([("site.yml", $"outputs: {{{off}}}"), .. Files[1..]]);

        site.Diagnostics.ShouldBeEmpty();
        site.Files.Where(file => !file.EndsWith(".html", StringComparison.Ordinal) && !file.StartsWith("search/", StringComparison.Ordinal)).ShouldBe(["posts/chart.svg"]);
    }
}
