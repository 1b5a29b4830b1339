using System.Text.RegularExpressions;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Tests.Markup;

public sealed partial class FootnoteTests
{
    [Theory]
    [InlineData("x [^a][^b]\n\n[^a]: A\n[^b]: B", "x 12", "A", "B")]
    [InlineData("Wow![^1]\n\n[^1]: N", "Wow!1", "N")]
    [InlineData("Foot[^1][^2]![^1]\n\n[^1]: One\n\n[^2]: Two", "Foot12!1", "One", "Two")]
    [InlineData("a[^x](see below)\n\n[^x]: N", "a1(see below)", "N")]
    [InlineData("# H[^1]\n\n[^1]: N", "H1", "N")]
    [InlineData("*a[^1]* [b[^2]](https://e.x)\n\n[^2]: B\n[^1]: A", "a1 b2", "A", "B")]
    [InlineData("[^a]: A, see [^b]\n\n[^b]: B\n\nx[^c] y[^a]\n\n[^c]: C", "x1 y2", "C", "A, see 3", "B")]
    [InlineData("a[^My-Note.1]\n\n[^my-note.1]: N", "a1", "N")]
    public void Each_mark_leads_to_its_own_note(string markdown, string text, params string[] notes)
    {
        var html = Converted.Html(markdown);

        var parts = html.Split("<section");
        VisibleText(parts[0]).ShouldBe(text);
        parts[1].Split("<li").Skip(1).Select(note => VisibleText("<li" + note).TrimEnd('\u21A9', '\uFE0E', '\n')).ShouldBe(notes);
        foreach (Match mark in Mark().Matches(html))
            html.ShouldContain($"<li id=\"fn:{mark.Groups["target"].Value}\"");
        foreach (Match back in Back().Matches(html))
            html.ShouldContain($"id=\"fnref:{back.Groups["target"].Value}\"");
        Mark().Count(html).ShouldBe(Back().Count(html));
    }

    [Fact]
    public void Footnotes_work_in_tables() =>
        Converted.Html("| a[^1] |\n|---|\n| b[^2] |\n\n[^1]: A\n[^2]: B").ShouldMatch("""(?s)<th>a<a id="fnref:1" href="#fn:1".*<td>b<a id="fnref:2" href="#fn:2".*<li id="fn:2">\s*<p>B""");

    [Theory]
    [InlineData("a\n\n[^1]: N", "no mark leads to the footnote [^1], so it is not shown", 3)]
    [InlineData("a[^1]\n\n[^1]: N\n\n[^2]: see [^3]\n\n[^3]: O", "no mark leads to the footnote [^2], so it is not shown", 5)]
    [InlineData("a[^1]\n\n[^1]: N\n\n[^1]: M", "the footnote [^1] is defined more than once; the first is shown", 5)]
    public void An_unused_definition_leaves_nothing_behind_and_is_told(string markdown, string message, int line)
    {
        var (html, told) = Convert(markdown);

        html.ShouldNotContain("<ol>\n</ol>");
        Mark().Count(html).ShouldBe(markdown.StartsWith("a[^1]", StringComparison.Ordinal) ? 1 : 0);
        told[0].Rule.ShouldBe(Rules.UnusedFootnote);
        told[0].Message.ShouldBe(message);
        told[0].Location.Line.ShouldBe(line);
    }

    [Fact]
    public void A_text_whose_only_notes_are_unused_has_no_list_of_notes() => Convert("a\n\n[^1]: N").Html.ShouldBe("<p>a</p>\n");

    [Fact]
    public void An_undefined_mark_stays_and_is_told()
    {
        var (html, told) = Convert("a\nb[^q] [^x](https://e.x) `[^c]` \\[^d]");

        html.ShouldBe("<p>a\nb[^q] <a href=\"https://e.x\">^x</a> <code>[^c]</code> [^d]</p>\n");
        told.ShouldHaveSingleItem().Rule.ShouldBe(Rules.UndefinedFootnote);
        (told[0].Location.Line, told[0].Location.Column).ShouldBe((2, 2));
    }

    private static (string Html, List<Diagnostic> Told) Convert(string markdown)
    {
        var diagnostics = new List<Diagnostic>();
        var html = MarkdownConverter.Convert(markdown, Converted.File, 1, diagnostics).Html;
        return (html, diagnostics);
    }

    private static string VisibleText(string html) => Tag().Replace(html, "").Trim();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("href=\"#fn:(?<target>[0-9]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();

    [GeneratedRegex("href=\"#fnref:(?<target>[0-9]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Back();
}
