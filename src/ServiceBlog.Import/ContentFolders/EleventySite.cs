namespace ServiceBlog.Import.ContentFolders;

/// <summary>Eleventy (11ty.dev/docs/permalinks, /docs/data-cascade). Its settings are a program, of which the folders are read and nothing is run.</summary>
internal sealed partial class EleventySite : Generator
{
    public static readonly string[] SettingsFiles = [".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts"];

    private readonly string _input;
    private readonly bool _hasBoxes;
    private readonly bool _hasInlineNotes;
    private readonly Dictionary<string, YamlMapping> _folderData = new(StringComparer.Ordinal);
    private readonly PathPatterns _ignored;
    private readonly ImmutableArray<(string From, string To)> _copies;

    public EleventySite(SiteFolder folder)
        : base(folder)
    {
        var script = folder.TextOf(SettingsFiles);
        var named = OldPaths.Join(ScriptSettings.ValueOf(script, "input")?.TrimStart('.') ?? "");
        _input = named.Length > 0 && folder.HasFolder(named) ? named : script.Length == 0
            && folder.All.Any(file => OldPaths.Below(file.Path, "src") is not null && IsPageFile(file.Path)) ? "src" : "";
        // The extension of its Markdown by which lines of colons make boxes.
        var programs = script + folder.TextOf("package.json");
        _hasBoxes = programs.Contains("markdown-it-container", StringComparison.Ordinal);
        _hasInlineNotes = programs.Contains("markdown-it-footnote", StringComparison.Ordinal);
        _copies = [.. CopiedTo().Matches(script).SelectMany(copy => PathPair().Matches(copy.Groups["pairs"].Value))
            .Select(pair => (OldPaths.Join(pair.Groups["from"].Value.TrimStart('.')), OldPaths.Join(pair.Groups["to"].Value.TrimStart('.'))))
                .Where(copy => !copy.Item1.Contains('*'))];
        _ignored = new PathPatterns(folder.TextOf(".eleventyignore").Split('\n')
            .Concat(IgnoredByProgram().Matches(script).Select(match => match.Groups["path"].Value)));
        var data = folder.All.Where(file => OldPaths.StemOf(file.Path) is "site" or "metadata" or "meta"
            && file.Path.Contains("_data/", StringComparison.Ordinal)).Select(file => folder.TextOf(file.Path)).FirstOrDefault("");
        Settings = new OldSettings
        {
            Title = ScriptSettings.ValueOf(data, "title") ?? ScriptSettings.ValueOf(data, "name"),
            Description = ScriptSettings.ValueOf(data, "description"),
            BaseUrl = ScriptSettings.ValueOf(data, "url") is { } url && url.StartsWith("http", StringComparison.Ordinal) ? url : null,
            Language = ScriptSettings.ValueOf(data, "language") ?? ScriptSettings.ValueOf(data, "lang"),
        };
        foreach (var file in folder.All.Where(file => DataFile().IsMatch(file.Path) && !file.Path.Contains("_data/", StringComparison.Ordinal)))
        {
            var (of, name) = (ContentPath.FolderOf(file.Path), ContentPath.NameOf(file.Path).Split('.')[0]);
            if (name == ContentPath.NameOf(of) && DataOf(folder, file) is { } values)
                _folderData[of] = values;
        }
    }

    public override string Name => "Eleventy";
    public override OldSettings Settings { get; }
    public override TagLanguage Tags => TagLanguage.Liquid;
    public override bool ResolvesAddresses => true;
    public override IEnumerable<string> Roots => [_input, ""];

    public static bool IsOne(SiteFolder folder) =>
        folder.First(SettingsFiles) is not null
        || folder.TextOf("package.json").Contains("\"@11ty/eleventy\"", StringComparison.Ordinal);

    public override string Rewrite(string text, SourcePage page, ImportNotes notes)
    {
        var boxed = _hasBoxes ? Admonitions.FromColons(text) : text;
        if (_hasInlineNotes)
            boxed = WithNotes(boxed);
        return OldDirective.Leaf("toc", null) is var toc && boxed.Contains(toc, StringComparison.Ordinal)
            ? OldText.OutsideCode(boxed, Contents(), _ => "") : OldText.OutsideCode(boxed, Contents(), _ => $"\n{toc}\n");
    }

    /// <summary>Footnotes that are written where their mark stands, below the text.</summary>
    private static string WithNotes(string text)
    {
        var notes = new StringBuilder();
        var count = 0;
        var marked = OldText.OutsideCode(text, InlineNote(), note =>
        {
            notes.Append(CultureInfo.InvariantCulture, $"\n\n[^inline-{++count}]: {HtmlText.OneLine(note.Groups["text"].Value)}");
            return Invariant($"[^inline-{count}]");
        });
        return marked.TrimEnd('\n') + notes + "\n";
    }

    public override SourcePage? Page(InputFile file, OldFrontMatter front)
    {
        if (OldPaths.Below(file.Path, _input) is not { } path || IsOfTheProgram(path) || _ignored.Matches(file.Path))
            return null;
        for (var folder = ContentPath.FolderOf(file.Path); ; folder = ContentPath.FolderOf(folder))
        {
            front = front.Over(_folderData.GetValueOrDefault(folder));
            if (folder.Length == 0)
                break;
        }
        if (!IsMarkdown(path) && front.Keys.Entries.IsEmpty)
            return null;
        var (dateInName, name) = OldPaths.Dated(OldPaths.StemOf(path));
        var folders = ContentPath.FolderOf(path);
        var (dateInFolder, folderName) = OldPaths.Dated(ContentPath.NameOf(folders));
        var date = ImportedDate.Parse(front.TextOf("date")) ?? dateInName ?? dateInFolder;
        var stem = OldPaths.Join(folders, name);
        var usual = OldPaths.Folder(OldPaths.Join(folders, name == ContentPath.NameOf(folders) ? "index" : name));
        var permalink = front.TextOf("permalink") is { } given && given is not ("false" or "true")
            ? Filled(given, front, stem, name == "index" ? folderName : name, date) : null;
        var section = folders.Split('/')[0];
        return new SourcePage(file, front, permalink is null || permalink.Contains('{') ? usual : permalink)
        {
            IsPost = date is not null && !HugoSite.DocsLike().IsMatch(section) && !usual.Equals("/", StringComparison.Ordinal) && IsMarkdown(path),
            PostFolder = HugoSite.BlogLike().IsMatch(section) ? folders[Math.Min(folders.Length, section.Length + 1)..] : folders,
            Date = date,
            Aliases = front.ListOf("redirect_from").Concat(front.ListOf("aliases")),
            Order = front.NumberOf("order") ?? front.NumberAt("eleventyNavigation", "order"),
            Language = front.TextOf("lang", "locale"),
            HiddenBy = front.FlagOf("draft") == true ? "draft" : front.FlagOf("permalink") == false ? "permalink: false"
                : front.At("pagination") is not null ? "it makes pages of data" : null,
        };
    }

    public override string? AssetPath(string path)
    {
        foreach (var (from, to) in _copies)
        {
            if (path == from || path.StartsWith(from + "/", StringComparison.Ordinal))
                return OldPaths.Media().IsMatch(path) ? OldPaths.Join(to, path[from.Length..]) : null;
        }
        if (!OldPaths.Media().IsMatch(path))
            return null;
        if ((OldPaths.Below(path, "public") ?? OldPaths.Below(path, OldPaths.Join(_input, "public"))) is { } published)
            return published;
        var within = OldPaths.Below(path, _input) ?? path;
        return IsOfTheProgram(within) || DataFile().IsMatch(path) || OldPaths.ExtensionOf(path) is "json" ? null : within;
    }

    private static bool IsOfTheProgram(string path) => path.Split('/').SkipLast(1).Any(part => part is "_includes" or "_layouts" or "_data");

    private static string Filled(string pattern, OldFrontMatter front, string stem, string name, ImportedDate? date)
    {
        var filled = Placeholder().Replace(pattern, match => match.Groups["expression"].Value.Replace("data.", "", StringComparison.Ordinal)
            .Replace("this.", "", StringComparison.Ordinal) switch
        {
            var text when text.StartsWith("page.fileSlug", StringComparison.Ordinal) => name,
            var text when text.StartsWith("page.filePathStem", StringComparison.Ordinal) => "/" + stem,
            var text when text.StartsWith("title", StringComparison.Ordinal) => OldPaths.Slug(front.TextOf("title") ?? name),
            var text when text.StartsWith("slug", StringComparison.Ordinal) => front.TextOf("slug") ?? name,
            var text when text.StartsWith("page.date", StringComparison.Ordinal) || text.StartsWith("date", StringComparison.Ordinal) =>
                DateForm().Match(text) is { Success: true } form
                ? date?.Local.ToString(form.Groups["form"].Value switch
                {
                    "%Y" or "yyyy" => "yyyy",
                    "%m" or "MM" => "MM",
                    "%d" or "dd" => "dd",
                    "%Y/%m/%d" or "yyyy/MM/dd" => "yyyy/MM/dd",
                    "%Y/%m" => "yyyy/MM",
                    _ => "yyyy-MM-dd"
                }, CultureInfo.InvariantCulture) ?? ""
                : date?.Day ?? "",
            _ => match.Value,
        });
        var whole = "/" + filled.TrimStart('/');
        return whole.EndsWith("/index.html", StringComparison.Ordinal) ? whole[..^"index.html".Length] : whole;
    }

    /// <summary>A file of data beside the pages of a folder; of a program the keys with plain values.</summary>
    private static YamlMapping? DataOf(SiteFolder folder, InputFile file)
    {
        var text = folder.TextOf(file.Path);
        if (OldPaths.ExtensionOf(file.Path) == "json")
            return YamlReader.ReadMapping(text, file.DisplayPath, 1, new List<Diagnostic>());
        var entries = ImmutableArray.CreateBuilder<(YamlScalar, YamlNode)>();
        foreach (var key in new[] { "permalink", "date", "author", "lang" })
        {
            if ((ScriptSettings.ValueOf(text, key)
                ?? (key == "permalink" ? ComputedAddress().Match(text).Groups["pattern"].Value : "")) is { Length: > 0 } value)
                entries.Add((new YamlScalar(key, true, default), new YamlScalar(value, true, default)));
        }
        if (HiddenByData().IsMatch(text))
            entries.Add((new YamlScalar("permalink", true, default), new YamlScalar("false", true, default)));
        return new YamlMapping(entries.ToImmutable(), default);
    }

    [GeneratedRegex(@"\.11tydata\.(?:js|cjs|mjs|json)$|^(?:.*/)?(?<folder>[^/]+)/\k<folder>\.json$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex DataFile();

    [GeneratedRegex(@"\^\[(?<text>(?:[^\[\]\\]|\\.|\[[^\[\]\n]*\])+)\]", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex InlineNote();

    /// <summary>Where the extension of its Markdown writes the headings.</summary>
    [GeneratedRegex(@"^(?:\[\[toc\]\]|\[toc\]|\$\{toc\})[ \t]*$", AnyCase | RegexOptions.Multiline, MatchTimeout)]
    private static partial Regex Contents();

    [GeneratedRegex(@"(?<![.\w])permalink\s*:\s*false", RegexOptions.None, MatchTimeout)]
    private static partial Regex HiddenByData();

    /// <summary>The first text that a function for the address returns.</summary>
    [GeneratedRegex(@"(?<![.\w])permalink\s*(?::\s*(?:function\s*)?|(?=\())\(?[\w\s{},=]*\)?\s*(?:=>)?\s*(?:\{\s*return\s*)?`(?<pattern>[^`\n]*)`", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex ComputedAddress();

    [GeneratedRegex(@"addPassthroughCopy\(\s*\{(?<pairs>[^{}]*)\}", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex CopiedTo();

    [GeneratedRegex("""(?:\[?["'](?<from>[^"']+)["']\]?)\s*:\s*["'](?<to>[^"']*)["']""", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex PathPair();

    [GeneratedRegex("""ignores\.add\(\s*['"](?<path>[^'"]+)['"]""", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex IgnoredByProgram();

    [GeneratedRegex(@"\{\{-?\s*(?<expression>.*?)\s*-?\}\}|\$\{\s*(?<expression>[^{}]*?)\s*\}", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Placeholder();

    [GeneratedRegex("""date\w*(?::|\()\s*['"](?<form>[^'"]+)['"]""", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex DateForm();
}
