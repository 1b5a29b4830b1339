namespace ServiceBlog.Core.Tests.Markup;

public sealed class CitationTests
{
    [Fact]
    public void A_citation_is_one_gap_and_one_link_for_each_source()
    {
        Converted.Html("So [@osing2014; @frei#p2].").ShouldBe("<p>So <span class=\"citation\"><div>E0</div></span>.</p>");
        Converted.Links("So [@osing2014; @frei#p2].").ShouldBe(["Citation osing2014 1:4", "Citation frei#p2 1:17"]);
    }

    [Theory]
    [InlineData("[@a]", "a")]
    [InlineData("[@Öz-2_x.y/z]", "Öz-2_x.y/z")]
    [InlineData("[@हिन्दी]", "हिन्दी")]
    [InlineData("[@文献#注1]", "文献#注1")]
    [InlineData("[@a#b.c:d]", "a#b.c:d")]
    [InlineData("[ @a]", null)]
    [InlineData("[@]", null)]
    [InlineData("[@a#]", null)]
    [InlineData("[@a, p. 12]", null)]
    [InlineData("[@a; b]", null)]
    [InlineData("[@a", null)]
    [InlineData("\\[@a]", null)]
    [InlineData("`[@a]`", null)]
    [InlineData("me@example", null)]
    public void A_citations_key_is_letters_digits_and_four_signs(string markdown, string? target) =>
        Converted.Links(markdown).ShouldBe(target is null ? [] : [$"Citation {target} 1:1"]);

    [Fact]
    public void A_link_whose_text_is_a_handle_stays_a_link() =>
        Converted.Html("[@x](https://example.org/x)").ShouldBe("<p><a href=\"https://example.org/x\">@x</a></p>");

    [Theory]
    [InlineData("[@x]\n\n[@x]: https://example.org/x")]
    [InlineData("[@x][r]\n\n[r]: https://example.org/x")]
    public void A_reference_that_the_text_defines_stays_a_link(string markdown) =>
        Converted.Html(markdown).ShouldBe("<p><a href=\"https://example.org/x\">@x</a></p>");

    [Fact]
    public void Citations_may_follow_one_another_and_be_followed_by_a_footnote() =>
        Converted.Links("[@a][@b][^1]\n\n[^1]: c").ShouldBe(["Citation a 1:1", "Citation b 1:5"]);
}
