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
