using System.Globalization;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public class RelatedPagesTests
{
    private const string Layout = """
        <!DOCTYPE html><html lang="en"><head><title>x</title></head><body>{{ page.content }}
        {{~ for r in page.related ~}}
        <p>{{ r.page.key }}:{{ if r.pinned }} pinned{{ end }}{{ if r.shared > 0 }} shared {{ r.shared }}{{ end }}
        {{- for c in r.cited }} cites {{ c.name }}{{ end }}{{ for t in r.topics }} topic {{ t.key }}{{ end }}{{ for t in r.tags }} tag {{ t.name }}{{ end }}
        {{- if r.linked }} linked{{ end }}{{ if r.linking }} linking{{ end }}{{ if r.alike }} alike{{ end }}</p>
        {{~ end ~}}
        </body></html>
        """;

    [Fact]
    public void Posts_that_cite_the_same_source_are_related_and_say_so()
    {
        var site = Site(
            ("sources/osing.md", Text("Osing", frontMatter: "author: Roy Osing", date: "2014-05-26")),
            ("posts/a.md", Text("A", "See [@osing].")),
            ("posts/b.md", Text("B", "So does [@osing].")),
            ("posts/c.md", Text("C", "Nothing.")));

        Related(site, "a").ShouldBe(["b: cites Osing 2014"]);
        Related(site, "b").ShouldBe(["a: cites Osing 2014"]);
        Related(site, "c").ShouldBeEmpty();
    }

    [Fact]
    public void A_rare_tag_counts_for_more_than_a_common_one()
    {
        var site = Site(
            [("posts/a.md", Text("A", frontMatter: "tags: [rare, common]")),
            ("posts/b.md", Text("B", frontMatter: "tags: [rare]", date: "2020-01-01")),
            .. Enumerable.Range(0, 9).Select(i => ($"posts/p{i}.md", Text($"P {i}", frontMatter: "tags: [common]")))]);

        Related(site, "a")[0].ShouldBe("b: tag rare");
        Related(site, "a").Length.ShouldBe(6);
    }

    [Fact]
    public void Uncommon_words_in_both_texts_tie_them()
    {
        const string alike = "A zebra, a quagga, an okapi, a numbat and a tapir.";
        var site = Site(
            [("posts/a.md", Text("A", alike)),
            ("posts/b.md", Text("B", alike)),
            .. Enumerable.Range(0, 20).Select(i => ($"posts/p{i}.md", Text($"P {i}", "Something else altogether.")))]);

        Related(site, "a").ShouldBe(["b: alike"]);
        Related(site, "p3").ShouldBeEmpty();
    }

    [Fact]
    public void Words_of_a_script_without_spaces_count_by_pairs()
    {
        var site = Site(
            [("posts/a.md", Text("A", "顧客忠誠度調査報告書")),
            ("posts/b.md", Text("B", "新顧客忠誠度調査報告書類")),
            .. Enumerable.Range(0, 20).Select(i => ($"posts/p{i}.md", Text($"P {i}", "別物")))]);

        Related(site, "a").ShouldBe(["b: alike"]);
    }

    [Fact]
    public void An_author_can_pin_a_page_and_part_two()
    {
        var site = Site(
            ("posts/a.md", Text("A", frontMatter: "tags: [t]\nrelated: [d]")),
            ("posts/b.md", Text("B", frontMatter: "tags: [t]\nunrelated: [a]")),
            ("posts/c.md", Text("C", frontMatter: "tags: [t]")),
            ("posts/d.md", Text("D")));

        Related(site, "a").ShouldBe(["d: pinned", "c: tag t"]);
        Related(site, "b").ShouldBe(["c: tag t"]);
    }

    [Fact]
    public void A_pin_to_nowhere_is_reported_at_its_place_with_the_nearest_key()
    {
        var diagnostic = Site(("posts/a.md", Text("A", frontMatter: "related: [lyalty]")), ("topics/loyalty.md", Text("Loyalty")))
            .Single("unknown-page");

        diagnostic.Location.ToString().ShouldBe("posts/a.md:4:11");
        diagnostic.Suggestion.ShouldBe("loyalty");
    }

    [Fact]
    public void A_page_both_pinned_and_vetoed_is_reported_and_not_listed()
    {
        var site = Site(("posts/a.md", Text("A", frontMatter: "related: [b]")), ("posts/b.md", Text("B", frontMatter: "unrelated: [a]")));

        site.Single("pinned-and-vetoed").Location.File.ShouldBe("posts/a.md");
        Related(site, "a").ShouldBeEmpty();
    }

    [Fact]
    public void What_a_page_cites_or_names_as_a_relation_is_not_listed_again()
    {
        var site = Site(
            ("sources/s.md", Text("S", frontMatter: "tags: [t]")),
            ("posts/a.md", Text("A", "[@s]", "tags: [t]\nrelations: [{extends: b}]")),
            ("posts/b.md", Text("B", frontMatter: "tags: [t]")));

        Related(site, "a").ShouldBeEmpty();
    }

    [Fact]
    public void Neighbouring_topics_tell_what_they_share()
    {
        var site = Site(
            ("sources/s.md", Text("S", frontMatter: "author: Roy Osing", date: "2014-01-01")),
            ("topics/crm.md", Text("CRM", "[@s]")),
            ("topics/loyalty.md", Text("Loyalty", "[@s] and [[crm]]")),
            ("posts/a.md", Text("A", frontMatter: "topics: [crm, loyalty]")));

        Related(site, "crm", "topics").ShouldBe(["loyalty: shared 1 cites Osing 2014 linking"]);
        Related(site, "loyalty", "topics").ShouldBe(["crm: shared 1 cites Osing 2014 linked"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_two_pages_that_list_each_other_both_give_the_same_reason(int seed)
    {
        var random = new Random(seed);
        var files = Enumerable.Range(0, 60).Select(i => (Path: $"posts/p{i}.md", Text: Text($"P {i}",
            string.Create(CultureInfo.InvariantCulture, $"[@s{random.Next(4)}] [[p{random.Next(60)}]] word{random.Next(9)} word{random.Next(9)} term{random.Next(9)} term{random.Next(9)} thing{random.Next(9)}"),
            string.Create(CultureInfo.InvariantCulture, $"tags: [a{random.Next(9)}, b{random.Next(20)}]\nunrelated: [p{random.Next(60)}]"))));
        var site = Site([.. files, .. Enumerable.Range(0, 4).Select(i => ($"sources/s{i}.md", Text($"S {i}")))]);

        var lists = Enumerable.Range(0, 60).ToDictionary(i => $"p{i}", i => Related(site, $"p{i}").ToDictionary(line => line.Split(':')[0], line => line.Split(": ")[1]));
        var mutual = 0;
        foreach (var (page, list) in lists)
        {
            list.ShouldNotContainKey(page);
            foreach (var (other, reason) in list.Where(entry => lists.TryGetValue(entry.Key, out var theirs) && theirs.ContainsKey(page)))
            {
                mutual++;
                Turned(lists[other][page]).ShouldBe(reason);
            }
        }
        mutual.ShouldBeGreaterThan(20);
    }

    private static string Turned(string reason) =>
        reason.Replace("linked", "?", StringComparison.Ordinal).Replace("linking", "linked", StringComparison.Ordinal) is var half
            && half.Contains('?', StringComparison.Ordinal)
            ? half.Contains("linked", StringComparison.Ordinal) ? reason : half.Replace("?", "linking", StringComparison.Ordinal)
            : half;

    private static TestSite Site(params (string Path, string Text)[] files) => Build(
        [("theme/layouts/post.sbn-html", Layout), ("theme/layouts/topic.sbn-html", Layout), .. files]);

    private static string[] Related(TestSite site, string key, string folder = "posts") =>
    [
        .. site[$"{folder}/{key}/index.html"].Split('\n').Where(line => line.StartsWith("<p>", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal))
            .Select(line => line["<p>".Length..^"</p>".Length]),
    ];
}
