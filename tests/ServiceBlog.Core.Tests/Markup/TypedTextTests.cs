namespace ServiceBlog.Core.Tests.Markup;

/// <summary>What is no construct of the dialect appears as it was typed.</summary>
public sealed class TypedTextTests
{
    [Theory]
    [InlineData("Dear {name}, write to us.")]
    [InlineData("GET /users/{id}/posts")]
    [InlineData(@"$\frac{w}{f}$")]
    [InlineData(@"$a^2+b^2$ and $\int f\,dx$ and $a_1 * b_2 * c_3$, $$x \ *y*$$")]
    [InlineData(@"$5 *or* $6, US$5*x*$, $ *a*$", "$5 <em>or</em> $6, US$5<em>x</em>$, $ <em>a</em>$")]
    [InlineData("${HOME}/bin")]
    [InlineData("Hello #{name}!")]
    [InlineData("Words {with a brace closed} and {one=1} and {#id} and {.class} here {#at-the-end}")]
    [InlineData("Some(x) => { x }, {total:C2} of {max}, {{ page.title }}, {% raw %}, {{#if x}}")]
    [InlineData("C++14 and C++17, ++i and j++")]
    [InlineData("10^3 to 10^6, a^b^c")]
    [InlineData("~5 or ~6 items; ~/bin")]
    [InlineData("a==b or c==d, ==x==")]
    [InlineData("a ~~~x~~~ b, a ~x~~ b")]
    [InlineData("+---+---+\n| a | b |\n+---+---+")]
    [InlineData("**bold**{.x} *em*{.y} a{.z}", "<strong>bold</strong>{.x} <em>em</em>{.y} a{.z}")]
    [InlineData("`word`{literally} `a`{ .b", "<code>word</code>{literally} <code>a</code>{ .b")]
    public void Marks_without_a_meaning_stay(string markdown, string? html = null) =>
        Converted.Html(markdown).ShouldBe($"<p>{html ?? markdown.Replace("&", "&amp;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)}</p>");

    [Theory]
    [InlineData("Use `map {}` now?", "use-map--now", "Use <code>map {}</code> now?")]
    [InlineData("Route /u/{id}", "route-uid", "Route /u/{id}")]
    [InlineData("NonZero<{integer}>", "nonzerointeger", "NonZero&lt;{integer}&gt;")]
    [InlineData("/u{#frag}", "ufrag", "/u{#frag}")]
    [InlineData("{#x}", "x", "{#x}")]
    [InlineData("A {{ .Title }}", "a--title-", "A {{ .Title }}")]
    public void Braces_in_a_heading_stay(string heading, string id, string html) =>
        Converted.Html("## " + heading).ShouldBe($"<h2 id=\"{id}\">{html}</h2>");

    [Fact]
    public void Braces_in_a_table_stay() =>
        Converted.Html("| a |\n|---|\n| /a/{id} |").ShouldContain("<td>/a/{id}</td>");

    [Fact]
    public void Braces_in_lists_and_link_texts_stay() =>
        Converted.Html("- a {b}\n- [c {d}](e)").ShouldBe("<ul>\n<li>a {b}</li>\n<li><a href=\"/0\">c {d}</a></li>\n</ul>");

    [Fact]
    public void No_character_reference_brings_a_control_character() =>
        Converted.Html("a&#1;b&#x1b;c&#10;d&Tab;e&#0;f&amp;").ShouldBe("<p>a\uFFFDb\uFFFDc\nd\te\uFFFDf&amp;</p>");

    [Theory]
    [InlineData("~x~")]
    [InlineData("~~x~~")]
    public void One_tilde_or_two_strike_through(string markdown) => Converted.Html(markdown).ShouldBe("<p><del>x</del></p>");

    [Theory]
    [InlineData("[[Bug 12]]\n\n[Bug 12]: https://example.org/12")]
    [InlineData("[[bug  12]]\n\n[Bug 12]: https://example.org/12")]
    public void A_reference_in_brackets_wins_over_a_wikilink(string markdown) =>
        Converted.Html(markdown).ShouldMatch("""^<p>\[<a href="https://example.org/12">(Bug 12|bug\s+12)</a>\]</p>$""");

    [Fact]
    public void A_backslash_in_an_address_is_written_as_browsers_need_it() =>
        Converted.Html(@"[a](https://b.example/c\d)").ShouldBe("""<p><a href="https://b.example/c%5Cd">a</a></p>""");
}
