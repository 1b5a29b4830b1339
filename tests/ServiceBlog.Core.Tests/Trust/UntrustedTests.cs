using ServiceBlog.Core.Building;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Tests.Trust;

/// <summary><c>--untrusted</c>: a site of strangers has no power over its readers.</summary>
public sealed class UntrustedTests
{
    private static readonly BuildOptions Untrusted = new() { Untrusted = true };

    [Theory]
    [InlineData("")]
    [InlineData("rawHtml: allow")]
    [InlineData("rawHtml: report\ndiagnostics: {raw-html-removed: off, raw-html-script: off}")]
    public void Raw_HTML_is_sanitized_whatever_the_site_says(string settings)
    {
        var site = TestSite.Build(Untrusted, ("site.yml", settings), ("posts/a.md", TestSite.Text("A", "<script>alert(1)</script>\n\n<b onclick=x>b</b>")));

        site["posts/a/index.html"].ShouldNotContain("script");
        site["posts/a/index.html"].ShouldContain("<b>b</b>");
        site.Result.Diagnostics.Where(diagnostic => diagnostic.Rule == Rules.RawHtmlRemoved).Select(diagnostic => diagnostic.Location.Line).ShouldBe([5, 7]);
    }

    [Fact]
    public void Its_layer_of_the_theme_and_its_programs_stay_out()
    {
        var site = TestSite.Build(
            Untrusted,
            ("theme/partials/extra.sbn-html", "<script>alert(1)</script>"),
            ("static/a.js", "alert(1)"),
            ("static/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
            ("static/b.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script></svg>"),
            ("static/a.html", "<p>a<script src=a.js></script>"),
            ("static/_headers", "/*\n  x: y"),
            ("static/good.svg", "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>"),
            ("static/good.html", "<!DOCTYPE html><html lang=en><head><title>a</title></head><body><p>a</p></body></html>"),
            ("posts/a.md", TestSite.Text("A", "a")));

        site.Files.Where(file => !file.Contains('/') && Path.GetExtension(file) is ".svg" or ".js" or ".html" or "")
            .ShouldBe(["404.html", "good.html", "good.svg", "index.html"]);
        site.Result.Diagnostics.Count(diagnostic => diagnostic.Rule == Rules.LeftOutUntrusted).ShouldBe(6);
    }

    [Fact]
    public void Settings_that_reach_scripts_and_style_sheets_have_no_effect_and_are_told()
    {
        var site = TestSite.Build(
            Untrusted,
            ("site.yml", "params: {to: /x}\nhosting: netlify\ncontentSecurityPolicy: off\ndiagnostics: {raw-html-removed: off}"),
            ("posts/a.md", TestSite.Text("A", "a")));

        site["_headers"].ShouldContain("Content-Security-Policy");
        site.Result.Diagnostics.Where(diagnostic => diagnostic.Rule == Rules.LeftOutUntrusted).Select(diagnostic => diagnostic.Location.Line).ShouldBe([1, 3, 4]);
    }
}
