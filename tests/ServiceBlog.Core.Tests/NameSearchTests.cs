using System.Text.RegularExpressions;
using static System.FormattableString;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

/// <summary>What a mention is, for the glossary and for health alike.</summary>
public partial class NameSearchTests
{
    private static readonly (string Path, string Text)[] Topics =
    [
        ("site.yml", "title: T\nglossary: true\n"),
        ("topics/loyalty.md", Text("Loyalty", frontMatter: "synonyms: [front-line staff, R&D]")),
        ("topics/it.md", Text("IT", frontMatter: "synonyms: [KPIs]")),
        ("topics/customer.md", Text("Customer", frontMatter: "synonyms: [顧客, customer's voice]")),
        ("topics/both.md", Text("Customer Loyalty", frontMatter: "synonyms: [café]")),
    ];

    [Theory]
    [InlineData("Loyalty, LOYALTY", "loyalty>Loyalty")]
    [InlineData("It is it, in IT", "it>IT")]
    [InlineData("kpis, KPIS, KPIs", "it>KPIS")]
    [InlineData("r&d and R&D", "loyalty>R&D")]
    [InlineData("The front line staff", "loyalty>front line staff")]
    [InlineData("The front-line\nstaff", "loyalty>front-line\nstaff")]
    [InlineData("The front - line staff", "")]
    [InlineData("The customer’s voice", "customer>customer’s voice")]
    [InlineData("The customer's loyalty", "customer>customer loyalty>loyalty")]
    [InlineData("Customer loyalty and customer", "both>Customer loyalty customer>customer")]
    [InlineData("Customer loyalty-based", "customer>Customer")]
    [InlineData("Customer-loyalty", "both>Customer-loyalty")]
    [InlineData("Disloyalty, loyaltys, loyaltyé, éloyalty, loyalty2", "")]
    [InlineData("Pre-loyalty, loyalty-based, and/loyalty, loyalty/or", "")]
    [InlineData("In loyalty.md and loyalty:x and @loyalty and x=loyalty", "")]
    [InlineData("Of loyalty: that. Or loyalty.", "loyalty>loyalty")]
    [InlineData("老顧客的", "customer>顧客")]
    [InlineData("Un CAFÉ.", "both>CAFÉ")]
    [InlineData("cafétéria cafe", "")]
    [InlineData("😀loyalty😀", "loyalty>loyalty")]
    public void The_glossary_and_health_find_the_same(string markdown, string expected)
    {
        var site = Build([.. Topics, ("posts/a.md", Text("A", markdown))]);

        string.Join(' ', Marked(site)).ShouldBe(expected);
        string.Join(' ', Mentioned(site)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("topics/a.md", "topics/z.md")]
    [InlineData("topics/z.md", "topics/a.md")]
    public void A_name_is_of_the_topic_whose_title_it_is(string titled, string other)
    {
        var site = Build(("site.yml", "title: T\nglossary: true\n"), (titled, Text("Shared")), (other, Text("Other", frontMatter: "synonyms: [shared]")), ("posts/a.md", Text("A", "shared")));

        Marked(site).ShouldBe(Mentioned(site));
        Marked(site).ShouldHaveSingleItem().ShouldStartWith(Path.GetFileNameWithoutExtension(titled));
        site.Single("shared-topic-name").Location.ToString().ShouldBe($"{other}:4:12");
    }

    /// <summary>Health leaves out more: places where Markdown would not make a link of brackets.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Whatever_health_would_link_the_glossary_marks(int seed)
    {
        string[] pieces =
        [
            "loyalty", "Loyalty", "CUSTOMER", "customer", "front", "line", "staff", "IT", "it", "KPIs", "顧客", "R&D", "R&amp;D", "café", " ", " ", " ", "\n", "\n\n",
            "-", "'s", "’s", ".", ":", "/", "@", "_", "*", "**", "(", ")", "[", "]", "\"", "x", "é", "😀", "\\", "&", "=", "- ", "> ", "# ", "`", "<b>", "</b>",
        ];
        var random = new Random(seed);
        var found = 0;
        for (var round = 0; round < 300; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => pieces[random.Next(pieces.Length)]));
            var site = Build([.. Topics, ("posts/a.md", Text("A", text))]);
            var marked = Marked(site).Select(KeyOf).ToHashSet(StringComparer.Ordinal);
            foreach (var mention in Mentioned(site))
            {
                found++;
                marked.ShouldContain(KeyOf(mention), Invariant($"seed {seed}, round {round}: {text}"));
            }
        }
        found.ShouldBeGreaterThan(50);

        static string KeyOf(string mention) => mention[..mention.IndexOf('>', StringComparison.Ordinal)];
    }

    private static IEnumerable<string> Marked(TestSite site) =>
        Term().Matches(site["posts/a/index.html"])
            .Select(match => $"{match.Groups["key"].Value}>{match.Groups["text"].Value.Replace("&amp;", "&", StringComparison.Ordinal)}");

    private static IEnumerable<string> Mentioned(TestSite site) =>
        site.Result.Health.ShouldNotBeNull().FindMentions()
            .Where(mention => mention.Page.SourcePath == "posts/a.md")
            .Select(mention => $"{Path.GetFileNameWithoutExtension(mention.Target.SourcePath)}>{mention.Text}");

    [GeneratedRegex("""<a class="term" href="/topics/(?<key>[^/]*)/"[^>]*>(?<text>[^<]*)</a>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Term();
}
