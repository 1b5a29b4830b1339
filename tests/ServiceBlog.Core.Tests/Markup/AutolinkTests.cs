using static System.FormattableString;

namespace ServiceBlog.Core.Tests.Markup;

/// <summary>Bare URLs and e-mail addresses. In the expectations what is linked stands in brackets.</summary>
public sealed class AutolinkTests
{
    [Theory]
    [InlineData("https://a.example", "[https://a.example]")]
    [InlineData("HTTPS://A.Example/B", "[HTTPS://A.Example/B]")]
    [InlineData("see http://a.example/b?c=d#e now", "see [http://a.example/b?c=d#e] now")]
    [InlineData("ftp://a.example/b", "[ftp://a.example/b]")]
    [InlineData("http://localhost:8080/x", "[http://localhost:8080/x]")]
    [InlineData("https://a.example:443/x", "[https://a.example:443/x]")]
    [InlineData("https://user@a.example/x", "[https://user@a.example/x]")]
    [InlineData("https://127.0.0.1/x", "[https://127.0.0.1/x]")]
    [InlineData("https://", "https://")]
    [InlineData("https:// a.example", "https:// a.example")]
    [InlineData("https://.", "https://.")]
    [InlineData("https:/a.example", "https:/a.example")]
    [InlineData("shttp://a.example", "shttp://a.example")]
    [InlineData("tel:12345 and urn:a:b", "tel:12345 and urn:a:b")]
    [InlineData("https://a.b_c.example", "https://a.b_c.example")]
    [InlineData("https://a.example_", "https://a.example_")]
    [InlineData("https://a_b.c.example", "[https://a_b.c.example]")]
    public void A_URL_begins_with_a_scheme_and_a_host(string markdown, string links) => Links(markdown).ShouldBe(links);

    [Theory]
    [InlineData("www.a.example", "[www.a.example]")]
    [InlineData("WWW.a.example", "[WWW.a.example]")]
    [InlineData("(www.a.example)", "([www.a.example])")]
    [InlineData("\"www.a.example\"", "\"[www.a.example]\"")]
    [InlineData("awww.a.example", "awww.a.example")]
    [InlineData("a.www.a.example", "a.www.a.example")]
    [InlineData("/www.a.example", "/www.a.example")]
    [InlineData("www.", "www.")]
    [InlineData("www. a", "www. a")]
    [InlineData("www", "www")]
    [InlineData("\u30D6\u30ED\u30B0www.a.example", "\u30D6\u30ED\u30B0[www.a.example]")]
    [InlineData("\u00FCwww.a.example", "\u00FCwww.a.example")]
    public void What_begins_with_www_is_a_URL(string markdown, string links) => Links(markdown).ShouldBe(links);

    [Theory]
    [InlineData("(see https://a.example/x.)", "(see [https://a.example/x].)")]
    [InlineData("\"https://a.example\"", "\"[https://a.example]\"")]
    [InlineData("'https://a.example/x', he said", "'[https://a.example/x]', he said")]
    [InlineData("https://a.example/x?!.,:", "[https://a.example/x]?!.,:")]
    [InlineData("https://a.example/x;", "[https://a.example/x];")]
    [InlineData("https://a.example/x?a=b&c;", "[https://a.example/x?a=b]&c;")]
    [InlineData("https://a.example/x?a&b;c", "[https://a.example/x?a&b;c]")]
    [InlineData("https://a.example/x?q=(b))+ok", "[https://a.example/x?q=(b))+ok]")]
    [InlineData("https://a.example/x_(b)", "[https://a.example/x_(b)]")]
    [InlineData("(https://a.example/x_(b))", "([https://a.example/x_(b)])")]
    [InlineData("(https://a.example/x_(b).)", "([https://a.example/x_(b)].)")]
    [InlineData("https://a.example/x<y", "[https://a.example/x]<y")]
    [InlineData("https://a.example/a_b*c~d", "[https://a.example/a_b*c~d]")]
    [InlineData("https://a.example/x\u00A0y", "[https://a.example/x]\u00A0y")]
    public void A_URL_ends_before_the_marks_of_the_sentence(string markdown, string links) => Links(markdown).ShouldBe(links);

    [Theory]
    [InlineData("\u8BF7\u770Bhttps://a.example/x\u3002\u8C22\u8C22", "\u8BF7\u770B[https://a.example/x]\u3002\u8C22\u8C22")]
    [InlineData("\uFF08https://a.example/x\uFF09", "\uFF08[https://a.example/x]\uFF09")]
    [InlineData("\u300Chttps://a.example\u300D", "\u300C[https://a.example]\u300D")]
    [InlineData("https://a.example/\u65E5\u672C/x", "[https://a.example/\u65E5\u672C/x]")]
    [InlineData("https://\u4F8B.example\uFF0Cb", "[https://\u4F8B.example]\uFF0Cb")]
    [InlineData("\u201Chttps://a.example/x\u201D", "\u201C[https://a.example/x]\u201D")]
    [InlineData("\u00ABhttps://a.example/x\u00BB", "\u00AB[https://a.example/x]\u00BB")]
    [InlineData("https://a.example/x\u060C y", "[https://a.example/x]\u060C y")]
    [InlineData("https://a.example/x\u2026", "[https://a.example/x]\u2026")]
    public void The_marks_of_other_scripts_end_a_URL_too(string markdown, string links) => Links(markdown).ShouldBe(links);

    [Theory]
    [InlineData("a@b.example", "[a@b.example]")]
    [InlineData("Write to a.b-c_d+e@f-g.h.example.", "Write to [a.b-c_d+e@f-g.h.example].")]
    [InlineData("(a@b.example)", "([a@b.example])")]
    [InlineData("\"a@b.example\"", "\"[a@b.example]\"")]
    [InlineData("_init@b.example", "[_init@b.example]")]
    [InlineData("a\\_b@c.example", "[a_b@c.example]")]
    [InlineData("a@b@c.example", "a@[b@c.example]")]
    [InlineData("a@b.example/c", "[a@b.example]/c")]
    [InlineData("a@b.example:25 c@d.example", "[a@b.example]:25 [c@d.example]")]
    [InlineData("a@b", "a@b")]
    [InlineData("a@b.c1", "a@b.c1")]
    [InlineData("a@b.example-", "a@b.example-")]
    [InlineData("a@b.example_", "a@b.example_")]
    [InlineData("@b.example", "@b.example")]
    [InlineData("a\\@b.example", "a@b.example")]
    [InlineData("c/a@b.example", "c/a@b.example")]
    [InlineData("m\u00FCller@b.example", "m\u00FCller@b.example")]
    [InlineData("\u90AE\u7BB1a@b.example\u3002", "\u90AE\u7BB1[a@b.example]\u3002")]
    public void A_bare_email_address_is_linked(string markdown, string links) => Links(markdown).ShouldBe(links);

    [Theory]
    [InlineData("mailto:a@b.example", "[mailto:a@b.example]")]
    [InlineData("mailto:a.b-c_d@e.f.", "[mailto:a.b-c_d@e.f].")]
    [InlineData("mailto:a@b.example/", "[mailto:a@b.example]/")]
    [InlineData("mailto:a@b.example-", "mailto:a@b.example-")]
    [InlineData("xmailto:a@b.example", "xmailto:[a@b.example]")]
    [InlineData("mailto: a@b.example", "mailto: [a@b.example]")]
    [InlineData("xmpp:a@b.example", "[xmpp:a@b.example]")]
    [InlineData("xmpp:a@b.example/c@d.e", "[xmpp:a@b.example/c@d.e]")]
    [InlineData("xmpp:a@b.example/c/d", "[xmpp:a@b.example/c]/d")]
    public void The_scheme_of_an_email_address_is_part_of_it(string markdown, string links) => Links(markdown).ShouldBe(links);

    [Theory]
    [InlineData("**https://a.example/x**", "<strong><a href=\"https://a.example/x\">https://a.example/x</a></strong>")]
    [InlineData("_a@b.example_", "<em><a href=\"mailto:a@b.example\">a@b.example</a></em>")]
    [InlineData("[a https://b.example/_c_](d)", "<a href=\"/0\">a https://b.example/_c_</a>")]
    [InlineData("[a@b.example](c)", "<a href=\"/0\">a@b.example</a>")]
    [InlineData("[*a@b.example* www.c.example](d)", "<a href=\"/0\"><em>a@b.example</em> www.c.example</a>")]
    [InlineData("![https://a.example](b)", "<img src=\"/0\" alt=\"https://a.example\" />")]
    [InlineData("[https://a.example/x]", "[<a href=\"https://a.example/x\">https://a.example/x</a>]")]
    [InlineData("[a@b.example, c", "[<a href=\"mailto:a@b.example\">a@b.example</a>, c")]
    [InlineData("`https://a.example a@b.example`", "<code>https://a.example a@b.example</code>")]
    [InlineData("<a href=\"/x\">www.a.example</a> www.b.example", "<a href=\"/x\">www.a.example</a> <a href=\"https://www.b.example\">www.b.example</a>")]
    [InlineData("<abbr>a@b.example</abbr>", "<abbr><a href=\"mailto:a@b.example\">a@b.example</a></abbr>")]
    [InlineData("a <b title=\"https://b.example\">", "a <b title=\"https://b.example\">")]
    [InlineData("https://a.example\\\nb", "<a href=\"https://a.example\">https://a.example</a><br />\nb")]
    [InlineData("https://a.example/x|y", "<a href=\"https://a.example/x%7Cy\">https://a.example/x|y</a>")]
    public void Around_other_marks_a_URL_is_what_is_expected(string markdown, string html) =>
        Converted.Html(markdown).ShouldBe(Invariant($"<p>{html}</p>"));

    [Fact]
    public void A_bar_ends_a_URL_in_a_table() =>
        Converted.Html("|https://a.example/x|a@b.example|\n|-|-|").ShouldContain(
            "<th><a href=\"https://a.example/x\">https://a.example/x</a></th>\n<th><a href=\"mailto:a@b.example\">a@b.example</a></th>");

    [Fact]
    public void A_link_stands_where_its_author_wrote_it() =>
        Converted.Links("a\n\n> b *https://a.example*\n> c d\\_e@f.example").ShouldBe(["Link https://a.example 3:6", "Link mailto:d_e@f.example 4:5"]);

    /// <summary>The text of the paragraph, each link in brackets.</summary>
    private static string Links(string markdown)
    {
        var html = Converted.Html(markdown);
        html = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(
            html[3..^4], "<a href=\"[^\"]*\">(?<text>[^<]*)</a>", "[${text}]", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)));
        return html;
    }
}
