using System.Text.RegularExpressions;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public partial class ConceptMapTests
{
    private const string Layout = """
        <!DOCTYPE html><html lang="en"><head><title>x</title></head><body>{{ page.map.height }}
        {{~ for n in page.map.topics }}<p>{{ if n.part }}part {{ end }}{{ n.page.key }} {{ n.x }},{{ n.y }}{{ for t in n.ties }} {{ t.page.key }} {{ t.x }},{{ t.y }}{{ end }}</p>{{ end }}
        {{~ for n in page.map.sources }}<p>{{ n.label }} {{ n.x }},{{ n.y }}{{ for t in n.ties }} {{ t.page.key }}{{ end }}</p>{{ end }}</body></html>
        """;

    [Fact]
    public void Topics_stand_under_their_parents_and_are_tied_to_what_they_rest_on() =>
        Nodes(Map(
            ("topics/b.md", Text("B", "[@s1]", "parent: z")),
            ("topics/c.md", Text("C")),
            ("topics/z.md", Text("Z")),
            ("sources/s1.md", Text("S 1", frontMatter: "author: Ann Lee", date: "2014-01-01")),
            ("sources/s2.md", Text("S 2", frontMatter: "author: Bo Ek\ntopics: [z]", date: "2007-01-01"))))
            .ShouldBe(["c 205,17", "z 205,51 s2 375,25", "part b 205,85 s1 375,76", "Ek 2007 375,25 z", "Lee 2014 375,76 b"]);

    [Fact]
    public void Of_many_topics_the_ones_with_the_most_ties_are_shown()
    {
        var nodes = Nodes(Map(
            [.. Enumerable.Range(0, 500).Select(i => ($"topics/t{i:000}.md", Text($"T {i:000}", i == 499 ? "[@s]" : ""))), ("sources/s.md", Text("S"))]));

        nodes.Length.ShouldBe(41);
        nodes.ShouldContain(node => node.StartsWith("t499 ", StringComparison.Ordinal));
    }

    [Fact]
    public void Topics_that_are_part_of_each_other_are_all_there() =>
        Nodes(Map(("topics/a.md", Text("A", frontMatter: "parent: b")), ("topics/b.md", Text("B", frontMatter: "parent: a")))).Length.ShouldBe(2);

    [Fact]
    public void Without_the_setting_there_is_no_map() =>
        Build(("topics/a.md", Text("A"))).Files.ShouldNotContain("map/index.html");

    private static string Map(params (string Path, string Text)[] files) =>
        Build([("theme/layouts/map.sbn-html", Layout), ("site.yml", "title: T\nmap: true\n"), .. files])["map/index.html"];

    private static string[] Nodes(string map) => [.. Node().Matches(map).Select(match => match.Groups["node"].Value)];

    [GeneratedRegex("<p>(?<node>[^<]*)</p>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Node();
}
