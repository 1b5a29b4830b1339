using ServiceBlog.Import.HtmlToMarkdown;

namespace ServiceBlog.Tests.Importing;

public sealed class HtmlToMarkdownTests
{
    [Fact]
    public void Markdown_shows_the_same_text_and_links_as_the_html_that_it_was_made_of()
    {
        var shortest = Enumerable.Range(0, 5000).Select(seed => new RandomHtml(seed).Page())
            .Where(html => RenderedText.OfMarkdown(Convert(html)) != RenderedText.OfHtml(html))
            .MinBy(html => html.Length);

        if (shortest is not null)
            RenderedText.OfMarkdown(Convert(shortest)).ShouldBe(RenderedText.OfHtml(shortest), $"{shortest}\n----\n{Convert(shortest)}");
    }

    [Fact]
    public void Bold_within_bold_is_bold() =>
        Convert("<p>a <b>b <strong>c <i>d</i></strong></b> <i><em>e</em></i></p>").ShouldBe("a **b c <em>d</em>** *e*\n");

    private static string Convert(string html) => HtmlConverter.Convert(html, new ConversionOptions());
}
