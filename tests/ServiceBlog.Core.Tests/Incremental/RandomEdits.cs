using ServiceBlog.Core.Building;
using ServiceBlog.Core.Diagnostics;
using static System.FormattableString;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>Edits a site as a careless author would: a step at a time, from a seed.</summary>
/// <param name="hasRandomTheme">Whether the layouts read random members, and become others at times.</param>
internal sealed partial class RandomEdits(LivingSite site, int seed, bool hasRandomTheme = false)
{
    // Thousands of steps shall not take longer and longer.
    private readonly int _largestSite = hasRandomTheme ? 30 : 80;

    private static readonly string[] Tags = ["loyalty", "crm", "Front line", "front-line", "calls", "call"];
    private static readonly string[] Uncommon = ["zebra", "quagga", "okapi", "numbat", "tapir", "獏と象の話"];
    private static readonly string[] Folders = ["posts", "posts", "posts", "sources", "topics", "pages", "guide", "guide", "recipes", "recipes", "Notes", "Notes/Deep"];

    private static readonly string[] Pictures =
    [
        .. new[] { ImageCopyTests.PictureOf(60, 30), ImageCopyTests.PictureOf(40, 40), ImageCopyTests.PictureOf(60, 30)[..^90] }.Select(picture => LivingSite.Base64 + Convert.ToBase64String(picture)),
        "none",
    ];

    private readonly Random _random = new(seed);
    private readonly RandomTheme _theme = new(new Random(seed));
    private int _made;

    /// <summary>Whether new processes, with what is left on the disk, are among the steps.</summary>
    public bool Restarts { get; init; } = true;

    /// <summary>Does one step; says what, for a test that fails.</summary>
    public string Step() => _random.Next(hasRandomTheme ? 44 : 31) switch
    {
        0 or 1 or 2 => site.Files.Keys.Count(IsPage) < _largestSite ? Add() : Remove(),
        3 or 43 => Remove(),
        4 => Rename(),
        5 or 6 or 7 or 8 => ChangeText(),
        9 or 10 or 11 => ChangeFrontMatter(),
        12 when _random.Next(2) == 0 => Put("static/a.svg", Pick("<svg width=\"10\" height=\"20\">", "<svg viewBox=\"0 0 20 20\">", "<svg>", "none")),
        12 when _random.Next(2) == 0 => Put("static/p.png", Pick(Pictures)),
        12 => Put("static/a.txt", Invariant($"{_random.Next(3)}")),
        13 => Put("static/style.css", $"a {{ background: url({Pick("a.txt", "b.txt", "/posts/")}) }}"),
        14 => _random.Next(5) == 0 && site.Files.Remove("data/colours.yml") ? "remove data" : Put("data/colours.yml", Invariant($"first: {Pick("red", "blue")}\nother: {_random.Next(5)}")),
        15 => Put("tags.yml", $"loyalty: {Pick("Coming back", "Staying")}\ncrm: {{label: {Pick("CRM", "Customer records")}, description: Records, synonyms: [{Pick("records", "calls")}]}}\nfront-line: {{merged: [{Pick("desk", "calls")}]}}\n"),
        16 => Settings(),
        17 => hasRandomTheme ? Layout() : Change(site.Theme, "partials/link.sbn-html", $"<a href=\"{{{{ $.to.url }}}}\">{Pick("", "→")}{{{{ $.to.title | html.escape }}}}</a>"),
        18 => _random.Next(2) == 0 ? Layer() : Change(site.Theme, "assets/site.css", $"body {{ color: {Pick("black", "navy")} }}"),
        19 => Index(),
        20 => Later(),
        21 => Restarts ? Restart() : AddWords(),
        22 => Restarts ? Damage() : AddWords(),
        23 or 24 => Comment(),
        25 or 26 or 27 or 28 or 29 => AddWords(),
        30 => _random.Next(2) == 0 ? Lose() : Distrust(),
        31 or 40 => NewTheme(),
        41 => Layer(),
        42 => Layout(),
        32 or 33 or 34 => Anchor(),
        35 or 36 or 37 => Date(),
        _ => ChangeLine(),
    };

    /// <summary>Broken links are part of the game; only what keeps a site from being whole fails a build.</summary>
    public static string Lenient { get; } = $"{{{string.Join(", ", Rules.All
        .Where(rule => rule is { IsFatal: false, DefaultSeverity: Severity.Error })
        .Select(rule => $"{rule.Name}: warning"))}}}";

    /// <summary>Gives the site a theme and pages of each kind.</summary>
    public void Begin()
    {
        site.Files["site.yml"] = $"title: Start\nbaseUrl: https://example.org/\npageSize: 2\nlanguages: {{de: {{title: Anfang}}, ar: {{}}}}\nglossary: true\nmap: true\nhealth: {{page: true}}\ndiagnostics: {Lenient}\n";
        NewTheme();
        foreach (var folder in Folders.Concat(Folders).Append("topics"))
            Add(folder);
        for (var i = 0; i < 5; i++)
            Comment();
    }

    private string Add() => Add(Folders[_random.Next(Folders.Length)]);

    private string Add(string folder)
    {
        var path = Invariant($"{folder}/p{_made++}.md");
        // In another language, at times as a translation of a page that is there.
        if (_random.Next(8) == 0 && AnyPage() is { } original && original.Split('/') is [var room, _] && room != "Notes")
            path = $"{Pick("de", "de", "ar")}/{Pick(path, original)}";
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
    private string AddWords()
    {
        const string Words = "\n\nThere were ";
        if (AnyText() is not { } path)
            return "nothing to change";
        var text = site.Files[path].TrimEnd();
        return text.LastIndexOf(Words, StringComparison.Ordinal) is > 0 and var last && _random.Next(3) == 0
            ? Put(path, text[..last] + "\n")
            : Put(path, $"{text}{Words}{Pick(Uncommon)}s and {Pick(Uncommon)}s. {Pick("", "They went.")}\n");
    }

    /// <summary>An element that others may cite comes or goes, and nothing else.</summary>
    private string Anchor()
    {
        if (AnyPage() is not { } path)
            return "nothing to change";
        const string Raw = "\n<p id=\"raw\" onclick=\"alert(1)\">Here.</p>\n";
        var text = site.Files[path];
        return Put(path, text.EndsWith(Raw, StringComparison.Ordinal) ? text[..^Raw.Length] : text + Raw);
    }

    private string Date() => ReplaceLine(line => line.StartsWith("date: ", StringComparison.Ordinal) ? $"date: {Day()}" : null);

    /// <summary>A line of the text becomes another, or the title does.</summary>
    private string ChangeLine() => ReplaceLine(line => line switch
    {
        "## Here" => "## There",
        "## There" => "## Here",
        _ when line.StartsWith("title: ", StringComparison.Ordinal) && _random.Next(3) == 0 => $"title: {Pick("Alpha", "Beta", "Gamma", "Delta")} {_random.Next(4)}",
        _ when line.StartsWith("Words ", StringComparison.Ordinal) => $"Words {_random.Next(9)} for *everybody*.",
        _ => null,
    });

    private string ReplaceLine(Func<string, string?> change)
    {
        if (AnyPage() is not { } path)
            return "nothing to change";
        var isDone = false;
        return Put(path, string.Join('\n', site.Files[path].Split('\n').Select(line =>
        {
            var changed = isDone ? null : change(line);
            isDone |= changed is not null;
            return changed ?? line;
        })));
    }

    private string Settings() => Put("site.yml", $"""
        title: {Pick("One", "Two")}
        baseUrl: https://example.org/{Pick("", "blog/")}
        {Pick("description: Of service", "author: Ann Lee", "language: de", "")}
        {Pick("languages: {de: {title: Zwei, menu: [{title: Themen, url: /de/topics/, optional: true}]}, ar: {}}", "languages: {ar: {}, de: {description: Auf Deutsch}}", "languages: {de: {}}", "")}
        pageSize: {Pick("1", "2", "3")}
        glossary: {Pick("true", "false")}
        map: {Pick("true", "false")}
        {Pick("collections: {recipes: {order: date}}", "collections: {recipes: {title: Cook, order: order}}", "")}
        citations: {Pick("short", "numbered", "author-year")}
        {Pick("", "comments: {link: 'mailto:a@example.org?subject={title}'}")}
        health: {"{"}page: {Pick("true", "true", "false")}, thinTopic: {Pick("1", "3")}{"}"}
        params: {"{"}greeting: {Pick("Hi", "Hello")}{"}"}
        {Pick("menu: [{title: Home, url: /}, {title: Topics, url: /topics/}]", "menu: [{title: More, children: [{title: Topics, url: /topics/}, {title: P1, url: /posts/p1/, optional: true}]}]", "")}
        {Pick("outputs: {markdown: true}", "outputs: {socialImages: true}", "outputs: {rss: false}\nauthors: [Ann Lee]", "feeds: {content: summary, eachFormat: true}", "")}
        {Pick("images: {widths: [20, 50]}", "images: {widths: 50, formats: [jpeg, png]}", "")}
        {Pick("timeZone: Asia/Tokyo", "timeZone: America/New_York", "smartPunctuation: false", "")}
        {Pick("vault: true", "vault: true", "")}
        {Pick("rawHtml: sanitize", "rawHtml: escape", "rawHtml: allow", "")}
        diagnostics: {Lenient}

        """);

    /// <summary>One layout becomes another; at times some are missing for a while.</summary>
    private string Layout()
    {
        if (_random.Next(8) > 0)
            return Mend() ?? (RandomTheme.Kinds[_random.Next(RandomTheme.Kinds.Length)] is var kind
                ? Change(site.Theme, RandomTheme.PathOf(kind), _theme.Layout(kind))
                : "");
        var gone = RandomTheme.Kinds.Where(_ => _random.Next(5) == 0).ToList();
        gone.ForEach(kind => site.Theme.Remove(RandomTheme.PathOf(kind)));
        return $"no layouts for {string.Join(", ", gone)}";
    }

    /// <summary>A file comes into the site's own layer or the theme under its theme, or goes from there; or the theme extends that one, or not.</summary>
    private string Layer()
    {
        if (_random.Next(3) == 0)
            return Change(site.Theme, "theme.yml", Pick("extends: under", ""));
        var kind = RandomTheme.Kinds[_random.Next(RandomTheme.Kinds.Length)];
        var (path, text) = _random.Next(3) switch
        {
            0 when _random.Next(2) == 0 => ($"strings/{Pick("en", "de", "ar")}.yml", $"{Pick("word: Wort {0}\nnote: Hinweis", "word: Vokabel {0}\nnote: Notiz\ndone: Fertig", "posts: Beiträge\nwrod: Wort")}\nmonths: [{Pick("Jan", "Jen")}, Feb]\n"),
            0 => ("assets/site.css", $"body {{ color: {Pick("red", "green")} }}"),
            1 when hasRandomTheme => ("partials/part.sbn-html", $"{{{{ {Pick("include 'parent:part'", "page.title | html.escape")} }}}}!"),
            1 => ("partials/link.sbn-html", $"{{{{ {Pick("include 'parent:link' to: $.to", "$.to.title | html.escape")} }}}}!"),
            _ => (RandomTheme.PathOf(kind), hasRandomTheme ? _theme.Layout(kind) : $"{{{{ include 'link' to: page }}}}{Pick("a", "b")}"),
        };
        if (_random.Next(4) == 0 && path is "strings/de.yml" or "strings/ar.yml")
            return Change(site.Theme, path, text);
        var (files, root) = _random.Next(2) == 0 ? (site.Files, "theme/") : (site.Under, "");
        return files.Remove(root + path) ? $"remove {root}{path}" : Change(files, root + path, text);
    }

    public string NewTheme()
    {
        foreach (var (path, text) in _theme.Files())
            site.Theme[path] = text;
        return "a new theme";
    }

    /// <summary>Puts missing layouts back; null if none is missing.</summary>
    public string? Mend()
    {
        var missing = RandomTheme.Kinds.Where(kind => !site.Theme.ContainsKey(RandomTheme.PathOf(kind))).ToList();
        missing.ForEach(kind => site.Theme[RandomTheme.PathOf(kind)] = _theme.Layout(kind));
        return missing.Count == 0 ? null : "mend the theme";
    }

    /// <summary>Takes away what keeps a site from being whole: some mistakes chance would hardly ever mend.</summary>
    public void Mend(BuildResult failed)
    {
        Mend();
        foreach (var mistake in failed.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error && diagnostic.Rule != Rules.MissingLayout))
        {
            site.Files.Remove(mistake.Location.File);
            site.Under.Remove(mistake.Location.File.Replace("themes/under/", "", StringComparison.Ordinal));
        }
    }

    private string ChangeFrontMatter() => AnyPage() is { } path ? Put(path, Page(path)) : "nothing to change";

    private string Index()
    {
        var path = $"{Pick("posts", "topics", "guide", "pages")}/index.md";
        return site.Files.Remove(path) ? $"remove {path}" : Put(path, $"---\ntitle: {Pick("All", "Everything")}\n{Pick("", "params: {tone: low}\nlanguage: ar\n", "layout: tag\n")}---\n{Body()}");
    }

    private string Comment()
    {
        // Where there is a comment there are others; those on a page that has gone go too.
        var pages = site.Files.Keys.Where(IsPage).Select(System.IO.Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.Ordinal);
        var known = site.Files.Keys.Where(file => file.StartsWith("comments/", StringComparison.Ordinal)).ToLookup(file => pages.Contains(file.Split('/')[1]));
        foreach (var orphan in known[false].Where(_ => _random.Next(2) == 0).ToList())
            site.Files.Remove(orphan);
        var host = known[true].FirstOrDefault()?.Split('/')[1] ?? Key();
        if (_random.Next(2) == 0)
        {
            var said = $"---\nauthor: {Pick("Ann", "Bo")}\ndate: 2026-11-0{_random.Next(1, 9)}\n";
            Put($"comments/{host}/ann.md", said + "---\nSo.\n");
            return Put($"comments/{host}/bo.md", said + "replyTo: ann\n---\nWhy?\n");
        }
        var path = $"comments/{Pick(host, host, Key())}/{Pick("ann", "bo", "cy")}.md";
        if (_random.Next(4) == 0)
            return site.Files.Remove(path) ? $"remove {path}" : $"no {path}";
        var answer = Pick("", "replyTo: ann\n", $"replyTo: {Pick("ann", "bo", "cy")}\n", "draft: true\n");
        return Put(path, $"---\nauthor: {Pick("Ann", "Bo")}\ndate: 2026-11-0{_random.Next(1, 9)}\n{Pick("", "url: https://example.org/\n")}{answer}---\n{Pick("Yes.", $"See [this](../../posts/{Key()}.md).", $"![[{Key()}]]", "<b>No</b>")}\n");
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

    private string Distrust()
    {
        site.IsUntrusted = !site.IsUntrusted;
        return site.IsUntrusted ? "--untrusted" : "trusted again";
    }

    private string Lose()
    {
        if (site.Published.Count == 0)
            return "nothing to lose";
        var path = site.Published.Keys.Order(StringComparer.Ordinal).ElementAt(_random.Next(site.Published.Count));
        site.Lose(path);
        return $"lose {path}";
    }

    private string Key() => AnyPage() is { } path ? System.IO.Path.GetFileNameWithoutExtension(path) : "nobody";

    /// <summary>A page, or what a list says first.</summary>
    private string? AnyText() => _random.Next(6) == 0 && site.Files.Keys.Where(file => file.EndsWith("/index.md", StringComparison.Ordinal)).ToList() is { Count: > 0 } indexes
        ? indexes[_random.Next(indexes.Count)]
        : AnyPage();

    private string? AnyPage()
    {
        var pages = site.Files.Keys.Where(IsPage).ToList();
        return pages.Count == 0 ? null : pages[_random.Next(pages.Count)];
    }

    private string TopicKey() => site.Files.Keys.Where(file => file.StartsWith("topics/", StringComparison.Ordinal)).ToList() is { Count: > 0 } topics
        ? System.IO.Path.GetFileNameWithoutExtension(topics[_random.Next(topics.Count)])
        : "nothing";

    private static bool IsPage(string path) => path.EndsWith(".md", StringComparison.Ordinal) && !path.EndsWith("/index.md", StringComparison.Ordinal)
        && !path.StartsWith("comments/", StringComparison.Ordinal);

    private string Put(string path, string text) => Change(site.Files, path, text);

    private static string Change(SortedDictionary<string, string> files, string path, string text)
    {
        files[path] = text;
        return $"write {path}";
    }

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
