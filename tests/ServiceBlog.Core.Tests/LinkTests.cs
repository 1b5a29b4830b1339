using ServiceBlog.Core.Diagnostics;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public sealed class LinkTests
{
    private const string Picture = """<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>""";

    private static readonly (string Path, string Text)[] Targets =
    [
        ("topics/crm.md", Text("CRM", "## What it is\n\nSoftware.\n\n## Scope\n\nAll.")),
        ("sources/keith.md", Text("Three Generations", "## Generation 3\n\nClose.", "author: Ann Keith", "2007-04-02")),
        ("guide/writing.md", Text("Writing")),
        ("static/logo.svg", "<svg/>"),
        ("posts/chart.svg", Picture),
    ];

    [Theory]
    [InlineData("![x](../static/img/i.svg)", "/img/i.svg")]
    [InlineData("![x](../pages/j.svg)", "/j.svg")]
    [InlineData("![x](/img/i.svg)", "/img/i.svg")]
    [InlineData("[x](/topics/crm)", "/topics/crm/")]
    [InlineData("[x](../../topics/crm)", "/topics/crm/")]
    [InlineData("[x](/topics/crm?a#scope)", "/topics/crm/?a#scope")]
    public void A_file_is_linked_where_it_lies_and_a_folder_without_its_slash(string markdown, string address)
    {
        var site = Build(
            ("static/img/i.svg", Picture), ("pages/j.svg", Picture), ("topics/crm.md", Text("CRM", "## Scope")), ("posts/a.md", Text("A", markdown)));

        site.Diagnostics.ShouldBeEmpty();
        site["posts/a/index.html"].ShouldContain($"=\"{address}\"");
    }

    [Theory]
    [InlineData("/topics/crm/", "/topics/crm/")]
    [InlineData("../../topics/crm/#scope", "/topics/crm/#scope")]
    [InlineData("http://localhost/topics/crm", "http://localhost/topics/crm")]
    public void A_page_that_is_linked_by_its_address_knows_of_it_and_the_address_stays(string written, string address)
    {
        var site = Build(
            ("theme/layouts/topic.sbn-html", "<!DOCTYPE html><html lang=\"en\"><head><title>x</title></head><body>{{ page.content }}{{ for p in page.backlinks; p.title; end }}</body></html>"),
            ("topics/crm.md", Text("CRM", "## Scope")), ("posts/a.md", Text("From here", $"[x]({written})")));

        site.Diagnostics.ShouldBeEmpty();
        site["topics/crm/index.html"].ShouldContain("From here");
        site["posts/a/index.html"].ShouldContain($"href=\"{address}\"");
    }

    [Theory]
    [InlineData("<p id=one>")]
    [InlineData("<p id='one'>")]
    [InlineData("<p\nID = \"one\">")]
    [InlineData("<a name=one></a>")]
    public void A_fragment_may_name_an_anchor_of_raw_HTML(string html)
    {
        var site = Build(("topics/t.md", Text("T", html)), ("posts/a.md", Text("A", "[x](../topics/t.md#one) and [y](../topics/t.md#on)")));

        site.Diagnostics.ShouldHaveSingleItem().Url.ShouldEndWith("#on");
    }

    [Fact]
    public void A_name_is_found_in_whatever_Unicode_form_a_link_has_it()
    {
        var site = Build(
            ("posts/café.md", Text("Café")),
            ("posts/a.md", Text("A", "[x](cafe\u0301.md) [y](/posts/cafe\u0301/) [[cafe\u0301]] [z](cafe%CC%81.md)")));

        site.Diagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[x](../topics/crm.md)", "<a href=\"/topics/crm/\">x</a>")]
    [InlineData("[x](../topics/crm.md#what-it-is)", "<a href=\"/topics/crm/#what-it-is\">x</a>")]
    [InlineData("[x](../topics/crm.md#what%2Dit%2Dis)", "<a href=\"/topics/crm/#what%2Dit%2Dis\">x</a>")]
    [InlineData("[x](/topics/crm/)", "<a href=\"/topics/crm/\">x</a>")]
    [InlineData("[x](../../topics/crm/)", "<a href=\"/topics/crm/\">x</a>")]
    [InlineData("[x](/logo.svg?v=1)", "<a href=\"/logo.svg?v=1\">x</a>")]
    [InlineData("![x](chart.svg)", "<img src=\"/posts/chart.svg\" alt=\"x\"")]
    [InlineData("[x](https://example.org/?a=1&b=2)", "<a href=\"https://example.org/?a=1&amp;b=2\">x</a>")]
    [InlineData("[x](mailto:a@example.org)", "<a href=\"mailto:a@example.org\">x</a>")]
    [InlineData("## Here\n\n[x](#here)", "<a href=\"#here\">x</a>")]
    [InlineData("[[crm]]", "<a href=\"/topics/crm/\">CRM</a>")]
    [InlineData("[[crm|shown & told]]", "<a href=\"/topics/crm/\">shown &amp; told</a>")]
    [InlineData("[[crm#What it is]]", "<a href=\"/topics/crm/#what-it-is\">What it is</a>")]
    [InlineData("[[crm#scope]]", "<a href=\"/topics/crm/#scope\">Scope</a>")]
    [InlineData("[[topics/crm]]", "<a href=\"/topics/crm/\">CRM</a>")]
    [InlineData("[@keith#generation-3]", "<a id=\"_cite-1\" href=\"/sources/keith/#generation-3\">Keith 2007</a>")]
    [InlineData("[x](../guide/writing.md)", "<a href=\"/guide/writing/\">x</a>")]
    public void A_link_leads_to_the_published_address(string markdown, string expected)
    {
        var site = Build([.. Targets, ("posts/a.md", Text("A", markdown))]);

        site.Diagnostics.ShouldBeEmpty();
        site["posts/a/index.html"].ShouldContain(expected);
    }

    [Fact]
    public void A_base_path_stands_before_every_address_of_the_site()
    {
        var site = Build([.. Targets, ("site.yml", "baseUrl: https://example.org/kb"), ("posts/a.md", Text("A", "[x](/topics/crm/) [[crm]] ![y](chart.svg)"))]);

        site["posts/a/index.html"].ShouldContain("""<a href="/kb/topics/crm/">x</a> <a href="/kb/topics/crm/">CRM</a> <img src="/kb/posts/chart.svg" """);
    }

    [Theory]
    [InlineData("[x](../topics/crn.md)", "broken-link", "../topics/crm.md")]
    [InlineData("[x](../topic/crm.md)", "broken-link", "../topics/crm.md")]
    [InlineData("[x](/topics/crn/)", "broken-link", "/topics/crm/")]
    [InlineData("[x](/Topics/crm/)", "link-case-mismatch", "/topics/crm/")]
    [InlineData("[x](../../../outside.md)", "broken-link", null)]
    [InlineData("[[cmr]]", "broken-link", "crm")]
    [InlineData("[@keiht]", "broken-link", "keith")]
    [InlineData("[x](../topics/crm.md#scoop)", "broken-anchor", "#scope")]
    [InlineData("[[crm#What-it-is]]", "broken-anchor", "#what-it-is")]
    [InlineData("[@keith#generation-4]", "broken-anchor", "#generation-3")]
    [InlineData("[x](#nowhere)", "broken-anchor", null)]
    public void A_broken_link_reports_the_markdown_line_and_the_nearest_target(string markdown, string rule, string? suggestion)
    {
        var site = Build([.. Targets, ("posts/a.md", Text("A", $"First line.\n\nSee {markdown} there."))]);

        var diagnostic = site.Single(rule);
        diagnostic.Location.ShouldBe(new SourceLocation("posts/a.md", 7, 5));
        diagnostic.Severity.ShouldBe(Severity.Error);
        diagnostic.Suggestion.ShouldBe(suggestion);
    }

    [Theory]
    [InlineData("//\u00AD/a")]
    [InlineData("https://\u00AD/a")]
    public void A_host_that_no_name_server_knows_does_not_end_the_build(string url) =>
        TestSite.Build(("posts/a.md", TestSite.Text("A", $"[x]({url})"))).Result.ShouldNotBeNull();

    [Theory]
    [InlineData("/posts/café/", "/posts/caf%C3%A9/")]
    [InlineData("/posts/caf%C3%A9/#x", "/posts/caf%C3%A9/#x")]
    public void A_menu_entry_may_be_escaped_and_have_a_fragment(string written, string url) =>
        Build(
            ("posts/café.md", Text("Café", "## x")),
            ("site.yml", $"menu: [{{title: C, url: '{written}'}}]"),
            ("theme/partials/page.sbn-html", "{{ for entry in site.menu }}{{ entry.url }}{{ end }}"))["posts/café/index.html"].ShouldBe(url);

    [Theory]
    [InlineData("[x](../../secret.md)")]
    [InlineData("![x](../../../etc/passwd)")]
    public void A_link_that_leads_out_of_the_site_is_told_so(string link) =>
        Build(("posts/a.md", Text("A", link))).Single("broken-link").Message.ShouldContain("leads out of the site's folder");

    [Theory]
    [InlineData("[x](x.md)", "2020-01-01-x.md")]
    [InlineData("[x](../posts/x)", "2020-01-01-x.md")]
    [InlineData("[x](www.example.org/a)", "https://www.example.org/a")]
    [InlineData("![x](x.png)", null)]
    public void A_file_without_its_date_and_a_host_without_its_scheme_are_known(string link, string? suggestion) =>
        Build(("posts/2020-01-01-x.md", Text("X")), ("posts/a.md", Text("A", link))).Single("broken-link").Suggestion.ShouldBe(suggestion);

    [Fact]
    public void Pages_of_one_key_in_one_folder_are_told_apart_by_their_files()
    {
        var site = Build(("posts/2020-01-01-x.md", Text("X")), ("posts/2021-01-01-x.md", Text("Y")), ("posts/a.md", Text("A", "[[x]]")));

        var mistake = site.Single("broken-link");
        mistake.Message.ShouldBe("\"x\" is the key of several pages: posts/2020-01-01-x.md, posts/2021-01-01-x.md");
        mistake.Suggestion.ShouldBeNull();
    }

    [Fact]
    public void A_key_of_several_pages_must_be_qualified()
    {
        var site = Build([.. Targets, ("posts/crm.md", Text("Mine")), ("posts/a.md", Text("A", "[[crm]] and [[posts/crm]]"))]);

        site.Single("broken-link").Message.ShouldBe("\"crm\" is the key of several pages: posts/crm, topics/crm");
        site["posts/a/index.html"].ShouldContain("<a href=\"/posts/crm/\">Mine</a>");
    }

    [Fact]
    public void Sources_of_one_author_and_year_are_told_apart_by_letters()
    {
        var site = Build(
            ("sources/late.md", Text("Late", frontMatter: "author: Keith", date: "2007-09-01")),
            ("sources/early.md", Text("Early", frontMatter: "author: Keith", date: "2007-01-01")),
            ("posts/a.md", Text("A", "[@early; @late]")));

        site["posts/a/index.html"].ShouldContain(">Keith 2007a</a>");
        site["posts/a/index.html"].ShouldContain(">Keith 2007b</a>");
    }

    [Fact]
    public void Pages_know_what_links_to_them_and_sources_what_cites_them()
    {
        var site = Build([.. Targets,
            ("theme/layouts/source.sbn-html", "{{ for p in page.cited_by }}cited by {{ p.key }};{{ end }}{{ for p in page.backlinks }}linked by {{ p.key }};{{ end }}"),
            ("theme/layouts/post.sbn-html", "{{ for r in page.references }}{{ r.page.key }}:{{ for a in r.anchors }}{{ a.url }}{{ end }};{{ end }}"),
            ("theme/layouts/topic.sbn-html", "{{ for p in page.backlinks }}{{ p.key }};{{ end }}"),
            ("posts/old.md", Text("Old", "[@keith] [[crm]] [[crm]]", date: "2025-01-01")),
            ("posts/new.md", Text("New", "[text](../sources/keith.md#generation-3) [self](new.md)", date: "2026-01-01"))]);

        site["sources/keith/index.html"].ShouldBe("cited by new;cited by old;linked by new;linked by old;");
        site["posts/new/index.html"].ShouldBe("keith:/sources/keith/#generation-3;");
        site["topics/crm/index.html"].ShouldBe("old;");
    }

    [Fact]
    public void A_part_of_another_page_is_shown_with_its_own_links()
    {
        var site = Build(
            ("topics/crm.md", Text("CRM", "Before.\n\n## Scope\n\nSee [there](sub.md).\n\n### Deeper\n\nMore.\n\n## Other\n\nNot this.")),
            ("topics/sub.md", Text("Sub")),
            ("posts/a.md", Text("A", "![[crm#scope]]")));

        site.Diagnostics.ShouldBeEmpty();
        var html = site["posts/a/index.html"];
        html.ShouldContain("<a href=\"/topics/sub/\">there</a>");
        html.ShouldContain("More.");
        html.ShouldNotContain("Before.");
        html.ShouldNotContain("Not this.");
    }

    [Fact]
    public void Pages_that_show_each_other_are_an_error()
    {
        var site = Build(
            ("posts/a.md", Text("A", "x\n\n![[b]]")),
            ("posts/b.md", Text("B", "![[a]]")));

        var diagnostic = site.Single("transclusion-cycle");
        diagnostic.Location.ShouldBe(new SourceLocation("posts/b.md", 5, 1));
        diagnostic.Message.ShouldEndWith("posts/a.md → posts/b.md → posts/a.md");
    }

    [Theory]
    [InlineData("## Log in\n\nOne.\n\n## Again\n\n![[a#log-in]]", "")]
    [InlineData("## Again\n\n![[a#log-in]]\n\n## Log in\n\nOne.", "")]
    [InlineData("## Log in\n\nOne.\n\n## Two\n\n![[b#four]]", "## Three\n\nFour.\n\n## Four\n\n![[a#log-in]]")]
    public void Sections_that_do_not_show_themselves_are_no_cycle(string a, string b)
    {
        var site = Build(("posts/a.md", Text("A", a)), ("posts/b.md", Text("B", b)));

        site.Diagnostics.ShouldBeEmpty();
        site["posts/a/index.html"].Split("One.").Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("## One\n\n![[a#one]]", "", 7, "posts/a.md#one → posts/a.md#one")]
    [InlineData("# Zero\n\n## One\n\n![[a#zero]]", "", 9, "posts/a.md#zero → posts/a.md#zero")]
    [InlineData("![[a]]", "", 5, "posts/a.md → posts/a.md")]
    [InlineData("## One\n\n![[b#two]]", "## Two\n\n![[a#one]]", 7, "posts/b.md#two → posts/a.md#one → posts/b.md#two")]
    public void A_section_that_shows_itself_is_an_error(string a, string b, int line, string circle)
    {
        var diagnostic = Build(("posts/a.md", Text("A", a)), ("posts/b.md", Text("B", b))).Single("transclusion-cycle");

        diagnostic.Location.Line.ShouldBe(line);
        diagnostic.Message.ShouldEndWith(circle);
    }

    [Fact]
    public void A_footnote_that_shows_its_own_page_is_no_cycle_there()
    {
        var site = Build(("posts/a.md", Text("A", "One[^1].\n\n[^1]: Note\n\n    ![[a]]\n\n    End.")));

        site.Diagnostics.ShouldBeEmpty();
        site["posts/a/index.html"].Split("One").Length.ShouldBe(3);
    }

    [Fact]
    public void A_relation_to_an_unknown_page_is_an_error()
    {
        var diagnostic = Build([.. Targets, ("posts/a.md", Text("A", frontMatter: "relations: [{disputes: keiht}]"))]).Single("unknown-page");

        diagnostic.Location.ShouldBe(new SourceLocation("posts/a.md", 4, 24));
        diagnostic.Suggestion.ShouldBe("keith");
    }
}
