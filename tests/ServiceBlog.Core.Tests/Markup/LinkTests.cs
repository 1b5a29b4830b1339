using System.Text;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Tests.Markup;

public sealed class LinkTests
{
    [Fact]
    public void An_internal_link_leaves_a_gap_for_its_url()
    {
        var body = Converted.Body("[a](../topics/crm.md?x=1#what)");

        body.Html.ShouldBe("<p><a href=\"\">a</a></p>\n");
        body.Slots.ShouldBe([new LinkSlot(12, 0, SlotPart.Url)]);
        body.Outline.Links[0].Target.ShouldBe("../topics/crm.md?x=1");
        body.Outline.Links[0].Fragment.ShouldBe("what");
        body.Outline.Links[0].IsExternal.ShouldBeFalse();
    }

    [Theory]
    [InlineData("[a](b.md)", "Link b.md 1:1")]
    [InlineData("[a](#b)", "Link #b 1:1")]
    [InlineData("[a]()", "Link  1:1")]
    [InlineData("[a](<b c.md>)", "Link b c.md 1:1")]
    [InlineData("[a](b&amp;c\\*.md)", "Link b&c*.md 1:1")]
    [InlineData("x ![a](b.png \"t\")", "Image b.png 1:3")]
    [InlineData("x [a][r]\n\n[r]: b.md#c", "Link b.md#c 1:3")]
    [InlineData("x [r]\n\n[r]: b.md", "Link b.md 1:3")]
    [InlineData("x ![r]\n\n[r]: b.png", "Image b.png 1:3")]
    [InlineData("x <https://example.org/#a>", "Link https://example.org/#a 1:3")]
    [InlineData("x <me@example.org>", "Link mailto:me@example.org 1:3")]
    [InlineData("x https://example.org/a.", "Link https://example.org/a 1:3")]
    [InlineData("x www.example.org", "Link https://www.example.org 1:3")]
    [InlineData("<a href=\"b.md\">a</a>", null)]
    public void Every_form_of_link_is_listed_but_those_in_raw_HTML(string markdown, string? link) =>
        Converted.Links(markdown).ShouldBe(link is null ? [] : [link]);

    [Theory]
    [InlineData("The water is at http://x.y/z. Here, too: https://x.y!", "Link http://x.y/z 1:17", "Link https://x.y 1:42")]
    [InlineData("From www. to www.a.b (www.c.d), *www.e.f*", "Link https://www.a.b 1:14", "Link https://www.c.d 1:23", "Link https://www.e.f 1:34")]
    [InlineData("Mail me@x.org, call tel:+123, fetch ftp://x.y", "Link mailto:me@x.org 1:6", "Link ftp://x.y 1:37")]
    [InlineData("http:http://x.y xhttp://x.y what: http. www: Http://x.y", "Link http://x.y 1:6", "Link Http://x.y 1:46")]
    [InlineData("- one\n  two http://x.y  \n  three", "Link http://x.y 2:7")]
    public void Bare_urls_are_found_in_the_midst_of_text(string markdown, params string[] links) =>
        Converted.Links(markdown).ShouldBe(links);

    [Theory]
    [InlineData("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2")]
    [InlineData("//example.org", "//example.org")]
    [InlineData("mailto:me@example.org", "mailto:me@example.org")]
    [InlineData("https://example.org/ä", "https://example.org/ä")]
    [InlineData("https://bücher.example/", "https://bücher.example/")]
    [InlineData("<https://example.org/a b>", "https://example.org/a%20b")]
    [InlineData("https://example.org/\\\"\\<x", "https://example.org/%22%3Cx")]
    public void An_external_url_is_written_at_once(string url, string written)
    {
        var body = Converted.Body($"[a]({url})");

        body.Html.ShouldBe($"<p><a href=\"{written}\">a</a></p>\n");
        body.Slots.ShouldBeEmpty();
        body.Outline.Links[0].IsExternal.ShouldBeTrue();
    }

    [Theory]
    [InlineData("C:/posts/a.md")]
    [InlineData("/a:b")]
    [InlineData("a/b:c.md")]
    public void A_colon_alone_makes_no_link_external(string url) =>
        Converted.Body($"[a]({url})").Outline.Links[0].IsExternal.ShouldBeFalse();

    [Theory]
    [InlineData("[a](x \"\\\"><script>\")", "<p><a href=\"/0\" title=\"&quot;&gt;&lt;script&gt;\">a</a></p>")]
    [InlineData("![\"><script>](x '\"><script>')", "<figure><img src=\"/0\" alt=\"&quot;&gt;\" /><figcaption>&quot;&gt;&lt;script&gt;</figcaption></figure>")]
    [InlineData("b ![\"><script>](x '\"><script>')", "<p>b <img src=\"/0\" alt=\"&quot;&gt;\" title=\"&quot;&gt;&lt;script&gt;\" /></p>")]
    [InlineData("*[R&D]: \"><script>\n\nR&D", "<p><abbr title=\"&quot;&gt;&lt;script&gt;\">R&amp;D</abbr></p>")]
    [InlineData("[a](x){title='\"><script>'}", "<p><a href=\"/0\" title=\"&quot;&gt;&lt;script&gt;\">a</a></p>")]
    [InlineData("```x\"><script>\n```", "<pre><code class=\"language-x&quot;&gt;&lt;script&gt;\"></code></pre>")]
    public void Quotes_and_brackets_are_escaped_in_every_attribute(string markdown, string html) =>
        Converted.Html(markdown).ShouldBe(html);

    [Fact]
    public void What_fills_a_slot_is_escaped_except_for_embedded_HTML()
    {
        var body = Converted.Body("[[crm]]\n\n![[b]]");

        body.Fill([new ResolvedLink("/?a=1&b=\"<'>", "R&D <\"x\">"), new ResolvedLink(null, null, "<p>&amp;</p>")]).ShouldBe(
            "<p><a href=\"/?a=1&amp;b=&quot;&lt;'&gt;\">R&amp;D &lt;&quot;x&quot;&gt;</a></p>\n<p>&amp;</p>\n");
    }

    [Fact]
    public void Slots_count_characters_whatever_bytes_they_take()
    {
        var body = Converted.Body("é 日本 😀 [[k]] ü\n\n## ß\n\n😀 [[l]]");

        body.Fill([new ResolvedLink("/k", "K"), new ResolvedLink("/l", "L")]).ShouldBe(
            "<p>é 日本 😀 <a href=\"/k\">K</a> ü</p>\n<h2 id=\"ß\">ß</h2>\n<p>😀 <a href=\"/l\">L</a></p>\n");
        var section = new StringBuilder();
        body.Fill(section, [default, new ResolvedLink("/l", "L")], body.Section("ß")!.Value);
        section.ToString().ShouldBe("<h2 id=\"ß\">ß</h2>\n<p>😀 <a href=\"/l\">L</a></p>\n");
    }
}
