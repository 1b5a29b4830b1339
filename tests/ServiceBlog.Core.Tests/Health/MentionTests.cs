using System.Collections.Immutable;
using System.Text;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Health;
using ServiceBlog.Core.Health.Mentions;
using static System.FormattableString;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests.Health;

public sealed class MentionTests
{
    private static readonly (string Path, string Text)[] Topics =
    [
        ("topics/loyalty.md", Text("Loyalty", frontMatter: "synonyms: [repeat business, front line]")),
        ("topics/crm.md", Text("CRM")),
        ("topics/intimacy.md", Text("Customer Intimacy", frontMatter: "synonyms: [intimacy]")),
        ("sources/ladder.md", Text("The Ladder of Loyalty")),
    ];

    [Theory]
    [InlineData("On loyalty.", "On [loyalty](../topics/loyalty.md).")]
    [InlineData("LOYALTY matters", "[LOYALTY](../topics/loyalty.md) matters")]
    [InlineData("So *loyalty* and **CRM**!", "So *[loyalty](../topics/loyalty.md)* and **[CRM](../topics/crm.md)**!")]
    [InlineData("Loyalty, then loyalty.", "[Loyalty](../topics/loyalty.md), then loyalty.")]
    [InlineData("repeat\nbusiness", "[repeat\nbusiness](../topics/loyalty.md)")]
    [InlineData("- repeat\n  business", "- [repeat\n  business](../topics/loyalty.md)")]
    [InlineData("the front-line here", "the [front-line](../topics/loyalty.md) here")]
    [InlineData("customer intimacy first, intimacy then", "[customer intimacy](../topics/intimacy.md) first, intimacy then")]
    [InlineData("The Ladder of Loyalty says", "[The Ladder of Loyalty](../sources/ladder.md) says")]
    [InlineData("(CRM's) use", "([CRM](../topics/crm.md)'s) use")]
    [InlineData("| a |\n|---|\n| CRM |", "| a |\n|---|\n| [CRM](../topics/crm.md) |")]
    [InlineData("x[^1]\n\n[^1]: On CRM.", "x[^1]\n\n[^1]: On [CRM](../topics/crm.md).")]
    [InlineData("He said \"loyalty\" of loyalty", "He said \"loyalty\" of [loyalty](../topics/loyalty.md)")]
    [InlineData("A 5\" board, loyalty", "A 5\" board, [loyalty](../topics/loyalty.md)")]
    [InlineData("Größe: loyalty 😀 CRM", "Größe: [loyalty](../topics/loyalty.md) 😀 [CRM](../topics/crm.md)")]
    public void A_mention_is_linked(string body, string expected) => Applied(body).ShouldBe(expected);

    [Theory]
    [InlineData("crm and Crm")]
    [InlineData("disloyalty loyaltys loyalty-based pre-loyalty")]
    [InlineData("loyalty.md, /loyalty, @loyalty, loyalty_x, #loyalty, loyalty(s)")]
    [InlineData("the ladder of L\u00F6yalty")]
    [InlineData("`loyalty` and\n\n    loyalty\n\n```\nloyalty\n```")]
    [InlineData("# Loyalty\n\nLoyalty\n=======")]
    [InlineData("> loyalty\n\n> [!NOTE]\n> loyalty")]
    [InlineData("“all loyalty is” and \"so loyalty, he\nsays\" and „Loyalty“? no: „Loyalty”")]
    [InlineData("[about loyalty](https://x.example/) and ![loyalty](/i.png)")]
    [InlineData("<div>\nloyalty\n</div>\n\n<b>x</b> loyalty")]
    [InlineData("loyalty\n:   A term.")]
    [InlineData("| loyalty |\n|---|\n| x |")]
    [InlineData("![loyalty] [loyalty] \\[loyalty]")]
    [InlineData("repeat\n\nbusiness")]
    [InlineData("See [[loyalty]] on loyalty.")]
    [InlineData("See [it](../topics/loyalty.md#x) on loyalty.")]
    [InlineData("Says [@loyalty] of loyalty.")]
    [InlineData("<https://example.org/loyalty> https://example.org/loyalty")]
    public void What_is_no_mention_stays(string body) => Mentions(body).ShouldBeEmpty();

    [Fact]
    public void It_is_told_with_its_place_and_the_link_to_put()
    {
        var diagnostic = Mentions("Words.\n\nMore on loyalty.").ShouldHaveSingleItem().ToFinding().Diagnostic;

        diagnostic.Rule.ShouldBe(Rules.UnlinkedMention);
        diagnostic.Location.ShouldBe(new SourceLocation("posts/a.md", 7, 9));
        diagnostic.Suggestion.ShouldBe("[loyalty](../topics/loyalty.md)");
    }

    [Fact]
    public void A_page_does_not_mention_itself_and_a_captured_text_is_not_ours_to_change() =>
        Examine([("topics/x.md", Text("Loyalty", "Loyalty")), ("sources/s.md", Text("Source", "On loyalty.", "verbatim: true"))]).FindMentions().ShouldBeEmpty();

    [Fact]
    public void A_name_of_two_topics_is_nobodys_unless_it_is_the_title_of_one()
    {
        (string, string)[] files =
        [
            ("topics/x.md", Text("Ex", frontMatter: "synonyms: [both, wye]")), ("topics/y.md", Text("Wye", frontMatter: "synonyms: [both]")),
            ("posts/a.md", Text("A", "Both and wye.")),
        ];
        Examine(files).FindMentions().ShouldHaveSingleItem().Target.SourcePath.ShouldBe("topics/y.md");
    }

    [Fact]
    public void A_common_word_is_no_mention() =>
        Examine([("site.yml", "health: {commonWords: [LOYALTY]}"), .. Topics, ("posts/a.md", Text("A", "loyalty, repeat business"))])
            .FindMentions().ShouldHaveSingleItem().Text.ShouldBe("repeat business");

    [Fact]
    public void Nothing_is_looked_for_when_the_rule_is_off() =>
        Examine([("site.yml", "diagnostics: {unlinked-mention: off}"), .. Topics, ("posts/a.md", Text("A", "loyalty"))]).FindMentions().ShouldBeEmpty();

    [Fact]
    public void A_name_with_blanks_in_its_path_gets_an_address_that_Markdown_takes()
    {
        (string, string)[] files = [("topics/two words (x).md", Text("Gamma Ray")), ("posts/deep/a.md", Text("A", "A gamma ray."))];
        var linked = Examine(files) is var health ? health.LinkMentions(health.FindMentions()) : default;

        Encoding.UTF8.GetString(linked.ShouldHaveSingleItem().Bytes.Span).ShouldContain("[gamma ray](../../topics/two%20words%20%28x%29.md)");
    }

    /// <summary>With a bracket in its place, the emphasis before it would end elsewhere.</summary>
    [Fact]
    public void A_file_in_which_a_link_would_change_more_than_it_says_is_left_alone()
    {
        var health = Examine([.. Topics, ("posts/a.md", Text("A", "Of CRM. a*loyalty* b*"))]);

        health.LinkMentions(health.FindMentions()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\r\n", true)]
    [InlineData("\r", false)]
    [InlineData("\n", true)]
    public void Line_ends_and_a_byte_order_mark_stay(string end, bool hasMark)
    {
        var text = (hasMark ? "\uFEFF" : "") + "---\ntitle: A\ntags: [x]\n---\nOn repeat\nbusiness  \nand CRM\n".Replace("\n", end, StringComparison.Ordinal);
        var health = Examine([.. Topics], InputFile.FromText("posts/a.md", text));

        var linked = health.LinkMentions(health.FindMentions()).ShouldHaveSingleItem();

        Encoding.UTF8.GetString(linked.Bytes.Span).ShouldBe(text
            .Replace($"repeat{end}business", $"[repeat{end}business](../topics/loyalty.md)", StringComparison.Ordinal)
            .Replace("CRM", "[CRM](../topics/crm.md)", StringComparison.Ordinal));
    }

    /// <summary>Texts of pieces that have a meaning in Markdown: what is taken out again must give the text back, and a second time finds nothing.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Linking_keeps_every_other_byte_and_is_done_once(int seed)
    {
        string[] pieces =
        [
            "loyalty", "Loyalty", "CRM", "customer intimacy", "repeat business", "The Ladder of Loyalty", "front line", " ", " ", " ", "\n", "\n\n", "\r\n", "*", "**", "`", "[", "]",
            "(", ")", "!", "\"", "“", "”", "> ", "- ", "# ", "|", "\n|---|\n", "<b>", "</b>", "[[crm]]", "[x](y.md)", "[^1]", "[^1]: ", "{", "}", "\\", "&", "_", "~~", "\t", ":   ", "<!--", "https://", "é", "😀", ".",
        ];
        var random = new Random(seed);
        var (linked, refused) = (0, 0);
        for (var round = 0; round < 400; round++)
        {
            var body = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            var text = $"{(random.Next(3) == 0 ? "\uFEFF" : "")}---\ntitle: A\n---\n{body}";
            var where = Invariant($"seed {seed}, round {round}: {text}");
            var health = Examine([.. Topics], InputFile.FromText("posts/a.md", text));
            var mentions = health.FindMentions();
            if (mentions.IsEmpty)
                continue;
            if (health.LinkMentions(mentions) is not [var file])
            {
                refused++;
                continue;
            }
            linked += mentions.Length;
            var after = Encoding.UTF8.GetString(file.Bytes.Span);

            foreach (var mention in mentions.Reverse())
            {
                var address = mention.Link[(mention.Text.Length + 1)..];
                var at = after.LastIndexOf(address, StringComparison.Ordinal);
                var start = after.LastIndexOf('[', at);
                after = after[..start] + after[(start + 1)..at] + after[(at + address.Length)..];
            }
            after.ShouldBe(text, where);

            var again = Examine([.. Topics], InputFile.FromBytes("posts/a.md", file.Bytes));
            again.FindMentions().ShouldBeEmpty(where);
        }
        linked.ShouldBeGreaterThan(100);
        refused.ShouldBeLessThan(linked / 10);
    }

    private static ImmutableArray<Mention> Mentions(string body) =>
        [.. Examine([.. Topics, ("posts/a.md", Text("A", body))]).FindMentions().Where(mention => mention.Page.SourcePath == "posts/a.md")];

    private static string Applied(string body)
    {
        var health = Examine([.. Topics, ("posts/a.md", Text("A", body))]);
        var file = health.LinkMentions(health.FindMentions()).ShouldHaveSingleItem();
        return Encoding.UTF8.GetString(file.Bytes.Span).Split("---\n")[2].TrimEnd('\n');
    }

    private static SiteHealth Examine((string Path, string Text)[] files, params InputFile[] more) =>
        Build(new BuildOptions(), files.Select(file => InputFile.FromText(file.Path, file.Text)).Concat(more)).Result.Health.ShouldNotBeNull();
}
