using System.Text;
using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.LinkCheck;

namespace ServiceBlog.Core.Tests.Checking;

/// <summary>What is said of a mistake: rule, severity, suggestion; and the rules that are about no link.</summary>
public sealed class RuleTests
{
    private const string Head = "<!doctype html><html lang=en><title>t</title>";

    [Theory]
    [InlineData("/posts/fist/", "/posts/first/")]
    [InlineData("posts/first.html", "/posts/first/")]
    [InlineData("posts/First/?a#b", "/posts/first/?a#b")]
    [InlineData("/first/", "/posts/first/")]
    [InlineData("about", "/about.html")]
    [InlineData("posts//first/", "/posts/first/")]
    [InlineData("/nothing/like/it/at/all", null)]
    public void A_broken_link_gets_the_nearest_address(string written, string? suggestion) =>
        CheckedSite.Of(("index.html", $"<a href='{written}'>x</a>"), ("posts/first/index.html", "<p id=b>"), ("about.html", ""))
            .Findings.ShouldHaveSingleItem().Suggestion.ShouldBe(suggestion);

    [Fact]
    public void A_broken_fragment_gets_the_nearest_id() =>
        CheckedSite.Of(("index.html", "<a href='b.html#loyality'>x</a>"), ("b.html", "<p id=loyalty><p id=other>"))
            .Findings.ShouldHaveSingleItem().Suggestion.ShouldBe("b.html#loyalty");

    [Fact]
    public void A_finding_tells_its_place_and_becomes_a_diagnostic()
    {
        var site = CheckedSite.Of(("x/page.html", "\uFEFF<p>ä\r\n<p>\r<a class=c\n  href='none&amp;.html'>x</a>"));

        var finding = site.Findings.ShouldHaveSingleItem();
        finding.Place.ShouldBe(new Place(29, 4, 9));
        var diagnostic = finding.ToDiagnostic();
        diagnostic.Location.ShouldBe(new SourceLocation("x/page.html", 4, 9));
        diagnostic.Page.ShouldBe("x/page.html");
        diagnostic.Element.ShouldBe("a");
        diagnostic.Attribute.ShouldBe("href");
        diagnostic.Url.ShouldBe("none&.html");
        diagnostic.Severity.ShouldBe(Severity.Error);
    }

    [Fact]
    public void Places_within_one_tag_may_be_asked_for_in_any_order() =>
        CheckedSite.Page("<p id=x>\n  <a id=x\r\n   href=none>x</a>").Findings.Select(finding => (finding.Rule.Name, finding.Place.Line, finding.Place.Column))
            .ShouldBe([("duplicate-id", 2, 9), ("broken-link", 3, 9)]);

    [Fact]
    public void A_candidate_of_a_srcset_has_its_own_line() =>
        CheckedSite.Page("<img alt srcset='ok.png 1x,\n a.png 2x,\n  b.png 3x'>").Findings.Select(finding => (finding.Url, finding.Place.Line, finding.Place.Column))
            .ShouldBe([("a.png", 2, 2), ("b.png", 3, 3)]);

    [Fact]
    public void Redirects_are_followed_and_judged()
    {
        var site = CheckedSite.Of(
            ("index.html", Head + "<a href=a>x</a><a href=b#there>x</a><a href=b#nowhere>x</a><a href=loop1>x</a>"),
            ("a/index.html", Stub("../b/")),
            ("b/index.html", Stub("/c.html")),
            ("c.html", Head + "<p id=there>"),
            ("loop1/index.html", Stub("/loop2/")),
            ("loop2/index.html", Stub("/loop1/")),
            ("into/index.html", Stub("/loop1/")),
            ("self.html", Stub("")),
            ("reload.html", Head + "<meta http-equiv=refresh content='60; url=reload.html'>"),
            ("slide1.html", Head + "<meta http-equiv=refresh content='10; url=slide2.html'>"),
            ("slide2.html", Head + "<meta http-equiv=refresh content='10; url=slide1.html'>"),
            ("away.html", Stub("https://elsewhere.example/")),
            ("gone.html", Stub("none.html")));

        site.Links.ShouldBe([
            "a/index.html:1 redirect-chain meta[content] ../b/",
            "gone.html:1 broken-link meta[content] none.html",
            "index.html:1 broken-anchor a[href] b#nowhere",
            "into/index.html:1 redirect-loop meta[content] /loop1/",
            "loop1/index.html:1 redirect-loop meta[content] /loop2/",
            "loop2/index.html:1 redirect-loop meta[content] /loop1/",
            "self.html:1 redirect-loop meta[content] ",
        ]);

        static string Stub(string target) => $"{Head}<meta http-equiv=refresh content='0; url={target}'>";
    }

    [Fact]
    public void External_links_are_listed_once_with_all_their_places()
    {
        var site = CheckedSite.At("https://example.org/kb/",
            ("index.html", "<a href='HTTPS://Other.example:443/a/../b?q#f'>x</a><link rel=preconnect href=//cdn.example>"),
            ("two.html", "\n<img alt width=1 height=1 src='//other.example/b?q'><a href='mailto:a@b.c'>x</a><a href='http://example.org/root/'>x</a>"));

        site.Findings.ShouldBeEmpty();
        site.Result.ExternalLinks.Select(link => link.Url).ShouldBe(["http://example.org/root/", "https://other.example/b?q"]);
        site.Result.ExternalLinks[1].Places.Select(place => (place.Path, place.Place.Line, place.Source.Element, place.Fragment, place.Written)).ShouldBe([
            ("index.html", 1, "a", "f", "HTTPS://Other.example:443/a/../b?q#f"),
            ("two.html", 2, "img", null, "//other.example/b?q"),
        ]);
    }

    [Theory]
    [InlineData("<img src=ok.png>", "missing-alt")]
    [InlineData("<img src=ok.png alt><img src=ok.png alt=''><img src=ok.png alt=x>")]
    [InlineData("<img src=ok.png title=x><img src=ok.png aria-label=x><img src=ok.png role=presentation><img src=ok.png hidden>")]
    [InlineData("<div aria-hidden=true><div></div><img src=ok.png></div>")]
    [InlineData("<div aria-hidden=true><div></div></div><img src=ok.png>", "missing-alt")]
    [InlineData("<noscript><img src=ok.png></noscript>", "missing-alt")]
    [InlineData("<noscript><img src=ok.png width=1 height=1></noscript><template><img src=ok.png></template><svg><image href=ok.png></svg>")]
    [InlineData("<a href=ok.html><noscript><img src=ok.png alt=x></noscript></a><template><a href=ok.html></a><h1>a</h1><h6>b</h6></template>")]
    [InlineData("<h2>a</h2><h3>b</h3><h2>c</h2><h4>d</h4>", "heading-skip")]
    [InlineData("<h3>a</h3><h4>b</h4><h1>c</h1><h2 hidden>d</h2><h2>e</h2>")]
    [InlineData("<h1>a</h1><h3 role=presentation>b</h3><h2>c</h2>")]
    [InlineData("<a href=ok.html></a>", "empty-link")]
    [InlineData("<a href=ok.html> <b> </b><img src=ok.png alt=''></a>", "empty-link")]
    [InlineData("<a href=ok.html><svg><path/></svg></a>", "empty-link")]
    [InlineData("<a href=ok.html><!-- x --><script>x</script></a>", "empty-link")]
    [InlineData("<a href=ok.html>x</a><a href=ok.html><b>x</b></a><a href=ok.html>&nbsp;</a><a name=x></a>")]
    [InlineData("<a href=ok.html><img src=ok.png alt=x></a><a href=ok.html aria-label=x></a><a href=ok.html title=x></a>")]
    [InlineData("<a href=ok.html><svg><title>x</title></svg></a><a href=ok.html><i aria-label=x></i></a><a href=ok.html><my-icon></my-icon></a>")]
    [InlineData("<a href=ok.html hidden></a><a href=ok.html aria-hidden=true></a><div hidden><p><a href=ok.html></a></div>")]
    [InlineData("<a href=ok.html>x<a href=ok.html>y")]
    public void Content_is_checked_without_false_alarms(string body, params string[] expected) =>
        CheckedSite.Page(body).Names.Where(name => name != "unsized-image").ShouldBe(expected);

    [Theory]
    [InlineData("<img alt src=ok.png>", "unsized-image")]
    [InlineData("<img alt src=ok.png width=4 height=''>", "unsized-image")]
    [InlineData("<img alt src=ok.png width=4 height=3><img alt src=ok.png style='aspect-ratio: 4/3'><img alt src='data:,'><img alt srcset='ok.png 2x'>")]
    [InlineData("<div hidden><img alt src=ok.png></div><svg><image href=ok.png /></svg><input type=image alt=x src=ok.png>")]
    [InlineData("<img alt src=none.png><img alt src=''>", "broken-link", "malformed-url")]
    public void An_image_has_a_size(string body, params string[] expected) =>
        CheckedSite.Page(body).Names.ShouldBe(expected);

    [Theory]
    [InlineData("<!doctype html><html lang=en><title>t</title>")]
    [InlineData("<html xml:lang=en><head><title>t</title></head>")]
    [InlineData("google-site-verification: google123.html")]
    [InlineData("<p>part of a page</p>")]
    [InlineData("<!doctype html><html><meta http-equiv=refresh content='0;url=page.html?x'><meta http-equiv=refresh content='0;url=https://x.example/'>", "redirect-loop")]
    [InlineData("<html><body>x", "missing-language", "missing-page-title")]
    [InlineData("<html lang=''><title> </title>", "missing-language", "missing-page-title")]
    [InlineData("<html lang=en><body><svg><title>t</title></svg>", "missing-page-title")]
    public void A_page_has_a_title_and_a_language(string page, params string[] expected) =>
        CheckedSite.Of(("page.html", page)).Names.Order(StringComparer.Ordinal).ShouldBe(expected);

    [Fact]
    public void A_JSON_LD_identifier_that_leads_nowhere_is_a_warning() =>
        CheckedSite.Page("<script type=application/ld+json>{\"@id\":\"/none\"}</script>").Findings.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);

    [Fact]
    public void The_encoding_is_the_one_a_browser_would_take()
    {
        const string Page = "<!doctype html><html lang=de><title>t</title><p id='ä'><a href='#ä'>x</a><a href='ä.html'>x</a>";
        var latin = Encoding.Latin1.GetBytes(Page.Replace("<title>", "<meta charset=windows-1252><title>", StringComparison.Ordinal));
        var site = CheckedSite.At(null,
            ("ä.html", "<a href='latin.html#ä'>x</a><a href='utf16.html#%C3%A4'>x</a><a href='utf16be.html#ä'>x</a>"u8.ToArray()),
            ("latin.html", latin),
            ("http-equiv.html", Encoding.Latin1.GetBytes("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>" + Page)),
            ("utf16.html", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Page)]),
            ("utf16be.html", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Page)]),
            ("utf8.html", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Page)]));

        site.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_page_that_is_not_in_its_encoding_gets_a_warning()
    {
        var finding = CheckedSite.At(null, ("page.html", [.. "<p>"u8, 0xE4, .. "<a href=none>x</a>"u8])).Findings;

        finding.Select(CheckedSite.Describe).ShouldBe(["page.html:0 invalid-encoding [] ", "page.html:1 broken-link a[href] none"]);
        finding[0].Severity.ShouldBe(Severity.Warning);
        finding[0].Message.ShouldContain("byte 4");
    }

    [Fact]
    public void A_page_added_under_a_base_with_a_strange_path_knows_its_own()
    {
        var site = CheckedSite.At("https://example.org/a%20b", ("ä/index.html", "<a href='../c.html'>x</a><a href='/a b/c.html'>x</a><a href='/a%20b'>x</a>"), ("c.html", ""), ("index.html", ""));

        site.Findings.ShouldBeEmpty();
    }
}
