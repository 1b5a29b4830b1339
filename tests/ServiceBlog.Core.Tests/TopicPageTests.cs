using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public class TopicPageTests
{
    private const string Layout = """
        <!DOCTYPE html><html lang="en"><head><title>x</title></head><body>
        posts:{{ for p in page.posts }} {{ p.key }}{{ end }}.
        years:{{ for y in page.timeline }} {{ y.year }}={{ y.sources }}+{{ y.posts }}{{ end }}.
        <a href="{{ page.feed_url }}">Feed</a></body></html>
        """;

    [Theory]
    [InlineData("topics: [crm]")]
    [InlineData("topics: [Customer records]")]
    [InlineData("tags: [records-keeping]")]
    [InlineData("tags: [customer-records]")]
    [InlineData("tags: [Customer Records]")]
    public void A_post_belongs_to_a_topic_by_key_tag_or_synonym(string frontMatter)
    {
        var site = Site(("topics/crm.md", Text("CRM", frontMatter: "tags: [records-keeping]\nsynonyms: [customer records]")), ("posts/a.md", Text("A", frontMatter: frontMatter)));

        site["topics/crm/index.html"].ShouldContain("posts: a.");
        site.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void A_synonym_is_known_where_topics_are_closed() =>
        Site(("site.yml", "title: T\nclosed: [topics]\n"), ("topics/crm.md", Text("CRM", frontMatter: "synonyms: [records]")), ("posts/a.md", Text("A", frontMatter: "topics: [records]")))
            .Diagnostics.ShouldBeEmpty();

    [Fact]
    public void The_timeline_has_the_years_with_something_oldest_first() =>
        Site(
            ("topics/crm.md", Text("CRM")),
            ("posts/a.md", Text("A", frontMatter: "topics: [crm]", date: "2026-01-01")),
            ("posts/b.md", Text("B", frontMatter: "topics: [crm]", date: "2026-02-01")),
            ("sources/s.md", Text("S", frontMatter: "topics: [crm]", date: "1967-05-05")),
            ("posts/c.md", "---\ntitle: C\ntopics: [crm]\n---\n"))["topics/crm/index.html"].ShouldContain("years: 1967=1+0 2026=0+2.");

    [Fact]
    public void A_topic_has_a_feed_of_its_newest_pages()
    {
        var site = Site(
            ("site.yml", "title: T\nbaseUrl: https://example.org/\nfeedItems: 2\n"),
            ("topics/crm.md", Text("CRM", frontMatter: "summary: Records.")),
            ("posts/a.md", Text("A", frontMatter: "topics: [crm]", date: "2026-01-01")),
            ("sources/s.md", Text("S", frontMatter: "topics: [crm]", date: "2026-03-01")),
            ("posts/b.md", Text("B", frontMatter: "topics: [crm]", date: "2026-02-01")),
            ("posts/c.md", Text("C", date: "2026-04-01")));

        var feed = System.Xml.Linq.XDocument.Parse(site["topics/crm/feed.xml"]).Root!;
        feed.Elements().Where(element => element.Name.LocalName == "entry").Select(entry => entry.Elements().First().Value).ShouldBe(["S", "B"]);
        feed.Elements().First().Value.ShouldBe("CRM · T");
        site.Diagnostics.ShouldBeEmpty();
    }

    private static TestSite Site(params (string Path, string Text)[] files) => Build([("theme/layouts/topic.sbn-html", Layout), .. files]);
}
