using ServiceBlog.Core.Building;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Incremental;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>Which edits of a page other pages do not see.</summary>
public class PageComparisonTests
{
    private const string Body = "First.\n\n## Part\n\n[a](b.md#c) “Words” [@s].\n\n<p id=\"raw\">Here.</p>";
    private const string Matter = "summary: S\ntags: [x]";

    [Fact]
    public void More_words_before_all_else_change_no_ties() =>
        PageComparison.AreSame(Page("P", Body), Page("P", Body.Replace("First.", "First.\n\nMore words,\nin more lines."))).ShouldBeTrue();

    [Theory]
    [InlineData("First.", "Last.")]
    [InlineData("## Part", "### Part")]
    [InlineData("## Part", "## Piece")]
    [InlineData("## Part", "> ## Part")]
    [InlineData("b.md#c", "b.md#d")]
    [InlineData("b.md", "c.md")]
    [InlineData("[a](b.md#c) ", "")]
    [InlineData("Words”", "Other words”")]
    [InlineData("id=\"raw\"", "id=\"other\"")]
    public void What_others_can_point_at_or_show_counts(string text, string other) =>
        PageComparison.AreSame(Page("P", Body), Page("P", Body.Replace(text, other))).ShouldBeFalse();

    [Theory]
    [InlineData("P", "summary: S\ntags: [y]")]
    [InlineData("P", "summary: T\ntags: [x]")]
    [InlineData("Q", Matter)]
    public void All_front_matter_counts(string title, string matter) =>
        PageComparison.AreSame(Page("P", Body), Page(title, Body, matter)).ShouldBeFalse();

    [Theory]
    [InlineData("P", Body, "summary: T\ntags: [x]", true)]
    [InlineData("Q", Body, Matter, true)]
    [InlineData("P", "## Another heading\n\n[a](b.md#c) [@s].", Matter, true)]
    [InlineData("P", "[a](b.md) [@s].", Matter, false)]
    [InlineData("P", Body, "summary: S\ntags: [y]", false)]
    [InlineData("P", Body, "summary: S\ntags: [x]\nslug: other", false)]
    public void A_page_leads_alike_whatever_it_and_its_parts_are_called(string title, string body, string matter, bool isAlike) =>
        PageComparison.LinkAlike(Page("P", Body), Page(title, body, matter)).ShouldBe(isAlike);

    private static Page Page(string title, string body, string matter = Matter) =>
        PageReader.Read(InputFile.FromText("posts/p.md", Text(title, body, matter)), new SiteConfig()).Page.ShouldNotBeNull();
}
