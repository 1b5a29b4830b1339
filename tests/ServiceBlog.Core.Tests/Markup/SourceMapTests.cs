using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Tests.Markup;

public sealed class SourceMapTests
{
    [Theory]
    [InlineData("a\n\nSee [x](y.md) there.", "<a href", 12, 5)]
    [InlineData("a\n\n> - b\n>   ![](y.png)", "<img", 13, 5)]
    [InlineData("# T\n\n#### Deep", "<h4", 12, 1)]
    [InlineData("a\n\n<div>\n  <img src=\"y\">\n</div>", "src=\"y\"", 13, 8)]
    [InlineData("> <div>\n>   <img src=\"y\">\n> </div>", "src=\"y\"", 11, 10)]
    [InlineData("Some *text* and <b data-x=\"1\">raw</b>.", "data-x", 10, 20)]
    [InlineData("<b>raw</b> then [x](y)", "<a href", 10, 17)]
    [InlineData("| a | b |\n|---|---|\n| c | [x](y) |", "<a href", 12, 7)]
    [InlineData("[[crm]] and [[x]]", "<a href=\"\">", 10, 1)]
    public void A_place_in_the_html_leads_back_to_the_markdown(string markdown, string html, int line, int column)
    {
        var body = MarkdownConverter.Convert(markdown, "a.md", firstLine: 10, new List<Diagnostic>());

        var location = MarkdownConverter.MapSource(markdown, "a.md", firstLine: 10)
            .Locate(body.Html.IndexOf(html, StringComparison.Ordinal));

        location.ShouldBe(new SourceLocation("a.md", line, column));
    }
}
