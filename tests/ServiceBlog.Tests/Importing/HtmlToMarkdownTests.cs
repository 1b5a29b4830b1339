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

    private static string Convert(string html) => HtmlConverter.Convert(html, new ConversionOptions());
}
