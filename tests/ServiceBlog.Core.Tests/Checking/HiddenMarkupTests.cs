using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Tests.Checking;

/// <summary>Markup that not every reader gets: <c>noscript</c> is for those without scripts, <c>template</c> for scripts.</summary>
public sealed class HiddenMarkupTests
{
    [Theory]
    [InlineData("<noscript><img src=nope.png alt=x></noscript>", "broken-link img[src] nope.png")]
    [InlineData("<NOSCRIPT><A HREF=none>x</A></NoScript >", "broken-link a[href] none")]
    [InlineData("<noscript><a href=none>x", "broken-link a[href] none")]
    [InlineData("<noscript><p style='background:url(none)'><style>p{background:url(none2)}</style></noscript>", "broken-link p[style] none", "broken-link style[] none2")]
    [InlineData("<noscript><!-- <a href=none>x</a> --><textarea><a href=none></textarea><script src=none.js></script></noscript>", "broken-link script[src] none.js")]
    [InlineData("<noscript><iframe srcdoc='<a href=none>x</a>'></iframe></noscript>", "broken-link a[href] none")]
    [InlineData("<noscript><svg><image href=none /></svg></noscript><a href=none2>x</a>", "broken-link image[href] none", "broken-link a[href] none2")]
    [InlineData("<noscript><svg><g></noscript><a href=none>x</a><path/>", "broken-link a[href] none")]
    [InlineData("<script>'<noscript><img src=none></noscript>'</script>")]
    [InlineData("<noscript><a href=ok.html#id>x</a><a href=ok.html#none>x</a></noscript>", "broken-anchor a[href] ok.html#none")]
    public void What_readers_without_scripts_get_is_checked(string body, params string[] expected) => Links(body).ShouldBe(expected);

    [Fact]
    public void A_noscript_in_the_head_is_checked_too() =>
        CheckedSite.Of(("page.html", """
            <!doctype html><html lang=en><head><title>t</title>
            <noscript><link rel=stylesheet href=none.css><style>@import "none2.css";</style></noscript>
            <noscript><meta http-equiv=refresh content="0; url=none.html"></noscript>
            <noscript><base href="/elsewhere/"></noscript></head><a href="page.html">x</a>
            """)).Links.ShouldBe([
                "page.html:2 broken-link link[href] none.css",
                "page.html:2 broken-link style[] none2.css",
                "page.html:3 broken-link meta[content] none.html",
            ]);

    [Fact]
    public void A_page_that_sends_on_only_readers_without_scripts_is_no_redirect() =>
        CheckedSite.Of(
            ("page.html", "<!doctype html><html lang=en><title>t</title><noscript><meta http-equiv=refresh content='0; url=plain.html'></noscript>"),
            ("plain.html", "<!doctype html><html lang=en><title>t</title><p id=there>"),
            ("from.html", "<!doctype html><html lang=en><title>t</title><a href='page.html#there'>x</a>")).Links
            .ShouldBe(["from.html:1 broken-anchor a[href] page.html#there"]);

    [Theory]
    [InlineData("<noscript><p id=a></p><a href='#a'>x</a><a href='#b'>x</a></noscript><p id=b>")]
    [InlineData("<noscript><p id=a></p></noscript><a href='#a'>x</a>", "broken-anchor a[href] #a")]
    [InlineData("<noscript><a href='#none'>x</a></noscript>", "broken-anchor a[href] #none")]
    [InlineData("<noscript><label for=a>x</label><input id=b></noscript><input id=a><label for=b>x</label>")]
    [InlineData("<noscript><p id=a></noscript><p id=a>", "duplicate-id p[id] ")]
    [InlineData("<noscript><svg><use href='#g'/><g id=g /></svg></noscript>")]
    public void Ids_in_a_noscript_serve_those_who_get_it(string body, params string[] expected) => Links(body).ShouldBe(expected);

    [Theory]
    [InlineData("<template><a href=none>x</a></template>", "broken-link a[href] none")]
    [InlineData("<template><template><img src=none alt=x></template></template><img src=none2 alt=x>", "broken-link img[src] none", "broken-link img[src] none2")]
    [InlineData("<template><style>p{background:url(none)}</style><script>'<a href=no>'</script></template>", "broken-link style[] none")]
    [InlineData("<template><noscript><img src=none alt=x></noscript></template>", "broken-link img[src] none")]
    [InlineData("<noscript><template><img src=none alt=x></template></noscript>", "broken-link img[src] none")]
    [InlineData("<template><svg><image href=none /></svg><math><mi href=none2></mi></math></template>", "broken-link image[href] none", "broken-link mi[href] none2")]
    [InlineData("<template><table><tr><td><a href=none>x</a></template><a href=none2>x</a>", "broken-link a[href] none", "broken-link a[href] none2")]
    [InlineData("<template><a href=none>x", "broken-link a[href] none")]
    [InlineData("<template><!-- <a href=none> --></template>")]
    [InlineData("<template><img src='' alt=x><a href='{{ url }}'>x</a><img srcset='${a} 2x, b' alt><a href='<%= x %>'>x</a><a href='[[url]]'>x</a></template>")]
    [InlineData("<template><meta http-equiv=refresh content='0; url=ok.html'><base href='/none/'></template><a href=ok.html>x</a>")]
    public void Links_in_a_template_are_checked(string body, params string[] expected) => Links(body).ShouldBe(expected);

    [Theory]
    [InlineData("<template><p id=a></p></template><a href='#a'>x</a>", "broken-anchor a[href] #a")]
    [InlineData("<template><p id=a></p><a href='#a'>x</a><a href='#b'>x</a></template><p id=b>")]
    [InlineData("<template><a href='#none'>x</a></template>", "broken-anchor a[href] #none")]
    [InlineData("<template><p id=a></p></template><template><p id=a></p></template><p id=a>")]
    [InlineData("<template><label for=x>x</label><p aria-labelledby=y></template>")]
    public void Ids_in_a_template_are_no_anchors_of_the_page(string body, params string[] expected) => Links(body).ShouldBe(expected);

    [Fact]
    public void No_other_page_can_link_to_an_id_in_a_template_or_a_noscript() =>
        CheckedSite.Of(
            ("page.html", "<!doctype html><html lang=en><title>t</title><template><p id=a></p></template><noscript><p id=b></p></noscript>"),
            ("from.html", "<!doctype html><html lang=en><title>t</title><a href='page.html#a'>x</a>\n<a href='page.html#b'>x</a>")).Links
            .ShouldBe(["from.html:1 broken-anchor a[href] page.html#a", "from.html:2 broken-anchor a[href] page.html#b"]);

    [Theory]
    [InlineData("<div><template shadowrootmode=open><a href=none>x</a><p id=a></p><a href='ok.html'>x</a></template></div>", "broken-link a[href] none")]
    [InlineData("<div><template shadowrootmode=closed><noscript><img src=none alt=x></noscript></template></div>", "broken-link img[src] none")]
    [InlineData("<div><template shadowrootmode=open><p id=a></p></template></div><a href='#a'>x</a>", "broken-anchor a[href] #a")]
    [InlineData("<template><div><template shadowrootmode=open><a href=none>x</a></template></div></template>", "broken-link a[href] none")]
    public void A_declared_shadow_tree_is_part_of_what_is_shown(string body, params string[] expected) => Links(body).ShouldBe(expected);

    [Fact]
    public void Places_in_a_noscript_are_those_of_the_file()
    {
        var finding = CheckedSite.Of(("page.html", "<!doctype html>\n<p>x</p>\r\n<noscript>\n  <img src=none alt=x>\n</noscript>")).Findings
            .First(finding => finding.Rule == Rules.BrokenLink);

        (finding.Place.Line, finding.Place.Column).ShouldBe((4, 12));
    }

    private static IEnumerable<string> Links(string body) =>
        CheckedSite.Page(body).Links.Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
}
