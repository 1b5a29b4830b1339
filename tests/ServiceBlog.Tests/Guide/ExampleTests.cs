namespace ServiceBlog.Tests.Guide;

/// <summary>Every example in the guide prints what the guide shows.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Pages => [.. GuidePage.Names()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_examples_of_a_page_print_what_it_shows(string page)
    {
        foreach (var example in GuidePage.Read(page).Examples)
            example.Check();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_template_on_a_page_is_an_example_or_a_file(string page)
    {
        var guide = GuidePage.Read(page);

        guide.Blocks.Count(block => block is { Language: "scriban", Path: "" }).ShouldBe(guide.Examples.Count(), page);
    }

    [Fact]
    public void There_are_examples() => GuidePage.Names().Sum(page => GuidePage.Read(page).Examples.Count()).ShouldBeGreaterThan(150);

    [Theory]
    [InlineData("{{ 1 + 1 }}", "3")]
    [InlineData("{{ 1 + 1 }}", "2 ")]
    [InlineData("{{ string.nothing 'x' }}", "x")]
    [InlineData("{{ title }}", "Other")]
    public void An_example_that_is_wrong_fails(string template, string output) =>
        Should.Throw<ShouldAssertException>(() => Only(template, output).Check());

    [Theory]
    [InlineData("{{ 1 + 1 }}", "2")]
    [InlineData("{{ title }} {{ include 'part' }}", "Title part\nof it")]
    public void An_example_that_is_right_passes(string template, string output) => Only(template, output).Check();

    private static GuideExample Only(string template, string output) => GuidePage.Parse("page.md", $$"""
        ```text part.sbn-html
        part
        of it
        ```

        ```json
        { "title": "Title" }
        ```

        ```scriban
        {{template}}
        ```

        ```text
        {{output}}
        ```
        """).Examples.ShouldHaveSingleItem();
}
