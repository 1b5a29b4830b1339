using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Tests;

/// <summary>Addresses that would run a script in the site's name.</summary>
public sealed class ScriptLinkTests
{
    [Theory]
    [InlineData("a [x](javascript:alert(1))", 3)]
    [InlineData("a [x](JavaScript:alert(1))", 3)]
    [InlineData("a [x](java&#115;cript:alert(1))", 3)]
    [InlineData("a [x](<&#9;java&#10;script:alert(1)>)", 3)]
    [InlineData("a [x](vbscript:msgbox)", 3)]
    [InlineData("a [x](blob:https://x.example/1)", 3)]
    [InlineData("a [x](view-source:https://x.example/)", 3)]
    [InlineData("a [x](data:text/html;base64,PHNjcmlwdD4=)", 3)]
    [InlineData("a [x](data:image/svg+xml,<svg/>)", 3)]
    [InlineData("a ![x](javascript:alert(1))", 3)]
    [InlineData("a <javascript:alert(1)>", 3)]
    [InlineData("| t |\n|---|\n| [x][r] |\n\n[r]: javascript:alert(1)", 3)]
    [InlineData("> - *a [x](javascript:alert(1))*", 8)]
    public void A_script_in_place_of_an_address_is_an_error_and_no_link(string markdown, int column)
    {
        var site = TestSite.Build(("posts/a.md", TestSite.Text("A", markdown)));

        var error = site.Single("script-link");
        error.Severity.ShouldBe(Severity.Error);
        error.Location.Column.ShouldBe(column);
        site["posts/a/index.html"].ShouldNotContain("href=\"javascript", Case.Insensitive);
        site["posts/a/index.html"].ShouldNotContain("src=\"javascript", Case.Insensitive);
        site["posts/a/index.html"].ShouldNotContain("vbscript:msgbox");
        site["posts/a/index.html"].ShouldNotContain("data:");
    }

    [Theory]
    [InlineData("b <a href=\"javascript:alert(1)\">x</a>", 6)]
    [InlineData("b <a href=' &#9;JAVA\nscript&colon;alert(1)'>x</a>", 6)]
    [InlineData("b\n\n<div>\n<form action=vbscript:x><button>b</button></form>\n</div>", 9)]
    [InlineData("b <a href='data:text/html,%3Cb>'>x</a>", 6)]
    [InlineData("b\n\n<iframe src='javascript:1' title=x></iframe>", 8)]
    public void So_is_one_in_raw_HTML_and_told_at_its_line(string markdown, int line)
    {
        var site = TestSite.Build(("posts/a.md", TestSite.Text("A", "a\n\n" + markdown)), ("posts/b.md", TestSite.Text("B", "![[a]]")));

        var error = site.Single("script-link");
        error.Severity.ShouldBe(Severity.Error);
        error.Location.File.ShouldBe("posts/a.md");
        error.Location.Line.ShouldBe(line + 1);
    }

    [Fact]
    public void One_in_a_template_or_a_published_file_is_meant() =>
        TestSite.Build(
            ("theme/partials/page.sbn-html", "<!DOCTYPE html><html lang=en><title>x</title><a href='javascript:print()'>Print</a>{{ page.content }}"),
            ("static/x.html", "<a href='javascript:print()'>Print</a>"),
            ("posts/a.md", TestSite.Text("A", "a"))).Result.Diagnostics.ShouldNotContain(diagnostic => diagnostic.Rule.Name == "script-link");

    [Theory]
    [InlineData("<img src=\"data:image/svg+xml,%3Csvg/%3E\" alt=x width=1 height=1>")]
    [InlineData("[x](https://example.org/?a=javascript:b)")]
    [InlineData("[x](mailto:a@example.org)")]
    [InlineData("[x](data:text/plain,hello)")]
    [InlineData("![x](data:image/svg+xml,%3Csvg/%3E)")]
    [InlineData("`[x](javascript:alert(1))`")]
    [InlineData("The javascript: scheme")]
    public void What_runs_nothing_is_left_alone(string markdown) =>
        TestSite.Build(("posts/a.md", TestSite.Text("A", markdown))).Result.Diagnostics.ShouldNotContain(diagnostic => diagnostic.Rule.Name == "script-link");

    [Fact]
    public void The_origin_of_a_source_is_a_web_address()
    {
        var site = TestSite.Build(("sources/s.md", TestSite.Text("S", "", "origin: {name: N, url: 'javascript:alert(1)'}")));

        site.Single("wrong-type").Location.Line.ShouldBe(4);
    }

    [Theory]
    [InlineData("site.yml", "menu: [{title: M, url: 'javascript:alert(1)'}]")]
    [InlineData("site.yml", "menu: [{title: M, url: ' java\tscript: alert(1)'}]")]
    [InlineData("site.yml", "menu: [{title: M, children: [{title: N, url: 'data:text/html,<script>alert(1)</script>'}]}]")]
    [InlineData("site.yml", "params: {logo: 'vbscript:x'}")]
    [InlineData("data/x.yml", "links: [{to: 'JAVASCRIPT:alert(1)'}]")]
    [InlineData("posts/b.md", "---\ntitle: B\ncover: 'javascript:alert(1)'\n---\nb")]
    [InlineData("posts/b.md", "---\ntitle: B\nparams: {cover: ['java\tscript:alert(1)']}\n---\nb")]
    public void Nor_may_one_stand_in_any_value_that_becomes_an_address(string path, string text)
    {
        var site = TestSite.Build((path, text.Replace("\t", "\\t", StringComparison.Ordinal).Replace("'", "\"", StringComparison.Ordinal)), ("posts/a.md", TestSite.Text("A", "a")));

        site.Single("script-link").Location.File.ShouldBe(path);
        site.Result.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void A_value_that_a_theme_makes_an_address_is_found_in_the_page() =>
        TestSite.Build(
            ("theme/partials/page.sbn-html", "<!DOCTYPE html><html lang=en><title>x</title><a href=\"{{ site.params.to | html.escape }}\">x</a>"),
            ("site.yml", "params: {to: 'javascript: alert(1)'}"),
            ("posts/a.md", TestSite.Text("A", "a"))).Single("script-link").Location.ShouldBe(new SourceLocation("site.yml", 1, 14));

    [Fact]
    public void A_title_that_begins_like_one_is_no_address() =>
        TestSite.Build(("data/books.yml", "- 'JavaScript: The Good Parts'"), ("posts/a.md", TestSite.Text("A", "a"))).Result.Succeeded.ShouldBeTrue();

    [Fact]
    public void No_setting_lets_one_pass()
    {
        var site = TestSite.Build(("site.yml", "diagnostics: {script-link: off}"), ("posts/a.md", TestSite.Text("A", "[a](javascript:alert(1))")));

        site.Single("invalid-setting").Message.ShouldContain("always an error");
        site.Single("script-link").Severity.ShouldBe(Severity.Error);
    }
}
