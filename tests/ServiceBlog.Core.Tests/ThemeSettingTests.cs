using ServiceBlog.Core.Diagnostics;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

/// <summary>What a site sets for its theme, under <c>params</c>.</summary>
public sealed class ThemeSettingTests
{
    private const string Declared = """
        params:
          accent: {type: colour, light: ["#ffffff"], dark: ["#000000"]}
          logo: path
          styles: paths
          editUrl: address
          home: {type: texts, values: [posts, topics]}
          fonts: {type: mapping, values: [serif, sans]}
        """;

    [Theory]
    [InlineData("logoo: /a.svg", "unknown-key", 3, "logo")]
    [InlineData("logo: a.svg", "wrong-type", 9, null)]
    [InlineData("styles: a.css", "wrong-type", 11, null)]
    [InlineData("styles: [/a.css, b.css]", "wrong-type", 20, null)]
    [InlineData("fonts: {serfi: Charter}", "unknown-key", 11, "serif")]
    [InlineData("fonts: {serif: [Charter]}", "wrong-type", 18, null)]
    [InlineData("editUrl: https://example.org/{file}", "invalid-setting", 12, "https://example.org/{path}")]
    [InlineData("home: [posts, topcis]", "invalid-setting", 17, "topics")]
    [InlineData("accent: red", "invalid-setting", 11, null)]
    [InlineData("accent: '#ffe000'", "low-contrast", 11, "{light: \"#")]
    [InlineData("accent: {light: '#777777', dark: '#ffffff'}", "low-contrast", 19, "\"#")]
    [InlineData("accent: {light: '#000000', dark: '#444444'}", "low-contrast", 36, "\"#")]
    public void A_wrong_setting_is_told_at_its_place(string setting, string rule, int column, string? suggestion)
    {
        var diagnostic = Build(("themes/default/theme.yml", Declared), ("site.yml", $"params:\n  {setting}")).Single(rule);

        (diagnostic.Location.File, diagnostic.Location.Line, diagnostic.Location.Column).ShouldBe(("site.yml", 2, column));
        (diagnostic.Suggestion ?? "").ShouldStartWith(suggestion ?? "");
    }

    [Theory]
    [InlineData("params: {logo: 5}", "")]
    [InlineData("params: {home: 5}", "")]
    [InlineData("params: {home: posts}", "posts")]
    [InlineData("params: {styles: /a.css}", "/a.css")]
    [InlineData("params: logo", "")]
    public void Templates_see_no_setting_that_is_wrong_and_a_single_one_as_a_list_of_one(string setting, string seen)
    {
        var site = Build(
            ("themes/default/theme.yml", Declared), ("site.yml", setting),
            ("theme/layouts/home.sbn-html", "{{ for $part in (site.params?.home ?? site.params?.styles ?? []) }}{{ $part }}{{ end }}{{ if site.params?.logo; url site.params.logo; end }}"));

        site.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error).ShouldBe(seen.Length == 0 ? 1 : 0);
        site.Diagnostics.ShouldNotContain(diagnostic => diagnostic.Rule == Rules.TemplateError);
        if (seen.Length > 0)
            site["index.html"].ShouldBe(seen);
    }

    [Fact]
    public void A_suggested_colour_is_accepted()
    {
        var suggested = Build(("themes/default/theme.yml", Declared), ("site.yml", "params: {accent: '#ffe000'}")).Single("low-contrast").Suggestion;

        Build(("themes/default/theme.yml", Declared), ("site.yml", $"params: {{accent: {suggested}}}")).Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void Style_sheets_see_both_colours_and_nothing_is_published_without_them()
    {
        (string, string)[] files =
        [
            ("themes/default/theme.yml", Declared), ("theme/assets/a.sbn-css", "{{ if params.accent }}b { color: {{ params.accent.light }}; fill: {{ params.accent.dark }} }{{ end }}"),
            ("theme/layouts/home.sbn-html", "{{ if has_asset 'a.css' }}{{ asset 'a.css' }}{{ else }}none{{ end }}"),
        ];

        var site = Build([.. files, ("site.yml", "params: {accent: '#00c'}")]);
        site[site["index.html"][1..]].ShouldMatch("color:\\s*#0000cc;\\s*fill:\\s*#[0-9a-f]{6}");
        Build(files)["index.html"].ShouldBe("none");
    }

    [Fact]
    public void The_site_declares_settings_of_its_own() =>
        Build(("themes/default/theme.yml", Declared), ("theme/theme.yml", "params: {mine: flag}"), ("site.yml", "params: {mine: true}")).Diagnostics.ShouldBeEmpty();

    [Fact]
    public void A_page_has_settings_of_its_own()
    {
        var site = Build(("posts/a.md", Text("A", frontMatter: "params: {mood: grave}")), ("theme/layouts/post.sbn-html", "{{ page.params.mood }}"));

        site["posts/a/index.html"].ShouldBe("grave");
        site.Diagnostics.ShouldNotContain(diagnostic => diagnostic.Rule == Rules.UnknownKey);
    }

    [Fact]
    public void A_menu_entry_to_a_page_that_is_gone_is_told_unless_it_is_optional()
    {
        var site = Build(
            ("site.yml", "menu:\n- title: More\n  children:\n  - {title: A, url: /a/, optional: true}\n  - {title: B, url: /b/}\n"),
            ("theme/layouts/home.sbn-html", "{{ for i in site.menu }}{{ for c in i.children }}{{ c.title }}{{ end }}{{ end }}"));

        site.Single("broken-link").Location.ShouldBe(new SourceLocation("site.yml", 5, 21));
        Build(("site.yml", "menu: [{title: A, url: /a/, optional: true}, {title: T, children: [{title: B, url: /b/, optional: true}]}]"), ("theme/layouts/home.sbn-html", "{{ site.menu.size }}"))["index.html"].ShouldBe("0");
    }

    [Fact]
    public void The_text_of_the_page_for_unknown_addresses_is_a_page()
    {
        var site = Build(("pages/404.md", "# Nothing here\n\nSorry.\n"), ("pages/index.md", "# Home\n\nWelcome.\n"));

        site.Diagnostics.ShouldBeEmpty();
        site["404.html"].ShouldContain("<title>Nothing here</title>");
        site["404.html"].ShouldContain("<p>Sorry.</p>");
        site["index.html"].ShouldContain("<p>Welcome.</p>");
        site.Files.ShouldNotContain("404/index.html");
    }

    [Fact]
    public void A_layout_that_needs_what_the_page_lacks_is_told_at_the_line_that_asks_for_it()
    {
        var diagnostic = Build(("posts/a.md", Text("A", frontMatter: "layout: tag")), ("theme/layouts/tag.sbn-html", "{{ page.term.name }}")).Single("unfit-layout");

        diagnostic.Location.ShouldBe(new SourceLocation("posts/a.md", 4, 9));
        diagnostic.Message.ShouldBe("the layout \"tag\" needs what this page does not have: Cannot get the member page.term.name for a null object. (theme/layouts/tag.sbn-html:1:14)");
    }
}
