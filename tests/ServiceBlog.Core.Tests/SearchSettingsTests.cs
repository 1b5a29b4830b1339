using ServiceBlog.Core.Building;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Search;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

/// <summary>What an author says of the search, the page for it, and what a theme is told.</summary>
public sealed class SearchSettingsTests
{
    private const string Says = "{{ if site.search }}{{ site.search.url }} {{ site.search.manifest }}{{ else }}off{{ end }}";

    private static readonly (string, string) Layout = ("theme/layouts/search.sbn-html", "{{ page.kind }} {{ page.key }} {{ page.url }} {{ page.title }}");

    [Theory]
    [InlineData("title: T", true)]
    [InlineData("search:", true)]
    [InlineData("search: true", true)]
    [InlineData("search: {exclude: /a/*}", true)]
    [InlineData("search: false", false)]
    public void It_is_on_unless_the_site_says_no(string settings, bool isOn) => Read(settings).IsOn.ShouldBe(isOn);

    [Fact]
    public void A_weight_replaces_its_own_default_only() =>
        Read("search: {weights: {title: 7.5, text: 0}}").Weights.ShouldBe(new SearchWeights { Title = 7.5, Text = 0 });

    [Theory]
    [InlineData("/drafts/*", "/drafts/a/", true)]
    [InlineData("/drafts/*", "/posts/drafts/", false)]
    [InlineData("/posts/a/", "/posts/a/", true)]
    [InlineData("/posts/a/", "/posts/a/b/", false)]
    [InlineData("*/page/?/", "/posts/page/2/", true)]
    [InlineData("*/page/?/", "/posts/page/12/", false)]
    [InlineData("/Posts/*", "/posts/a/", false)]
    [InlineData(@"/a\*", @"/a\b/", true)]
    public void An_address_is_excluded_by_a_pattern_of_its_whole_path(string pattern, string path, bool isExcluded) =>
        Read($"search: {{exclude: ['{pattern}']}}").Excludes(path).ShouldBe(isExcluded);

    [Theory]
    [InlineData("search: perhaps", "wrong-type", 9, null)]
    [InlineData("search: [a]", "wrong-type", 9, null)]
    [InlineData("search: {weight: {title: 1}}", "unknown-key", 10, "weights")]
    [InlineData("search: {weights: {titel: 1}}", "unknown-key", 20, "title")]
    [InlineData("search: {weights: {title: much}}", "wrong-type", 27, null)]
    [InlineData("search: {weights: {title: -1}}", "wrong-type", 27, null)]
    [InlineData("search: {weights: {title: 1e9}}", "wrong-type", 27, null)]
    [InlineData("search: {weights: {title: NaN}}", "wrong-type", 27, null)]
    [InlineData("search: {weights: 3}", "wrong-type", 19, null)]
    [InlineData("search: {exclude: {a: b}}", "wrong-type", 19, null)]
    [InlineData("search: {exclude: [posts/a]}", "invalid-setting", 20, "/posts/a")]
    public void A_mistake_is_told_at_its_place(string settings, string rule, int column, string? suggestion)
    {
        var mistake = Build(("site.yml", settings)).Single(rule);

        (mistake.Location, mistake.Suggestion).ShouldBe((new SourceLocation("site.yml", 1, column), suggestion));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("search: true", true)]
    [InlineData("search: false", false)]
    public void A_page_is_found_unless_its_front_matter_says_no(string frontMatter, bool isFound) =>
        ContentReader.Read(InputFile.FromText("posts/a.md", Text("A", frontMatter: frontMatter)), TimeZoneInfo.Utc, new List<Diagnostic>())
            .ShouldNotBeNull().FrontMatter.Search.ShouldBe(isFound);

    [Fact]
    public void The_page_for_searching_has_an_address_of_its_own_and_is_in_no_sitemap()
    {
        var site = Build(Layout, ("theme/layouts/home.sbn-html", Says), ("site.yml", "baseUrl: https://example.org/blog/"));

        site["search/index.html"].ShouldBe("search search /blog/search/ Search");
        site["index.html"].ShouldBe("/blog/search/ /blog/search/manifest.json");
        site["sitemap.xml"].ShouldNotContain("/search/");
    }

    [Theory]
    [InlineData("search: false", true)]
    [InlineData("search: {weights: {title: 2}}", false)]
    public void Where_the_search_is_off_there_is_no_page_and_a_theme_is_told_so(string settings, bool option)
    {
        var site = Build(new BuildOptions { Search = option }, Layout, ("theme/layouts/home.sbn-html", Says), ("site.yml", settings));

        site.Files.ShouldNotContain("search/index.html");
        site["index.html"].ShouldBe("off");
        site.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void A_theme_without_a_layout_for_it_has_no_page_for_searching()
    {
        var site = Build(("theme/layouts/home.sbn-html", Says));

        site.Files.ShouldNotContain("search/index.html");
        site["index.html"].ShouldBe(" /search/manifest.json");
        site.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void A_page_with_the_same_address_is_told_how_to_keep_it() =>
        Build(Layout, ("pages/search.md", Text("Mine"))).Single("duplicate-output").Message.ShouldContain("\"search: false\" in site.yml");

    [Fact]
    public void A_file_in_the_place_of_the_index_is_told() =>
        Build(("static/search/manifest.json", "{}")).Single("duplicate-output").Message.ShouldContain("the index of the search");

    [Theory]
    [InlineData("quiet corner", "/")]
    [InlineData("handbook", "/guide/")]
    [InlineData("marzipan", "/guide/")]
    [InlineData("posts", "/posts/")]
    [InlineData("pistachio", "")]
    public void The_home_page_and_the_lists_of_folders_are_found(string query, string url) =>
        string.Join(' ', Build(
            ("site.yml", "title: Quiet Corner"),
            ("posts/a.md", Text("A")),
            ("sources/b.md", Text("B")),
            ("sources/index.md", Text("Origins", "With pistachio.", "search: false")),
            ("guide/index.md", Text("Handbook", "With marzipan.")))
            .Result.Search!.Value.Find(SearchQuery.Parse(query), 1).Select(result => result.Url)).ShouldBe(url);

    private static SearchSettings Read(string settings)
    {
        var diagnostics = new List<Diagnostic>();
        var read = SiteConfigReader.Read(InputFile.FromText("site.yml", settings), baseUrl: null, theme: null, diagnostics);
        diagnostics.ShouldBeEmpty();
        return read.Search;
    }
}
