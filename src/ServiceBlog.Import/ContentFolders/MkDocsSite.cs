namespace ServiceBlog.Import.ContentFolders;

/// <summary>MkDocs with Material's and PyMdown's extensions (mkdocs.org/user-guide, squidfunk.github.io/mkdocs-material/reference).</summary>
internal sealed partial class MkDocsSite : Generator
{
    /// <summary>How deep files may hold others: one that holds itself ends there.</summary>
    internal const int MostIncludes = 4;

    private readonly OldFrontMatter _config;
    private readonly string _docs;
    private readonly string _blog;
    private readonly Dictionary<string, (string? Title, int Order)> _nav = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _redirects;

    public MkDocsSite(SiteFolder folder)
        : base(folder)
    {
        _config = folder.Settings("mkdocs.yml", "mkdocs.yaml");
        _docs = UrlPath.Combine("", _config.TextOf("docs_dir") ?? "docs") ?? "docs";
        _blog = OldPaths.Join(Plugin("blog") is { } blog ? new OldFrontMatter(blog, "", 1).TextOf("blog_dir") ?? "blog" : "blog");
        Settings = new OldSettings
        {
            Title = _config.TextOf("site_name"),
            Description = _config.TextOf("site_description"),
            BaseUrl = _config.TextOf("site_url") is { } url && url.StartsWith("http", StringComparison.Ordinal) ? url.TrimEnd('/') + "/" : null,
            Language = _config.TextAt("theme", "language") ?? _config.TextAt("theme", "locale"),
            Author = _config.TextOf("site_author"),
        };
        AddNavigation(_config.At("nav"));
        _redirects = ((Plugin("redirects")?["redirect_maps"] as YamlMapping)?.Entries ?? [])
            .Where(entry => entry.Value is YamlScalar).ToLookup(entry => ((YamlScalar)entry.Value).Text.Split('#')[0], entry => AddressOf(entry.Key.Text), StringComparer.Ordinal);
    }

    public override string Name => "MkDocs";

    public override OldSettings Settings { get; }

    public override bool HasAttributes => true;

    public override TagLanguage Tags => Named("plugins").Concat(Named("markdown_extensions")).Any(plugin => plugin.Name == "macros") ? TagLanguage.Liquid : TagLanguage.None;

    public override string? VariableAt(string[] path) => _config.TextAt(["extra", .. path]);

    public override IEnumerable<string> Roots => [_docs];

    public override SourcePage? Page(InputFile file, OldFrontMatter front)
    {
        if (!file.Path.StartsWith(_docs + "/", StringComparison.Ordinal) || !IsMarkdown(file.Path))
            return null;
        var path = file.Path[(_docs.Length + 1)..];
        var posts = $"{_blog}/posts/";
        var date = ImportedDate.Parse(front.TextOf("date") ?? front.TextAt("date", "created"));
        var isPost = path.StartsWith(posts, StringComparison.Ordinal) && date is not null;
        var (title, order) = _nav.GetValueOrDefault(path, (null, 0));
        var slug = front.TextOf("slug") ?? OldPaths.Slug(front.TextOf("title") ?? OldText.FirstHeading(front.Text) ?? OldPaths.StemOf(path));
        return new SourcePage(file, front, isPost ? $"/{OldPaths.Join(_blog, date!.Local.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture), slug)}/" : AddressOf(path))
        {
            IsPost = isPost,
            PostFolder = isPost ? ContentPath.FolderOf(path[posts.Length..]) : "",
            Date = date,
            Title = front.TextOf("title") ?? (title is not null && OldText.FirstHeading(front.Text) is null ? title : null),
            Order = order > 0 ? order : null,
            Aliases = _redirects[path],
            HiddenBy = front.FlagOf("draft") == true ? "draft" : null,
        };
    }

    public override string? AssetPath(string path) => path.StartsWith(_docs + "/", StringComparison.Ordinal) && OldPaths.Media().IsMatch(path) ? path[(_docs.Length + 1)..] : null;

    public override bool IsMachinery(string path) =>
        base.IsMachinery(path) && !(path.StartsWith(_docs + "/", StringComparison.Ordinal) && (OldPaths.StemOf(path).ToLowerInvariant() is "readme" || _nav.ContainsKey(path[(_docs.Length + 1)..])));

    public override string Rewrite(string text, SourcePage page, ImportNotes notes)
    {
        var whole = WithSnippets(text, depth: 0);
        whole = OldText.OutsideCode(whole, FromProgram(), match =>
        {
            notes.Add(Rules.KeptShortcode, whole, match.Index, $"{match.Groups["name"].Value} was written from a program, which is not read here; it is kept in a comment");
            return match.Groups["heading"].Success ? $"{match.Groups["heading"].Value}`{match.Groups["name"].Value}`\n" : $"<!-- {match.Groups["name"].Value} -->\n";
        });
        var attributed = KramdownText.Rewrite(whole.Replace("[TOC]\n", "", StringComparison.Ordinal));
        return OldText.OutsideCode(Admonitions.FromIndents(attributed), Icon(), _ => "");
    }

    /// <summary>The text with the files that it names, and those that these name.</summary>
    private string WithSnippets(string text, int depth) => Snippet().Replace(text, match => depth == MostIncludes ? "" :
        (Folder.Find("", match.Groups["file"].Value) ?? Folder.Find(_docs, match.Groups["file"].Value)) is { } file
            ? string.Join('\n', WithSnippets(Folder.TextOf(file.Path).TrimEnd('\n'), depth + 1).Split('\n').Select(line => match.Groups["indent"].Value + line)) : match.Value);

    private string AddressOf(string path)
    {
        var bare = OldPaths.Bare(path);
        return _config.FlagOf("use_directory_urls") == false && OldPaths.StemOf(path).ToLowerInvariant() is not ("index" or "readme") ? $"/{bare}.html" : OldPaths.Folder(bare);
    }

    private void AddNavigation(YamlNode? node, string? title = null)
    {
        switch (node)
        {
            case YamlSequence list:
                foreach (var item in list.Items)
                    AddNavigation(item);
                break;
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                    AddNavigation(value, key.Text);
                break;
            case YamlScalar file:
                _nav.TryAdd(file.Text, (title, _nav.Count + 1));
                break;
        }
    }

    private YamlMapping? Plugin(string name) => Named("plugins").Where(plugin => plugin.Name == name).Select(plugin => plugin.Value as YamlMapping).FirstOrDefault();

    /// <summary>A list of names, some with settings, or a mapping.</summary>
    private IEnumerable<(string Name, YamlNode? Value)> Named(string key) => _config.At(key) switch
    {
        YamlSequence list => list.Items.SelectMany(item => item is YamlMapping mapping ? Of(mapping) : [(PlainName((item as YamlScalar)?.Text ?? ""), null)]),
        YamlMapping mapping => Of(mapping),
        _ => [],
    };

    private static IEnumerable<(string Name, YamlNode? Value)> Of(YamlMapping mapping) => mapping.Entries.Select(entry => (PlainName(entry.Key.Text), (YamlNode?)entry.Value));

    private static string PlainName(string name) => name[(name.LastIndexOfAny(['/', '.']) + 1)..];

    [GeneratedRegex("""^(?<indent>[ \t]*)-{1,2}8<-{1,2}[ \t]+["'](?<file>[^"':\n]+)["'][ \t]*$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Snippet();

    /// <summary>A part that mkdocstrings writes, with its options.</summary>
    [GeneratedRegex(@"^(?<heading>#{1,6}[ \t]+)?:::[ \t]+(?<name>[\w.:-]+)[ \t]*(?:\n|\z)(?:[ \t]+\S[^\n]*(?:\n|\z))*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex FromProgram();

    /// <summary>Icons by name, with their attributes.</summary>
    [GeneratedRegex(@":(?:material|fontawesome|octicons|simple)-[\w-]+:(?:\{[^{}\n]*\})?[ \t]?", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Icon();
}

/// <summary>mdBook: the chapters that <c>SUMMARY.md</c> lists, in its order (rust-lang.github.io/mdBook/format).</summary>
internal sealed partial class MdBookSite : Generator
{
    private readonly string _source;
    private readonly Dictionary<string, (string Title, int Order)> _chapters = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _redirects;

    public MdBookSite(SiteFolder folder)
        : base(folder)
    {
        var config = folder.Settings("book.toml");
        _source = OldPaths.Join(config.TextAt("book", "src") ?? "src");
        Settings = new OldSettings
        {
            Title = config.TextAt("book", "title"),
            Description = config.TextAt("book", "description"),
            Language = config.TextAt("book", "language"),
            Author = (config.At("book", "authors") as YamlSequence)?.Items.OfType<YamlScalar>().FirstOrDefault()?.Text,
        };
        foreach (Match match in Chapter().Matches(folder.TextOf(_source + "/SUMMARY.md")))
        {
            if (UrlPath.Combine("", Uri.UnescapeDataString(match.Groups["file"].Value)) is { } file)
                _chapters.TryAdd(file, (match.Groups["title"].Value, _chapters.Count + 1));
        }
        _redirects = ((config.At("output", "html", "redirect") as YamlMapping)?.Entries ?? [])
            .Where(entry => entry.Value is YamlScalar).ToLookup(entry => OldPaths.Join(((YamlScalar)entry.Value).Text.Split('#')[0]), entry => "/" + OldPaths.Join(entry.Key.Text), StringComparer.Ordinal);
    }

    public override string Name => "mdBook";

    public override OldSettings Settings { get; }

    public override TagLanguage Tags => TagLanguage.MdBook;

    public override bool HasAttributes => true;

    public override IEnumerable<string> Roots => [_source];

    public override SourcePage? Page(InputFile file, OldFrontMatter front)
    {
        if (!file.Path.StartsWith(_source + "/", StringComparison.Ordinal) || !_chapters.TryGetValue(file.Path[(_source.Length + 1)..], out var chapter))
            return null;
        var bare = OldPaths.Bare(file.Path[(_source.Length + 1)..]);
        var isIndex = OldPaths.StemOf(file.Path).ToLowerInvariant() is "index" or "readme";
        return new SourcePage(file, front, isIndex ? OldPaths.Folder(bare) : $"/{bare}.html")
        {
            Title = OldText.FirstHeading(front.Text) is null ? chapter.Title : null,
            Order = chapter.Order,
            // The first chapter is the home page of the book too.
            Aliases = [.. chapter.Order == 1 && !isIndex ? ["/index.html"] : Array.Empty<string>(), .. _redirects[bare + ".html"]],
        };
    }

    public override string? AssetPath(string path) =>
        path.StartsWith(_source + "/", StringComparison.Ordinal) && !IsMarkdown(path) && OldPaths.Media().IsMatch(path) ? path[(_source.Length + 1)..] : null;

    public override bool IsMachinery(string path) => base.IsMachinery(path) && !(path.StartsWith(_source + "/", StringComparison.Ordinal) && _chapters.ContainsKey(path[(_source.Length + 1)..]));

    public override string Rewrite(string text, SourcePage page, ImportNotes notes) => WithIncludes(text, page.LinkFolder, notes, depth: 0);

    private string WithIncludes(string text, string folder, ImportNotes notes, int depth) => Include().Replace(text, match =>
    {
        if (match.Groups["escape"].Success)
            return match.Value[1..];
        if (depth == MkDocsSite.MostIncludes)
            return "";
        if (match.Groups["kind"].Value == "title")
            return "";
        var parts = match.Groups["file"].Value.Split(':');
        if (Folder.Find(folder, parts[0]) is not { } file)
        {
            notes.Add(Rules.UnresolvedImport, text, match.Index, $"{match.Value}: the file is not there");
            return match.Value;
        }
        return WithIncludes(Part(Folder.TextOf(file.Path).TrimEnd('\n'), parts[1..]), ContentPath.FolderOf(file.Path), notes, depth + 1);
    });

    /// <summary>The lines that an include names: by their numbers, or between two marks.</summary>
    private static string Part(string text, string[] range)
    {
        var lines = text.Split('\n');
        if (range is [var anchor] && !anchor.All(char.IsAsciiDigit))
        {
            var start = Array.FindIndex(lines, line => line.Contains($"ANCHOR: {anchor}", StringComparison.Ordinal));
            var end = Array.FindIndex(lines, line => line.Contains($"ANCHOR_END: {anchor}", StringComparison.Ordinal));
            lines = start < 0 ? [] : end < start ? lines[(start + 1)..] : lines[(start + 1)..end];
        }
        else if (range.Length > 0)
        {
            var first = int.TryParse(range[0], CultureInfo.InvariantCulture, out var from) ? from : 1;
            var last = range.Length == 1 ? first : int.TryParse(range[1], CultureInfo.InvariantCulture, out var to) ? to : lines.Length;
            lines = [.. lines.Skip(first - 1).Take(Math.Max(0, last - first + 1))];
        }
        return string.Join('\n', lines.Where(line => !line.Contains("ANCHOR: ", StringComparison.Ordinal) && !line.Contains("ANCHOR_END: ", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\[(?<title>[^\]\n]*(?:\[[^\]\n]*\][^\]\n]*)*)\]\(<?(?<file>[^)>\n]+\.md)>?\)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"(?<escape>\\)?\{\{\s*#(?<kind>include|rustdoc_include|playground|playpen|title)\s+(?<file>[^\s{}]+)[^{}]*\}\}", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Include();
}
