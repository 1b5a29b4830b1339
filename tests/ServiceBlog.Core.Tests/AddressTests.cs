using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public sealed class AddressTests
{
    [Theory]
    [InlineData("permalink: ../../outside")]
    [InlineData("permalink: /../outside/")]
    [InlineData("permalink: /%2e%2e/x")]
    [InlineData("permalink: /a\\..\\..\\b")]
    [InlineData("permalink: C:x")]
    [InlineData("permalink: /a//b/")]
    [InlineData("permalink: /CON/")]
    [InlineData("permalink: /a./")]
    [InlineData("slug: ../../outside")]
    [InlineData("slug: /etc/x")]
    [InlineData("slug: a\\..\\..\\b")]
    [InlineData("slug: '%2e%2e/x'")]
    [InlineData("slug: C:x")]
    [InlineData("slug: ..")]
    [InlineData("aliases: [../x]")]
    [InlineData("aliases: ['/%2e%2e%2fx']")]
    public void An_address_that_could_leave_the_site_is_an_error(string line)
    {
        var site = Build(("posts/a.md", Text("A", frontMatter: line)));

        var diagnostic = site.Single("invalid-address");
        diagnostic.Location.File.ShouldBe("posts/a.md");
        diagnostic.Location.Line.ShouldBe(4);
        diagnostic.Severity.ShouldBe(Severity.Error);
        site.Files.ShouldAllBe(file => !file.Contains("..", StringComparison.Ordinal) && !file.StartsWith('/'));
    }

    [Theory]
    [InlineData("tags: [x, '!!!']", 11)]
    [InlineData("series: '...'", 9)]
    public void A_name_without_letters_is_told_where_it_stands_and_left_out(string line, int column)
    {
        var site = Build(("posts/a.md", Text("A", frontMatter: line)));

        site.Single("invalid-address").Location.ToString().ShouldBe(FormattableString.Invariant($"posts/a.md:4:{column}"));
        site.Files.ShouldContain("posts/a/index.html");
    }

    [Theory]
    [InlineData("permalink: /deep/er/", "deep/er/index.html")]
    [InlineData("permalink: /deep", "deep/index.html")]
    [InlineData("permalink: /old.html", "old.html")]
    [InlineData("slug: other", "posts/other/index.html")]
    public void A_page_can_choose_its_address(string line, string expected) =>
        Build(("posts/a.md", Text("A", frontMatter: line))).Files.ShouldContain(expected);

    [Theory]
    [InlineData("posts/CON.md", "posts/CON-page/index.html")]
    [InlineData("posts/a:b?c.md", "posts/a-b-c/index.html")]
    [InlineData("posts/trailing .md", "posts/trailing/index.html")]
    [InlineData("posts/日本語.md", "posts/日本語/index.html")]
    [InlineData("posts/e\u0301te\u0301.md", "posts/été/index.html")]
    [InlineData("posts/🙂 smile.md", "posts/smile/index.html")]
    [InlineData("posts/line\nbreak.md", "posts/line-break/index.html")]
    [InlineData("posts/2026-01-02-dated.md", "posts/dated/index.html")]
    [InlineData("posts/2026/deep.md", "posts/deep/index.html")]
    public void An_odd_file_name_makes_one_safe_address_everywhere(string file, string expected) =>
        Build((file, Text("A"))).Files.ShouldContain(expected);

    [Fact]
    public void A_very_long_name_is_cut_and_stays_unique()
    {
        var name = new string('x', 300);

        var site = Build(($"posts/{name}1.md", Text("A")), ($"posts/{name}2.md", Text("B")));

        site.Diagnostics.ShouldBeEmpty();
        site.Files.Count(file => file.StartsWith("posts/xxx", StringComparison.Ordinal) && file.Length < 230).ShouldBe(2);
    }

    [Fact]
    public void A_name_without_letters_needs_a_slug() =>
        Build(("posts/!!!.md", Text("A"))).Single("invalid-address").Message.ShouldContain("slug");

    [Fact]
    public void Addresses_are_percent_encoded_in_pages() =>
        Build(("posts/été.md", Text("Été")))["posts/index.html"].ShouldContain("href=\"/posts/%C3%A9t%C3%A9/\"");

    [Theory]
    [InlineData("posts/b.md", "slug: a")]
    [InlineData("pages/b.md", "permalink: /posts/a/")]
    [InlineData("posts/b.md", "aliases: [/posts/a/]")]
    [InlineData("posts/b.md", "permalink: /tags/x/")]
    [InlineData("posts/b.md", "permalink: /feed.xml")]
    [InlineData("static/posts/a/index.html", "")]
    public void Two_makers_of_one_file_are_an_error_that_names_both(string file, string frontMatter)
    {
        var site = Build(("posts/a.md", Text("A", frontMatter: "tags: [x]")), (file, Text("B", frontMatter: frontMatter)));

        var diagnostic = site.Single("duplicate-output");
        diagnostic.Severity.ShouldBe(Severity.Error);
        (diagnostic.Message + diagnostic.Location.File).ShouldContain(file);
        diagnostic.Message.ShouldContain("is made twice: by ");
        site.Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("index.html", "pages/index.md")]
    [InlineData("404.html", "pages/404.md")]
    public void A_file_in_place_of_a_page_of_the_theme_is_led_to_its_text(string file, string text) =>
        Build(($"static/{file}", "<p>Own</p>")).Single("duplicate-output").Suggestion.ShouldBe(text);

    [Fact]
    public void Addresses_that_differ_only_in_case_are_a_warning() =>
        Build(("posts/a.md", Text("A")), ("posts/A.md", Text("B"))).Single("case-collision").Severity.ShouldBe(Severity.Warning);

    [Fact]
    public void Addresses_that_only_some_file_systems_take_for_one_are_reported() =>
        Build(("posts/straße.md", Text("A")), ("posts/STRASSE.md", Text("B"))).Single("case-collision").Message.ShouldContain("straße");

    [Fact]
    public void Tags_that_differ_only_in_case_are_told_where_a_page_has_one() =>
        Build(("posts/a.md", Text("A", frontMatter: "tags: [STRASSE]")), ("posts/b.md", Text("B", frontMatter: "tags: [x, Straße]")))
            .Single("case-collision").Location.ToString().ShouldBe("posts/b.md:4:11");

    [Fact]
    public void A_tag_with_what_is_no_character_has_an_address_all_the_same() =>
        Build(("posts/a.md", Text("A", frontMatter: "tags: [\"a\\uFFFEb\"]"))).Files.ShouldContain("tags/a-b/index.html");

    [Fact]
    public void A_permalink_that_is_no_text_is_refused() =>
        Build(("posts/a.md", Text("A", frontMatter: "permalink: /%EF%BF%BE/"))).Result.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Rule == Rules.InvalidAddress || diagnostic.Severity < Severity.Error);

    [Fact]
    public void An_alias_leads_to_its_page()
    {
        var site = Build(("site.yml", "baseUrl: https://example.org/kb/"), ("posts/a.md", Text("A & B", frontMatter: "aliases: [/old/, /2007/old.html]")));

        site["old/index.html"].ShouldContain("<meta http-equiv=\"refresh\" content=\"0; url=/kb/posts/a/\">");
        site["2007/old.html"].ShouldContain("<link rel=\"canonical\" href=\"https://example.org/kb/posts/a/\">");
        site["old/index.html"].ShouldContain("<title>A &amp; B</title>");
    }

    [Fact]
    public void Every_relative_reference_leads_to_where_its_parts_lead_one_by_one()
    {
        string[] parts = ["", ".", "..", "a", "b.md", ".c"];
        var paths = from one in parts from two in parts from three in parts from four in parts select $"{one}/{two}/{three}/{four}";
        foreach (var reference in paths.Concat(parts))
        {
            foreach (var folder in (string[])["", "a", "/a/", "a/b", "./a", "a//b"])
                UrlPath.Combine(folder, reference).ShouldBe(OneByOne($"{folder}/{reference}"), $"{reference} from {folder}");
        }

        static string? OneByOne(string path)
        {
            var left = ImmutableStack<string>.Empty;
            foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
            {
                if (part == ".." && left.IsEmpty)
                    return null;
                left = part == ".." ? left.Pop() : left.Push(part);
            }
            return string.Join('/', left.Reverse());
        }
    }
}
