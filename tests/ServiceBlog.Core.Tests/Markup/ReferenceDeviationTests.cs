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
    [InlineData("[r]: /u\n---\n[r]", "<hr />\n<p><a href=\"/0\">r</a></p>")]
    [InlineData("[r]: /u\n[s]: /v 'T'\n----\n", "<hr />")]
    [InlineData("[r]: /u\n- a", "<ul>\n<li>a</li>\n</ul>")]
    [InlineData("[r]: /u\n-a", "<p>-a</p>")]
    [InlineData("[r]: /u\na\n---", "<h2 id=\"a\">a</h2>")]
    [InlineData("[r]\n---", "<h2 id=\"r\">[r]</h2>")]
    public void Dashes_under_nothing_but_definitions_are_a_break(string markdown, string html) => Converted.Html(markdown).ShouldBe(html);
}
