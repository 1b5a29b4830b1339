using System.Text;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Tests.Markup;

public sealed class TransclusionTests
{
    [Fact]
    public void A_transclusion_alone_replaces_its_paragraph()
    {
        Converted.Html("a\n\n![[crm#what]]\n\nb").ShouldBe("<p>a</p>\n<div>E0</div>\n<p>b</p>");
        Converted.Links("a\n\n![[crm#what]]\n\nb").ShouldBe(["Transclusion crm#what 3:1"]);
    }

    [Fact]
    public void Several_transclusions_on_lines_of_their_own_are_several_blocks() =>
        Converted.Html("![[a]]\n![[b]]").ShouldBe("<div>E0</div>\n<div>E1</div>");

    [Fact]
    public void A_transclusion_in_a_list_item_is_a_block_there() =>
        Converted.Html("- ![[a]]").ShouldBe("<ul>\n<li>\n<div>E0</div>\n</li>\n</ul>");

    [Fact]
    public void A_transclusion_within_a_sentence_is_a_link()
    {
        Converted.Html("see ![[a]] now").ShouldBe("<p>see <a href=\"/0\">T0</a> now</p>");
        Converted.Links("see ![[a]] now").ShouldBe(["Wikilink a 1:5"]);
    }

    [Fact]
    public void A_transclusion_has_no_text() =>
        Converted.Html("![[a|b]]").ShouldBe("<p>!<a href=\"/0\">b</a></p>");

    [Fact]
    public void A_transclusion_that_found_nothing_shows_nothing()
    {
        var body = Converted.Body("a\n\n![[gone]]");

        body.Fill([new ResolvedLink("/x")]).ShouldBe("<p>a</p>\n\n");
    }

    [Fact]
    public void A_section_goes_from_its_heading_to_the_next_of_its_level_or_above()
    {
        var body = Converted.Body("# A\n\n## B\n\n[[b]]\n\n### C\n\n[[c]]\n\n## D\n\n[[d]]\n");

        Section(body, "b").ShouldBe(
            "<h2 id=\"b\">B</h2>\n<p><a href=\"/0\">T0</a></p>\n<h3 id=\"c\">C</h3>\n<p><a href=\"/1\">T1</a></p>\n");
        Section(body, "c").ShouldBe("<h3 id=\"c\">C</h3>\n<p><a href=\"/1\">T1</a></p>\n");
        Section(body, "d").ShouldBe("<h2 id=\"d\">D</h2>\n<p><a href=\"/2\">T2</a></p>\n");
        Section(body, "a").ShouldBe(body.Fill(Converted.Resolved(body)));
    }

    [Fact]
    public void The_last_section_ends_before_the_footnotes() =>
        Section(Converted.Body("# A\n\nx[^1]\n\n[^1]: y"), "a").ShouldEndWith("</p>\n");

    [Fact]
    public void A_heading_within_another_block_neither_has_a_section_nor_ends_one()
    {
        var body = Converted.Body("# A\n\n> # B\n\nend");

        body.Section("b").ShouldBeNull();
        body.Section("none").ShouldBeNull();
        body.Outline.Headings[1].Offset.ShouldBe(-1);
        Section(body, "a").ShouldEndWith("<p>end</p>\n");
    }

    [Fact]
    public void On_another_page_ids_get_a_prefix_and_footnotes_lead_home()
    {
        var body = Converted.Body("# A\n\n{#para}\nx[^1]\n\n[^1]: y");
        var output = new StringBuilder();
        body.Fill(output, [], body.Section("a")!.Value, new TransclusionScope("/posts/a/?q&r", "crm-"));

        output.ToString().ShouldBe(
            "<h1 id=\"crm-a\">A</h1>\n<p id=\"crm-para\">x<a id=\"crm-fnref:1\" href=\"/posts/a/?q&amp;r#fn:1\" "
            + "class=\"footnote-ref\" role=\"doc-noteref\"><sup>1</sup></a></p>\n");
    }

    [Theory]
    [InlineData("what-it-is")]
    [InlineData("What it is")]
    [InlineData("what IT is")]
    public void A_heading_is_found_by_its_id_or_its_text(string fragment) =>
        Converted.Body("# Other\n\n# What *it* is").Outline.FindHeading(fragment)!.Value.Id.ShouldBe("what-it-is");

    private static string Section(MarkupBody body, string id)
    {
        var output = new StringBuilder();
        body.Fill(output, Converted.Resolved(body), body.Section(id)!.Value);
        return output.ToString();
    }
}
