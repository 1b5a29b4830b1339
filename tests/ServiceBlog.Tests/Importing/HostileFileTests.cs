using System.Text;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Tests.Importing;

/// <summary>Files that are damaged, made to harm, or something else: a diagnostic and nothing written.</summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly ImportShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_document_type_is_refused()
    {
        Refuse("<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>&b;</title></channel></rss>");

        _shell.Out.ShouldContain("x.txt:2:");
        _shell.Out.ShouldContain("the XML has a document type, which no export has [SB0702 unreadable-import]");
    }

    [Fact]
    public void Xml_that_breaks_off_gives_what_came_before_and_the_line()
    {
        _shell.Folder.Add("x.txt", "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>\n<item><title>One</title><post_type>post</post_type></item>\n<item><title>Two");

        _shell.Import("x.txt").ShouldBe(1);

        _shell.Out.ShouldContain("x.txt:3:");
        _shell.Pages().ShouldHaveSingleItem().Title().ShouldBe("One");
    }

    [Fact]
    public void Nothing_is_written_through_a_link_out_of_the_input_folder()
    {
        _shell.Folder.AddFolder("input");
        Directory.CreateSymbolicLink(_shell.Folder["input/sources"], _shell.Folder.AddFolder("elsewhere"));
        _shell.Folder.Add("x.html", "<!DOCTYPE html><html><head><title>T</title></head><body><article><p>Words enough to be a page of their own.</p></article></body></html>");

        _shell.Import("x.html").ShouldBe(2, _shell.Out);

        _shell.Error.ShouldContain("symbolic link");
        Directory.GetFileSystemEntries(_shell.Folder["elsewhere"]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel>", "<a>")]
    [InlineData("<html><body><p>text", "<div>")]
    [InlineData("<html><body><p>text", "<b>")]
    [InlineData("<html><body><p>text", "<blockquote><ul><li>")]
    public void Tags_nested_by_the_thousand_are_refused(string start, string tag) =>
        Refuse(start + string.Concat(Enumerable.Repeat(tag, 100_000)));

    [Theory]
    [InlineData("<html><body><article>", "<p>word</p>", 250_000)]
    [InlineData("<html><body><article>", "a<br>", 250_000)]
    [InlineData("<html><body><article>", "<iframe srcdoc=x></iframe>", 10_000)]
    public void More_tags_than_any_page_has_are_refused(string start, string tag, int count)
    {
        Refuse(start + string.Concat(Enumerable.Repeat(tag, count)));

        _shell.Out.ShouldContain("more than 200,000");
    }

    [Fact]
    public void A_page_of_more_posts_than_any_shows_is_refused()
    {
        Refuse("<html><body>" + string.Concat(Enumerable.Repeat($"<article><h2>a</h2>{string.Concat(Enumerable.Repeat("w ", 16))}</article>", 5001)));

        _shell.Out.ShouldContain("the page holds 5001 posts; 5000 of one page are the most");
    }

    [Fact]
    public void A_tag_of_more_attributes_than_any_has_is_refused()
    {
        Refuse($"<html><body><svg{string.Concat(Enumerable.Range(0, 1001).Select(number => $" a{number}=x"))}></svg>");

        _shell.Out.ShouldContain("attributes by the thousand");
    }

    [Fact]
    public void An_export_of_more_posts_than_one_import_takes_is_refused_at_the_one_that_is_too_many()
    {
        Refuse("<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel>\n" + string.Concat(Enumerable.Repeat("<item><title>T</title></item>\n", 25_000)));

        _shell.Out.ShouldContain("x.txt:20002:");
    }

    [Fact]
    public void A_bare_address_that_runs_a_program_becomes_text_with_a_note_at_its_line()
    {
        _shell.Folder.Add("x.md", "---\nlayout: post\ntitle: T\ndate: 2008-05-03\n---\nWords.\n\nSee <javascript:alert(1)> there.\n");

        _shell.Import("x.md").ShouldBe(0, _shell.Out);

        _shell.Pages().ShouldHaveSingleItem().Markdown.ShouldContain("See \\<javascript:alert(1)> there.");
        _shell.Out.ShouldContain("x.md:8:1: note: the link to javascript:alert(1) runs a program; its text is kept [SB0707 left-out]");
    }

    [Fact]
    public void Many_comments_of_one_reader_on_one_day_are_numbered()
    {
        var comments = Enumerable.Range(1, 200).Select(id => $"<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author>Bo</wp:comment_author><wp:comment_date>2008-01-02 00:00:00</wp:comment_date><wp:comment_content>c{id}</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>");
        _shell.Folder.Add("x.xml", $"<rss xmlns:wp='http://wordpress.org/export/1.2/' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>B</title><item><title>T</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded>Words.</content:encoded>{string.Concat(comments)}</item></channel></rss>");

        _shell.Import("x.xml").ShouldBe(0, _shell.Out);

        File.ReadAllText(_shell.Folder["input/comments/t/2008-01-02-bo.md"]).ShouldEndWith("c1\n");
        File.ReadAllText(_shell.Folder["input/comments/t/2008-01-02-bo-200.md"]).ShouldEndWith("c200\n");
    }

    [Fact]
    public void The_address_of_a_post_is_one_of_the_web_or_none()
    {
        _shell.Folder.Add("x.xml", "<rss xmlns:wp='http://wordpress.org/export/1.2/' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>B</title><link>https://b.example</link><item><title>T</title><link>javascript:alert(1)</link><content:encoded>Words.</content:encoded></item></channel></rss>");

        _shell.Import("x.xml").ShouldBe(0, _shell.Out);

        _shell.Pages().ShouldHaveSingleItem().FrontMatter.Origin!.Url!.Value.Value.ShouldStartWith("https://b.example");
    }

    [Fact]
    public void An_html_text_nested_too_deep_within_an_export_is_kept_as_code()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 5000)) + "the words";
        _shell.Folder.Add("x.xml", $"<rss xmlns:wp='http://wordpress.org/export/1.2/' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item><title>T</title><content:encoded><![CDATA[{html}]]></content:encoded></item></channel></rss>");

        _shell.Import("x.xml").ShouldBe(0, _shell.Out);

        _shell.Pages().ShouldHaveSingleItem().Markdown.ShouldContain("the words\n```");
    }

    [Theory]
    [InlineData("<ul><li>a")]
    [InlineData("<ol><ol>a")]
    [InlineData("<ul><li>a</li>")]
    [InlineData("<blockquote>a<p>b</p>")]
    [InlineData("<dl><dt>a</dt><dd>b")]
    public void Lists_and_quotations_nest_no_deeper_than_a_site_holds(string start)
    {
        var html = string.Concat(Enumerable.Repeat(start, 100)) + "the last words";
        _shell.Folder.Add("x.xml", $"<rss xmlns:wp='http://wordpress.org/export/1.2/' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item><title>T</title><content:encoded><![CDATA[{html}]]></content:encoded></item></channel></rss>");

        _shell.Import("x.xml").ShouldBe(0, _shell.Out);

        var page = _shell.Pages().ShouldHaveSingleItem();
        page.Markdown.ShouldContain("the last words");
        var found = new List<Diagnostic>();
        MarkdownConverter.Convert(page.Markdown, "x.md", 1, found);
        found.ShouldNotContain(mistake => mistake.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("---\ntitle: Long\n---\n", "Words and more words.\n\n", 60_000)]
    [InlineData("", "\n", 20_000)]
    public void A_file_of_a_megabyte_and_one_that_begins_with_blanks_is_read(string start, string part, int count)
    {
        _shell.Folder.Add("x.md", start + string.Concat(Enumerable.Repeat(part, count)) + "Title\n\nThe last words, which end here.\n");

        _shell.Import("x.md").ShouldBe(0, _shell.Out);

        _shell.Pages().ShouldHaveSingleItem().Markdown.ShouldContain("The last words");
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData(" \n\n", "the file is empty")]
    [InlineData("\uFEFF\uFEFF\uFEFF", "the file is empty")]
    [InlineData("\0\u0001\u0002abc", "this is no text")]
    [InlineData("PK\u0003\u0004zip", "this is a ZIP archive")]
    [InlineData("{\"a\": 1}", "this is JSON")]
    [InlineData("<?xml version=\"1.0\"?><svg></svg>", "this is XML of another kind")]
    [InlineData("<<<<<<< HEAD\n<?xml version=\"1.0\"?><feed></feed>\n=======\n>>>>>>> x", "this holds the marks of a merge that was not settled")]
    [InlineData("<rss><channel/></rss>", "this is a feed, but no export")]
    public void What_is_none_of_the_formats_is_told(string text, string message)
    {
        Refuse(text);

        _shell.Out.ShouldContain(message);
    }

    [Fact]
    public void A_report_takes_the_place_of_no_pipe()
    {
        if (OperatingSystem.IsWindows())
            return; // has no such files
        using (var made = System.Diagnostics.Process.Start("mkfifo", [_shell.Folder["pipe"]]))
            made.WaitForExit();
        _shell.Folder.Add("a.md", "---\ntitle: A\n---\nWords.\n");

        _shell.Import("a.md", "--report", "pipe").ShouldBe(2, _shell.Out);

        _shell.Error.ShouldContain("it is a pipe, a socket or a device");
        new FileInfo(_shell.Folder["pipe"]).Length.ShouldBe(0);
    }

    [Fact]
    public void What_went_wrong_is_told_without_control_characters()
    {
        _shell.Import("a.md", "--into", "\u001b[31m").ShouldBe(2);

        _shell.Error.ShouldContain("␛[31m");
        _shell.Error.ShouldNotContain('\u001b');
    }

    [Fact]
    public void A_file_of_a_hundred_megabytes_is_refused()
    {
        using (var file = File.Create(_shell.Folder["x.txt"]))
            file.SetLength(100 << 20);

        _shell.Import("x.txt").ShouldBe(1);

        _shell.Out.ShouldContain("the file has 100 MiB");
    }

    [Fact]
    public void Long_runs_of_one_sign_end()
    {
        foreach (var run in new[] { "\n2014-03-04", "- ", "1. a\n", "[", "*", "Home\n", "Posted by A\n", "A B C D E F\n\n", "> ", "a ", "2014-01-02 " })
            _shell.Folder.Add($"{(int)run[0]}-{run.Length}.txt", "2014-03-04\n\nTitle\n\n" + string.Concat(Enumerable.Repeat(run, 50_000)));

        _shell.Import([.. Directory.GetFiles(_shell.Folder.Path)]).ShouldBe(0, _shell.Out[..Math.Min(2000, _shell.Out.Length)]);
    }

    [Theory]
    [InlineData("_config.yml", "_posts/2020-01-01-a.md", "{:.note}\nx\n\n", "x\n{:.note}\n",
        "{:.b}\n", "a {:.b} ", "{<pre><code>x</code>\n", "{% x %}", "<img src=\"a\" onerror=\"x\">\n")]
    [InlineData("hugo.toml", "content/posts/a.md", "{{< a >}}", "{{< a >}}{{< b >}}{{< /a >}}", "a {#b} ")]
    [InlineData("docusaurus.config.js", "docs/a.mdx", ":::note\n", "<A b={c}/> ", "<A>")]
    public void Marks_of_other_programs_by_the_ten_thousand_end(string settings, string path, params string[] marks)
    {
        _shell.Folder.Add("old/" + settings, settings == "hugo.toml" ? "title = 'x'\n" : "title: x\n");
        foreach (var (index, mark) in marks.Index())
        {
            var marked = string.Concat(Enumerable.Repeat(mark, 10_000));
            _shell.Folder.Add("old/" + path.Replace("a.", $"a{index}.", StringComparison.Ordinal), $"---\ntitle: T\n---\nx\n{marked}{{{{< /a >}}}}</A>\n");
        }

        _shell.Import("old").ShouldBe(0, _shell.Out[..Math.Min(2000, _shell.Out.Length)]);
    }

    [Fact]
    public void Old_encodings_are_read()
    {
        CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("March 4, 2014\n\nCafé “Größe”\n\nText of enough words to be one.\n").Write(_shell.Folder["a.txt"]);
        CodePagesEncodingProvider.Instance.GetEncoding("windows-1251")!.GetBytes("<html><head><meta charset=windows-1251><title>Насос</title></head><body><article><h1>Насос</h1><p>Слова о насосе.</p></article></body></html>").Write(_shell.Folder["b.html"]);
        new byte[] { 0xFF, 0xFE }.Concat(Encoding.Unicode.GetBytes("2014-03-05\n\nThe Üard\n\nText of enough words.\n")).ToArray().Write(_shell.Folder["c.txt"]);

        _shell.Import("a.txt", "b.html", "c.txt").ShouldBe(0, _shell.Out);

        _shell.Pages().Select(page => page.Title()).ShouldBe(["Café “Größe”", "The Üard", "Насос"], ignoreOrder: true);
        _shell.Out.ShouldContain("a.txt:3:1: note: the text is not UTF-8; it was read as Windows-1252 [SB0703 guessed-encoding]");
    }

    [Fact]
    public void One_bad_file_does_not_keep_the_others_out()
    {
        _shell.Folder.Add("bad.txt", "\0\0\0");
        _shell.Folder.Add("good.txt", "2014-03-04\n\nThe Yard\n\nText of enough words.\n");

        _shell.Import("bad.txt", "good.txt").ShouldBe(1);

        _shell.Pages().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_file_that_is_not_there_is_wrong_usage()
    {
        _shell.Import("none.txt").ShouldBe(2);
        _shell.Error.ShouldContain("there is no file or folder 'none.txt' to import.");
        _shell.Import("https://example.org/post").ShouldBe(2);
        _shell.Error.ShouldContain("is an address, and an import reads files.");
        _shell.Import().ShouldBe(2);
    }

    [Fact]
    public void No_name_leads_out_of_the_folder()
    {
        _shell.Folder.Add("x.xml", "<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel><item><title>../../evil</title><wp:post_name>..%2F..%2Fevil</wp:post_name></item><item><title>CON</title></item><item><title>..</title></item></channel></rss>");

        _shell.Import("x.xml").ShouldBe(0, _shell.Out);

        Directory.GetFiles(_shell.Folder.Path, "*.md", SearchOption.AllDirectories).ShouldAllBe(file => file.StartsWith(_shell.Folder["input/sources"], StringComparison.Ordinal));
        _shell.Pages().Count.ShouldBe(3);
    }

    private void Refuse(string text)
    {
        _shell.Folder.Add("x.txt", text);
        _shell.Import("x.txt").ShouldBe(1, _shell.Out);
        _shell.Pages().ShouldBeEmpty();
    }
}
