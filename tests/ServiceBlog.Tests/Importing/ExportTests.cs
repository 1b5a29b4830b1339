using System.Globalization;
using System.Text.RegularExpressions;
using ServiceBlog.Core.Content;

namespace ServiceBlog.Tests.Importing;

/// <summary>Exports of a hundred posts, written by their public formats, and what comes of them.</summary>
public sealed partial class ExportTests
{
    public static TheoryData<string> Exports => ["wordpress", "blogger", "takeout"];

    [Theory]
    [MemberData(nameof(Exports))]
    public void An_export_of_a_hundred_posts_comes_over_without_loss(string kind)
    {
        var export = new ExportFile(seed: 7);
        using var shell = new ImportShell();
        shell.Folder.Add("export.bin", Text(export, kind));

        shell.Import("export.bin", "--into", "input/posts").ShouldBe(0, shell.Out);

        var pages = shell.Pages("posts").Concat(shell.Pages("pages")).ToDictionary(page => page.Title());
        pages.Count.ShouldBe(ExportFile.Count);
        foreach (var post in export.Posts)
        {
            var page = pages[post.Title];
            page.FrontMatter.Date!.Value.Value.UtcDateTime.ShouldBe(post.Date, post.Title);
            page.Author().ShouldBe(post.Author);
            page.Tags().ShouldBe(post.Tags, ignoreOrder: true);
            page.FrontMatter.Draft.ShouldBe(post.IsDraft);
            page.Kind.ShouldBe(post.IsPage ? PageKind.Page : PageKind.Post);
            page.Aliases().ShouldBe([post.Path]);
            WordsOf(page, pages, export).ShouldBe(RenderedText.OfHtml(post.Html.Replace("<br/>", " ", StringComparison.Ordinal)), post.Title);
        }
        shell.ShouldCheckClean();
    }

    [Theory]
    [MemberData(nameof(Exports))]
    public void Comments_are_kept_by_the_key_of_their_page(string kind)
    {
        var export = new ExportFile(seed: 8);
        using var shell = new ImportShell();
        shell.Folder.Add("export.xml", Text(export, kind));

        shell.Import("export.xml", "--into", "input/posts").ShouldBe(0);

        var comments = File.ReadAllText(shell.Folder["input/data/comments-export.yml"]);
        Regex.Count(comments, "^- id: ", RegexOptions.Multiline, TimeSpan.FromSeconds(5)).ShouldBe(export.Posts.Sum(post => post.Comments.Length));
        comments.ShouldContain("**so** & ");
    }

    [Fact]
    public void What_is_no_page_is_listed()
    {
        using var shell = new ImportShell();
        shell.Folder.Add("export.xml", new ExportFile(seed: 9).WordPress());

        shell.Import("export.xml").ShouldBe(0);

        shell.Out.ShouldContain("1 item not imported: of the type nav_menu_item [SB0710 skipped-item]");
        File.ReadAllText(shell.Folder["input/data/attachments-export.yml"]).ShouldContain("url: https://old-yard.blogspot.com/up/5.jpg");
    }

    [Fact]
    public void Captions_become_figures_and_other_shortcodes_are_kept_and_told_with_their_line()
    {
        using var shell = new ImportShell();
        shell.Folder.Add("e.xml", WordPress("Text one\nand two.\n\n[caption id=\"x\" width=\"300\"]<img src=\"https://x.example/a.jpg\" alt=\"A\"/> A *yard*[/caption]\n\n[gallery ids=\"1,2\"]\n\nA word [sic]."));

        shell.Import("e.xml").ShouldBe(0);

        var page = shell.Pages().ShouldHaveSingleItem();
        page.Markdown.ShouldStartWith("\nText one\\\nand two.\n\n<figure>\n\n![A](https://x.example/a.jpg)\n\n<figcaption>\n\nA \\*yard\\*\n\n</figcaption>\n</figure>\n");
        page.Markdown.ShouldEndWith("[gallery ids=\"1,2\"\\]\n\nA word [sic].\n");
        shell.Out.ShouldContain("e.xml:8:1: warning: the shortcode [gallery] is kept as text [SB0709 kept-shortcode]");
    }

    private static string WordPress(string content) =>
        "<?xml version=\"1.0\"?>\n<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item>"
        + $"<title>T</title><wp:post_type>post</wp:post_type><wp:post_date>2014-03-04 10:00:00</wp:post_date>\n<content:encoded><![CDATA[{content}]]></content:encoded></item></channel></rss>";

    private static string Text(ExportFile export, string kind) => kind == "wordpress" ? export.WordPress() : export.Blogger(isTakeout: kind == "takeout");

    /// <summary>What a reader gets, with links to other posts under the addresses that these had.</summary>
    private static string WordsOf(ContentFile page, Dictionary<string, ContentFile> pages, ExportFile export)
    {
        var addresses = pages.Values.ToDictionary(target => target.Key, target => export.Posts.Single(post => post.Title == target.Title()).Address);
        var markdown = Wikilink().Replace(page.Markdown, link => string.Create(CultureInfo.InvariantCulture, $"[{link.Groups["text"].Value}]({addresses[link.Groups["key"].Value]})"));
        return RenderedText.OfMarkdown(markdown);
    }

    [GeneratedRegex(@"\[\[(?<key>[^|\]]+)\|(?<text>[^\]]+)\]\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wikilink();
}
