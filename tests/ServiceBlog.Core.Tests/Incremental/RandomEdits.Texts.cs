using System.Globalization;
using ServiceBlog.Core.Content;
using static System.FormattableString;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>What pages hold, at random.</summary>
internal sealed partial class RandomEdits
{
    private string Page(string path)
    {
        var lines = new List<string> { $"title: {Pick("Alpha", "Beta", "Gamma", "Delta")} {_random.Next(4)}", $"date: {Day()}" };
        Maybe(Invariant($"updated: 2026-11-{_random.Next(1, 20):00}"), 6);
        Maybe($"tags: [{Pick(Tags)}, {Pick(Tags)}]");
        Maybe($"summary: {Pick("Short", "Shorter")}");
        Maybe($"author: {Pick("Ann Lee", "Bo Ek")}");
        Maybe($"topics: [{Pick(TopicKey(), Key())}]");
        Maybe($"series: {Pick("Letters", "Notes")}");
        Maybe(Invariant($"aliases: [/old/{_random.Next(60)}/]"));
        Maybe(Invariant($"slug: s{_random.Next(12)}"), 8);
        Maybe("draft: true", 8);
        Maybe(Invariant($"expires: 2026-12-{_random.Next(1, 28):00}"), 8);
        Maybe($"reviewEvery: {Pick("2 weeks", "1 month")}", 4);
        Maybe($"reviewed: {{date: 2026-10-{_random.Next(1, 28):00}, hash: {Pick("0123456789abcdef", ReviewHash.Of("Words 1 for *everybody*."))}}}", 4);
        Maybe($"params: {{mood: {Pick("grave", "gay")}}}", 4);
        Maybe($"language: {Pick("ar", "de")}", 5);
        Maybe($"translationKey: {Pick(Key(), "same")}", 6);
        Maybe("unheard: of", 8);
        Maybe("layout: page", 8);
        if (path.StartsWith("posts/", StringComparison.Ordinal))
            Maybe($"relations: [{{{Pick("supports", "disputes")}: {Key()}}}, {{{Pick("updates", "extends")}: {Key()}}}]");
        if (path.StartsWith("sources/", StringComparison.Ordinal))
        {
            Maybe("verbatim: true", 2);
            Maybe($"origin: {Pick("{name: A Blog}", "{name: B Blog, url: https://example.org/b/}")}", 2);
        }
        Maybe($"order: {Pick("1", "2", "2.5")}", 3);
        Maybe($"related: [{Key()}]", 5);
        Maybe($"unrelated: [{Key()}]", 6);
        if (path.StartsWith("topics/", StringComparison.Ordinal))
        {
            Maybe($"currentView: {Key()}", 2);
            Maybe($"synonyms: [{Pick("everybody", "short notice", "CALLS", "front line")}]");
            Maybe($"parent: {Pick(TopicKey(), Key())}", 2);
        }
        return $"---\n{string.Join('\n', lines)}\n---\n{Body()}";

        void Maybe(string line, int odds = 3)
        {
            if (_random.Next(odds) == 0)
                lines.Add(line);
        }
    }

    /// <summary>In one of several years, in the last days before now or after it.</summary>
    private string Day() => new DateTime(2026 - Math.Max(0, _random.Next(6) - 2), 10, 1).AddDays(_random.Next(60)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Body() => string.Join("\n\n", Enumerable.Range(0, _random.Next(1, 5)).Select(_ => _random.Next(18) switch
    {
        17 => Directive(),
        12 => $"## {Pick("Here", "There")}\n\nWords {_random.Next(9)} for *everybody*.",
        13 => $"See [@{Key()}#{Pick("here", "there", "raw")}].",
        11 => $"[y]({Pick("", "https://example.org", "https://example.org/blog")}/posts/{Key()}/{Pick("", "#here")})",
        14 => $"[[{Pick("Alpha 1", "deep", "p1", "r2", Key())}#{Pick("^point", "Here", "")}|so]] #tag{_random.Next(3)} ==marked== %%not {_random.Next(9)}%%",
        15 => $"A point. ^point\n\n![[{Key()}#^point]]\n\n```dataview\nLIST\n```",
        16 => $"![[a.txt]] and\n![[{Key()}]]\n%%{_random.Next(3)}%%\n![[b.png|{_random.Next(90)}]]",
        8 => Callout(_random.Next(9), Pick("", "-", " Own")),
        9 => $"“{Pick("Words 3 for everybody", "Words 4 […] everybody", "Nobody said so")}” [@{Key()}#{Pick("here", "there")}]",
        10 => $"So [@{Key()}#{Pick("here", "there", "raw")}; @{Key()}; @{Key()}#here].",
        0 => $"## {Pick("Here", "There")}",
        1 => $"[[{Key()}]] and [words]({Key()}.md)",
        2 => $"See [@{Key()}].",
        3 => $"![[{Key()}]]",
        4 => $"[x](../posts/{Key()}.md#{Pick("here", "there")})",
        5 => "<p id=\"raw\">[self](#raw)</p>",
        6 => $"![picture](/{Pick("a.txt", "b.txt", "a.svg", "p.png", "p.png", "a.svg \"Title\"")})",
        7 => $"At {Pick("short notice", "Gamma 1", "calls")} {Pick(Uncommon)} {Pick(Uncommon)} met {Pick(Uncommon)} and {Pick(Uncommon)}.",
        _ => $"Words {_random.Next(9)} for *everybody*{Pick("", "", ", \"they\" said")}.",
    })) + "\n";

    private static string Callout(int number, string title) =>
        $"> [!{(number % 2 == 0 ? "note" : "see-also")}]{title}\n> Words {number}\n\n- [{(number % 3 == 0 ? "x" : " ")}] a task";

    private string Directive() => _random.Next(3) switch
    {
        0 => $":::box[A [[{Key()}]]]{{key={_random.Next(3)} src=/{Pick("a.txt", "b.txt")}}}\nWords {_random.Next(9)} for {Pick(Uncommon)}.\n\n![[{Key()}]]\n:::",
        1 => $":::columns\n![[{Key()}]] and :box[*{Pick(Uncommon)}*]{{key={_random.Next(2)}}}\n{Pick(":::", "")}",
        _ => $"::pages{{{Pick("kind=posts", "kind=\"posts, topics\"", $"topic={TopicKey()}", "tags=loyalty", "tags=calls")} {Pick("sort=title", "sort=oldest", "sort=order", "limit=2", "limit=x")}}}",
    };
}
