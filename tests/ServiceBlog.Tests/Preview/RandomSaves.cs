using System.Globalization;
using ServiceBlog.Core.Tests.Incremental;
using ServiceBlog.Tests.Support;
using static System.FormattableString;

namespace ServiceBlog.Tests.Preview;

/// <summary>What authors, editors and git do to the folders of a site: a step at a time, from a seed.</summary>
internal sealed class RandomSaves
{
    private static readonly string[] Folders = ["posts", "posts", "posts/deep", "sources", "topics", "pages", "guide"];

    private readonly TempFolder _folder;
    private readonly Random _random;
    private readonly RandomTheme _theme;
    private int _made;
    private bool _isBroken;

    public RandomSaves(TempFolder folder, int seed)
    {
        (_folder, _random) = (folder, new Random(seed));
        _theme = new RandomTheme(new Random(seed));
        NewTheme();
        Settings();
        for (var i = 0; i < 12; i++)
            Add();
    }

    /// <summary>Whether some steps take as long as it takes to notice them.</summary>
    public bool Waits { get; init; } = true;

    /// <summary>Does one step; says what, for a test that fails.</summary>
    public string Step() => _isBroken && _random.Next(2) == 0 ? Mend() : Change();

    private string Change() => _random.Next(32) switch
    {
        0 or 1 or 2 => Add(),
        3 or 4 or 5 or 6 or 7 => Edit(),
        8 => EditByRenaming(),
        9 => Delete(),
        10 or 11 => Rename(),
        12 => RenameFolder(),
        13 => DeleteFolder(),
        14 => Burst(),
        15 => Settings(),
        16 => Theme(),
        17 => Write("static/style.css", $"a {{ color: {Pick("red", "blue")} }}"),
        18 => Write("data/colours.yml", Invariant($"first: {_random.Next(5)}")),
        19 => Write("tags.yml", $"loyalty: {Pick("Coming back", "Staying")}\n"),
        20 => VanishAndReturn(),
        21 or 22 or 23 or 24 => EditText(),
        25 => Comment(),
        26 or 27 or 28 => EditDate(),
        29 => _random.Next(3) == 0 ? NewTheme() : Theme(),
        30 => EditAnchor(),
        _ => Break(),
    };

    private string Add() => Write(Invariant($"{Folders[_random.Next(Folders.Length)]}/p{_made++}.md"), Page());

    private string Edit() => AnyPage() is { } path ? Write(path, Page()) : "nothing to edit";

    /// <summary>Leaves all else as it was: such a page is shown before the rest of the site is built.</summary>
    private string EditText()
    {
        if (AnyPage() is not { } path)
            return "nothing to edit";
        var text = File.ReadAllText(_folder["input/" + path]);
        return Write(path, _random.Next(2) == 0 ? text.Replace("ords and", "ords, more words and", StringComparison.Ordinal) : text + "\n\nThe end.");
    }

    /// <summary>As vim and many others save: a new file takes the place of the old one.</summary>
    private string EditByRenaming()
    {
        if (AnyPage() is not { } path)
            return "nothing to edit";
        var temporary = _folder.Add($"input/.{Path.GetFileName(path)}.swp", Page());
        File.Move(temporary, _folder["input/" + path], overwrite: true);
        return $"replace {path}";
    }

    private string Delete()
    {
        if (AnyPage() is not { } path)
            return "nothing to delete";
        File.Delete(_folder["input/" + path]);
        return $"delete {path}";
    }

    private string Rename()
    {
        if (AnyPage() is not { } path)
            return "nothing to rename";
        var to = Invariant($"{Folders[_random.Next(Folders.Length)]}/r{_made++}.md");
        Directory.CreateDirectory(Path.GetDirectoryName(_folder["input/" + to])!);
        File.Move(_folder["input/" + path], _folder["input/" + to]);
        return $"rename {path} to {to}";
    }

    private string RenameFolder()
    {
        var folders = Directory.GetDirectories(_folder["input"]).Where(folder => Path.GetFileName(folder) is "posts" or "sources" or "pages").ToArray();
        if (folders.Length == 0)
            return "no folder to rename";
        var from = folders[_random.Next(folders.Length)];
        var to = Path.Combine(_folder["input"], Pick("posts", "guide"), Invariant($"moved{_made++}"));
        if (to.StartsWith(from + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            to = Path.Combine(_folder["input"], "topics", Path.GetFileName(to));
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        Directory.Move(from, to);
        return $"rename {from} to {to}";
    }

    private string DeleteFolder()
    {
        var folder = _folder["input/" + Pick("posts/deep", "guide", "topics")];
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return $"delete {folder}";
    }

    /// <summary>As git does when a branch is checked out: many files, new folders among them.</summary>
    private string Burst()
    {
        var folder = Invariant($"posts/burst{_made++}/inner");
        for (var i = 0; i < 40; i++)
            Write(Invariant($"{folder}/b{_made++}.md"), Page());
        foreach (var path in Pages().Order(StringComparer.Ordinal).Where(_ => _random.Next(2) == 0).ToList())
            File.Delete(_folder["input/" + path]);
        return $"a burst in {folder}";
    }

    private string Settings() => Write("site.yml", $"""
        title: {Pick("One", "Two")}
        baseUrl: https://example.org/{Pick("", "blog/")}
        pageSize: {Pick("2", "5")}
        diagnostics: {Lenient}
        """);

    private string Theme()
    {
        var kind = RandomTheme.Kinds[_random.Next(RandomTheme.Kinds.Length)];
        _folder.Add("themes/default/" + RandomTheme.PathOf(kind), _theme.Layout(kind));
        _folder.Add("themes/default/assets/site.css", $"p {{ color: {Pick("red", "blue")} }}");
        return $"change the theme's {kind}";
    }

    private string NewTheme()
    {
        foreach (var (path, text) in _theme.Files())
            _folder.Add("themes/default/" + path, text);
        return "another theme";
    }

    private string Comment() =>
        Write($"comments/{(AnyPage() is { } path ? Path.GetFileNameWithoutExtension(path) : "nobody")}/ann.md", $"---\nauthor: {Pick("Ann", "Bo")}\ndate: 2025-11-01\n---\n{Pick("Yes.", "No.")}\n");

    /// <summary>Moves a page to another place in every list that is in order of time.</summary>
    private string EditDate() => AnyPage() is { } path
        ? Write(path, string.Join('\n', File.ReadAllText(_folder["input/" + path]).Split('\n').Select(line => line.StartsWith("date: ", StringComparison.Ordinal) ? $"date: {Day()}" : line)))
        : "nothing to edit";

    /// <summary>An element that others may cite comes or goes.</summary>
    private string EditAnchor()
    {
        if (AnyPage() is not { } path)
            return "nothing to edit";
        const string Raw = "\n<p id=\"raw\">Here.</p>\n";
        var text = File.ReadAllText(_folder["input/" + path]);
        return Write(path, text.EndsWith(Raw, StringComparison.Ordinal) ? text[..^Raw.Length] : text + Raw);
    }

    private string VanishAndReturn()
    {
        var path = Pick("input", "themes");
        Directory.Move(_folder[path], _folder["away"]);
        if (Waits)
            Thread.Sleep(_random.Next(2) * 700); // also for longer than it takes to notice
        Directory.Move(_folder["away"], _folder[path]);
        return $"{path} goes and comes back";
    }

    private string Break()
    {
        _isBroken = true;
        return Write("posts/broken.md", "---\ntitle: [\n---\n");
    }

    private string Mend()
    {
        foreach (var file in Directory.EnumerateFiles(_folder["input"], "broken.md", SearchOption.AllDirectories).ToList())
            File.Delete(file);
        _isBroken = false;
        return "mend";
    }

    private string Page()
    {
        return $"""
            ---
            title: {Pick("Alpha", "Beta", "Gamma")} {Invariant($"{_random.Next(4)}")}
            date: {Day()}
            tags: [{Pick("loyalty", "crm")}]
            {Pick("draft: true", "author: Ann Lee", "author: Bo Ek", $"topics: [{AnyKey()}]", $"series: {Pick("Letters", "Notes")}", $"relations: [{"{"}extends: {AnyKey()}{"}"}]", Invariant($"aliases: [/old/{_made++}/]"))}
            ---
            {Pick("Words", "Other words")} and [[{AnyKey()}]].{Pick("", $" So [@{AnyKey()}#{Pick("here", "there", "raw")}].")}

            ## {Pick("Here", "There")}
            """;
    }

    private string Day() => new DateTime(2025 - _random.Next(4), 10, 1).AddDays(_random.Next(60)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string AnyKey() => Invariant($"p{_random.Next(20)}");

    /// <summary>Broken links are part of the game.</summary>
    private static string Lenient => $"{{{string.Join(", ", Core.Diagnostics.Rules.All
        .Where(rule => rule is { IsFatal: false, DefaultSeverity: Core.Diagnostics.Severity.Error })
        .Select(rule => $"{rule.Name}: warning"))}}}";

    private string Write(string path, string text)
    {
        _folder.Add("input/" + path, text);
        return $"write {path}";
    }

    private IEnumerable<string> Pages() => Directory.EnumerateFiles(_folder["input"], "*.md", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder["input"], file))
        .Where(file => !file.StartsWith("comments", StringComparison.Ordinal));

    private string? AnyPage()
    {
        var pages = Pages().Order(StringComparer.Ordinal).ToList();
        return pages.Count == 0 ? null : pages[_random.Next(pages.Count)];
    }

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
