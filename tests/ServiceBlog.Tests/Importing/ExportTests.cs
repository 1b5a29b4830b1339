using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using ServiceBlog.Core.Content;

namespace ServiceBlog.Tests.Importing;

/// <summary>Exports of a hundred posts, written by their public formats, and what comes of them.</summary>
public sealed partial class ExportTests
{
    public static TheoryData<string> Exports => ["wordpress", "blogger", "takeout"];

    [Fact]
    public void An_export_may_name_its_elements_with_a_prefix()
    {
        using var shell = new ImportShell();
        shell.Folder.Add("blog.xml", """
            <?xml version="1.0"?>
            <a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Yard</a:title><a:generator>Blogger</a:generator><a:entry><a:id>1</a:id>
            <a:title>Pump</a:title><a:published>2013-12-26T19:09:46Z</a:published><a:content type="html">&lt;p&gt;Held.&lt;/p&gt;</a:content></a:entry></a:feed>
            """);

        shell.Import("blog.xml", "--into", "input/posts").ShouldBe(0, shell.Out);

        shell.Pages("posts").ShouldHaveSingleItem().Title().ShouldBe("Pump");
    }

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
    public void Comments_become_files_below_the_key_of_their_page(string kind)
    {
        var export = new ExportFile(seed: 8);
        using var shell = new ImportShell();
        shell.Folder.Add("export.xml", Text(export, kind));

        shell.Import("export.xml", "--into", "input/posts").ShouldBe(0);

        var comments = Directory.GetFiles(shell.Folder["input/comments"], "*.md", SearchOption.AllDirectories);
        comments.Length.ShouldBe(export.Posts.Sum(post => post.Comments.Length));
        comments.Select(File.ReadAllText).ShouldContain(comment => comment.Contains("**so** & ", StringComparison.Ordinal));
        shell.ShouldCheckClean();
    }

    [Fact]
    public void Answers_name_the_comment_that_they_answer_and_waiting_ones_are_drafts()
    {
        using var shell = new ImportShell();
        shell.Folder.Add("e.xml", WordPress("Text.").Replace("</item>", Comment("7", "0", "Ann Lee", "1") + Comment("8", "7", "Ann Lee", "0") + "</item>", StringComparison.Ordinal));

        shell.Import("e.xml", "--into", "input/posts").ShouldBe(0, shell.Out);

        File.ReadAllText(shell.Folder["input/comments/t/2014-03-05-ann-lee-2.md"]).ShouldBe("---\nauthor: Ann Lee\ndate: 2014-03-05T10:00\nreplyTo: \"2014-03-05-ann-lee\"\ndraft: true\n---\n\nWords 8.\n");
    }

    [Fact]
    public void Media_come_along_from_the_folder_that_is_given_and_are_counted_without()
    {
        using var shell = new ImportShell();
        shell.Folder.Add("e.xml", WordPress("<img src=\"https://yard.example/up/2014/a-300x200.jpg\" alt=\"A\"> <img src=\"https://yard.example/up/b.jpg\" alt=\"B\">"));
        shell.Folder.Add("media/2014/a.jpg", "GIF89a\u0001\0\u0001\0\0\0;");

        shell.Import("e.xml", "--into", "input/posts", "--media", "media").ShouldBe(0, shell.Out);

        shell.Pages("posts").ShouldHaveSingleItem().Markdown.ShouldBe("\n![A](/up/2014/a-300x200.jpg) ![B](https://yard.example/up/b.jpg)\n");
        File.Exists(shell.Folder["input/static/up/2014/a-300x200.jpg"]).ShouldBeTrue();
        shell.Out.ShouldContain("1 image or file stays on the old site, the first is https://yard.example/up/b.jpg; --media brings them along");
    }

    [Fact]
    public void Media_come_along_from_an_archive_and_nothing_from_outside_of_it()
    {
        using var shell = new ImportShell();
        shell.Folder.Add("e.xml", WordPress("<img src=\"https://yard.example/up/2014/a.gif\" alt=\"A\"> <img src=\"https://yard.example/up/b.gif\" alt=\"B\">"));
        using (var archive = ZipFile.Open(shell.Folder["media.zip"], ZipArchiveMode.Create))
        {
            foreach (var name in new[] { "uploads/2014/a.gif", "../b.gif" })
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write("GIF89a\u0001\0\u0001\0\0\0;"u8);
            }
        }

        shell.Import("e.xml", "--into", "input/posts", "--media", "media.zip").ShouldBe(0, shell.Out);

        File.ReadAllBytes(shell.Folder["input/static/up/2014/a.gif"]).ShouldBe("GIF89a\u0001\0\u0001\0\0\0;"u8.ToArray());
        shell.Out.ShouldContain("1 image or file stays on the old site, the first is https://yard.example/up/b.gif");
    }

    [Fact]
    public void An_archive_that_is_none_is_refused_by_name()
    {
        using var shell = new ImportShell();
        shell.Folder.Add("e.xml", WordPress("Words."));
        shell.Folder.Add("media.zip", "no archive");

        shell.Import("e.xml", "--into", "input/posts", "--media", "media.zip").ShouldBe(2);

        shell.Error.ShouldContain("--media media.zip is no ZIP archive that can be read");
    }

    [Theory]
    [InlineData("https://www.youtube.com/watch?v=abc_DEF-123", "::youtube{video=abc_DEF-123}")]
    [InlineData("[embed]https://vimeo.com/76979871[/embed]", "::vimeo{video=76979871}")]
    [InlineData("<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://youtu.be/abc_DEF-123\n</div></figure>", "::youtube{video=abc_DEF-123}")]
    [InlineData("<figure class=\"wp-block-gallery\"><figure><img src=\"https://x.example/a.jpg\" alt=\"A\"></figure><figure><img src=\"https://x.example/b.jpg\" alt=\"B\"></figure></figure>", ":::gallery\n![A](https://x.example/a.jpg)\n![B](https://x.example/b.jpg)\n:::")]
    public void Embeds_and_galleries_become_directives(string old, string now)
    {
        using var shell = new ImportShell();
        shell.Folder.Add("e.xml", WordPress(old));
        shell.Import("e.xml", "--into", "input/posts").ShouldBe(0, shell.Out);
        shell.Pages("posts").ShouldHaveSingleItem().Markdown.Trim().ShouldBe(now);
    }

    [Fact]
    public void Links_to_the_list_of_a_tag_lead_to_its_list_here()
    {
        using var shell = new ImportShell();
        shell.Folder.Add("e.xml", WordPress("<a href=\"https://yard.example/category/c/\">c</a> <a href=\"/tag/t/\">t</a> <a href=\"/tag/gone/\">gone</a>")
            .Replace("</item>", "<category domain=\"category\" nicename=\"c\">Big cat</category><category domain=\"post_tag\" nicename=\"t\">Tea</category></item>", StringComparison.Ordinal));

        shell.Import("e.xml", "--into", "input/posts").ShouldBe(0, shell.Out);

        shell.Pages("posts").ShouldHaveSingleItem().Markdown.Trim().ShouldBe("[c](/tags/big-cat/) [t](/tags/tea/) [gone](https://yard.example/tag/gone/)");
    }

    private static string Comment(string id, string parent, string author, string approved) =>
        $"<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_parent>{parent}</wp:comment_parent><wp:comment_author>{author}</wp:comment_author><wp:comment_date>2014-03-05 10:00:00</wp:comment_date>"
        + $"<wp:comment_approved>{approved}</wp:comment_approved><wp:comment_content>Words {id}.</wp:comment_content></wp:comment>";

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
        "<?xml version=\"1.0\"?>\n<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><link>https://yard.example</link><item>"
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
