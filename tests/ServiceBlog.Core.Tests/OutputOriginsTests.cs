using ServiceBlog.Core.Diagnostics;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

/// <summary>A mistake in the built site is reported where its author can mend it, once.</summary>
public sealed class OutputOriginsTests
{
    [Theory]
    [InlineData("<a href=\"/nowhere/\">x</a>", "broken-link", 7, 14)]
    [InlineData("<b>bold</b> <img src=\"none.png\" alt=\"x\">", "broken-link", 7, 27)]
    [InlineData("![](/logo.svg)", "missing-alt", 7, 5)]
    [InlineData("[](/logo.svg)", "empty-link", 7, 5)]
    [InlineData("<a href=\"mailto:\">x</a>", "malformed-url", 7, 14)]
    [InlineData("<i id=\"a\">1</i><i id=\"a\">2</i>", "duplicate-id", 7, 27)]
    public void In_a_text_it_is_at_its_markdown_line(string markdown, string rule, int line, int column)
    {
        var site = Build(("static/logo.svg", "<svg/>"), ("posts/a.md", Text("A", $"First.\n\nSee {markdown} there.")));

        var diagnostic = site.Single(rule);
        diagnostic.Location.ShouldBe(new SourceLocation("posts/a.md", line, column));
    }

    [Fact]
    public void Each_of_tens_of_thousands_of_mistakes_in_a_text_is_at_its_line()
    {
        const int count = 20_000;
        var text = string.Concat(Enumerable.Range(0, count).Select(i => $"See [[b]] and <a href=\"/none{i}/\">x</a>.\n\n"));

        var site = Build(("posts/a.md", Text("A", text)), ("posts/b.md", Text("B")));

        site.Result.Diagnostics.Where(diagnostic => diagnostic.Rule == Rules.BrokenLink).Select(diagnostic => diagnostic.Location)
            .ShouldBe(Enumerable.Range(0, count).Select(i => new SourceLocation("posts/a.md", 5 + 2 * i, 24)));
    }

    [Fact]
    public void Each_of_tens_of_thousands_of_mistakes_in_a_style_sheet_is_at_its_line()
    {
        const int count = 20_000;
        var css = string.Concat(Enumerable.Range(0, count).Select(i => $"@import 'none{i}.css';\n"));

        var site = Build(("posts/a.md", Text("A")), ("theme/assets/own.css", css));

        site.Result.Diagnostics.Where(diagnostic => diagnostic.Rule == Rules.BrokenLink).Select(diagnostic => diagnostic.Location)
            .ShouldBe(Enumerable.Range(0, count).Select(i => new SourceLocation("theme/assets/own.css", 1 + i, 10)));
    }

    [Fact]
    public void A_skipped_heading_level_is_at_the_heading()
    {
        var site = Build(
            ("posts/a.md", Text("A", "## One\n\n#### Two")),
            ("theme/layouts/post.sbn-html", "<!DOCTYPE html><html lang=en><title>x</title><h1>{{ page.title }}</h1>{{ page.content }}"));

        site.Single("heading-skip").Location.ShouldBe(new SourceLocation("posts/a.md", 7, 1));
    }

    [Fact]
    public void In_a_template_it_is_at_the_templates_line_once_for_all_pages()
    {
        var posts = Enumerable.Range(1, 40).Select(i => ($"posts/p{i}.md", Text($"P{i}")));

        var site = Build([.. posts,
            ("theme/layouts/post.sbn-html", "{{ capture main }}<h1>x</h1>\n<p><a href=\"/nope/\">x</a></p>{{ end }}{{ include 'base' }}"),
            ("theme/partials/base.sbn-html", "<!DOCTYPE html><html lang=\"en\"><head><title>x</title></head>\n<body>{{ main }}</body></html>")]);

        var diagnostic = site.Single("broken-link");
        diagnostic.Location.File.ShouldBe("theme/layouts/post.sbn-html");
        diagnostic.Location.Line.ShouldBe(2);
        diagnostic.Url.ShouldBe("/nope/");
    }

    [Fact]
    public void In_a_text_that_another_page_shows_it_is_at_its_own_file_once()
    {
        var site = Build(
            ("topics/crm.md", Text("CRM", "## Scope\n\nSee <a href=\"/nope/\">x</a>.")),
            ("posts/a.md", Text("A", "Text.\n\n![[crm#scope]]")));

        site.Single("broken-link").Location.ShouldBe(new SourceLocation("topics/crm.md", 7, 14));
    }

    [Fact]
    public void A_link_that_the_graph_reported_is_not_reported_again()
    {
        var site = Build(
            ("sources/s.md", Text("S", "## One")),
            ("posts/a.md", Text("A", "[@s#one; @s#two] and [x](none.md) and [[nobody]] and ![y](none.png)")));

        site.Diagnostics.Select(diagnostic => (diagnostic.Rule.Name, diagnostic.Location.Line)).ShouldBe(
            [("broken-anchor", 5), ("broken-link", 5), ("broken-link", 5), ("broken-link", 5)]);
    }

    [Fact]
    public void Two_mistakes_of_one_image_are_both_reported()
    {
        var site = Build(("posts/a.md", Text("A", "![](https://[bad/)")));

        site.Diagnostics.Select(diagnostic => (diagnostic.Rule.Name, diagnostic.Location.Line)).ShouldBe([("malformed-url", 5), ("missing-alt", 5)]);
    }

    [Fact]
    public void A_text_with_the_same_mistake_as_the_template_of_very_many_pages_is_reported_too()
    {
        var posts = Enumerable.Range(10, 40).Select(i => ($"posts/p{i}.md", Text($"P{i}", i == 45 ? "<a href=\"/nope/\">x</a>" : "")));

        var site = Build([.. posts, ("theme/layouts/post.sbn-html",
            "<!DOCTYPE html><html lang=\"en\"><head><title>x</title></head>\n<body>{{ page.content }}<a href=\"/nope/\">x</a></body></html>")]);

        site.Diagnostics.Select(diagnostic => $"{diagnostic.Location.File}:{diagnostic.Location.Line}").ShouldBe(["posts/p45.md:5", "theme/layouts/post.sbn-html:2"]);
    }

    [Fact]
    public void In_a_file_that_is_published_as_it_is_it_is_at_that_files_line()
    {
        var site = Build(
            ("static/old/page.html", "<!DOCTYPE html><html lang=en><title>x</title>\n<a href=\"/nope/\">x</a>"),
            ("theme/assets/css/site.css", "a { color: red }\nb { background: url(none.png) }"));

        site.Diagnostics.Select(diagnostic => diagnostic.Location.ToString()).ShouldBe(
            ["static/old/page.html:2:10", "theme/assets/css/site.css:2:21"]);
    }

    [Fact]
    public void A_menu_entry_that_leads_nowhere_is_at_its_setting()
    {
        var site = Build(
            ("site.yml", "menu:\n  - {title: About, url: /abuot/}\n  - {title: Out, url: https://example.org/}"),
            ("pages/about.md", Text("About")));

        var diagnostic = site.Single("broken-link");
        diagnostic.Location.ShouldBe(new SourceLocation("site.yml", 2, 25));
        diagnostic.Suggestion.ShouldBe("/about/");
    }
}
