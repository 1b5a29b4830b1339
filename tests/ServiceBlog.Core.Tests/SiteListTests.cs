using ServiceBlog.Core.Building;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public sealed class SiteListTests
{
    [Fact]
    public void Every_kind_of_page_has_its_address()
    {
        var site = Build(
            ("posts/2026-01-02-first-reply.md", Text("First", frontMatter: "tags: [Front line]\ntopics: [crm]\nseries: Start")),
            ("sources/three-generations.md", Text("Three", date: "2007-04-02")),
            ("topics/crm.md", Text("CRM")),
            ("pages/about.md", Text("About")),
            ("pages/legal/imprint.md", Text("Imprint")),
            ("guide/writing.md", Text("Writing")),
            ("static/robots.txt", "x"),
            ("pages/logo.svg", "<svg/>"));

        site.Diagnostics.ShouldBeEmpty();
        // The parts of the index are named by their content.
        site.Files.Where(file => !file.EndsWith(".bin", StringComparison.Ordinal)).ShouldBe([
            "404.html", "about/index.html", "archive/2007/index.html", "archive/2026/index.html", "archive/index.html",
            "feed.json", "feed.xml", "guide/index.html", "guide/writing/index.html", "index.html", "legal/imprint/index.html", "llms.txt", "logo.svg",
            "posts/first-reply/index.html", "posts/index.html", "robots.txt", "rss.xml", "search/manifest.json", "series/start/feed.xml", "series/start/index.html",
            "site.webmanifest", "sitemap.xml", "sources/index.html", "sources/three-generations/index.html", "tags/front-line/feed.xml", "tags/front-line/index.html",
            "tags/index.html", "topics/crm/feed.xml", "topics/crm/index.html", "topics/index.html"]);
    }

    [Fact]
    public void A_long_list_is_divided()
    {
        var posts = Enumerable.Range(1, 5).Select(i => ($"posts/p{i}.md", Text($"P{i}", date: $"2026-01-0{i}")));

        var site = Build([("site.yml", "pageSize: 2"), .. posts, ("theme/layouts/section.sbn-html",
            "{{ for p in page.items }}{{ p.key }} {{ end }}{{ page.paginator.number }}/{{ page.paginator.total }} {{ page.paginator.previous_url }} {{ page.paginator.next_url }}")]);

        site["posts/index.html"].ShouldBe("p5 p4 1/3  /posts/page/2/");
        site["posts/page/2/index.html"].ShouldBe("p3 p2 2/3 /posts/ /posts/page/3/");
        site["posts/page/3/index.html"].ShouldBe("p1 3/3 /posts/page/2/ ");
    }

    [Theory]
    [InlineData("tag", "tags/a")]
    [InlineData("series", "series/s")]
    [InlineData("year", "archive/2026")]
    [InlineData("section", "topics/t/posts")]
    public void So_is_what_has_a_tag_a_series_a_year_or_a_topic(string kind, string folder)
    {
        var posts = Enumerable.Range(1, 5).Select(i => ($"posts/p{i}.md", Text($"P{i}", date: $"2026-01-0{i}", frontMatter: "tags: [a]\nseries: [s]\ntopics: [t]")));

        var site = Build([("site.yml", "pageSize: 2"), ("topics/t.md", Text("T")), .. posts, ($"theme/layouts/{kind}.sbn-html",
            "{{ for p in page.items }}{{ p.key }} {{ end }}{{ page.paginator.total }}")]);

        site[$"{folder}/index.html"].ShouldBe(kind == "series" ? "p1 p2 3" : "p5 p4 3");
        site[$"{folder}/page/3/index.html"].ShouldBe(kind == "series" ? "p5 3" : "p1 3");
    }

    [Fact]
    public void A_topic_leads_to_the_list_of_what_it_has_no_room_for()
    {
        var posts = Enumerable.Range(1, 3).Select(i => ($"posts/p{i}.md", Text($"P{i}", date: $"2026-01-0{i}", frontMatter: "topics: [t]")));

        var site = Build([("site.yml", "pageSize: 2"), ("topics/t.md", Text("T")), ("sources/s.md", Text("S", frontMatter: "topics: [t]")), .. posts,
            ("theme/layouts/topic.sbn-html", "{{ page.posts_url }} {{ page.sources_url }}"),
            ("theme/layouts/section.sbn-html", "{{ page.title }} {{ page.about.title }}")]);

        site["topics/t/index.html"].ShouldBe("/topics/t/posts/ ");
        site["topics/t/posts/index.html"].ShouldBe("T: Posts T");
    }

    [Fact]
    public void A_guide_is_read_in_the_order_that_its_chapters_give()
    {
        var site = Build(
            ("guide/zebra.md", Text("Z", frontMatter: "order: 1")), ("guide/parts.md", Text("P", frontMatter: "order: 2")),
            ("guide/parts/b.md", Text("B", frontMatter: "order: 1")), ("guide/parts/a.md", Text("A")), ("guide/last.md", Text("L")), ("guide/early.md", Text("E", frontMatter: "order: 2.5")),
            ("theme/layouts/home.sbn-html", "{{ for page in site.guide; page.key; ' '; end }}"),
            ("theme/layouts/page.sbn-html", "{{ page.previous?.key }} {{ page.next?.key }}"));

        site["index.html"].ShouldBe("zebra parts b a early last ");
        site["guide/zebra/index.html"].ShouldBe(" parts");
        site["guide/parts/a/index.html"].ShouldBe("b early");
    }

    [Fact]
    public void Topics_with_a_place_stand_before_those_without()
    {
        var site = Build(("topics/a.md", Text("A")), ("topics/c.md", Text("C", frontMatter: "order: 2")), ("topics/b.md", Text("B", frontMatter: "order: 1")),
            ("theme/layouts/home.sbn-html", "{{ for page in site.topics; page.key; ' '; end }}"));

        site["index.html"].ShouldBe("b c a ");
    }

    [Fact]
    public void A_tag_is_shown_by_its_label()
    {
        var site = Build(("tags.yml", "core-service: {label: Core service}"), ("posts/p.md", Text("P", frontMatter: "tags: [core-service]")),
            ("theme/layouts/post.sbn-html", "{{ for tag in page.tags; tag.url; ' '; tag.title; ' '; tag.name; end }}"),
            ("theme/layouts/tag.sbn-html", "{{ page.title }}"));

        site["posts/p/index.html"].ShouldBe("/tags/core-service/ Core service core-service");
        site["tags/core-service/index.html"].ShouldBe("Core service");
    }

    [Theory]
    [InlineData("")]
    [InlineData("summary: ")]
    public void A_summary_ends_after_300_characters_between_two_words(string key)
    {
        var words = string.Concat(Enumerable.Repeat("seven, ", 100)).Trim();
        var site = Build(("posts/p.md", key.Length > 0 ? $"---\ntitle: P\n{key}{words}\n---\nText." : $"# P\n\n{words}"),
            ("theme/layouts/post.sbn-html", "{{ page.summary }}"));

        site["posts/p/index.html"].ShouldEndWith("seven…");
        site["posts/p/index.html"].Length.ShouldBeInRange(286, 300);
    }

    [Fact]
    public void A_folder_index_opens_its_list()
    {
        var site = Build(
            ("guide/index.md", Text("How to", "Start [here](writing.md).")),
            ("guide/writing.md", Text("Writing")));

        site["guide/index.html"].ShouldContain("<title>How to</title>");
        site["guide/index.html"].ShouldContain("Start <a href=\"/guide/writing/\">here</a>.");
    }

    [Fact]
    public void A_topic_holds_what_names_it_and_what_has_its_tags()
    {
        var site = Build(
            ("topics/loyalty.md", Text("Loyalty", frontMatter: "tags: [retention]")),
            ("topics/crm.md", Text("CRM", frontMatter: "parent: loyalty\ncurrentView: b")),
            ("posts/a.md", Text("A", frontMatter: "topics: [loyalty]")),
            ("posts/b.md", Text("B", frontMatter: "tags: [Retention]", date: "2026-02-02")),
            ("sources/c.md", Text("C", frontMatter: "tags: [retention]\ntopics: [loyalty, crm]")),
            ("theme/layouts/topic.sbn-html", "{{ for p in page.posts }}{{ p.key }} {{ end }}| {{ for p in page.sources }}{{ p.key }} {{ end }}| {{ page.parent?.key }} | {{ for p in page.children }}{{ p.key }} {{ end }}| {{ page.current_view?.key }}"));

        site["topics/loyalty/index.html"].ShouldBe("b a | c |  | crm | ");
        site["topics/crm/index.html"].ShouldBe("| c | loyalty | | b");
    }

    [Fact]
    public void A_topic_without_a_page_is_reported_once() =>
        Build(("posts/a.md", Text("A", frontMatter: "topics: [lyalty]")), ("posts/b.md", Text("B", frontMatter: "topics: [lyalty]")),
            ("topics/loyalty.md", Text("Loyalty"))).Single("topic-without-page").Suggestion.ShouldBe("loyalty");

    [Fact]
    public void Tags_that_differ_in_writing_are_one_and_synonyms_count_as_their_canonical_name()
    {
        var site = Build(
            ("tags.yml", "crm:\n  description: Software and people\n  synonyms: [customer relationship management]"),
            ("posts/a.md", Text("A", frontMatter: "tags: [Front line, crm]")),
            ("posts/b.md", Text("B", frontMatter: "tags: [front-line]")),
            ("posts/c.md", Text("C", frontMatter: "tags: [Front line, customer relationship management, C#, C++, C]")),
            ("theme/layouts/tag.sbn-html", "{{ page.term.name }} {{ page.term.count }} {{ page.summary }}"));

        site["tags/front-line/index.html"].ShouldBe("Front line 3 ");
        site["tags/crm/index.html"].ShouldBe("crm 2 Software and people");
        site.Files.ShouldContain("tags/c-sharp/index.html");
        site.Files.ShouldContain("tags/c-plus-plus/index.html");
        site.Files.ShouldContain("tags/c/index.html");
        site.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void A_series_is_told_in_order_of_time()
    {
        var site = Build(
            ("posts/b.md", Text("B", frontMatter: "series: Models", date: "2026-01-02")),
            ("posts/a.md", Text("A", frontMatter: "series: Models", date: "2026-01-01")),
            ("theme/layouts/post.sbn-html", "{{ s = page.series[0] }}{{ s.number }}/{{ s.count }} {{ s.previous?.key }} {{ s.next?.key }}"));

        site["posts/a/index.html"].ShouldBe("1/2  b");
        site["posts/b/index.html"].ShouldBe("2/2 a ");
    }

    [Fact]
    public void Drafts_future_and_expired_pages_are_left_out()
    {
        (string, string)[] files =
        [
            ("posts/draft.md", Text("Draft", frontMatter: "draft: true")),
            ("posts/future.md", Text("Future", date: "2026-11-21")),
            ("posts/expired.md", Text("Expired", frontMatter: "expires: 2026-11-01")),
            ("posts/today.md", Text("Today", date: "2026-11-20")),
        ];

        Build(files).Files.Where(file => file.StartsWith("posts/", StringComparison.Ordinal))
            .ShouldBe(["posts/index.html", "posts/today/index.html"]);
        Build(new BuildOptions { Drafts = true, Future = true }, files).Files
            .ShouldContain("posts/draft/index.html");
        Build(new BuildOptions { Drafts = true, Future = true }, files).Files
            .ShouldContain("posts/future/index.html");
    }

    [Fact]
    public void Neighbours_follow_the_dates()
    {
        var site = Build(
            ("posts/a.md", Text("A", date: "2026-01-01")),
            ("posts/b.md", Text("B", date: "2026-01-02")),
            ("posts/c.md", Text("C", date: "2026-01-03")),
            ("theme/layouts/post.sbn-html", "{{ page.previous?.key }}<{{ page.key }}<{{ page.next?.key }}"));

        site["posts/a/index.html"].ShouldBe("<a<b");
        site["posts/b/index.html"].ShouldBe("a<b<c");
        site["posts/c/index.html"].ShouldBe("b<c<");
    }

    [Fact]
    public void Lists_stand_newest_first_by_the_moment_then_by_title_and_undated_pages_last()
    {
        var site = Build(
            ("posts/a.md", Text("West", date: "2026-01-01T23:00:00-05:00", frontMatter: "tags: [t]")),
            ("posts/b.md", Text("East", date: "2026-01-02T01:00:00+05:00", frontMatter: "tags: [t]")),
            ("posts/c.md", Text("beta", date: "2025-12-31", frontMatter: "tags: [t]")),
            ("posts/d.md", Text("Alpha", date: "2025-12-31", frontMatter: "tags: [t]")),
            ("pages/e.md", "---\ntitle: Undated\ntags: [t]\n---\n"),
            ("theme/layouts/tag.sbn-html", "{{ for item in page.items }}{{ item.title }} {{ end }}"));

        site["tags/t/index.html"].ShouldBe("West East Alpha beta Undated ");
    }

    [Fact]
    public void A_tag_that_only_a_topic_has_makes_no_page()
    {
        var site = Build(
            ("posts/a.md", Text("A", frontMatter: "tags: [used]")),
            ("topics/t.md", Text("T", frontMatter: "tags: [used, unused]")),
            ("theme/layouts/topic.sbn-html", "{{ for tag in page.tags }}{{ tag.name }} {{ end }}/ {{ for post in page.posts }}{{ post.key }}{{ end }}"));

        site["topics/t/index.html"].ShouldBe("used / a");
        site.Files.ShouldNotContain("tags/unused/index.html");
    }

    [Fact]
    public void A_tag_is_called_as_most_pages_call_it_and_a_page_stands_in_it_once()
    {
        var site = Build(
            ("posts/a.md", Text("A", frontMatter: "tags: [front-line, Front line]")),
            ("posts/b.md", Text("B", frontMatter: "tags: [Front line]")),
            ("theme/layouts/tag.sbn-html", "{{ page.title }}: {{ for item in page.items }}{{ item.key }} {{ end }}"));

        site["tags/front-line/index.html"].ShouldBe("Front line: a b ");
    }
}
