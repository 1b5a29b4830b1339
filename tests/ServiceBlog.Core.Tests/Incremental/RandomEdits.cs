using System.Globalization;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using static System.FormattableString;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>Edits a site as a careless author would: a step at a time, from a seed.</summary>
internal sealed class RandomEdits(LivingSite site, int seed)
{
    // Thousands of steps shall not take longer and longer.
    private const int LargestSite = 80;

    private static readonly string[] Tags = ["loyalty", "crm", "Front line", "front-line", "calls"];
    private static readonly string[] Uncommon = ["zebra", "quagga", "okapi", "numbat", "tapir", "獏と象の話"];
    private static readonly string[] Folders = ["posts", "posts", "posts", "sources", "topics", "pages", "guide"];

    private readonly Random _random = new(seed);
    private int _made;

    /// <summary>Does one step; says what, for a test that fails.</summary>
    public string Step() => _random.Next(31) switch
    {
        0 or 1 or 2 => site.Files.Count < LargestSite ? Add() : Remove(),
        3 => Remove(),
        4 => Rename(),
        5 or 6 or 7 or 8 => ChangeText(),
        9 or 10 or 11 => ChangeFrontMatter(),
        12 => Put("static/a.txt", Invariant($"{_random.Next(3)}")),
        13 => Put("static/style.css", $"a {{ background: url({Pick("a.txt", "b.txt", "/posts/")}) }}"),
        14 => Put("data/colours.yml", Invariant($"first: {Pick("red", "blue")}\nother: {_random.Next(5)}")),
        15 => Put("tags.yml", $"loyalty: {Pick("Coming back", "Staying")}\ncrm: {{description: Records, synonyms: [{Pick("records", "calls")}]}}\nfront-line: {{merged: [{Pick("desk", "calls")}]}}\n"),
        16 => Put("site.yml", $"title: {Pick("One", "Two")}\nbaseUrl: https://example.org/{Pick("", "blog/")}\npageSize: {Pick("2", "3")}\nglossary: {Pick("true", "false")}\nmap: {Pick("true", "false")}\ncitations: {Pick("short", "numbered", "author-year")}\n{Pick("", "comments: {link: 'mailto:a@example.org?subject={title}'}\n")}health: {{page: {Pick("true", "true", "false")}, thinTopic: {Pick("1", "3")}}}\nparams: {{greeting: {Pick("Hi", "Hello")}}}\ndiagnostics: {Lenient}\n"),
        17 => Change(site.Theme, "partials/link.sbn-html", $"<a href=\"{{{{ $.to.url }}}}\">{Pick("", "→")}{{{{ $.to.title | html.escape }}}}</a>"),
        18 => Change(site.Theme, "assets/site.css", $"body {{ color: {Pick("black", "navy")} }}"),
        19 => Index(),
        20 => Later(),
        21 => Restart(),
        22 => Damage(),
        23 or 24 => Comment(),
        25 or 26 or 27 or 28 or 29 => AddWords(),
        _ => Lose(),
    };

    /// <summary>Broken links are part of the game; only what keeps a site from being whole fails a build.</summary>
    public static string Lenient { get; } = $"{{{string.Join(", ", Rules.All
        .Where(rule => rule is { IsFatal: false, DefaultSeverity: Severity.Error })
        .Select(rule => $"{rule.Name}: warning"))}}}";

    private string Add()
    {
        var path = Invariant($"{Folders[_random.Next(Folders.Length)]}/p{_made++}.md");
        return Put(path, Page(path));
    }

    private string Remove()
    {
        if (AnyPage() is not { } path)
            return "nothing to remove";
        site.Files.Remove(path);
        return $"remove {path}";
    }

    private string Rename()
    {
        if (AnyPage() is not { } path)
            return "nothing to rename";
        var text = site.Files[path];
        site.Files.Remove(path);
        return $"from {path} " + Put(Invariant($"{Folders[_random.Next(Folders.Length)]}/r{_made++}.md"), text);
    }

    private string ChangeText()
    {
        if (AnyPage() is not { } path)
            return "nothing to change";
        var text = site.Files[path];
        return Put(path, text[..(text.LastIndexOf("---", StringComparison.Ordinal) + 4)] + Body());
    }

    /// <summary>Leaves all that ties the page to others as it was.</summary>
    private string AddWords() => AnyPage() is { } path
        ? Put(path, site.Files[path].TrimEnd() + $"\n\nThere were {Pick(Uncommon)}s and {Pick(Uncommon)}s. {Pick("", "They went.")}\n")
        : "nothing to change";

    private string ChangeFrontMatter() => AnyPage() is { } path ? Put(path, Page(path)) : "nothing to change";

    private string Index()
    {
        var path = $"{Pick("posts", "topics", "guide", "pages")}/index.md";
        return site.Files.Remove(path) ? $"remove {path}" : Put(path, $"---\ntitle: {Pick("All", "Everything")}\n---\n{Body()}");
    }

    private string Comment()
    {
        var path = Invariant($"comments/{Key()}/{Pick("ann", "bo", "cy")}.md");
        if (_random.Next(4) == 0)
            return site.Files.Remove(path) ? $"remove {path}" : $"no {path}";
        var answer = Pick("", $"replyTo: {Pick("ann", "bo", "cy")}\n", "draft: true\n");
        return Put(path, $"---\nauthor: {Pick("Ann", "Bo")}\ndate: 2026-11-0{_random.Next(1, 9)}\n{answer}---\n{Pick("Yes.", $"See [this](../../posts/{Key()}.md).", "<b>No</b>")}\n");
    }

    private string Later()
    {
        site.Now += TimeSpan.FromDays(_random.Next(20));
        return Invariant($"it is {site.Now:d}");
    }

    private string Restart()
    {
        site.Restart();
        return "a new process";
    }

    private string Damage()
    {
        site.Restart(bytes =>
        {
            if (_random.Next(2) == 0)
                return bytes[.._random.Next(bytes.Length)];
            bytes[_random.Next(bytes.Length)] ^= (byte)(1 << _random.Next(8));
            return bytes;
        }, damaged: _random.Next(3));
        return "a damaged record";
    }

    private string Lose()
    {
        if (site.Published.Count == 0)
            return "nothing to lose";
        var path = site.Published.Keys.Order(StringComparer.Ordinal).ElementAt(_random.Next(site.Published.Count));
        site.Lose(path);
        return $"lose {path}";
    }

    private string Page(string path)
    {
        var day = new DateTime(2026, 10, 1).AddDays(_random.Next(60)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var lines = new List<string> { $"title: {Pick("Alpha", "Beta", "Gamma", "Delta")} {_random.Next(4)}", $"date: {day}" };
        Maybe($"tags: [{Pick(Tags)}, {Pick(Tags)}]");
        Maybe($"summary: {Pick("Short", "Shorter")}");
        Maybe($"author: {Pick("Ann Lee", "Bo Ek")}");
        Maybe($"topics: [{Key()}]");
        Maybe($"series: {Pick("Letters", "Notes")}");
        Maybe(Invariant($"aliases: [/old/{_random.Next(60)}/]"));
        Maybe(Invariant($"slug: s{_random.Next(12)}"), 8);
        Maybe("draft: true", 8);
        Maybe(Invariant($"expires: 2026-12-{_random.Next(1, 28):00}"), 8);
        Maybe($"reviewEvery: {Pick("2 weeks", "1 month")}", 4);
        Maybe($"reviewed: {{date: 2026-10-{_random.Next(1, 28):00}, hash: {Pick("0123456789abcdef", ReviewHash.Of("Words 1 for *everybody*."))}}}", 4);
        Maybe("unheard: of", 8);
        if (path.StartsWith("posts/", StringComparison.Ordinal))
            Maybe($"relations: [{{{Pick("supports", "disputes")}: {Key()}}}, {{{Pick("updates", "extends")}: {Key()}}}]");
        if (path.StartsWith("sources/", StringComparison.Ordinal))
            Maybe("verbatim: true", 2);
        Maybe($"related: [{Key()}]", 5);
        Maybe($"unrelated: [{Key()}]", 6);
        if (path.StartsWith("topics/", StringComparison.Ordinal))
        {
            Maybe($"currentView: {Key()}");
            Maybe($"synonyms: [{Pick("everybody", "short notice", "CALLS", "front line")}]");
            Maybe($"parent: {Key()}");
        }
        return $"---\n{string.Join('\n', lines)}\n---\n{Body()}";

        void Maybe(string line, int odds = 3)
        {
            if (_random.Next(odds) == 0)
                lines.Add(line);
        }
    }

    private string Body() => string.Join("\n\n", Enumerable.Range(0, _random.Next(1, 5)).Select(_ => _random.Next(12) switch
    {
        11 => $"[y]({Pick("", "https://example.org", "https://example.org/blog")}/posts/{Key()}/{Pick("", "#here")})",
        9 => $"“{Pick("Words 3 for everybody", "Words 4 […] everybody", "Nobody said so")}” [@{Key()}#{Pick("here", "there")}]",
        10 => $"So [@{Key()}#{Pick("here", "there")}; @{Key()}; @{Key()}#here].",
        0 => $"## {Pick("Here", "There")}",
        1 => $"[[{Key()}]] and [words]({Key()}.md)",
        2 => $"See [@{Key()}].",
        3 => $"![[{Key()}]]",
        4 => $"[x](../posts/{Key()}.md#{Pick("here", "there")})",
        5 => "<p id=\"raw\">[self](#raw)</p>",
        6 => $"![picture](/{Pick("a.txt", "b.txt")})",
        7 => $"At {Pick("short notice", "Gamma 1", "calls")} {Pick(Uncommon)} {Pick(Uncommon)} met {Pick(Uncommon)} and {Pick(Uncommon)}.",
        _ => $"Words {_random.Next(9)} for *everybody*.",
    })) + "\n";

    private string Key() => AnyPage() is { } path ? System.IO.Path.GetFileNameWithoutExtension(path) : "nobody";

    private string? AnyPage()
    {
        var pages = site.Files.Keys.Where(path => path.EndsWith(".md", StringComparison.Ordinal) && !path.EndsWith("/index.md", StringComparison.Ordinal)
            && !path.StartsWith("comments/", StringComparison.Ordinal)).ToList();
        return pages.Count == 0 ? null : pages[_random.Next(pages.Count)];
    }

    private string Put(string path, string text) => Change(site.Files, path, text);

    private static string Change(SortedDictionary<string, string> files, string path, string text)
    {
        files[path] = text;
        return $"write {path}";
    }

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
