using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

/// <summary>A theme speaks the language of the page.</summary>
public sealed class ThemeWordTests
{
    private const string English = """
        date: "{day} {month} {year}"
        months: [January, February, March, April, May, June, July, August, September, October, November, December]
        group: ","
        posts: Posts
        about: About {0}
        count: {one: "{0} page", other: "{0} pages"}
        """;

    private static readonly (string Path, string Text) Words = ("themes/default/strings/en.yml", English);

    private static string Shown(string language, string template, params (string Path, string Text)[] files) =>
        Build([("site.yml", $"language: {language}"), Words, ("theme/layouts/home.sbn-html", template), .. files])["index.html"];

    [Theory]
    [InlineData("{{ t 'about' ('a & b' | html.escape) }}", "About a &amp; b")]
    [InlineData("{{ t 'count' 1 }}, {{ t 'count' 1234567 }}", "1 page, 1,234,567 pages")]
    [InlineData("{{ long_date ('2026-11-03' | date.parse) }}", "3 November 2026")]
    [InlineData("{{ for form in (t_forms 'count') }}{{ form.key }}={{ form.value }};{{ end }}", "one={0} page;other={0} pages;")]
    public void Words_take_values_numbers_and_dates(string template, string shown) => Shown("en", template).ShouldBe(shown);

    [Theory]
    [InlineData("de-AT", "Beiträge")]
    [InlineData("de", "Beiträge")]
    [InlineData("sv", "Posts")]
    public void The_nearest_language_is_taken(string language, string shown) =>
        Shown(language, "{{ t 'posts' }}", ("themes/default/strings/de.yml", "posts: Beiträge")).ShouldBe(shown);

    [Fact]
    public void Layers_lie_over_one_another_word_by_word() =>
        Shown("de", "{{ t 'posts' }} {{ t 'about' 'X' }}", ("themes/default/strings/de.yml", "posts: Beiträge\nabout: Über {0}"), ("theme/strings/de.yml", "posts: Aufsätze"))
            .ShouldBe("Aufsätze Über X");

    [Fact]
    public void A_page_in_another_language_gets_its_words()
    {
        var site = Build(
            ("site.yml", "language: en"), Words, ("themes/default/strings/ar.yml", "posts: المقالات"), ("posts/a.md", Text("A", frontMatter: "language: ar")),
            ("theme/layouts/post.sbn-html", "{{ t 'posts' }} {{ page.language }} {{ page.dir }} {{ site.dir }}"));

        site["posts/a/index.html"].ShouldBe("المقالات ar rtl ltr");
    }

    [Theory]
    [InlineData("> [!note]\n> a", "<p class=\"markdown-alert-title\">Hinweis</p>")]
    [InlineData("> [!note]- Own\n> a", "<summary class=\"markdown-alert-title\">Own</summary>")]
    [InlineData("> [!tip]\n> a", "<p class=\"markdown-alert-title\">Tip &amp; more</p>")]
    [InlineData("> [!see-also]\n> a", "<p class=\"markdown-alert-title\">See also</p>")]
    [InlineData("> [!danger]\n> a", "<p class=\"markdown-alert-title\">Danger</p>")]
    [InlineData("- [x] a", "checked aria-label=\"Erledigt\" />")]
    [InlineData("- [ ] a", "aria-label=\"To do\" />")]
    public void A_text_says_in_its_own_language_what_its_author_leaves_unsaid(string text, string shown) =>
        Build(
            ("site.yml", "language: en"), ("themes/default/strings/en.yml", $"{English}\nnote: Note\ntip: Tip & more\ndone: Done"), ("themes/default/strings/de.yml", "note: Hinweis\ndone: Erledigt"),
            ("posts/a.md", Text("A", text, "language: de")))["posts/a/index.html"].ShouldContain(shown);

    [Fact]
    public void A_part_of_a_text_keeps_its_language_on_another_page()
    {
        var site = Build(
            ("site.yml", "language: en"), ("themes/default/strings/en.yml", "note: Note"), ("themes/default/strings/de.yml", "note: Hinweis"),
            ("posts/a.md", Text("A", "> [!note]\n> a", "language: de")), ("posts/b.md", Text("B", "> [!note]\n> b\n\n![[a]]")));

        site["posts/b/index.html"].ShouldMatch("(?s)>Note<.*>Hinweis<");
    }

    [Fact]
    public void The_titles_of_lists_are_in_the_language_of_the_site() =>
        Build(("site.yml", "language: de"), Words, ("themes/default/strings/de.yml", "posts: Beiträge"), ("posts/a.md", Text("A")))["posts/index.html"].ShouldContain("<title>Beitr&#228;ge</title>");

    [Fact]
    public void Missing_words_are_told_once_with_where_they_belong()
    {
        var none = Build(("site.yml", "title: X\nlanguage: sv"), Words).Single("missing-words");
        none.Location.ShouldBe(new SourceLocation("site.yml", 2, 11));
        none.Message.ShouldBe("the theme has no words in \"sv\", so its own are English; they belong into theme/strings/sv.yml");

        var some = Build(("site.yml", "language: sv"), Words, ("theme/strings/sv.yml", English.Replace("posts: Posts", "", StringComparison.Ordinal))).Single("missing-words");
        some.Location.File.ShouldBe("theme/strings/sv.yml");
        some.Message.ShouldBe("1 of the theme's words are missing in \"sv\" and stay English: posts");
        Build(("site.yml", "language: sv"), ("posts/a.md", Text("A"))).Diagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a: x\nposts: \"Bei\"träge", "invalid-yaml", 2)]
    [InlineData("a: x\npotss: Beiträge", "unknown-key", 2)]
    [InlineData("posts: {one: Beitrag}", "wrong-type", 1)]
    [InlineData("posts: {uno: Beitrag, other: Beiträge}", "unknown-key", 1)]
    public void A_wrong_file_of_words_is_told_at_its_line(string text, string rule, int line)
    {
        var found = Build(("site.yml", "language: de"), Words, ("theme/strings/de.yml", text)).Diagnostics.Where(diagnostic => diagnostic.Rule.Name == rule);

        found.ShouldContain(diagnostic => diagnostic.Location.File == "theme/strings/de.yml" && diagnostic.Location.Line == line);
    }

    [Theory]
    [InlineData("potss: Essays", "{{ t 'posts' }}", "posts")]
    [InlineData("potss: Essays", "{{ t 'potss' }}", null)]
    [InlineData("slogan: Read on", "{{ t 'posts' }}", null)]
    public void A_word_of_the_site_that_no_template_asks_for_is_told_if_the_theme_has_one_like_it(string words, string template, string? suggestion)
    {
        var found = Build(("site.yml", "language: en"), Words, ("theme/strings/en.yml", $"about: On {{0}}\n{words}"), ("theme/layouts/home.sbn-html", template))
            .Diagnostics.SingleOrDefault(diagnostic => diagnostic.Rule.Name == "unknown-key");

        found?.Suggestion.ShouldBe(suggestion);
        (found?.Location).ShouldBe(suggestion is null ? null : new SourceLocation("theme/strings/en.yml", 2, 1));
    }

    [Fact]
    public void Words_that_the_theme_does_not_have_are_an_error_that_names_the_nearest() =>
        Build(Words, ("theme/layouts/home.sbn-html", "{{ t 'post' }}")).Single("template-error").Message.ShouldContain("did you mean \"posts\"?");

    [Theory]
    [InlineData("jp", "ja")]
    [InlineData("en_US", "en-US")]
    [InlineData("en-UK", "en-GB")]
    [InlineData("german", "de")]
    [InlineData("xx", null)]
    [InlineData("deutschland", null)]
    public void A_language_that_there_is_not_is_told(string tag, string? suggestion)
    {
        var diagnostic = Build(("site.yml", $"language: {tag}")).Single("wrong-type");

        diagnostic.Location.ShouldBe(new SourceLocation("site.yml", 1, 11));
        diagnostic.Suggestion.ShouldBe(suggestion);
    }

    [Theory]
    [InlineData("ar", "rtl")]
    [InlineData("he-IL", "rtl")]
    [InlineData("az-Arab", "rtl")]
    [InlineData("ar-Latn", "ltr")]
    [InlineData("zh-Hans", "ltr")]
    public void The_script_tells_where_a_line_begins(string tag, string direction) => LanguageTags.DirectionOf(tag).ShouldBe(direction);

    /// <summary>Samples of CLDR's own tables.</summary>
    [Theory]
    [InlineData("ru", "one 1 21 101", "few 2 34 102", "many 0 5 11 19 112")]
    [InlineData("pl", "one 1", "few 2 22 104", "many 0 5 21 12")]
    [InlineData("ar", "zero 0", "one 1", "two 2", "few 3 110", "many 11 99 1099", "other 100 202")]
    [InlineData("he", "one 1", "two 2", "other 0 3 20")]
    [InlineData("fr", "one 0 1", "many 1000000", "other 2 999")]
    [InlineData("de", "one 1", "other 0 2 1000000")]
    [InlineData("ja", "other 0 1 2 100")]
    [InlineData("cy", "zero 0", "one 1", "two 2", "few 3", "many 6", "other 4 7")]
    public void Numbers_have_the_categories_of_their_language(string language, params string[] samples)
    {
        foreach (var sample in samples.Select(sample => sample.Split(' ')))
        {
            foreach (var number in sample[1..])
                PluralRules.CategoryOf(language, long.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(sample[0], $"{language} {number}");
        }
    }

    [Fact]
    public void Japanese_is_read_by_characters()
    {
        var text = new string('語', 1500);

        Build(("posts/a.md", Text("A", text, "language: ja")), ("theme/layouts/post.sbn-html", "{{ page.reading_minutes }}"))["posts/a/index.html"].ShouldBe("3");
    }
}
