using ServiceBlog.Core.Diagnostics;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public sealed class ThemeTests
{
    [Fact]
    public void A_template_that_does_not_parse_is_an_error_at_its_place()
    {
        var site = Build(("posts/a.md", Text("A")), ("theme/layouts/post.sbn-html", "<p>\n{{ for x in }}\n</p>"));

        site.Diagnostics.ShouldContain(diagnostic => diagnostic.Rule == Rules.TemplateError
            && diagnostic.Location.File == "theme/layouts/post.sbn-html" && diagnostic.Location.Line == 2);
        site.Result.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void A_template_that_fails_on_every_page_is_reported_once()
    {
        var site = Build(
            ("posts/a.md", Text("A")), ("posts/b.md", Text("B")),
            ("theme/partials/bad.sbn-html", "x\n {{ page.nothing.more }}"),
            ("theme/layouts/post.sbn-html", "{{ include 'bad' }}"));

        var diagnostic = site.Single("template-error");
        diagnostic.Location.File.ShouldBe("theme/partials/bad.sbn-html");
        diagnostic.Location.Line.ShouldBe(2);
        diagnostic.Page.ShouldBe("posts/a/index.html");
        diagnostic.Message.ShouldContain("included at theme/layouts/post.sbn-html:1");
    }

    [Fact]
    public void A_layout_that_is_not_there_is_blamed_on_who_asked_for_it()
    {
        var diagnostic = Build(("posts/a.md", Text("A", frontMatter: "layout: psot"))).Single("missing-layout");

        diagnostic.Location.ShouldBe(new SourceLocation("posts/a.md", 4, 9));
        diagnostic.Suggestion.ShouldBe("post");
    }

    [Fact]
    public void A_list_keeps_the_layout_of_its_index_on_every_page()
    {
        var site = Build(
            ("site.yml", "pageSize: 1"), ("posts/index.md", Text("Posts", frontMatter: "layout: mine")),
            ("posts/a.md", Text("A")), ("posts/b.md", Text("B")),
            ("theme/layouts/mine.sbn-html", "mine"));

        site["posts/index.html"].ShouldBe("mine");
        site["posts/page/2/index.html"].ShouldBe("mine");
    }

    [Fact]
    public void Content_is_data_and_never_evaluated()
    {
        var site = Build(
            ("posts/a.md", Text("'{{ 7*7 }} <script>'", "Text with {{ 6*6 }} in it.")),
            ("theme/layouts/post.sbn-html", "{{ page.title }}|{{ page.title | html.escape }}|{{ page.content }}"));

        site["posts/a/index.html"].ShouldBe("{{ 7*7 }} <script>|{{ 7*7 }} &lt;script&gt;|<p>Text with {{ 6*6 }} in it.</p>\n");
    }

    [Fact]
    public void An_asset_has_a_name_that_changes_with_its_bytes()
    {
        var before = Styled("body { color: red }");
        var after = Styled("body { color: blue }");

        before["posts/a/index.html"].ShouldMatch("^/assets/css/site\\.[0-9a-f]{10}\\.css$");
        after["posts/a/index.html"].ShouldNotBe(before["posts/a/index.html"]);
        before.Files.ShouldContain(before["posts/a/index.html"][1..]);

        static TestSite Styled(string css) => Build(
            ("posts/a.md", Text("A")),
            ("theme/assets/css/site.css", css),
            ("theme/layouts/post.sbn-html", "{{ asset 'css/site.css' }}"));
    }

    [Fact]
    public void A_style_sheet_refers_to_other_assets_by_their_published_names()
    {
        var site = Build(
            ("theme/assets/css/site.css", "a { background: url('../img/x.svg#frag') } b { background: url(data:x) }"),
            ("theme/assets/img/x.svg", "<svg/>"));

        var css = site[site.Files.Single(file => file.EndsWith(".css", StringComparison.Ordinal))];
        var image = site.Files.Single(file => file.EndsWith(".svg", StringComparison.Ordinal));
        css.ShouldBe($"a{{background:url('../img/{Path.GetFileName(image)}#frag')}}b{{background:url(data:x)}}");
    }

    [Fact]
    public void An_unknown_asset_is_an_error_that_names_the_nearest() =>
        Build(("posts/a.md", Text("A")), ("theme/assets/site.css", "x"), ("theme/layouts/post.sbn-html", "{{ asset 'sit.css' }}"))
            .Single("template-error").Message.ShouldContain("did you mean \"site.css\"?");

    [Theory]
    [InlineData("{{ include '../../secret' }}")]
    [InlineData("{{ include '/etc/passwd' }}")]
    [InlineData("{{ date.now }}")]
    [InlineData("{{ math.random 1 10 }}")]
    public void A_theme_reaches_no_file_clock_or_chance(string template) =>
        Build(("posts/a.md", Text("A")), ("theme/layouts/post.sbn-html", template)).Single("template-error").Location.Line.ShouldBe(1);

    [Fact]
    public void Templates_that_include_each_other_are_named_once_each() =>
        Build(("posts/a.md", Text("A")), ("theme/layouts/post.sbn-html", "{{ include 'x' }}"), ("theme/partials/x.sbn-html", "\n{{ include 'y' }}"), ("theme/partials/y.sbn-html", "{{ include 'x' }}"))
            .Single("template-error").Message.Split("; included at ")[1..]
            .ShouldBe(["theme/partials/y.sbn-html:1", "theme/partials/x.sbn-html:2", "theme/layouts/post.sbn-html:1"], ignoreOrder: true);
}
