using ServiceBlog.LinkCheck;

namespace ServiceBlog.Core.Tests.Checking;

/// <summary>Files that are no HTML pages and hold addresses all the same.</summary>
public sealed class OtherFilesTests
{
    private const string BaseUrl = "https://example.org/kb/";

    private static readonly (string Path, string Text)[] Targets = [("index.html", ""), ("ok.html", "<p id=one>"), ("img/i.png", ""), ("css/other.css", "")];

    [Fact]
    public void A_style_sheets_addresses_are_relative_to_it() => Links(("css/site.css", """
        @import "other.css"; @import url('none.css');
        /* url(none) */ a { background: url(../img/i.png) }
        b { background: url("../img/none.png"); clip-path: url(#shape) }
        @font-face { src: url(f.woff2) }
        """)).ShouldBe([
            "css/site.css:1 broken-link [] none.css",
            "css/site.css:3 broken-link [] ../img/none.png",
            "css/site.css:4 broken-link [] f.woff2",
        ]);

    [Fact]
    public void An_Atom_feed_is_read_with_its_bases() => Links(("feed.xml", """
        <?xml version="1.0"?><?xml-stylesheet href="none.xsl" type="text/xsl"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/kb/img/">
        <id>https://example.org/kb/none</id><link rel="alternate" href="../ok.html"/><link href="i.png"/>
        <logo>none.png</logo><icon>i.png</icon>
        <entry xml:base="../"><link href="ok.html"/><link href="none.html"/><author><uri>none2.html</uri></author>
        <content type="html">&lt;p&gt;&lt;a href="ok.html#two"&gt;x&lt;/a&gt; &lt;a href="#fn1"&gt;x&lt;/a&gt;</content></entry>
        <entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="none3">x</a><img src="i.png"/></div></content></entry>
        </feed>
        """)).ShouldBe([
            "feed.xml:1 broken-link xml-stylesheet[href] none.xsl",
            "feed.xml:4 broken-link logo[] none.png",
            "feed.xml:5 broken-link link[href] none.html",
            "feed.xml:5 broken-link uri[] none2.html",
            "feed.xml:6 broken-anchor a[href] ok.html#two",
            "feed.xml:7 broken-link a[href] none3",
        ]);

    [Fact]
    public void In_RSS_only_addresses_that_need_no_base_are_judged() => Links(("rss.xml", """
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
        <link>https://example.org/kb/</link><atom:link rel="self" href="https://example.org/kb/rss.xml"/>
        <item><link> https://example.org/kb/none/ </link><guid isPermaLink="false">https://example.org/kb/x</guid></item>
        <item><guid>tag:x</guid><guid>https://example.org/kb/none1</guid><guid isPermaLink="true">https://example.org/kb/none2</guid><enclosure url="/kb/none.mp3"/></item>
        <item><description><![CDATA[<a href="/kb/none3">x</a> <a href="somewhere">x</a> <img alt src="/kb/img/i.png">]]></description>
        <content:encoded>&lt;img alt srcset="/kb/none4.png 2x"&gt;</content:encoded></item>
        </channel></rss>
        """)).ShouldBe([
            "rss.xml:3 broken-link link[] https://example.org/kb/none/",
            "rss.xml:4 broken-link guid[] https://example.org/kb/none1",
            "rss.xml:4 broken-link guid[] https://example.org/kb/none2",
            "rss.xml:4 broken-link enclosure[url] /kb/none.mp3",
            "rss.xml:5 broken-link a[href] /kb/none3",
            "rss.xml:6 broken-link img[srcset] /kb/none4.png",
        ]);

    [Fact]
    public void A_sitemap_names_pages_and_images() => Links(("sitemap.xml", """
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
        <url><loc>https://example.org/kb/ok.html</loc><image:image><image:loc>https://example.org/kb/none.png</image:loc></image:image></url>
        <url><loc>https://example.org/kb/none/</loc></url>
        </urlset>
        """)).ShouldBe([
            "sitemap.xml:2 broken-link image:loc[] https://example.org/kb/none.png",
            "sitemap.xml:3 broken-link loc[] https://example.org/kb/none/",
        ]);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Robots_txt_names_sitemaps(string newline) => Links(("robots.txt", string.Join(newline,
        "User-agent: * # Sitemap: https://example.org/kb/comment.xml",
        "Disallow: /none/",
        "Sitemap: https://example.org/kb/ok.html",
        "Sitemap: https://example.org/kb/none1.xml",
        "  sITEMAP :\thttps://example.org/kb/none2.xml  # the second",
        "#Sitemap: https://example.org/kb/none3.xml",
        "",
        "Sitemap:https://other.example/none.xml",
        "Sitemap:",
        "Sitemaps: https://example.org/kb/none4.xml",
        "SITEMAP: /kb/none5.xml"))).ShouldBe([
            "robots.txt:4 broken-link [Sitemap] https://example.org/kb/none1.xml",
            "robots.txt:5 broken-link [Sitemap] https://example.org/kb/none2.xml",
            "robots.txt:11 broken-link [Sitemap] /kb/none5.xml",
        ]);

    [Fact]
    public void A_sitemap_of_robots_txt_is_pointed_at_where_it_stands()
    {
        var finding = CheckedSite.At(BaseUrl, ("robots.txt", "\uFEFFUser-agent: *\r\nsitemap:  https://example.org/kb/none.xml\r\n")).Findings.ShouldHaveSingleItem();

        (finding.Place.Line, finding.Place.Column).ShouldBe((2, 11));
    }

    [Fact]
    public void Robots_txt_counts_at_the_root_alone_and_its_other_sitemaps_are_links_to_other_sites()
    {
        Links(("dir/robots.txt", "Sitemap: https://example.org/kb/none.xml")).ShouldBeEmpty();
        CheckedSite.At(BaseUrl, ("robots.txt", "Sitemap: https://other.example/none.xml")).Result.ExternalLinks.ShouldHaveSingleItem().Url.ShouldBe("https://other.example/none.xml");
    }

    [Theory]
    [InlineData("https://example.org/none.xml", 1)]
    [InlineData("https://example.org/map.xml", 0)]
    [InlineData("https://example.org/kb/map.xml", 0)]
    [InlineData("https://example.org/map.xml/none.xml", 1)]
    public void A_site_of_unknown_address_has_the_sitemaps_that_its_robots_txt_names(string url, int count)
    {
        var site = CheckedSite.Of(("robots.txt", "Sitemap: " + url), ("map.xml", "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"/>"));

        site.Findings.Length.ShouldBe(count);
        site.Findings.ShouldAllBe(finding => finding.Kind == FindingKind.BrokenLink && finding.Url == url);
        site.Result.ExternalLinks.ShouldBeEmpty();
    }

    [Fact]
    public void A_web_manifest_names_icons_and_pages() => Links(("site.webmanifest", """
        { "name": "none", "start_url": "./", "scope": "/elsewhere/", "id": "none",
          "icons": [ { "src": "img/i.png", "type": "none" }, { "src": "img/none.png" } ],
          "share_target": { "action": "none1.html" },
          "shortcuts": [ { "name": "x", "url": "none.html", "icons": [ { "src": "/kb/img/none2.png" } ] } ] }
        """)).ShouldBe([
            "site.webmanifest:2 broken-link [src] img/none.png",
            "site.webmanifest:3 broken-link [action] none1.html",
            "site.webmanifest:4 broken-link [url] none.html",
            "site.webmanifest:4 broken-link [src] /kb/img/none2.png",
        ]);

    [Fact]
    public void A_JSON_feed_names_pages_pictures_and_enclosures() => Links(("feed.json", """
        { "version": "https://jsonfeed.org/version/1.1", "title": "none", "home_page_url": "https://example.org/kb/", "icon": "/kb/none.png",
          "items": [ { "id": "none", "url": "https://example.org/kb/none/", "attachments": [ { "url": "/kb/none.mp3" } ],
            "content_html": "<a href=\"/kb/none1\">x</a> <a href=\"none\">x</a> <a href=\"#none\">x</a> <img alt src=/kb/img/i.png>" } ] }
        """)).ShouldBe([
            "feed.json:1 broken-link [icon] /kb/none.png",
            "feed.json:2 broken-link [url] https://example.org/kb/none/",
            "feed.json:2 broken-link [url] /kb/none.mp3",
            "feed.json:3 broken-link a[href] /kb/none1",
        ]);

    [Fact]
    public void An_SVG_file_is_read_as_XML() => Links(("img/pic.svg", """
        <?xml version="1.0"?><?xml-stylesheet href="none.css"?>
        <!DOCTYPE svg [ <!ENTITY x "y"> ]>
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="http://www.w3.org/2000/svg">
        <style>a { fill: url(#g); background: url(none.png) }</style><style/><title>x &lt; y</title>
        <linearGradient id="g"/><svg:image xlink:href="i.png"/><image xlink:href="none2.png"/><a href="../ok.html#one"/>
        <use href="#g"/><use href="#none"/><foreignObject><p xmlns="http://www.w3.org/1999/xhtml"><img src="none3.png" alt=""/></p></foreignObject>
        <Image href="none"/><style><![CDATA[ a { background: url(none4.png) } ]]></style>
        </svg>
        """)).ShouldBe([
            "img/pic.svg:1 broken-link xml-stylesheet[href] none.css",
            "img/pic.svg:4 broken-link style[] none.png",
            "img/pic.svg:5 broken-link image[xlink:href] none2.png",
            "img/pic.svg:6 broken-anchor use[href] #none",
            "img/pic.svg:6 broken-link img[src] none3.png",
            "img/pic.svg:7 broken-link style[] none4.png",
        ]);

    [Fact]
    public void An_XHTML_file_closes_its_scripts_at_once() => Links(("x.xhtml", """
        <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title/><script src="none.js"/></head>
        <body><a href="none.html">x</a><style>a{background:url(none.png)}</style><textarea/><a href="ok.html#one">x</a></body></html>
        """)).ShouldBe([
            "x.xhtml:1 broken-link script[src] none.js",
            "x.xhtml:2 broken-link a[href] none.html",
            "x.xhtml:2 broken-link style[] none.png",
        ]);

    [Fact]
    public void An_XHTML_page_has_a_title_like_any_other() =>
        CheckedSite.Of(("x.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml' xml:lang='en'><head><title>t</title></head></html>")).Findings.ShouldBeEmpty();

    [Theory]
    [InlineData("feed.xml", "<feed xmlns='http://www.w3.org/2005/Atom'><link href='none'></feed>")]
    [InlineData("site.webmanifest", "{ \"icons\": [")]
    [InlineData("page.html", "<script type=application/ld+json>{ nope }</script>")]
    public void Data_that_no_program_can_read_is_a_warning(string path, string text) =>
        CheckedSite.Of((path, text)).Names.ShouldContain("malformed-data");

    [Fact]
    public void Other_XML_and_JSON_is_left_alone() =>
        CheckedSite.Of(("a.xml", "<config><link>none</link><loc>none</loc></config>"), ("b.json", "{\"start_url\":\"none\"}")).Findings.ShouldBeEmpty();

    [Fact]
    public void An_entity_bomb_is_not_unfolded()
    {
        var bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss><channel><link>&b;</link></channel></rss>";

        CheckedSite.Of(("rss.xml", bomb)).Names.ShouldBe(["malformed-data"]);
    }

    private static IEnumerable<string> Links(params (string Path, string Text)[] files) => CheckedSite.At(BaseUrl, [.. Targets, .. files]).Links;
}
