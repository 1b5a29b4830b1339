namespace ServiceBlog.Import.ContentFolders;

/// <summary>mdBook: the chapters that <c>SUMMARY.md</c> lists, in its order (rust-lang.github.io/mdBook/format).</summary>
internal sealed partial class MdBookSite : Generator
{
    private readonly string _source;
    private readonly Dictionary<string, (string Title, int Order)> _chapters = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _redirects;
    private readonly OldFrontMatter _config;
    private readonly bool _hasPreprocessors;

    public MdBookSite(SiteFolder folder)
        : base(folder)
    {
        var config = _config = folder.Settings("book.toml");
        _source = OldPaths.Join(config.TextAt("book", "src") ?? "src");
        Settings = new OldSettings
        {
            Title = config.TextAt("book", "title"),
            Description = config.TextAt("book", "description"),
            Language = config.TextAt("book", "language"),
            Author = config.TextsAt("book", "authors").FirstOrDefault(),
        };
        _hasPreprocessors = config.EntriesAt("preprocessor").Any(entry => entry.Key.Text is not ("links" or "index"));
        foreach (Match match in Chapter().Matches(folder.TextOf(_source + "/SUMMARY.md")))
        {
            if (UrlPath.Combine("", Uri.UnescapeDataString(match.Groups["file"].Value)) is { } file)
                _chapters.TryAdd(file, (match.Groups["title"].Value, _chapters.Count + 1));
        }
        _redirects = config.EntriesAt("output", "html", "redirect").Where(entry => entry.Value is YamlScalar)
            .ToLookup(entry => OldPaths.Join(((YamlScalar)entry.Value).Text.Split('#')[0]), entry => "/" + OldPaths.Join(entry.Key.Text), StringComparer.Ordinal);
    }

    public override string Name => "mdBook";
    public override OldSettings Settings { get; }
    public override TagLanguage Tags => TagLanguage.MdBook;
    public override bool HasAttributes => true;
    public override IEnumerable<string> Roots => [_source];

    public override SourcePage? Page(InputFile file, OldFrontMatter front)
    {
        if (OldPaths.Below(file.Path, _source) is not { } path || !_chapters.TryGetValue(path, out var chapter))
            return null;
        var bare = OldPaths.Bare(path);
        var isIndex = OldPaths.StemOf(file.Path).ToLowerInvariant() is "index" or "readme";
        return new SourcePage(file, front, isIndex ? OldPaths.Folder(bare) : $"/{bare}.html")
        {
            Title = OldText.FirstHeading(front.Text) is null ? chapter.Title : null,
            Order = chapter.Order,
            // The first chapter is the home page of the book too.
            Aliases = [.. chapter.Order == 1 && !isIndex ? ["/index.html"] : Array.Empty<string>(), .. _redirects[bare + ".html"]],
        };
    }

    public override string? AssetPath(string path) => !IsMarkdown(path) && OldPaths.Media().IsMatch(path) ? OldPaths.Below(path, _source) : null;

    public override bool IsMachinery(string path) =>
        base.IsMachinery(path) && !(OldPaths.Below(path, _source) is { } page && _chapters.ContainsKey(page));

    public override string Rewrite(string text, SourcePage page, ImportNotes notes) =>
        Block().Replace(WithIncludes(text, page.LinkFolder, page, notes, depth: 0), Shown);

    /// <summary>A block of code without the lines that readers did not see.</summary>
    private string Shown(Match block)
    {
        var language = block.Groups["language"].Value;
        if (language == "rust")
            return HiddenLine().Replace(block.Value, "${shown}");
        var prefix = block.Groups["prefix"] is { Success: true } own ? own.Value : _config.TextAt("output", "html", "code", "hidelines", language);
        return string.IsNullOrEmpty(prefix) ? block.Value : string.Join('\n', block.Value.Split('\n')
            .Where(line => !line.AsSpan().TrimStart().StartsWith(prefix)));
    }

    private string WithIncludes(string text, string folder, SourcePage page, ImportNotes notes, int depth)
    {
        List<(int Start, int End)>? code = null;
        return Mark().Replace(text, match => Filled(match, text, folder, page, notes, depth, at => OldText.IsIn(code ??= OldText.CodeOf(text), at)));
    }

    /// <summary>What stands in place of a mark: a file, or nothing for what a program of the book's own filled in.</summary>
    private string Filled(Match match, string text, string folder, SourcePage page, ImportNotes notes, int depth, Predicate<int> isInCode)
    {
        if (!match.Groups["kind"].Success)
        {
            if (!_hasPreprocessors || match.Groups["escape"].Success || isInCode(match.Index))
                return match.Value;
            notes.Add(Rules.KeptShortcode, text, match.Index, $"{HtmlText.Shorten(match.Value, 60)} is left out, for the program that fills it is not here", "preprocessor");
            return "";
        }
        if (match.Groups["escape"].Success)
            return match.Value[1..];
        if (depth == MkDocsSite.MostIncludes)
            return "";
        if (match.Groups["kind"].Value == "title")
            return "";
        var parts = match.Groups["file"].Value.Split(':', 2);
        if (Folder.Find(folder, parts[0]) is not { } file)
        {
            notes.Add(Rules.UnresolvedImport, text, match.Index, $"{match.Value}: the file is not there");
            return match.Value;
        }
        var part = FilePart.Of(Folder.TakenIn(file, page).TrimEnd('\n'), parts.ElementAtOrDefault(1) ?? "");
        return match.Groups["kind"].Value is "playground" or "playpen"
            ? CodeBlock.Fence(part, "rust") : WithIncludes(part, ContentPath.FolderOf(file.Path), page, notes, depth + 1);
    }

    [GeneratedRegex(@"\[(?<title>[^\]\n]*(?:\[[^\]\n]*\][^\]\n]*)*)\]\(<?(?<file>[^)>\n]+\.md)>?\)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^[ \t]*(?<fence>`{3,}|~{3,})[ \t]*(?<language>[\w+#-]*)(?:[^\n]*?hidelines=(?<prefix>[^\s,]+))?[^\n]*\n.*?^[ \t]*\k<fence>[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Block();

    /// <summary>A line of a program that readers did not see, or the two marks that stand for one.</summary>
    [GeneratedRegex(@"^[ \t]*#(?:[ \t][^\n]*)?\n|(?<=^[ \t]*)#(?<shown>#)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex HiddenLine();

    [GeneratedRegex(@"(?<escape>\\)?\{\{(?:\s*#(?<kind>include|rustdoc_include|playground|playpen|title)\s+(?<file>[^\s{}]+)[^{}]*|[^{}\n]+)\}\}", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Mark();
}

/// <summary>The lines of a file that an include names: by their numbers, or between two marks.</summary>
internal static partial class FilePart
{
    /// <param name="range"><c>3</c>, <c>3:7</c>, <c>:7</c>, or the name of a part; empty for all.</param>
    public static string Of(string text, string range)
    {
        var lines = text.Split('\n');
        var numbers = range.Split(':');
        if (range.Any(char.IsAsciiLetter))
        {
            var start = Array.FindIndex(lines, Mark(range, isEnd: false).IsMatch);
            var end = Array.FindIndex(lines, Mark(range, isEnd: true).IsMatch);
            lines = start < 0 ? [] : end < start ? lines[(start + 1)..] : lines[(start + 1)..end];
        }
        else if (range.Length > 0)
        {
            var first = int.TryParse(numbers[0], CultureInfo.InvariantCulture, out var from) ? from : 1;
            var last = numbers.Length == 1 ? first : int.TryParse(numbers[1], CultureInfo.InvariantCulture, out var to) ? to : lines.Length;
            lines = [.. lines.Skip(first - 1).Take(Math.Max(0, last - first + 1))];
        }
        return string.Join('\n', lines.Where(line => !AnyMark().IsMatch(line)));
    }

    /// <summary>Of mdBook, or of PyMdown.</summary>
    private static Regex Mark(string name, bool isEnd) =>
        new($@"{(isEnd ? "ANCHOR_END" : "ANCHOR")}: *{Regex.Escape(name)}\s*$|--8<-- *\[{(isEnd ? "end" : "start")}: *{Regex.Escape(name)}\]",
            RegexOptions.NonBacktracking);

    [GeneratedRegex(@"ANCHOR(?:_END)?: |--8<-- *\[(?:start|end):", RegexOptions.None, MatchTimeout)]
    private static partial Regex AnyMark();
}
