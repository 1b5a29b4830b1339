using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Search;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

/// <summary>A site in several languages, with a folder for each besides the first.</summary>
public class LanguageSiteTests
{
    private const string Settings = "title: Bread\nbaseUrl: https://example.org/\nlanguages:\n  de: {title: Brot, description: Vom Brot}\n  ar: {}\n";

    [Fact]
    public void Each_language_has_its_home_page_its_lists_and_its_feed()
    {
        var site = Build(("posts/one.md", Text("One", frontMatter: "tags: [rye]")), ("de/posts/zwei.md", Text("Zwei", frontMatter: "tags: [rye]")));

        site.Diagnostics.ShouldBeEmpty();
        LinksIn(site["index.html"]).ShouldBe("/posts/one/");
        LinksIn(site["de/index.html"]).ShouldBe("/de/posts/zwei/");
        site["de/index.html"].ShouldContain("<title>Brot</title>");
        site["ar/index.html"].ShouldContain("<title>Bread</title>");
        LinksIn(site["posts/index.html"]).ShouldBe("/posts/one/");
        LinksIn(site["de/posts/index.html"]).ShouldBe("/de/posts/zwei/");
        LinksIn(site["tags/rye/index.html"]).ShouldBe("/posts/one/");
        LinksIn(site["de/tags/rye/index.html"]).ShouldBe("/de/posts/zwei/");
        LinksIn(site["de/archive/2026/index.html"]).ShouldBe("/de/posts/zwei/");
        site["feed.xml"].ShouldNotContain("Zwei");
        site["de/feed.xml"].ShouldContain("xml:lang=\"de\"");
        site["de/feed.xml"].ShouldContain("<subtitle>Vom Brot</subtitle>");
        site["de/feed.xml"].ShouldContain("<title>Zwei</title>");
        site["de/feed.xml"].ShouldNotContain("<title>One</title>");
    }

    [Fact]
    public void Every_room_of_the_input_may_lie_in_the_folder_of_a_language()
    {
        var site = Build(
            ("de/topics/mehl.md", Text("Mehl")), ("de/sources/alt.md", Text("Alt", frontMatter: "verbatim: true")), ("de/pages/index.md", Text("Daheim", "Guten Tag.")),
            ("de/pages/ueber/uns.md", Text("Wir")), ("de/guide/index.md", Text("Handbuch")), ("de/guide/eins.md", Text("Eins")), ("de/pages/404.md", Text("Weg")),
            ("de/posts/brot.png", "no image"));

        site.Files.ShouldContain("de/topics/mehl/index.html");
        site.Files.ShouldContain("de/ueber/uns/index.html");
        site.Files.ShouldContain("de/posts/brot.png");
        site["de/index.html"].ShouldContain("<p>Guten Tag.</p>");
        site["de/guide/index.html"].ShouldContain("<title>Handbuch</title>");
        LinksIn(site["de/guide/index.html"]).ShouldBe("/de/guide/eins/");
        site["de/404.html"].ShouldContain("<title>Weg</title>");
    }

    [Fact]
    public void A_name_means_the_page_of_the_same_language_and_else_that_of_the_first()
    {
        var site = Build(
            ("topics/flour.md", Text("Flour")), ("de/topics/flour.md", Text("Mehl")), ("sources/mill.md", Text("Mill")), ("posts/one.md", Text("One", "[[flour]]", "topics: [flour]")),
            ("de/posts/zwei.md", Text("Zwei", "[[flour]] [@mill] [[topics/flour]]", "topics: [flour]")), ("ar/posts/three.md", Text("Three", "[[flour]]")));

        site.Diagnostics.ShouldBeEmpty();
        site["posts/one/index.html"].ShouldContain("<a href=\"/topics/flour/\">Flour</a>");
        site["de/posts/zwei/index.html"].ShouldContain("<a href=\"/de/topics/flour/\">Mehl</a>");
        site["de/posts/zwei/index.html"].ShouldContain("href=\"/sources/mill/\"");
        site["ar/posts/three/index.html"].ShouldContain("<a href=\"/topics/flour/\">Flour</a>");
        site.Result.State!.Models.Graph.Topics.Select(topic => site.Result.State.Models.Graph[topic].Topic!.Posts.Single().Title).ShouldBe(["One", "Zwei"]);
    }

    [Fact]
    public void A_page_that_names_a_language_of_the_site_belongs_to_it_wherever_it_lies()
    {
        var site = Build(("posts/eins.md", Text("Eins", "\"Brot\"", "language: de-AT")), ("posts/fr.md", Text("Un", frontMatter: "language: fr")));

        site["de/posts/eins/index.html"].ShouldContain("„Brot“");
        LinksIn(site["de/posts/index.html"]).ShouldBe("/de/posts/eins/");
        LinksIn(site["posts/index.html"]).ShouldBe("/posts/fr/");
    }

    [Theory]
    [InlineData("posts/one.md", "", "de/posts/one.md", "")]
    [InlineData("posts/2026-01-02-one.md", "", "de/posts/brot.md", "translationKey: one")]
    [InlineData("posts/one.md", "", "de/posts/brot.md", "translationKey: posts/one")]
    [InlineData("posts/one.md", "translationKey: bread", "de/posts/brot.md", "translationKey: bread")]
    public void Pages_are_joined_by_their_path_or_by_a_key(string original, string key, string translation, string otherKey)
    {
        var site = Build((original, Text("One", frontMatter: key)), (translation, Text("Eins", frontMatter: otherKey)), ("theme/layouts/post.sbn-html", Switch));

        site["posts/one/index.html"].ShouldContain(translation.Contains("brot", StringComparison.Ordinal)
            ? "en:/posts/one/:true:true de:/de/posts/brot/:true:false ar:/ar/:false:false"
            : "en:/posts/one/:true:true de:/de/posts/one/:true:false ar:/ar/:false:false");
        site["sitemap.xml"].ShouldContain("<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/posts/one/\" />");
    }

    [Fact]
    public void Lists_are_joined_by_what_they_list()
    {
        var site = Build(("posts/one.md", Text("One")), ("de/posts/zwei.md", Text("Zwei")), ("theme/layouts/section.sbn-html", Switch));

        site["de/posts/index.html"].ShouldContain("en:/posts/:true:false de:/de/posts/:true:true ar:/ar/:false:false");
    }

    [Theory]
    [InlineData("languages: {de: {titel: x}}", "unknown-key")]
    [InlineData("languages: {jp: {}}", "wrong-type")]
    [InlineData("languages: {en: {}}", "invalid-setting")]
    [InlineData("languages: {map: {}}", "invalid-setting")]
    [InlineData("languages: {de: Brot}", "wrong-type")]
    public void A_wrong_setting_is_told_at_its_line(string setting, string rule)
    {
        var mistake = TestSite.Build(("site.yml", $"title: S\n{setting}\n")).Single(rule);

        (mistake.Location.File, mistake.Location.Line).ShouldBe(("site.yml", 2));
    }

    [Theory]
    [InlineData("dee/posts/a.md", "de/posts/a.md", "do not name \"dee\"")]
    [InlineData("jp/posts/a.md", "ja/posts/a.md", "\"jp\" is no language tag")]
    [InlineData("fr/posts/a.md", null, "name it in site.yml: \"languages: {fr: {}}\"")]
    [InlineData("de/static/a.txt", "static/a.txt", "lies outside it")]
    [InlineData("de/comments/a/b.md", "comments/a/b.md", "lies outside it")]
    public void A_file_in_no_folder_of_a_language_is_told_with_the_place_that_it_should_have(string path, string? meant, string words)
    {
        var mistake = Build((path, Text("A"))).Single("unplaced-file");

        mistake.Suggestion.ShouldBe(meant);
        mistake.Message.ShouldContain(words);
    }

    [Fact]
    public void A_second_translation_in_one_language_is_told()
    {
        var mistake = Build(("posts/one.md", Text("One")), ("de/posts/one.md", Text("Eins")), ("de/posts/zwei.md", Text("Zwei", frontMatter: "translationKey: one")))
            .Single("duplicate-translation");

        (mistake.Location.File, mistake.Location.Line).ShouldBe(("de/posts/zwei.md", 4));
        mistake.Message.ShouldContain("de/posts/one.md");
    }

    [Fact]
    public void Health_lists_what_is_not_translated_and_what_is_older_than_its_original()
    {
        var site = Build(
            ("posts/one.md", Text("One", frontMatter: "updated: 2026-03-01")), ("de/posts/one.md", Text("Eins")), ("ar/posts/one.md", Text("Wahid", frontMatter: "updated: 2026-03-01")),
            ("posts/two.md", Text("Two")), ("de/posts/two.md", Text("Zwei")));

        site.Result.Health!.Report.Findings.Where(finding => finding.Diagnostic.Rule == Rules.MissingTranslation).Select(finding => (finding.File, finding.Subject)).ShouldBe([("posts/two.md", "ar")]);
        var old = site.Result.Health.Report.Findings.Single(finding => finding.Diagnostic.Rule == Rules.OutdatedTranslation);
        old.File.ShouldBe("de/posts/one.md");
        old.Diagnostic.Message.ShouldContain("2026-03-01");
    }

    [Fact]
    public void The_search_can_be_kept_to_a_language()
    {
        var site = Build(("posts/one.md", Text("One rye", "rye")), ("de/posts/zwei.md", Text("Zwei rye", "rye")), ("theme/layouts/search.sbn-html", "{{ include 'page' }}"));

        site.Result.Search!.Value.Find(SearchQuery.Parse("rye language:de"), 9).Select(result => result.Title).ShouldBe(["Zwei rye"]);
        site.Files.ShouldContain("de/search/index.html");
    }

    [Fact]
    public void Pages_of_two_languages_may_have_one_title_and_are_not_related()
    {
        var site = Build(("posts/one.md", Text("One", frontMatter: "tags: [rye]")), ("de/posts/one.md", Text("One", "[[posts/one]]", "tags: [rye]")));

        site.Diagnostics.ShouldBeEmpty();
        site.Result.State!.Models.Graph.Pages.ShouldAllBe(page => site.Result.State.Models.Graph.Related.Of(page).IsEmpty);
    }

    private const string Switch =
        "<!DOCTYPE html><html lang=en><title>x</title>{{ for one in page.translations }}{{ one.language }}:{{ one.url }}:{{ one.translated }}:{{ one.current }} {{ end }}";

    private static TestSite Build(params (string Path, string Text)[] files) => TestSite.Build([("site.yml", Settings), .. files]);

    private static string LinksIn(string html) => string.Join(' ', html.Split("<a href=\"").Skip(1).Select(link => link[..link.IndexOf('"', StringComparison.Ordinal)]));
}
