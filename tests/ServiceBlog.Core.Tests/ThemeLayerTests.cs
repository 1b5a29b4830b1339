using ServiceBlog.Core.Diagnostics;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

/// <summary>A site's own <c>theme/</c> lies over its theme, file by file, and that over the one it extends.</summary>
public sealed class ThemeLayerTests
{
    private static readonly (string Path, string Text) Post = ("posts/a.md", Text("A"));

    [Fact]
    public void A_file_of_the_site_takes_the_place_of_the_themes_and_no_other_does()
    {
        var site = Build(Post, ("posts/index.md", Text("All")), ("theme/layouts/post.sbn-html", "mine"));

        site["posts/a/index.html"].ShouldBe("mine");
        site["posts/index.html"].ShouldContain("<title>All</title>");
    }

    [Fact]
    public void A_theme_extends_another_in_a_chain()
    {
        var site = Build(
            Post, ("site.yml", "theme: top"),
            ("themes/top/theme.yml", "extends: middle"), ("themes/top/partials/a.sbn-html", "top-a"),
            ("themes/middle/theme.yml", "extends: default"), ("themes/middle/partials/a.sbn-html", "middle-a"), ("themes/middle/partials/b.sbn-html", "middle-b"),
            ("themes/default/partials/c.sbn-html", "default-c"),
            ("theme/layouts/post.sbn-html", "{{ include 'a' }} {{ include 'b' }} {{ include 'c' }}"));

        site["posts/a/index.html"].ShouldBe("top-a middle-b default-c");
    }

    [Fact]
    public void A_partial_includes_the_one_under_it_from_each_layer()
    {
        var site = Build(
            Post, ("site.yml", "theme: top"),
            ("theme/layouts/post.sbn-html", "{{ include 'head' word: 'W' }}"),
            ("theme/partials/head.sbn-html", "site({{ include 'parent:head' word: $.word }})"),
            ("themes/top/theme.yml", "extends: default"), ("themes/top/partials/head.sbn-html", "top({{ include 'parent:head' word: $.word }})"),
            ("themes/default/partials/head.sbn-html", "default {{ $.word }}"));

        site["posts/a/index.html"].ShouldBe("site(top(default W))");
    }

    [Fact]
    public void What_lies_under_nothing_cannot_be_included()
    {
        var diagnostic = Build(Post, ("theme/layouts/post.sbn-html", "{{ include 'x' }}"), ("theme/partials/x.sbn-html", "\n{{ include 'parent:x' }}")).Single("template-error");

        diagnostic.Location.ShouldBe(new SourceLocation("theme/partials/x.sbn-html", 2, 4));
        diagnostic.Message.ShouldContain("parent:x");
    }

    [Fact]
    public void Each_mistake_names_the_file_of_the_layer_that_has_it()
    {
        var under = Build(Post, ("theme/layouts/post.sbn-html", "{{ include 'x' }}"), ("themes/default/partials/x.sbn-html", "{{ page.no.more }}"));
        under.Single("template-error").Location.File.ShouldBe("themes/default/partials/x.sbn-html");

        var over = Build(Post, ("theme/partials/x.sbn-html", "{{ for }}"), ("themes/default/partials/x.sbn-html", "fine"));
        over.Diagnostics.ShouldContain(diagnostic => diagnostic.Rule == Rules.TemplateError && diagnostic.Location.File == "theme/partials/x.sbn-html");
    }

    [Fact]
    public void An_asset_of_the_site_takes_the_place_of_the_themes()
    {
        var site = Build(
            Post, ("theme/assets/site.css", "a { color: red }"), ("themes/default/assets/site.css", "a { color: blue }"),
            ("theme/layouts/post.sbn-html", "{{ asset 'site.css' }}"));

        site[site["posts/a/index.html"][1..]].ShouldContain("red");
        site.Files.Count(file => file.EndsWith(".css", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void A_theme_that_extends_itself_is_told_at_its_line()
    {
        var diagnostic = Build(Post, ("site.yml", "theme: a"), ("themes/a/theme.yml", "extends: b"), ("themes/b/theme.yml", "name: b\nextends: a")).Single("theme-cycle");

        diagnostic.Location.ShouldBe(new SourceLocation("themes/b/theme.yml", 2, 10));
        diagnostic.Message.ShouldBe("the theme \"a\" extends itself: a extends b extends a");
    }

    [Fact]
    public void A_theme_that_extends_none_there_is_is_told_at_its_line() =>
        Build(Post, ("site.yml", "theme: a"), ("themes/a/theme.yml", "extends: nobody")).Single("missing-theme").Location.ShouldBe(new SourceLocation("themes/a/theme.yml", 1, 10));

    [Fact]
    public void The_layer_of_the_site_extends_what_site_yml_names() =>
        Build(Post, ("theme/theme.yml", "extends: other")).Single("invalid-setting").Location.Line.ShouldBe(1);

    [Theory]
    [InlineData("theme/layout/post.sbn-html", "theme/layouts/post.sbn-html")]
    [InlineData("theme/partials/head-end.html", "theme/partials/head-end.sbn-html")]
    [InlineData("theme/head.sbn-html", null)]
    public void A_file_that_has_no_effect_is_told(string path, string? suggestion)
    {
        var diagnostic = Build(Post, (path, "x")).Single("unplaced-file");

        diagnostic.Location.File.ShouldBe(path);
        diagnostic.Suggestion.ShouldBe(suggestion);
    }
}
