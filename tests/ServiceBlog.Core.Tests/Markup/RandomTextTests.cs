using System.Text;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;
using static System.FormattableString;

namespace ServiceBlog.Core.Tests.Markup;

/// <summary>Properties that hold for any text, tried on texts thrown together from everything that has a meaning.</summary>
public sealed class RandomTextTests
{
    private static readonly string[] Tokens =
    [
        "a", "b c", "[", "]", "[[", "]]", "![[", "![", "(", ")", "](x#y)", "[@", "@", "k", "#", "|", "\\|", "\\", "`", "``",
        "*", "**", "_", "~~", "^", "+", "- ", "1. ", "> ", "> [!NOTE]\n> ", "\n", "\n", "\n\n", "  ", "    ", "\t", "-\t",
        "#\t", ">\t", "# ", "## x\n", "===\n", "---\n", "| a | b |\n|---|---|\n| ", "+---+---+\n| a | b |\n+---+---+\n",
        "[^1]", "[^1]: ", "{#id}", "{.c}", "<b>", "<!--", "-->", "&amp;", "&", "http://x.y/z", "www.a.b", "a@b.cd", "<http://q.r>",
        ":   ", "*[HT]: y\n", "HT ", "[r]: /u\n", "[r]", "[[k|t]]", "![[k]]", "[@k; @l#m]", "\0", "é", "日本", "😀", "\uD800",
        "```\n", "{", "}", "[x] ", "- [ ] ",
    ];

    [Fact]
    public void Links_stand_where_they_say_slots_are_in_order_and_ids_are_unique()
    {
        for (var seed = 0; seed < 5000; seed++)
        {
            var markdown = RandomText(seed);
            var diagnostics = new List<Diagnostic>();
            var body = MarkdownConverter.Convert(markdown, Converted.File, 1, diagnostics);

            var lines = markdown.Split('\n');
            foreach (var link in body.Outline.Links)
                lines[link.Location.Line - 1].Substring(link.Location.Column - 1, 1).ShouldBeOneOf(FirstCharacters(link), markdown);
            body.Slots.Select(slot => slot.Offset).ShouldBeInOrder(SortDirection.Ascending, markdown);
            body.Outline.Headings.Select(heading => heading.Id).Concat(body.Outline.Anchors).ShouldBeUnique(markdown);
            body.Html.ShouldNotContain("\uFDD0", customMessage: markdown);
            foreach (var heading in body.Outline.Headings.Where(heading => heading.Offset >= 0))
                body.Html.AsSpan(heading.Offset).StartsWith(Invariant($"<h{heading.Level} id=\"{heading.Id}\"")).ShouldBeTrue(markdown);
            body.Fill(Converted.Resolved(body)).Length.ShouldBeGreaterThanOrEqualTo(body.Html.Length);
        }
    }

    private static string[] FirstCharacters(ContentLink link) => link.Kind switch
    {
        LinkKind.Wikilink => ["[", "!"],
        LinkKind.Transclusion or LinkKind.Image => ["!"],
        LinkKind.Citation => ["[", "@"],
        _ when link.Target.StartsWith("mailto:", StringComparison.Ordinal) => ["<", link.Target["mailto:".Length..][..1]],
        _ => ["[", "<", "h", "w"],
    };

    private static string RandomText(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (var count = random.Next(1, 40); count > 0; count--)
            text.Append(Tokens[random.Next(Tokens.Length)]);
        return text.ToString();
    }
}
