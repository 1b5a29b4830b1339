using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Yaml;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Markup;
using ServiceBlog.Core.Rendering;

namespace ServiceBlog.Core.Tests;

public sealed class ContentOriginTests
{
    private static readonly Page Crm = PageOf("topics/crm.md", "Before.\n\n## Scope\n\nSee <b id=raw>raw</b> and [there](sub.md).\n\n## Other\n\nNo.");
    private static readonly Page Sub = PageOf("topics/sub.md", "Text.");
    private static readonly Page Host = PageOf("posts/a.md", "One [two](../topics/sub.md) [[crm]] <i id=own>three</i>.\n\n![[crm#scope]]\n\nAnd <u id=after>four</u>.");

    [Theory]
    [InlineData("<i id=own>", "posts/a.md")]
    [InlineData("<u id=after>", "posts/a.md")]
    [InlineData("One ", "posts/a.md")]
    [InlineData("<b id=raw>", "topics/crm.md")]
    [InlineData("</b> and", "topics/crm.md")]
    public void A_place_in_a_composed_text_leads_back_to_its_own_html(string text, string expectedPage)
    {
        var composer = new ContentComposer(Graph());
        var offset = composer.Compose(Host).IndexOf(text, StringComparison.Ordinal);

        var (page, htmlOffset) = composer.OriginOf(Host, offset);

        page.SourcePath.ShouldBe(expectedPage);
        page.Body.Html[htmlOffset..].ShouldStartWith(text);
    }

    private static SiteGraph Graph() => new SiteGraphBuilder(new SiteConfig(), new TagCatalogue(), new ParallelOptions())
        .Build([Host, Crm, Sub], [], System.Collections.Immutable.ImmutableDictionary<string, YamlNode>.Empty, new List<Diagnostic>());

    private static Page PageOf(string path, string markdown)
    {
        var body = MarkdownConverter.Convert(markdown, path, firstLine: 1, new List<Diagnostic>());
        return new Page
        {
            Kind = ContentPath.KindOf(path)!.Value,
            Key = ContentPath.KeyOf(path),
            SourcePath = path,
            DisplayPath = path,
            Path = $"/{path[..^3]}/",
            FrontMatter = new FrontMatter(),
            ContentHash = ContentHash.None,
            Outline = body.Outline,
            Body = body,
        };
    }
}
