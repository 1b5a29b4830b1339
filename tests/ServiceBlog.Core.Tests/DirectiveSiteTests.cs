using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Search;

namespace ServiceBlog.Core.Tests;

/// <summary>Directives in a site: what its theme makes of them, and what their authors are told.</summary>
public class DirectiveSiteTests
{
    private const string Box = "<div class=\"{{ name }}\">{{ label }}|{{ content }}|{{ args.key | html.escape }}</div>";

    [Fact]
    public void A_shortcode_of_the_theme_shows_it_with_its_arguments_and_its_content_as_data()
    {
        var site = Build(":::box[A *label*]{key=\"<b>&{{ site.title }}\"}\n{{ site.title }} and [two](two.md)\n:::", ("theme/shortcodes/box.sbn-html", Box));

        site["posts/one/index.html"].ShouldContain(
            "<div class=\"box\">A <em>label</em>|<p>{{ site.title }} and <a href=\"/posts/two/\">two</a></p>|&lt;b&gt;&amp;{{ site.title }}</div>");
        site.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void One_that_the_theme_does_not_know_stays_as_it_was_typed()
    {
        var site = Build("::::bax[A *label*]{key=value}\nText.\n::::\n\n::toc\n\nSome :kbd[*x*]{a=b} here.", ("theme/shortcodes/box.sbn-html", Box));

        site["posts/one/index.html"].ShouldContain(
            "<p>::::bax[A <em>label</em>]{key=value}</p>\n<p>Text.</p>\n<p>::::</p>\n<p>::toc</p>\n<p>Some :kbd[<em>x</em>]{a=b} here.</p>");
        var unknown = site.Diagnostics.ShouldHaveSingleItem();
        unknown.Location.Line.ShouldBe(6);
        unknown.Suggestion.ShouldBe("box");
    }

    [Theory]
    [InlineData("::video{src=/no.mp4}", "broken-link 6:13")]
    [InlineData(":::figure{scr=/a.png}\n:::", "unknown-directive-attribute 6:15 src")]
    [InlineData("::youtube[x]", "invalid-directive 6:1")]
    [InlineData("x\n\n:::details\nx\n:::", "invalid-directive 8:1")]
    [InlineData("A :details[x].", "invalid-directive 6:3")]
    [InlineData("::pages{kinds=posts}", "invalid-directive 6:15 kind")]
    [InlineData("::pages{kind=post}", "invalid-directive 6:14 posts")]
    [InlineData("::pages{tags=\"x, xy\"}", "invalid-directive 6:15 x")]
    [InlineData("::pages{topic=crm}", "invalid-directive 6:15")]
    [InlineData("::pages{sort=titel}", "invalid-directive 6:14 title")]
    [InlineData("::pages{as=lists}", "invalid-directive 6:12 list")]
    [InlineData("::pages{limit=few}", "invalid-directive 6:15")]
    public void A_wrong_one_is_told_at_its_place(string markdown, string expected)
    {
        var mistake = Build(markdown, [.. DefaultShortcodes.Files]).Diagnostics.First();

        FormattableString.Invariant($"{mistake.Rule.Name} {mistake.Location.Line}:{mistake.Location.Column} {mistake.Suggestion}").TrimEnd().ShouldBe(expected);
    }

    [Fact]
    public void No_glossary_marks_what_a_query_lists()
    {
        var site = Build("Of CRM.\n\n::pages{kind=topics}\n\nAnd loyalty.", ("theme/shortcodes/pages.sbn-html", "{{ for item in items; item.title; end }}"), ("site.yml", "glossary: true"),
            ("topics/crm.md", TestSite.Text("CRM", "Records.")), ("topics/loyalty.md", TestSite.Text("Loyalty", "Coming back.")));

        site["posts/one/index.html"].ShouldContain(
            "<p>Of <a class=\"term\" href=\"/topics/crm/\" title=\"Records.\">CRM</a>.</p>\nCRMLoyalty\n<p>And <a class=\"term\" href=\"/topics/loyalty/\" title=\"Coming back.\">loyalty</a>.</p>");
    }

    [Fact]
    public void A_query_lists_the_pages_that_it_asks_for_in_its_order()
    {
        var site = Build("::pages{kind=posts tags=x sort=title limit=2}", [.. DefaultShortcodes.Files,
            ("posts/a.md", TestSite.Text("Beta", "Text.", "tags: [x]")), ("posts/b.md", TestSite.Text("Alpha", "Text.", "tags: [x, y]")),
            ("posts/c.md", TestSite.Text("Gamma", "Text.", "tags: [x]")), ("posts/d.md", TestSite.Text("Able", "Text.", "tags: [y]"))]);

        var html = site["posts/one/index.html"];
        html.IndexOf("/posts/b/", StringComparison.Ordinal).ShouldBeInRange(1, html.IndexOf("/posts/a/", StringComparison.Ordinal));
        html.ShouldNotContain("/posts/c/");
        html.ShouldNotContain("/posts/d/");
    }

    [Fact]
    public void A_shortcode_that_fails_is_told_at_its_own_line()
    {
        var failed = Build("::box", ("theme/shortcodes/box.sbn-html", "<p>\n{{ args.none.member }}</p>")).Diagnostics.First();

        failed.Rule.ShouldBe(Rules.TemplateError);
        failed.Location.ToString().ShouldStartWith("theme/shortcodes/box.sbn-html:2:");
        failed.Page.ShouldBe("posts/one/index.html");
    }

    [Fact]
    public void What_the_check_finds_in_its_content_leads_back_to_the_line()
    {
        var site = Build(":::box[Label]\nText.\n\n<img src=\"/a.svg\">\n:::", ("theme/shortcodes/box.sbn-html", Box), ("static/a.svg", "<svg width=\"10\" height=\"20\">"));

        site.Diagnostics.ShouldHaveSingleItem().Location.Line.ShouldBe(9);
    }

    [Fact]
    public void The_search_finds_its_words_and_its_links_count()
    {
        var site = Build(":::box[Quagga]\nThe okapi and [two](two.md).\n:::", ("theme/shortcodes/box.sbn-html", "{{ content }}"), ("theme/layouts/search.sbn-html", "{{ page.title }}"),
            ("theme/layouts/post.sbn-html", "<!DOCTYPE html><html lang=en><title>x</title>{{ for other in page.backlinks }}from {{ other.key }}{{ end }}"));

        site["posts/two/index.html"].ShouldContain("from one");
        foreach (var word in new[] { "quagga", "okapi" })
            site.Result.Search!.Value.Find(SearchQuery.Parse(word), 5).Single().Title.ShouldBe("One");
    }

    private static TestSite Build(string markdown, params (string Path, string Text)[] others) => TestSite.Build(
        [("posts/one.md", TestSite.Text("One", markdown, "tags: [x]")[..^1]), ("posts/two.md", TestSite.Text("Two", "Text.")), .. others]);
}
