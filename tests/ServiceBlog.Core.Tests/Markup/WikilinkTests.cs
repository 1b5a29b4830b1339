using ServiceBlog.Core.Markup;
using static System.FormattableString;

namespace ServiceBlog.Core.Tests.Markup;

public sealed class WikilinkTests
{
    [Fact]
    public void A_wikilink_without_text_leaves_its_url_and_text_to_the_graph()
    {
        var body = Converted.Body("See [[crm]].");

        body.Html.ShouldBe("<p>See <a href=\"\"></a>.</p>\n");
        body.Slots.Select(slot => (slot.Offset, slot.Link, slot.Part)).ShouldBe(
        [
            (16, 0, SlotPart.Url),
            (18, 0, SlotPart.Text),
        ]);
    }

    [Theory]
    [InlineData("[[crm]]", "Wikilink crm 1:1")]
    [InlineData("[[ crm ]]", "Wikilink crm 1:1")]
    [InlineData("[[crm|the text]]", "Wikilink crm 1:1")]
    [InlineData("[[crm#what-it-is]]", "Wikilink crm#what-it-is 1:1")]
    [InlineData("[[crm#What it is|text]]", "Wikilink crm#What it is 1:1")]
    [InlineData("[[#here]]", "Wikilink #here 1:1")]
    [InlineData("[[Kundentreue und Ähnliches]]", "Wikilink Kundentreue und Ähnliches 1:1")]
    [InlineData("**[[crm]]**", "Wikilink crm 1:3")]
    [InlineData("[[]]", null)]
    [InlineData("[[ ]]", null)]
    [InlineData("[[|text]]", null)]
    [InlineData("[[crm]", null)]
    [InlineData("[[crm\nand more]]", null)]
    [InlineData("`[[crm]]`", null)]
    [InlineData("    [[crm]]", null)]
    [InlineData("```\n[[crm]]\n```", null)]
    [InlineData("<!-- [[crm]] -->", null)]
    [InlineData("\\[[crm]]", null)]
    public void The_forms_of_wikilinks_are_told_from_what_looks_like_them(string markdown, string? link) =>
        Converted.Links(markdown).ShouldBe(link is null ? [] : [link]);

    [Fact]
    public void A_wikilink_shows_the_text_of_its_author_escaped() =>
        Converted.Html("[[crm|A & B <i>]]").ShouldBe("<p><a href=\"/0\">A &amp; B &lt;i&gt;</a></p>");

    [Fact]
    public void The_text_of_a_wikilink_may_run_over_the_end_of_a_line() =>
        Converted.Html("[[crm|long\ntext]]").ShouldBe("<p><a href=\"/0\">long text</a></p>");

    [Fact]
    public void An_escaped_wikilink_is_text() =>
        Converted.Html("\\[[crm]]").ShouldBe("<p>[[crm]]</p>");

    [Theory]
    [InlineData("| [[crm\\|shown]] | b |")]
    [InlineData("| [[crm|shown]] | b |")]
    [InlineData("[[crm|shown]] | b")]
    public void A_wikilink_in_a_table_cell_keeps_its_text(string row)
    {
        var html = Converted.Html($"| h | i |\n|---|---|\n{row}\n");

        html.ShouldContain("<td><a href=\"/0\">shown</a></td>\n<td>b</td>");
        Converted.Links($"| h | i |\n|---|---|\n{row}\n").ShouldBe([Invariant($"Wikilink crm 3:{row.IndexOf('[', StringComparison.Ordinal) + 1}")]);
    }

    [Fact]
    public void A_bar_hidden_from_the_table_parser_is_shown_again_wherever_it_comes_out()
    {
        var body = Converted.Body("# `[[a|b]]` | c\n\n`[[a|b]]` | c\n\n[x](<[[a|b]]|c>)\n\n    [[a|b]] | c\n");

        var everything = body.Html + body.Outline.FirstParagraph + body.Outline.Headings[0].Text + body.Outline.Links[0].Target;
        everything.ShouldNotContain('\uFDD0');
        body.Html.ShouldContain("<code>[[a|b]]</code> | c");
        body.Html.ShouldContain("<pre><code>[[a|b]] | c");
        body.Outline.Headings[0].Text.ShouldBe("[[a|b]] | c");
        body.Outline.Links[0].Target.ShouldBe("[[a|b]]|c");
    }

    [Fact]
    public void A_wikilink_takes_generic_attributes() =>
        Converted.Html("[[crm]]{#this .that}").ShouldBe("<p><a href=\"/0\" id=\"this\" class=\"that\">T0</a></p>");

    [Fact]
    public void Within_the_text_of_a_link_the_inner_wikilink_wins_as_in_CommonMark() =>
        Converted.Html("[see [[crm]] now](/u)").ShouldBe("<p>[see <a href=\"/0\">T0</a> now](/u)</p>");

    [Fact]
    public void An_images_alternative_text_names_the_key_and_holds_no_link()
    {
        Converted.Html("![of [[crm]]](a.png)").ShouldBe("<p><img src=\"/0\" alt=\"of crm\" /></p>");
        Converted.Links("![of [[crm]]](a.png)").ShouldBe(["Image a.png 1:1"]);
    }

    [Fact]
    public void A_link_whose_text_is_in_brackets_stays_a_link() =>
        Converted.Html("[[1]](https://example.org)").ShouldBe("<p><a href=\"https://example.org\">[1]</a></p>");

    [Fact]
    public void A_footnote_mark_in_brackets_stays_one() =>
        Converted.Links("a [[^n]]\n\n[^n]: b").ShouldBeEmpty();
}
