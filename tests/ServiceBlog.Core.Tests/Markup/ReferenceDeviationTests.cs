using static System.FormattableString;

namespace ServiceBlog.Core.Tests.Markup;

/// <summary>Where Markdig and the reference implementation of CommonMark differ, we go with the latter.</summary>
public sealed class ReferenceDeviationTests
{
    [Theory]
    [InlineData("a***b* c*", "a*<em><em>b</em> c</em>")]
    [InlineData("***a** b*", "<em><strong>a</strong> b</em>")]
    [InlineData("**a*b**", "<strong>a*b</strong>")]
    [InlineData("*a **b*", "*a *<em>b</em>")]
    [InlineData("*a [b* c", "<em>a [b</em> c")]
    [InlineData("*a ~~b* c~~", "<em>a ~~b</em> c~~")]
    [InlineData("****a****", "<strong><strong>a</strong></strong>")]
    [InlineData("a **b _c_", "a **b <em>c</em>")]
    [InlineData("**f*-", "*<em>f</em>-")]
    [InlineData("**a-**b", "**a-**b")]
    [InlineData("a*+*", "a*+*")]
    [InlineData("*a*\U0001F600", "<em>a</em>\U0001F600")]
    [InlineData("_a_- -_b_ a_b_c", "<em>a</em>- -<em>b</em> a_b_c")]
    public void Emphasis_is_paired_by_the_lengths_that_were_written(string markdown, string html) =>
        Converted.Html(markdown).ShouldBe(Invariant($"<p>{html}</p>"));

    [Theory]
    [InlineData("[l](url ((t))", "[l](url ((t))")]
    [InlineData("![*l*](<u. v> ((t)) *b*", "![<em>l</em>](&lt;u. v&gt; ((t)) <em>b</em>")]
    [InlineData("[x [l](url ((t))](u)", "<a href=\"/0\">x [l](url ((t))</a>")]
    [InlineData("[l](url (\\(t))", "<a href=\"/0\" title=\"(t\">l</a>")]
    [InlineData("[l](u) (a (b))", "<a href=\"/0\">l</a> (a (b))")]
    [InlineData("[l](u(v)) (a (b))", "<a href=\"/0\">l</a> (a (b))")]
    [InlineData("[l](url \"((t\")", "<a href=\"/0\" title=\"((t\">l</a>")]
    public void A_title_in_parentheses_holds_no_open_parenthesis(string markdown, string html) =>
        Converted.Html(markdown).ShouldBe(Invariant($"<p>{html}</p>"));

    [Theory]
    [InlineData("[x][r] and y](u)", "[x][r] and y](u)")]
    [InlineData("[x][r]<https://a.example>](u)", "[x][r]<a href=\"https://a.example\">https://a.example</a>](u)")]
    [InlineData("[x][] and y](u)", "[x][] and y](u)")]
    [InlineData("[x [y][r]](u)", "<a href=\"/0\">x [y][r]</a>")]
    [InlineData("[x][y](u)", "[x]<a href=\"/0\">y</a>")]
    public void Brackets_before_an_undefined_label_are_text(string markdown, string html) =>
        Converted.Html(markdown).ShouldBe(Invariant($"<p>{html}</p>"));

    [Theory]
    [InlineData("[r]: /u\n| [r] |\n|---|")]
    [InlineData("[r]: /u\n'Title'\n[s]: /v\n[r] |\n-|")]
    public void A_definition_above_a_table_is_one(string markdown)
    {
        var html = Converted.Html(markdown);

        html.ShouldStartWith("<div class=\"table-scroll\">");
        html.ShouldMatch("""<th><a href="/0"( title="Title")?>r</a></th>""");
    }

    [Fact]
    public void A_table_may_be_headed_by_what_looks_like_a_definition() =>
        Converted.Html("[r]: /u |\n---|").ShouldContain("<th>[r]: /u</th>");

    [Theory]
    [InlineData("[r]: /u\n---\n[r]", "<hr />\n<p><a href=\"/0\">r</a></p>")]
    [InlineData("[r]: /u\n[s]: /v 'T'\n----\n", "<hr />")]
    [InlineData("[r]: /u\n- a", "<ul>\n<li>a</li>\n</ul>")]
    [InlineData("[r]: /u\n-a", "<p>-a</p>")]
    [InlineData("[r]: /u\na\n---", "<h2 id=\"a\">a</h2>")]
    [InlineData("[r]\n---", "<h2 id=\"r\">[r]</h2>")]
    public void Dashes_under_nothing_but_definitions_are_a_break(string markdown, string html) => Converted.Html(markdown).ShouldBe(html);
}
