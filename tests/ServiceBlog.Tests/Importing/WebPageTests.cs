namespace ServiceBlog.Tests.Importing;

public sealed class WebPageTests : IDisposable
{
    private const string Picture = "GIF89a\u0001\0\u0001\0\0\0;";
    private const string Long = "Nobody at the depot had expected the pump to hold through the winter, and yet it did so.";

    private readonly ImportShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_page_is_read_by_what_its_head_says_and_rid_of_what_is_around_its_text()
    {
        _shell.Folder.Add("page.htm", $$$"""
            <!DOCTYPE html><html><head><title>The Pump That Held | The Yard</title>
            <link rel="canonical" href="https://yard.example/2014/pump/">
            <meta property="og:site_name" content="The Yard"><meta name="keywords" content="pumps, winter">
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":"BlogPosting","headline":"The Pump That Held","datePublished":"2014-03-04T10:30:00+01:00","author":{"@type":"Person","name":"Ada Moss"}}]}</script>
            </head><body><nav><a href="/">Home</a> <a href="/x">About the pumps</a></nav>
            <main><article><h1>The Pump That Held</h1><p class="byline">By Ada Moss, March 4, 2014</p>
            <div class="entry-content"><p>{{{Long}}} <a href="../gate/">See</a>.</p><h4>Why</h4><p>{{{Long}}}</p><img src="pics/p.png" alt="a pump">
            <iframe src="https://v.example/1"></iframe><div class="sharedaddy"><p>Share this</p></div><p>Share this:</p></div>
            </article></main><footer>All rights reserved</footer><script>alert(1)</script></body></html>
            """);
        _shell.Folder.Add("pics/p.png", Picture);

        _shell.Import("page.htm").ShouldBe(0, _shell.Out);

        var page = _shell.Pages().ShouldHaveSingleItem();
        page.Title().ShouldBe("The Pump That Held");
        page.FrontMatter.Date!.Value.Value.ShouldBe(new DateTimeOffset(2014, 3, 4, 10, 30, 0, TimeSpan.FromHours(1)));
        page.Author().ShouldBe("Ada Moss");
        page.Tags().ShouldBe(["pumps", "winter"]);
        page.FrontMatter.Origin.ShouldNotBeNull().Name.ShouldBe("The Yard");
        page.FrontMatter.Origin!.Url.ShouldNotBeNull().Value.ShouldBe("https://yard.example/2014/pump/");
        page.Markdown.ShouldBe($"\n{Long} [See](https://yard.example/2014/gate/).\n\n## Why\n\n{Long}\n\n![a pump](/pics/p.png)\n\n[v.example](<https://v.example/1>)\n");
        File.ReadAllText(_shell.Folder["input/static/pics/p.png"]).ShouldBe(Picture);
        _shell.Out.ShouldContain("page.htm:8:1: note: <iframe>: what it shows of another site is a link now [SB0707 left-out]");
        _shell.Out.ShouldContain("page.htm:8:1: note: <div> was left out: navigation or another part of the page [SB0707 left-out]");
        _shell.ShouldCheckClean();
    }

    [Fact]
    public void A_front_page_gives_each_of_its_posts()
    {
        var long2 = string.Join(' ', Long, Long);
        _shell.Folder.Add("index.html", $"<html><head><title>The Yard</title></head><body><article><h2><a href='https://yard.example/a'>First</a></h2><time datetime='2014-03-04'>4.3.</time><p>{long2}</p></article><article><h2>Second</h2><time datetime='2014-03-05'></time><p>{long2}</p></article></body></html>");

        _shell.Import("index.html").ShouldBe(0);

        _shell.Pages().Select(page => (page.Title(), page.Day())).ShouldBe([("Second", "2014-03-05"), ("First", "2014-03-04")]);
    }

    [Fact]
    public void A_page_without_any_marks_is_read_by_its_words()
    {
        _shell.Folder.Add("old.html", $"<HTML><TITLE>The Gate - The Yard</TITLE><BODY><TABLE><TR><TD><A HREF=a.html>Home</A><TD><H2>The Gate</H2><FONT SIZE=2>Posted on March 4, 2014 by Ada Moss</FONT><P>{Long}<P>{Long}<BR><BR>{Long} <A HREF=other.html>there</A></TABLE>");

        _shell.Import("old.html").ShouldBe(0, _shell.Out);

        var page = _shell.Pages().ShouldHaveSingleItem();
        page.Title().ShouldBe("The Gate");
        page.Day().ShouldBe("2014-03-04");
        page.Markdown.ShouldContain($"{Long}\n\n{Long}\n\n{Long}");
        _shell.Out.ShouldContain("its address leads nowhere; its text is kept [SB0711 unresolved-import]");
        _shell.ShouldCheckClean();
    }

    [Fact]
    public void Pages_that_link_to_each_other_stay_linked()
    {
        _shell.Folder.Add("a.html", $"<html><body><article><h1>Alpha</h1><p>{Long} {Long} <a href='b.html'>the other</a></p></article></body></html>");
        _shell.Folder.Add("b.html", $"<html><body><article><h1>Beta</h1><p>{Long} {Long}</p></article></body></html>");

        _shell.Import("a.html", "b.html").ShouldBe(0);

        _shell.Pages().Single(page => page.Title() == "Alpha").Markdown.ShouldContain("[[beta|the other]]");
    }
}
