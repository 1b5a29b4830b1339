using System.Text.RegularExpressions;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public partial class GlossaryTests
{
    private static readonly (string Path, string Text)[] Topics =
    [
        ("site.yml", "title: T\nglossary: true\n"),
        ("topics/loyalty.md", Text("Loyalty", "On loyalty.", "summary: \"Coming back, \\\"freely\\\" & often.\"\nsynonyms: [customer loyalty, R&D]")),
        ("topics/it.md", Text("IT", "On IT and loyalty.", "summary: Machines.")),
        ("topics/customer.md", Text("Customer", "x", "summary: Who buys.\nsynonyms: [顧客]")),
    ];

    [Theory]
    [InlineData("Our loyalty and loyalty.", "loyalty>loyalty")]
    [InlineData("LOYALTY is it.", "loyalty>LOYALTY")]
    [InlineData("It is IT.", "it>IT")]
    [InlineData("Disloyalty, loyaltys.", "")]
    [InlineData("Our customer loyalty.", "loyalty>customer loyalty")]
    [InlineData("Our customer\nloyalty, customer.", "loyalty>customer\nloyalty customer>customer")]
    [InlineData("Customer loyalty; a customer.", "loyalty>Customer loyalty customer>customer")]
    [InlineData("In R&D today.", "loyalty>R&amp;D")]
    [InlineData("[loyalty](/posts/) `loyalty` and\n\n> loyalty\n\n## Loyalty\n\n    loyalty", "")]
    [InlineData("*loyalty*", "loyalty>loyalty")]
    [InlineData("老顧客的", "customer>顧客")]
    [InlineData("<q>loyalty</q> <!-- loyalty --> <span title=\"a loyalty > b\">loyalty</span>", "loyalty>loyalty")]
    public void A_text_mentions(string markdown, string expected)
    {
        var site = Build([.. Topics, ("posts/a.md", Text("A", markdown))]);

        string.Join(' ', Term().Matches(site["posts/a/index.html"]).Select(match => $"{match.Groups["key"].Value}>{match.Groups["text"].Value}")).ShouldBe(expected);
    }

    [Fact]
    public void A_mention_is_a_link_with_the_definition() =>
        Build([.. Topics, ("posts/a.md", Text("A", "loyalty"))])["posts/a/index.html"]
            .ShouldContain("<a class=\"term\" href=\"/topics/loyalty/\" title=\"Coming back, &quot;freely&quot; &amp; often.\">loyalty</a>");

    [Fact]
    public void A_topic_explains_others_but_not_itself()
    {
        var site = Build(Topics);

        Term().Count(site["topics/loyalty/index.html"]).ShouldBe(0);
        Term().Matches(site["topics/it/index.html"]).ShouldHaveSingleItem().Groups["key"].Value.ShouldBe("loyalty");
    }

    [Theory]
    [InlineData("sources/a.md", "verbatim: true")]
    [InlineData("guide/a.md", "")]
    [InlineData("pages/a.md", "")]
    public void Captured_texts_and_manuals_stay_as_they_are(string path, string frontMatter)
    {
        var site = Build([.. Topics, (path, Text("A", "loyalty", frontMatter))]);

        site.Files.Where(file => file.EndsWith("a/index.html", StringComparison.Ordinal)).Sum(file => Term().Count(site[file])).ShouldBe(0);
    }

    [Theory]
    [InlineData("![[captured]]\n\nOur loyalty.", "<p>Our <")]
    [InlineData("![[captured#part]]\n\nOur loyalty.", "<p>Our <")]
    [InlineData("[[own]]\n\n![[own]]", "<p>Own <")]
    public void Captured_words_stay_as_they_are_where_another_page_shows_them(string markdown, string first)
    {
        var site = Build(
        [
            .. Topics,
            ("sources/captured.md", Text("Captured", "## Part\n\nMine, loyalty.", "verbatim: true")),
            ("posts/own.md", Text("Own", "![[captured#part]]\n\nOwn loyalty.")),
            ("posts/a.md", Text("A", markdown)),
        ]);

        var html = site["posts/a/index.html"];
        html.ShouldContain("<p>Mine, loyalty.</p>");
        html.ShouldContain(first + "a class=\"term\" href=\"/topics/loyalty/\"");
    }

    [Fact]
    public void Without_the_setting_nothing_is_marked() =>
        Build([.. Topics[1..], ("posts/a.md", Text("A", "loyalty"))])["posts/a/index.html"].ShouldNotContain("class=\"term\"");

    [Fact]
    public void A_name_of_two_topics_is_reported() =>
        Build([.. Topics, ("topics/z.md", Text("Z", frontMatter: "synonyms: [Customer Loyalty]"))]).Single("shared-topic-name")
            .Location.ToString().ShouldBe("topics/z.md:4:12");

    [Fact]
    public void A_broken_link_after_a_mention_is_still_reported_at_its_line()
    {
        var diagnostic = Build([.. Topics, ("posts/a.md", Text("A", "loyalty\n\n<a href=\"/nowhere/\">x</a>"))]).Single("broken-link");

        diagnostic.Location.ToString().ShouldStartWith("posts/a.md:7");
    }

    [GeneratedRegex("""<a class="term" href="/topics/(?<key>[^/]*)/" title="[^"]*">(?<text>[^<]*)</a>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Term();
}
