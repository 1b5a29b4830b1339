using System.Xml.Linq;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly TestSite Site = Build(
        ("site.yml", "title: Shelf & Co\ndescription: About service\nbaseUrl: https://example.org/kb/\nauthor: Editors\nfeedItems: 2\ntimeZone: Europe/Berlin"),
        ("posts/old.md", Text("Old", date: "2025-01-01")),
        ("posts/new.md", Text("New <b> & \u0001 more", "First *paragraph*.", "updated: 2026-03-03\ntags: [x]\nauthors: [Ann, Bob]", "2026-02-01T10:00")),
        ("posts/middle.md", Text("Middle", frontMatter: "summary: Short", date: "2025-06-01")),
        ("pages/été.md", Text("Summer")));

    [Fact]
    public void The_atom_feed_holds_the_newest_posts()
    {
        var feed = XDocument.Parse(Site["feed.xml"]).Root!;

        feed.Element(Atom + "title")!.Value.ShouldBe("Shelf & Co");
        feed.Element(Atom + "updated")!.Value.ShouldBe("2026-03-03T00:00:00+01:00");
        feed.Elements(Atom + "link").Single(link => (string?)link.Attribute("rel") == "self").Attribute("href")!.Value.ShouldBe("https://example.org/kb/feed.xml");
        var entries = feed.Elements(Atom + "entry").ToList();
        entries.Select(entry => entry.Element(Atom + "id")!.Value).ShouldBe(["https://example.org/kb/posts/new/", "https://example.org/kb/posts/middle/"]);
        entries[0].Element(Atom + "title")!.Value.ShouldBe("New <b> & \uFFFD more");
        entries[0].Element(Atom + "published")!.Value.ShouldBe("2026-02-01T10:00:00+01:00");
        entries[0].Elements(Atom + "author").Select(author => author.Value).ShouldBe(["Ann", "Bob"]);
        entries[0].Element(Atom + "summary")!.Value.ShouldBe("First paragraph.");
    }

    [Fact]
    public void The_rss_feed_holds_the_same_posts()
    {
        var channel = XDocument.Parse(Site["rss.xml"]).Root!.Element("channel")!;

        channel.Elements("item").Select(item => item.Element("link")!.Value)
            .ShouldBe(["https://example.org/kb/posts/new/", "https://example.org/kb/posts/middle/"]);
        channel.Elements("item").First().Element("pubDate")!.Value.ShouldBe("Sun, 01 Feb 2026 09:00:00 GMT");
    }

    [Fact]
    public void The_sitemap_holds_every_page_but_no_error_page()
    {
        var urls = XDocument.Parse(Site["sitemap.xml"]).Root!.Elements(Map + "url").ToList();

        var locations = urls.Select(url => url.Element(Map + "loc")!.Value).ToList();
        locations.ShouldContain("https://example.org/kb/%C3%A9t%C3%A9/");
        locations.ShouldContain("https://example.org/kb/");
        locations.ShouldNotContain(location => location.Contains("404", StringComparison.Ordinal));
        urls.Single(url => url.Element(Map + "loc")!.Value.EndsWith("/posts/new/", StringComparison.Ordinal)).Element(Map + "lastmod")!.Value.ShouldBe("2026-03-03");
    }

    [Fact]
    public void A_site_without_posts_has_valid_feeds() =>
        XDocument.Parse(Build()["feed.xml"]).Root!.Element(Atom + "updated")!.Value.ShouldBe("1970-01-01T00:00:00Z");
}
