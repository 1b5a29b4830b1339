using ServiceBlog.Core.Diagnostics;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public sealed class ContentContractTests
{
    [Theory]
    [InlineData("tags: [loylty]", "unknown-tag", 8, "loyalty")]
    [InlineData("topics: [cmr]", "unknown-topic", 10, "crm")]
    [InlineData("author: Editor", "unknown-author", 9, "Editors")]
    public void A_name_that_a_closed_vocabulary_lacks_is_an_error(string frontMatter, string rule, int column, string suggestion)
    {
        var site = Build(
            ("site.yml", "closed: [tags, topics, authors]\nauthors: [Editors]"),
            ("tags.yml", "loyalty: Staying"),
            ("topics/crm.md", Text("CRM")),
            ("posts/a.md", Text("A", frontMatter: $"summary: S\n{frontMatter}")));

        var diagnostic = site.Single(rule);
        diagnostic.Severity.ShouldBe(Severity.Error);
        diagnostic.Location.ShouldBe(new SourceLocation("posts/a.md", 5, column));
        diagnostic.Suggestion.ShouldBe(suggestion);
    }

    [Fact]
    public void An_open_vocabulary_takes_any_name() =>
        Build(("posts/a.md", Text("A", frontMatter: "summary: S\ntags: [x]\nauthor: Y"))).Diagnostics.ShouldBeEmpty();

    [Fact]
    public void Two_pages_of_one_kind_with_one_title_are_a_warning_at_the_second() =>
        Build(("posts/a.md", Text("Same")), ("posts/b.md", Text("Same")), ("topics/c.md", Text("Same")))
            .Single("duplicate-title").Location.ShouldBe(new SourceLocation("posts/b.md", 2, 8));

    [Fact]
    public void A_post_without_a_summary_is_worth_a_word() =>
        Build(("posts/a.md", Text("A")), ("pages/b.md", Text("B"))).Single("missing-summary").Severity.ShouldBe(Severity.Info);

    [Fact]
    public void Tags_with_commas_between_them_are_told_how_to_be_a_list()
    {
        var site = Build(("posts/a.md", Text("A", frontMatter: "tags: one, two words\nseries: Here, there")), ("posts/b.md", Text("B", frontMatter: "tags: [one, 'x,y']")));

        var diagnostic = site.Single("list-as-text");
        diagnostic.Location.ToString().ShouldBe("posts/a.md:4:7");
        diagnostic.Suggestion.ShouldBe("[one, two words]");
    }

    [Theory]
    [InlineData("summary: [s]")]
    [InlineData("summary: s\nx: [")]
    public void A_summary_that_cannot_be_read_is_not_said_to_be_missing(string frontMatter) =>
        Build(("posts/a.md", Text("A", frontMatter: frontMatter))).Result.Diagnostics.Select(diagnostic => diagnostic.Rule.Name)
            .ShouldHaveSingleItem().ShouldBeOneOf("wrong-type", "invalid-yaml");

    [Theory]
    [InlineData("closed: [tags, colours]")]
    public void A_vocabulary_that_cannot_be_closed_is_an_error(string settings) =>
        Build(("site.yml", settings)).Single("invalid-setting").Location.ShouldBe(new SourceLocation("site.yml", 1, 16));
}
