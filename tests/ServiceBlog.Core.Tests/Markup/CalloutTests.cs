namespace ServiceBlog.Core.Tests.Markup;

public sealed class CalloutTests
{
    [Theory]
    [InlineData("> [!WARNING]\n> Mind *this*.", "<div class=\"markdown-alert markdown-alert-warning\">\n<p class=\"markdown-alert-title\">Warning</p>\n<p>Mind <em>this</em>.</p>\n</div>")]
    [InlineData("> [!note] A *title*\n> Text", "<div class=\"markdown-alert markdown-alert-note\">\n<p class=\"markdown-alert-title\">A <em>title</em></p>\n<p>Text</p>\n</div>")]
    [InlineData("> [!tip]-\n> Text", "<details class=\"markdown-alert markdown-alert-tip\">\n<summary class=\"markdown-alert-title\">Tip</summary>\n<p>Text</p>\n</details>")]
    [InlineData("> [!tip]- Title\n> Text", "<details class=\"markdown-alert markdown-alert-tip\">\n<summary class=\"markdown-alert-title\">Title</summary>\n<p>Text</p>\n</details>")]
    [InlineData("> [!faq]+ Why?\n>\n> - so", "<details class=\"markdown-alert markdown-alert-faq\" open>\n<summary class=\"markdown-alert-title\">Why?</summary>\n<ul>\n<li>so</li>\n</ul>\n</details>")]
    [InlineData("> [!see-also]", "<div class=\"markdown-alert markdown-alert-see-also\">\n<p class=\"markdown-alert-title\">See also</p>\n</div>")]
    [InlineData("- > [!note]\n  > a", "<ul>\n<li>\n<div class=\"markdown-alert markdown-alert-note\">\n<p class=\"markdown-alert-title\">Note</p>\n<p>a</p>\n</div>\n</li>\n</ul>")]
    public void A_quote_that_begins_with_its_kind_is_a_callout(string markdown, string html) => Converted.Html(markdown).ShouldBe(html);

    [Theory]
    [InlineData("> [!note](https://e.x)")]
    [InlineData("> [!](https://e.x)")]
    [InlineData("> a [!note]")]
    [InlineData("> [!note]x")]
    [InlineData("> [!no te]")]
    public void Anything_else_is_a_quote(string markdown) => Converted.Html(markdown).ShouldStartWith("<blockquote>");

    [Fact]
    public void Links_in_a_title_are_located() => Converted.Links("a\n\n> [!note] See [[k]]\n> and [[l]]").ShouldBe(["Wikilink k 3:15", "Wikilink l 4:7"]);

    [Fact]
    public void A_callout_may_hold_another() =>
        Converted.Html("> [!note] A\n> > [!tip] B\n> > c").ShouldContain("<div class=\"markdown-alert markdown-alert-tip\">\n<p class=\"markdown-alert-title\">B</p>");

    [Fact]
    public void A_callout_begins_with_a_table_as_well_as_with_words() =>
        Converted.Html("> [!note]\n> | a |\n> |---|\n> | b |").ShouldContain("<th>a</th>");
}
