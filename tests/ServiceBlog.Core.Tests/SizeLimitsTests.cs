using ServiceBlog.Core.Building;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

/// <summary>A page that would take more time or memory than any honest one is refused by name.</summary>
public sealed class SizeLimitsTests
{
    public static TheoryData<string, int, string> Texts => new()
    {
        { Text("A", body: Repeat("- a\n", 250_000)), 200_005, "the text has 250" },
        { Text("A", body: Repeat("# h\n", 50_500)), 50_005, "the text has 50500 headings; 50000 are the most" },
        { Text("A", frontMatter: $"aliases: [{Repeat("/a/, ", 1_500)}/b/]"), 4, "\"aliases\" has 1501 values; 1000 are the most" },
        { Text("A", frontMatter: $"tags: [{Repeat("a, ", 1_500)}b]"), 4, "\"tags\" has 1501 values; 1000 are the most" },
        { Text("A", body: $"[r]: /a/?{new string('x', 10_000)}\n\n{Repeat("[r]\n", 900)}"), 806, "the addresses of the text's links have more than 8000000 characters together" },
        { Text(new string('t', 300_000)), 2, "the front matter has 29" },
        { Text("A", body: new string('a', 5 << 20)), 1, "the file has 5.0 MiB; 4 are the most" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_is_beyond_a_limit_is_an_error_at_its_line(string text, int line, string message)
    {
        var diagnostic = Build(("posts/a.md", text)).Single("file-too-large");

        diagnostic.Message.ShouldStartWith(message);
        diagnostic.Severity.ShouldBe(Severity.Error);
        diagnostic.Location.ToString().ShouldStartWith(FormattableString.Invariant($"posts/a.md:{line}:"));
    }

    public static TheoryData<string, string> LargeTexts =>
    [
        ("posts/a.md", Text("A", body: Repeat("- a\n", 150_000))),
        ("posts/a.md", Text("A", body: Repeat("# h\n", 30_000))),
        ("posts/a.md", Text("A", frontMatter: $"tags: [{Repeat("a, ", 700)}b]")),
        ("posts/a.md", Text("A", body: $"[r]: /a/?{new string('x', 10_000)}\n\n{Repeat("[r]\n", 600)}")),
        ("posts/a.md", Text(new string('t', 200_000))),
        ("posts/a.md", Text("A", body: new string('a', 3 << 20))),
        ("site.yml", $"menu: [{Repeat("{title: T, url: /posts/}, ", 700)}]"),
        ("tags.yml", Repeat("# words\n", 300_000)),
        ("data/d.json", $"\"{new string('a', 3 << 20)}\""),
    ];

    [Theory]
    [MemberData(nameof(LargeTexts))]
    public void Strangers_have_half_of_every_limit(string path, string text)
    {
        Build((path, text)).Diagnostics.ShouldNotContain(diagnostic => diagnostic.Rule == Rules.FileTooLarge);

        TestSite.Build(new BuildOptions { Untrusted = true }, (path, text)).Result.Diagnostics
            .Where(diagnostic => diagnostic.Rule == Rules.FileTooLarge).ShouldHaveSingleItem().Message.ShouldEndWith("half of the usual)");
    }

    [Fact]
    public void A_menu_of_thousands_and_settings_of_megabytes_are_refused()
    {
        Build(("site.yml", $"menu: [{Repeat("{title: T, url: /posts/}, ", 1_500)}]"), ("posts/a.md", Text("A"))).Single("file-too-large")
            .Message.ShouldBe("\"menu\" has 1500 values; 1000 are the most");
        Build(("data/d.json", $"\"{new string('a', 5 << 20)}\""), ("posts/a.md", Text("A"))).Single("file-too-large").Location.File.ShouldBe("data/d.json");
        Build(("theme/assets/css/x.css", Repeat("a { b: c }\n", 400_000)), ("posts/a.md", Text("A"))).Single("file-too-large").Location.File.ShouldBe("theme/assets/css/x.css");
    }

    [Fact]
    public void A_file_of_too_many_links_is_refused_at_the_one_that_is_too_many()
    {
        var text = $"a {{ background: url(/x.png) }}\n{Repeat("a{b:url(x)}\n", 200_000)}";

        Build(("static/a.css", text), ("posts/a.md", Text("A"))).Single("file-too-large").Location.ToString().ShouldStartWith("static/a.css:200001:");
    }

    [Fact]
    public void A_few_letters_that_refer_to_a_long_address_make_no_large_page()
    {
        var text = $"[r]: /a/?{new string('x', 10_000)}\n\n{Repeat("[r]\n", 900)}";

        MarkdownConverter.Convert(text, "a.md", firstLine: 1, new List<Diagnostic>()).ShouldBe(MarkupBody.Empty);
    }

    [Fact]
    public void What_is_just_below_the_limits_is_fine() => Build(
        ("posts/a.md", Text("A", frontMatter: $"tags: [{string.Join(", ", Enumerable.Range(0, 900).Select(number => $"t{number}"))}]", body: Repeat("## h\n", 900))))
        .Diagnostics.ShouldNotContain(diagnostic => diagnostic.Severity == Severity.Error);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
