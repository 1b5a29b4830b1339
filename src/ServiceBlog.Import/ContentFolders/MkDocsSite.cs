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
    private readonly string[] _snippetFolders;
    private readonly PathPatterns _excluded;
    private readonly PathPatterns _drafts;
    private readonly OldFrontMatter _authors;

    public MkDocsSite(SiteFolder folder)
        : base(folder)
    {
        _config = folder.Settings(SettingsOf(folder) ?? "");
        for (var depth = 0; depth < MostIncludes && _config.TextOf("INHERIT") is { } inherited; depth++)
            _config = _config.Over(folder.Settings(inherited.Replace("../", SiteFolder.Outside, StringComparison.Ordinal)).Keys, replaces: "INHERIT");
        _snippetFolders = [.. OldFrontMatter.Of(Named("markdown_extensions").FirstOrDefault(extension => extension.Name == "snippets").Value)
            .ListOf("base_path").Select(path => OldPaths.Join(path.TrimStart('.'))), ""];
        _excluded = Patterns("exclude_docs");
        _drafts = Patterns("draft_docs");
        _docs = UrlPath.Combine("", _config.TextOf("docs_dir") ?? "docs") ?? "docs";
        _blog = OldPaths.Join(OldFrontMatter.Of(Plugin("blog")).TextOf("blog_dir") ?? "blog");
        _authors = OldFrontMatter.Of(folder.Settings($"{_docs}/{_blog}/.authors.yml").At("authors"));
        Settings = new OldSettings
        {
            Title = _config.TextOf("site_name"),
            Description = _config.TextOf("site_description"),
            BaseUrl = WebAddress(_config.TextOf("site_url")),
            Language = _config.TextAt("theme", "language") ?? _config.TextAt("theme", "locale"),
            Author = _config.TextOf("site_author"),
        };
        AddNavigation(_config.At("nav"));
        _redirects = OldFrontMatter.Of(Plugin("redirects")).EntriesAt("redirect_maps").Where(entry => entry.Value is YamlScalar)
            .ToLookup(entry => ((YamlScalar)entry.Value).Text.Split('#')[0], entry => AddressOf(entry.Key.Text), StringComparer.Ordinal);
    }

    public override string Name => "MkDocs";
    public override OldSettings Settings { get; }
    public override bool HasAttributes => true;

    /// <summary>Programs of the site's own, its hooks, fill gaps written like those of macros.</summary>
    public override TagLanguage Tags => Named("plugins").Concat(Named("markdown_extensions")).Any(plugin => plugin.Name == "macros")
        || _config.At("hooks") is not null ? TagLanguage.Liquid : TagLanguage.None;

    public override string? VariableAt(string[] path) => _config.TextAt(["extra", .. path]);

    public override IEnumerable<string> Roots => [_docs];

    public override SourcePage? Page(InputFile file, OldFrontMatter front)
    {
        if (OldPaths.Below(file.Path, _docs) is not { } path || !IsMarkdown(path) || _excluded.Matches(path))
            return null;
        var posts = $"{_blog}/posts/";
        var date = ImportedDate.Parse(front.TextOf("date") ?? front.TextAt("date", "created"));
        var isPost = path.StartsWith(posts, StringComparison.Ordinal) && date is not null;
        var (title, order) = _nav.GetValueOrDefault(path, (null, 0));
        var slug = front.TextOf("slug") ?? OldPaths.Slug(front.TextOf("title") ?? OldText.FirstHeading(front.Text) ?? OldPaths.StemOf(path));
        return new SourcePage(file, front.WithAuthors(_authors),
            isPost ? $"/{OldPaths.Join(_blog, date!.Local.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture), slug)}/" : AddressOf(path))
        {
            IsPost = isPost,
            PostFolder = isPost ? ContentPath.FolderOf(path[posts.Length..]) : "",
            Date = date,
            Title = front.TextOf("title") ?? (title is not null && OldText.FirstHeading(front.Text) is null ? title : null),
            Order = order > 0 ? order : null,
            Aliases = _redirects[path],
            HiddenBy = front.FlagOf("draft") == true ? "draft" : _drafts.Matches(path) ? "draft_docs" : null,
        };
    }

    public override string? AssetPath(string path) =>
        OldPaths.Below(path, _docs) is { } asset && OldPaths.Media().IsMatch(asset) && !_excluded.Matches(asset) ? asset : null;

    /// <summary>Keys may begin a text without lines around them, up to the first empty line.</summary>
    public override OldFrontMatter FrontOf(OldFrontMatter front, string file) =>
        !front.HasFence && BareKeys().Match(front.Text) is { Success: true } keys
            ? new OldFrontMatter(OldFrontMatter.ReadKeys(keys.Value, isToml: false, file, 1, new List<Diagnostic>()),
                front.Text[keys.Length..], 1 + keys.Value.AsSpan().Count('\n'))
            : front;

    public override bool IsMachinery(string path) =>
        base.IsMachinery(path) && !(OldPaths.Below(path, _docs) is { } page && (OldPaths.StemOf(page).ToLowerInvariant() is "readme" || _nav.ContainsKey(page)));

    public override string Rewrite(string text, SourcePage page, ImportNotes notes)
    {
        var whole = WithSnippets(SnippetBlock()
            .Replace(text, match => string.Join('\n', match.Groups["files"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(file => $"{match.Groups["indent"].Value}--8<-- \"{file.Trim()}\""))), page, notes, depth: 0);
        if (Named("markdown_extensions").Any(extension => extension.Name is "keys"))
            whole = OldText.OutsideCode(whole, Keys(), match =>
                string.Join('+', match.Groups["keys"].Value.Split('+').Select(key => $"<kbd>{char.ToUpperInvariant(key[0])}{key[1..]}</kbd>")));
        if (Named("markdown_extensions").Any(extension => extension.Name is "caret" or "critic" or "mark"))
            whole = OldText.OutsideCode(whole, Edited(), Shown);
        var boxed = Admonitions.FromIndents(KramdownText.Rewrite(whole.Replace("[TOC]\n", "", StringComparison.Ordinal)));
        boxed = OldText.OutsideCode(boxed, FromProgram(), match =>
        {
            notes.Add(Rules.KeptShortcode, boxed, match.Index,
                $"{match.Groups["name"].Value} was written from a program, which is not read here; it is kept in a comment");
            return match.Groups["indent"].Value + (match.Groups["heading"].Success
                ? $"{match.Groups["heading"].Value}`{match.Groups["name"].Value}`\n" : $"<!-- {match.Groups["name"].Value} -->\n");
        });
        return OldText.OutsideCode(boxed, Icon(), _ => "");
    }

    /// <summary>The text with the files that it names, and those that these name.</summary>
    private string WithSnippets(string text, SourcePage page, ImportNotes notes, int depth)
    {
        List<(int Start, int End)>? code = null;
        return Snippet().Replace(text, match =>
        {
            if (match.Groups["escape"].Success)
                return match.Value[1..];
            if (depth == MostIncludes)
                return "";
            if (_snippetFolders.Append(_docs).Select(folder => Folder.Find(folder, match.Groups["file"].Value))
                .FirstOrDefault(file => file is not null) is not { } file)
            {
                if (OldText.IsIn(code ??= OldText.CodeOf(text), match.Index))
                    return match.Value;
                notes.Add(Rules.LeftOut, text, match.Index, $"{match.Value.Trim()}: the file is not there");
                return "";
            }
            var lines = WithSnippets(FilePart.Of(Folder.TakenIn(file, page).TrimEnd('\n'), match.Groups["part"].Value), page, notes, depth + 1).Split('\n');
            var indent = match.Groups["indent"].Value;
            page.Budget.Spend((long)indent.Length * lines.Length);
            return string.Join('\n', lines.Select(line => indent + line));
        });
    }

    /// <summary>What was inserted, taken out or marked, as HTML says it.</summary>
    private static string Shown(Match match) =>
        match.Groups["new"] is { Success: true } added
            ? $"{(match.Groups["old"] is { Success: true } former ? $"<del>{former.Value}</del>" : "")}<ins>{added.Value}</ins>"
        : match.Groups["old"] is { Success: true } gone ? $"<del>{gone.Value}</del>"
        : match.Groups["mark"] is { Success: true } mark ? $"<mark>{mark.Value}</mark>" : "";

    private string AddressOf(string path)
    {
        var bare = OldPaths.Bare(path);
        return _config.FlagOf("use_directory_urls") == false && OldPaths.StemOf(path).ToLowerInvariant() is not ("index" or "readme")
            ? $"/{bare}.html" : OldPaths.Folder(bare);
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

    /// <summary>Lines as Git reads them: a name alone is one in any folder.</summary>
    private PathPatterns Patterns(string key) => new((_config.TextOf(key) ?? "").Split('\n').Select(line => line.Trim())
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.TrimEnd('/').Contains('/') ? line : line[0] == '!' ? "!**/" + line[1..] : "**/" + line));

    /// <summary>The usual file, or of several sites in one folder that which has an address.</summary>
    public static string? SettingsOf(SiteFolder folder) => folder.First("mkdocs.yml", "mkdocs.yaml")?.Path ?? folder.All.Select(file => file.Path)
        .Where(path => OtherSettings().IsMatch(path)).OrderBy(path => folder.Settings(path).TextOf("site_url") is null)
        .ThenBy(path => folder.Settings(path).TextOf("site_name", "INHERIT") is null).ThenBy(path => path, StringComparer.Ordinal).FirstOrDefault();

    private YamlMapping? Plugin(string name) =>
        Named("plugins").Where(plugin => plugin.Name == name).Select(plugin => plugin.Value as YamlMapping).FirstOrDefault();

    /// <summary>A list of names, some with settings, or a mapping.</summary>
    private IEnumerable<(string Name, YamlNode? Value)> Named(string key) => _config.At(key) switch
    {
        YamlSequence list => list.Items.SelectMany(item => item is YamlMapping mapping ? Of(mapping) : [(PlainName((item as YamlScalar)?.Text ?? ""), null)]),
        YamlMapping mapping => Of(mapping),
        _ => [],
    };

    private static IEnumerable<(string Name, YamlNode? Value)> Of(YamlMapping mapping) =>
        mapping.Entries.Select(entry => (PlainName(entry.Key.Text), (YamlNode?)entry.Value));

    private static string PlainName(string name) => name[(name.LastIndexOfAny(['/', '.']) + 1)..];

    [GeneratedRegex("""^(?<indent>[ \t]*)(?<escape>;)?-{1,2}8<-{1,2}[ \t]+["'](?<file>[^"':\n]+)(?::(?<part>[^"'\n]+))?["'][ \t]*$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Snippet();

    [GeneratedRegex(@"\A(?:[A-Za-z0-9_-]+:[ \t][^\n]*\n(?:[ ]{4,}\S[^\n]*\n)*)+(?=\n|\z)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex BareKeys();

    [GeneratedRegex(@"^mkdocs[-_.][\w.-]+\.ya?ml$", RegexOptions.None, MatchTimeout)]
    public static partial Regex OtherSettings();

    /// <summary>Several files between two such lines.</summary>
    [GeneratedRegex(@"^(?<indent>[ \t]*)-{1,2}8<-{1,2}[ \t]*\n(?<files>(?:[ \t]*[^\s][^\n]*\n)+?)[ \t]*-{1,2}8<-{1,2}[ \t]*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex SnippetBlock();

    /// <summary>A part that mkdocstrings writes, with its options.</summary>
    [GeneratedRegex(@"^(?<indent>[ \t]*(?:>[ \t]?)*)(?<heading>#{1,6}[ \t]+)?:::[ \t]+(?<name>[\w.:-]+)[ \t]*(?:\n|\z)(?:\k<indent>[ \t]+\S[^\n]*(?:\n|\z))*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex FromProgram();

    /// <summary>Keys of a keyboard: <c>++ctrl+alt+del++</c>.</summary>
    [GeneratedRegex(@"(?<!\{)\+\+(?<keys>[\w-]+(?:\+[\w-]+)*)\+\+", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Keys();

    /// <summary><c>^^new^^</c>, <c>==marked==</c>, <c>{++new++}</c>, <c>{--old--}</c>, <c>{~~old~&gt;new~~}</c>, <c>{==marked==}</c>, <c>{&gt;&gt;said of it&lt;&lt;}</c>.</summary>
    [GeneratedRegex(@"\^\^(?<new>[^\^\s](?:[^\^\n]*[^\^\s])?)\^\^|(?<!\{)==(?<mark>[^=\s](?:[^=\n]*[^=\s])?)==(?!\})|\{\+\+(?<new>[^\n]*?)\+\+\}|\{--(?<old>[^\n]*?)--\}|\{~~(?<old>[^\n]*?)~>(?<new>[^\n]*?)~~\}|\{==(?<mark>[^\n]*?)==\}|\{>>[^\n]*?<<\}", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Edited();

    /// <summary>Icons by name, with their attributes.</summary>
    [GeneratedRegex(@":(?:material|fontawesome|octicons|simple)-[\w-]+:(?:\{[^{}\n]*\})?[ \t]?", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Icon();
}
