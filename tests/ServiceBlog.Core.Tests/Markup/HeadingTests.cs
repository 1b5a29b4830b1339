using static System.FormattableString;

namespace ServiceBlog.Core.Tests.Markup;

public sealed class HeadingTests
{
    [Theory]
    [InlineData("# What *it* `is`, really?", "what-it-is-really", "What it is, really?")]
    [InlineData("# Größe und Ähnliches", "größe-und-ähnliches", "Größe und Ähnliches")]
    [InlineData("# 顧客 サービス", "顧客-サービス", "顧客 サービス")]
    [InlineData("# हिन्दी", "हिन्दी", "हिन्दी")]
    [InlineData("# ПОСЛУГА II", "послуга-ii", "ПОСЛУГА II")]
    [InlineData("# a_b-c.d", "a_b-cd", "a_b-c.d")]
    [InlineData("# R&amp;D", "rd", "R&D")]
    [InlineData("# ?!", "section", "?!")]
    [InlineData("#", "section", "")]
    [InlineData("# See [[crm]] and [[x|that]] [@k]", "see-crm-and-that", "See crm and that")]
    [InlineData("# A [b](c) ![d](e)", "a-b-d", "A b d")]
    [InlineData("# A {#own .its}", "own", "A")]
    [InlineData("A\n===", "a", "A")]
    public void An_id_keeps_the_letters_of_all_scripts_and_drops_punctuation(string markdown, string id, string text)
    {
        var heading = Converted.Body(markdown).Outline.Headings.ShouldHaveSingleItem();

        heading.Id.ShouldBe(id);
        heading.Text.ShouldBe(text);
    }

    [Fact]
    public void Ids_are_unique_and_those_the_author_chose_go_first()
    {
        var body = Converted.Body("# Ab\n\n# Ab\n\n# Ab-1\n\n# B {#ab}\n\n{#ab-2}\ntext\n\n# C {#ab}\n\n# ?\n\n# !");

        body.Outline.Headings.Select(heading => heading.Id).ShouldBe(["ab-1", "ab-3", "ab-1-1", "ab", "ab-4", "section", "section-1"]);
        body.Outline.Anchors.ShouldBe(["ab-2"]);
        body.Html.ShouldContain("<h1 id=\"ab-1-1\">Ab-1</h1>");
    }

    [Fact]
    public void A_headings_offset_is_where_its_element_starts()
    {
        var body = Converted.Body("text\n\n# A\n\n- b\n\n## C");

        foreach (var heading in body.Outline.Headings)
            body.Html[heading.Offset..].ShouldStartWith(Invariant($"<h{heading.Level} id=\"{heading.Id}\">{heading.Text}</h"));
    }

    [Fact]
    public void Anchors_are_the_ids_of_attributes_and_footnotes()
    {
        var body = Converted.Body("{#para}\n`c`{#code} [l](m){#link} x[^1] y[^1]\n\n[^1]: z\n\n# h {#head}");

        body.Outline.Anchors.ShouldBe(["para", "code", "link", "fnref:1", "fnref:2", "fn:1"], ignoreOrder: true);
    }
}
