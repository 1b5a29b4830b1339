using System.Globalization;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;
using static System.FormattableString;

namespace ServiceBlog.Core.Tests.Markup;

public sealed class ExtensionTests
{
    [Theory]
    [InlineData("~~a~~ ~b~ x^2^", "<p><del>a</del> <del>b</del> x^2^</p>")]
    [InlineData("\"a\" -- b...", "<p>&quot;a&quot; -- b...</p>")]
    [InlineData("a <b class=\"x\">b</b>", "<p>a <b class=\"x\">b</b></p>")]
    [InlineData("<div>\n[[x]]\n</div>", "<div>\n[[x]]\n</div>")]
    [InlineData("{#its .own k=v}\ntext", "<p id=\"its\" class=\"own\" k=\"v\">text</p>")]
    [InlineData("Term\n:   Def", "<dl>\n<dt>Term</dt>\n<dd>Def</dd>\n</dl>")]
    [InlineData("*[HT]: Hyper & Text\n\nHT", "<p><abbr title=\"Hyper &amp; Text\">HT</abbr></p>")]
    [InlineData("a\0b", "<p>a\uFFFDb</p>")]
    public void The_extensions_write_their_HTML(string markdown, string html) =>
        Converted.Html(markdown).ShouldBe(html);

    [Theory]
    [InlineData("About\n~ 5 items", "<p>About\n~ 5 items</p>")]
    [InlineData("About\n~   5 items", "<p>About\n~   5 items</p>")]
    [InlineData("Term\n:   Def\n~ 5 items", "<dl>\n<dt>Term</dt>\n<dd>Def\n~ 5 items</dd>\n</dl>")]
    public void A_tilde_begins_no_definition(string markdown, string html) => Converted.Html(markdown).ShouldBe(html);

    /// <summary>What is marked stands in brackets.</summary>
    [Theory]
    [InlineData("(HT), \"HT\" HT's HT-based /HT", "([HT]), \"[HT]\" [HT]'s [HT]-based /[HT]")]
    [InlineData("HT *HT* **HT**", "[HT] *[HT]* **[HT]**")]
    [InlineData("HTX XHT HT5 HT_a _HT éHT", "HTX XHT HT5 HT_a _HT éHT")]
    [InlineData("\u4F7F\u7528HT\u7F16\u5199", "\u4F7F\u7528[HT]\u7F16\u5199")]
    [InlineData("HTM HT", "[HTM] [HT]")]
    [InlineData("C+ C+X R&D", "[C+] C+X [R&D]")]
    [InlineData("HT", "[HT]")]
    [InlineData("`HT` https://HT.example <b title=\"HT\">", "`HT` https://HT.example <b title=\"HT\">")]
    public void An_abbreviation_is_found_wherever_its_word_stands(string markdown, string marked)
    {
        var html = Converted.Html(markdown + "\n\n*[HT]: x\n*[HTM]: x\n*[C+]: x\n*[R&D]: x");

        System.Text.RegularExpressions.Regex.Replace(html, "<abbr title=\"x\">(?<text>[^<]*)</abbr>", "[${text}]", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10))
            .ShouldBe(Converted.Html(marked.Replace("[", "\\[", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_abbreviation_is_found_in_headings_tables_and_link_texts() =>
        Converted.Html("## (HT) {#h}\n\n|HT|\n|-|\n\n[HT](u)\n\n*[HT]: x").Split("<abbr title=\"x\">HT</abbr>").Length.ShouldBe(4);

    [Fact]
    public void Abbreviations_without_end_are_refused()
    {
        var diagnostics = new List<Diagnostic>();
        var words = string.Join(' ', Enumerable.Repeat("a", 200_000));
        var abbreviations = Enumerable.Range(0, 2000).Select(number => Invariant($"*[a{number}]: x\n"));

        MarkdownConverter.Convert(words + "\n\n" + string.Concat(abbreviations), Converted.File, 1, diagnostics);

        diagnostics.ShouldHaveSingleItem().Rule.ShouldBe(Rules.MarkdownTooComplex);
    }

    [Fact]
    public void A_task_list_has_labelled_boxes_and_leaves_links_alone() =>
        Converted.Html("- [x] done\n- [ ] see [x](y)\n- [x](z)\n- a [x] b").ShouldBe(
            "<ul class=\"contains-task-list\">\n"
            + "<li class=\"task-list-item\"><input type=\"checkbox\" disabled checked aria-label=\"Done\" /> done</li>\n"
            + "<li class=\"task-list-item\"><input type=\"checkbox\" disabled aria-label=\"To do\" /> see <a href=\"/0\">x</a></li>\n"
            + "<li><a href=\"/1\">x</a></li>\n<li>a [x] b</li>\n</ul>");

    [Fact]
    public void A_footnote_is_marked_listed_and_leads_back() =>
        Converted.Html("a[^n]\n\n[^n]: Note.").ShouldBe(
            "<p>a<a id=\"fnref:1\" href=\"#fn:1\" class=\"footnote-ref\" role=\"doc-noteref\"><sup>1</sup></a></p>\n"
            + "<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n<li id=\"fn:1\">\n"
            + "<p>Note.<a href=\"#fnref:1\" class=\"footnote-back-ref\" role=\"doc-backlink\">\u21A9\uFE0E</a></p>\n"
            + "</li>\n</ol>\n</section>");

    [Fact]
    public void A_pipe_table_follows_the_rules_of_GitHub() =>
        Converted.Html("before\n| a | b |\n|:--|--:|\n| `x\\|y` |\nafter").ShouldBe(
            "<p>before</p>\n<div class=\"table-scroll\">\n<table>\n<thead>\n<tr>\n<th class=\"align-left\">a</th>\n"
            + "<th class=\"align-right\">b</th>\n</tr>\n</thead>\n<tbody>\n"
            + "<tr>\n<td class=\"align-left\"><code>x|y</code></td>\n<td class=\"align-right\"></td>\n</tr>\n"
            + "<tr>\n<td class=\"align-left\">after</td>\n<td class=\"align-right\"></td>\n</tr>\n</tbody>\n</table>\n</div>");

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void The_bytes_do_not_depend_on_the_culture(string culture)
    {
        const string Markdown = "# TITLE I\n\n> [!TIP]\n> x\n\n11. a[^1]\n\n# TITLE I\n\n[^1]: b";
        var expected = Converted.Body(Markdown);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var body = Converted.Body(Markdown);

            body.Html.ShouldBe(expected.Html);
            body.Outline.Headings.ShouldBe(expected.Outline.Headings);
            body.Outline.Anchors.ShouldBe(expected.Outline.Anchors);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Conversions_do_not_disturb_one_another()
    {
        var texts = Enumerable.Range(0, 200).Select(index => Invariant($"# H{index}\n\n{{#p{index}}}\n[[k{index}]] [^1]\n\n[^1]: {index}")).ToArray();
        var expected = Array.ConvertAll(texts, Converted.Html);

        var actual = new string[texts.Length];
        Parallel.For(0, texts.Length, index => actual[index] = Converted.Html(texts[index]));

        actual.ShouldBe(expected);
    }
}
