using ServiceBlog.Core.Diagnostics;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests.Health;

/// <summary>What <c>tags.yml</c> governs, and what is said of tags that it does not.</summary>
public sealed class TagTests
{
    [Theory]
    [InlineData("review", "reviews")]
    [InlineData("front-line", "frontline")]
    [InlineData("front line", "Front-Lines")]
    [InlineData("policy", "policies")]
    [InlineData("box", "boxes")]
    [InlineData("personalization", "personalisation")]
    [InlineData("measurement", "measurment")]
    [InlineData("experience", "expereince")]
    public void Tags_that_nearly_say_the_same_are_similar(string keep, string other)
    {
        var finding = Similar("", [keep, keep, keep, other]).ShouldHaveSingleItem();
        finding.Subject.ShouldBe(other);
        finding.Diagnostic.Suggestion.ShouldBe(keep);
        finding.Diagnostic.Location.ShouldBe(new SourceLocation("posts/p3.md", 4, 7));
    }

    [Theory]
    [InlineData("c", "c++")]
    [InlineData("c#", "c++")]
    [InlineData("contact", "contract")]
    [InlineData("new", "news")]
    [InlineData("windows-2011", "windows-2012")]
    [InlineData("bus", "bu")]
    [InlineData("prevention", "invention")]
    [InlineData("adaptation", "education")]
    public void Tags_that_mean_something_else_are_not(string one, string other) => Similar("", [one, one, one, other]).ShouldBeEmpty();

    [Fact]
    public void What_tags_yml_describes_differs_on_purpose() =>
        Similar("economic: Of money\neconomics: The science\n", ["economic", "economics"]).ShouldBeEmpty();

    [Fact]
    public void A_synonym_counts_as_the_tag_that_it_stands_for() =>
        Similar("review: {synonyms: [reviews]}\n", ["review", "reviews"]).ShouldBeEmpty();

    [Fact]
    public void A_long_name_that_is_used_often_is_no_slip() =>
        Similar("", ["complement", "complement", "complement", "compliment", "compliment", "compliment"]).ShouldBeEmpty();

    [Fact]
    public void The_one_that_tags_yml_knows_stays_though_the_other_is_used_more() =>
        Similar("rule: One\n", ["rule", "rules", "rules"]).ShouldHaveSingleItem().Subject.ShouldBe("rules");

    [Fact]
    public void A_tag_of_one_page_is_told_and_one_of_two_is_not() =>
        Found("tag-used-once", ("posts/a.md", Text("A", frontMatter: "tags: [x, y]")), ("posts/b.md", Text("B", frontMatter: "tags: [x]")))
            .ShouldHaveSingleItem().Subject.ShouldBe("y");

    [Fact]
    public void A_described_tag_that_no_page_has_is_told()
    {
        var finding = Found("unused-tag", ("tags.yml", "x: Used\ny: {description: Not, synonyms: [z]}"), ("posts/a.md", Text("A", frontMatter: "tags: [X]"))).ShouldHaveSingleItem();
        finding.Subject.ShouldBe("y");
        finding.Diagnostic.Location.ShouldBe(new SourceLocation("tags.yml", 2, 1));
    }

    [Fact]
    public void A_merged_tag_redirects_to_the_other_and_counts_as_it()
    {
        var site = Build(
            ("tags.yml", "loyalty: {description: Staying, merged: [customer-loyalty, Loyal customers]}"),
            ("posts/a.md", Text("A", frontMatter: "summary: S\ntags: [loyalty]")),
            ("posts/b.md", Text("B", frontMatter: "summary: S\ntags: [Customer Loyalty]")));

        site.Diagnostics.ShouldBeEmpty();
        site["tags/customer-loyalty/index.html"].ShouldContain("url=/tags/loyalty/");
        site["tags/loyal-customers/index.html"].ShouldContain("url=/tags/loyalty/");
        site["tags/loyalty/index.html"].ShouldContain("/posts/b/");
    }

    [Fact]
    public void A_page_that_still_has_a_merged_tag_is_told()
    {
        (string, string) tags = ("tags.yml", "loyalty: {merged: [staying]}");
        Found("merged-tag-in-use", tags, ("posts/a.md", Text("A", frontMatter: "tags: [staying]"))).ShouldHaveSingleItem().Diagnostic.Suggestion.ShouldBe("loyalty");
        Found("merged-tag-in-use", tags, ("posts/a.md", Text("A", frontMatter: "tags: [loyalty]"))).ShouldBeEmpty();
    }

    [Fact]
    public void A_tag_without_pages_has_none_to_redirect_to() =>
        Build(("tags.yml", "loyalty: {merged: [staying]}")).Files.ShouldNotContain("tags/staying/index.html");

    [Theory]
    [InlineData("a: {synonyms: [b]}\nb: B\n", 1, 16)]
    [InlineData("a: {synonyms: [x]}\nb: {merged: [x]}\n", 2, 14)]
    public void A_name_with_two_meanings_is_told_where_it_gets_the_second(string tags, int line, int column) =>
        Build(("tags.yml", tags)).Single("conflicting-tag").Location.ShouldBe(new SourceLocation("tags.yml", line, column));

    [Fact]
    public void A_closed_vocabulary_knows_merged_names() =>
        Build(("site.yml", "closed: [tags]"), ("tags.yml", "loyalty: {merged: [staying]}"), ("posts/a.md", Text("A", frontMatter: "summary: S\ntags: [staying]")))
            .Diagnostics.ShouldBeEmpty();

    /// <param name="tags">One for each page.</param>
    private static List<Core.Health.HealthFinding> Similar(string catalogue, string[] tags) =>
        Found("similar-tags", [("tags.yml", catalogue), .. tags.Index().Select(tag => ($"posts/p{tag.Index}.md", Text($"P{tag.Index}", frontMatter: $"tags: \"{tag.Item}\"")))]);

    private static List<Core.Health.HealthFinding> Found(string rule, params (string Path, string Text)[] files) =>
        [.. Build(files).Result.Health.ShouldNotBeNull().Report.Findings.Where(finding => finding.Diagnostic.Rule.Name == rule)];
}
