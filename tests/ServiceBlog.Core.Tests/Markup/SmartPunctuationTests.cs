using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Tests.Markup;

public sealed class SmartPunctuationTests
{
    [Theory]
    [InlineData("\"Hello,\" she said.", "“Hello,” she said.")]
    [InlineData("'Hello,' she said. \"He said 'no' twice.\"", "‘Hello,’ she said. “He said ‘no’ twice.”")]
    [InlineData("don't, it's, O'Neill, the dogs' bone", "don’t, it’s, O’Neill, the dogs’ bone")]
    [InlineData("'tis the '90s, rock 'n' roll, back in '99", "’tis the ’90s, rock ’n’ roll, back in ’99")]
    [InlineData("6'2\" tall, 5\" wide, 3' long", "6'2\" tall, 5\" wide, 3' long")]
    [InlineData("\"in 1999\" and the 1990's", "“in 1999” and the 1990’s")]
    [InlineData("(\"a\") [\"b\"] \"c\"; \"d\"-\"e\"", "(“a”) [“b”] “c”; “d”-“e”")]
    [InlineData("\"A paragraph of a long speech", "“A paragraph of a long speech")]
    [InlineData("a -- b, 2010--2015, word---word, but I---", "a – b, 2010–2015, word—word, but I—")]
    [InlineData("--help, i--, a-b, ----, x --> y, <!-- c -->", "--help, i--, a-b, ----, x --&gt; y, <!-- c -->")]
    [InlineData("Well... so ...and on. ./... f(...args) a....b", "Well… so …and on. ./... f(...args) a....b")]
    [InlineData("*\"a\"* \"*b*\" \"[c](https://e.x)\" **it's**", "<em>“a”</em> “<em>b</em>” “<a href=\"https://e.x\">c</a>” <strong>it’s</strong>")]
    [InlineData("`a's \"b\" -- ...` <code>\"c\"</code> https://e.x/it's--a", "<code>a's &quot;b&quot; -- ...</code> <code>&quot;c&quot;</code> <a href=\"https://e.x/it's--a\">https://e.x/it's--a</a>")]
    [InlineData("\\\"a\\\" \\--", "&quot;a&quot; --")]
    [InlineData("&quot;a&quot;", "&quot;a&quot;")]
    [InlineData("$f'(x)$ is it's {{ \"a\" | b }}", "$f'(x)$ is it’s {{ &quot;a&quot; | b }}")]
    [InlineData("it's { so: {a: 'b'} 'c'", "it’s { so: {a: 'b'} ‘c’")]
    [InlineData("[[k|it's \"b\"]]", "<a href=\"/0\">it’s “b”</a>")]
    [InlineData("\"a\nb\"", "“a\nb”")]
    [InlineData("\"`a`\" and `b`'s", "“<code>a</code>” and <code>b</code>’s")]
    public void Plain_marks_become_typographic(string markdown, string html) => Html(markdown).ShouldBe($"<p>{Unescaped(html)}</p>");

    [Theory]
    [InlineData("en", "“a ‘b’ c”")]
    [InlineData("en-GB", "“a ‘b’ c”")]
    [InlineData("de", "„a ‚b‘ c“")]
    [InlineData("de-AT", "„a ‚b‘ c“")]
    [InlineData("de-CH", "«a ‹b› c»")]
    [InlineData("fr", "«\u202Fa “b” c\u202F»")]
    [InlineData("es", "«a “b” c»")]
    [InlineData("sv", "”a ’b’ c”")]
    [InlineData("pl", "„a «b» c”")]
    [InlineData("ru", "«a „b“ c»")]
    [InlineData("xx", "“a ‘b’ c”")]
    public void Quotation_marks_are_those_of_the_language(string language, string text) =>
        Html("\"a 'b' c\"", language).ShouldBe($"<p>{text}</p>");

    [Fact]
    public void An_id_is_made_of_what_was_typed_and_the_heading_shows_typographic_marks()
    {
        var body = Convert("## What's \"new\" -- a list");

        var heading = body.Outline.Headings.ShouldHaveSingleItem();
        heading.Id.ShouldBe("whats-new----a-list");
        heading.Text.ShouldBe("What’s “new” – a list");
        body.Outline.FindHeading("What's \"new\" -- a list").ShouldBe(heading);
        body.Outline.FindHeading("What’s “new” – a list").ShouldBe(heading);
    }

    [Fact]
    public void The_summary_has_them_and_quotations_are_compared_as_typed()
    {
        var body = Convert("He said \"it's so -- or not\" [@k].");

        body.Outline.FirstParagraph.ShouldBe("He said “it’s so – or not”.");
        body.Outline.Quotations.ShouldHaveSingleItem().Text.ShouldBe("it's so -- or not");
    }

    [Fact]
    public void Tables_lists_titles_and_footnotes_have_them()
    {
        var html = Html("> [!note] It's\n> so\n\n- it's\n\n| it's |\n|---|\n| it's |\n\nx[^1]\n\n[^1]: it's\n\nTerm's\n: it's");

        html.Split("’s").Length.ShouldBe(8);
        html.ShouldNotContain("'");
    }

    [Fact]
    public void A_site_chooses_and_a_page_has_its_own_language()
    {
        const string text = "\"a\"";
        var on = TestSite.Build(("posts/a.md", TestSite.Text("A", text)), ("posts/b.md", TestSite.Text("B", text, "language: de")), ("sources/c.md", TestSite.Text("C", text, "verbatim: true")));
        on["posts/a/index.html"].ShouldContain("<p>“a”</p>");
        on["posts/b/index.html"].ShouldContain("<p>„a“</p>");
        on["sources/c/index.html"].ShouldContain("<p>&quot;a&quot;</p>");

        TestSite.Build(("site.yml", "smartPunctuation: false"), ("posts/a.md", TestSite.Text("A", text)))["posts/a/index.html"].ShouldContain("<p>&quot;a&quot;</p>");
        TestSite.Build(("site.yml", "language: fr"), ("posts/a.md", TestSite.Text("A", text)))["posts/a/index.html"].ShouldContain("<p>«\u202Fa\u202F»</p>");
    }

    [Theory]
    [InlineData("language: deutsch sprache")]
    [InlineData("language: d")]
    public void A_language_is_a_tag(string frontMatter) =>
        TestSite.Build(("posts/a.md", TestSite.Text("A", "", frontMatter))).Single("wrong-type").Message.ShouldContain("a language tag such as");

    private static MarkupBody Convert(string markdown, string language = "en") =>
        MarkdownConverter.Convert(markdown, Converted.File, 1, new List<Diagnostic>(), punctuation: SmartPunctuation.For(language));

    private static string Html(string markdown, string language = "en")
    {
        var body = Convert(markdown, language);
        return body.Fill(Converted.Resolved(body)).TrimEnd('\n');
    }

    private static string Unescaped(string html) => html.Contains('<', StringComparison.Ordinal) ? html : html.Replace("\"", "&quot;", StringComparison.Ordinal);
}
