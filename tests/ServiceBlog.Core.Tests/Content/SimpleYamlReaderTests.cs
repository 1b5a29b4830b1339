using System.Text;
using ServiceBlog.Core.Content.Yaml;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Tests.Content;

/// <summary>What the short way reads is what the library reads, to the column; what it does not know it leaves alone.</summary>
public sealed class SimpleYamlReaderTests
{
    private const string File = "posts/a.md";

    private static readonly string[] Tokens =
    [
        "a", "b", "key", "Über", "日本", "😀", "x y", "it's", "3.5", "~", "null", "true", "-5", "http://x.y/z#f", "a:b", "a#b",
        ": ", ": ", ": ", ":", ":\n", ":\n", "\n", "\n", "\n", "\n\n", "\n  ", "\n  ", "\n    ", "\n- ", "\n- ", "\n  - ", "\n  - ",
        "- ", "- ", "-", "---", "...", " ", "  ", "# c", " # c", "#", "\"", "\"", "'", "''", "\"q\"", "'q'", "\"q: r\"", "\"\\n\"",
        "[", "]", "[a, \"b\", c]", "[a, b,]", "[]", "{}", "{a: b, c: 'd'}", "{", "}", ",", ", ", "?", "? ", "!", "!!str ", "&x ", "*x",
        "|", "|\n  ", ">\n  ", "%", "@", "`", "<<", "=", "\t", "\r", "\u0085", "\u2028", "\uFEFF", "\u00A0", "\0", "\\", "(", ")", "~x", "$",
    ];

    private static readonly string[] Documents =
    [
        "title: \"And cojee\"\ndate: 2018-11-27T21:36:00Z\ntags: [\"glass\", metals, 'x']\nauthor: Ada\nsummary: \"Bree: pa.\"\n",
        "title: A claim: not\ntags:\n- one\n- two\ndraft: true\nempty:\nlast: \"\"\n",
        "# comment\n\ntitle: It's a \"quote\" (2008)\norigin:\n  name: Roy's Blog\n  url: https://x.y/z#f\nrelations:\n  - extends: a\n  - supports: b\n    disputes: c\n",
        "menu:\n  - {title: Topics, url: /topics/}\n  - {title: About, url: https://x.y/}\ncomplaints:\n  description: What.\n  synonyms: [a-b]\n",
        "a:\n    b:\n        c: 1\n    d: 2\ne:\n  - x\n\n  # in between\n  - y z\n",
        "- one\n- two: 2\n  three: 3\n- [a]\n",
    ];

    [Fact]
    public void Texts_thrown_together_are_read_as_the_library_reads_them()
    {
        for (var seed = 0; seed < 20_000; seed++)
            ShouldAgree(RandomText(new Random(seed)));
    }

    [Fact]
    public void Front_matter_with_a_change_or_two_is_read_as_the_library_reads_it()
    {
        var taken = 0;
        for (var seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            if (ShouldAgree(Mutated(Documents[random.Next(Documents.Length)], random)))
                taken++;
        }
        taken.ShouldBeGreaterThan(4000);
    }

    [Theory]
    [InlineData("title: \"A\"\ndate: 2018-11-27T21:36:00Z\ntags: [a, \"b\", 'c d']\n")]
    [InlineData("title: It's about C# (and 'more'): no\n", false)]
    [InlineData("title: It's about C# (and 'more')\nauthor: Ada Brook\ntags:\n  - a\n  - b\nempty:\n")]
    [InlineData("origin:\n  name: Roy's Blog\nrelations:\n- extends: a\n- supports: b\n")]
    [InlineData("menu:\n  - {title: Topics, url: /topics/}\nbaseUrl: https://x.y/\n")]
    [InlineData("summary: one\n  two\n", false)]
    [InlineData("summary: >\n  two\n", false)]
    [InlineData("a: 1\na: 2\n", false)]
    [InlineData("a: 1 # one\n", false)]
    [InlineData("a: \"\\n\"\n", false)]
    [InlineData("a: &x 1\nb: *x\n", false)]
    [InlineData("", false)]
    public void The_usual_is_read_the_short_way_and_the_rest_is_left_to_the_library(string text, bool isUsual = true)
    {
        (SimpleYamlReader.TryRead(text, File, 1) is not null).ShouldBe(isUsual);

        ShouldAgree(text);
    }

    /// <summary>Whether it was read the short way.</summary>
    private static bool ShouldAgree(string text)
    {
        if (SimpleYamlReader.TryRead(text, File, firstLine: 2) is not { } node)
            return false;
        var diagnostics = new List<Diagnostic>();
        var expected = YamlReader.ReadWithLibrary(text, File, firstLine: 2, diagnostics);
        diagnostics.ShouldBeEmpty(text);
        Shown(node).Equals(Shown(expected), StringComparison.Ordinal)
            .ShouldBeTrue($"{text}\nis read as\n{Shown(node)}and by the library as\n{Shown(expected)}");
        return true;
    }

    private static string Shown(YamlNode? node) => node switch
    {
        YamlScalar scalar => $"{Place(node)}{(scalar.IsPlain ? "plain" : "quoted")} <{scalar.Text}>\n",
        YamlSequence sequence => $"{Place(node)}[\n{string.Concat(sequence.Items.Select(Shown))}]\n",
        YamlMapping mapping => $"{Place(node)}{{\n{string.Concat(mapping.Entries.Select(entry => Shown(entry.Key) + Shown(entry.Value)))}}}\n",
        _ => "nothing",
    };

    private static string Place(YamlNode node) => $"{node.Location} ({node.Size}) ";

    private static string RandomText(Random random)
    {
        var text = new StringBuilder(random.Next(3) == 0 ? "" : "key: ");
        for (var count = random.Next(1, 12); count > 0; count--)
            text.Append(Tokens[random.Next(Tokens.Length)]);
        return text.ToString();
    }

    private static string Mutated(string text, Random random)
    {
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(text.Length + 1);
            var removed = random.Next(3) == 0 ? 0 : Math.Min(random.Next(4), text.Length - at);
            text = text[..at] + (random.Next(3) == 0 ? "" : Tokens[random.Next(Tokens.Length)]) + text[(at + removed)..];
        }
        return text;
    }
}
