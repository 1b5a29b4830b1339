namespace ServiceBlog.Import.ContentFolders;

/// <summary>Docusaurus (docusaurus.io/docs/create-doc, /docs/blog, /docs/versioning).</summary>
internal sealed partial class DocusaurusSite : Generator
{
    public static readonly string[] SettingsFiles = ["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs"];

    private readonly string _docs;
    private readonly string _blog;
    private readonly ImmutableArray<DocsRoot> _roots;
    private readonly Dictionary<string, string> _redirects = new(StringComparer.Ordinal);
    private readonly OldFrontMatter _authors;
    private readonly Dictionary<string, int> _sidebar = new(StringComparer.Ordinal);

    public DocusaurusSite(SiteFolder folder)
        : base(folder)
    {
        var script = folder.TextOf(SettingsFiles);
        var docs = DocsSettings().Match(script).Groups["settings"].Value;
        _docs = FolderNamed(docs)
            ?? (folder.HasFolder("docs") || !folder.All.Any(file => file.Path.StartsWith(SiteFolder.Outside + "docs/", StringComparison.Ordinal))
            ? "docs" : SiteFolder.Outside + "docs");
        _blog = OldPaths.Join(ScriptSettings.ValueOf(BlogSettings().Match(script).Groups["settings"].Value, "routeBasePath") ?? "blog");
        var route = OldPaths.Join(ScriptSettings.ValueOf(docs, "routeBasePath") ?? "docs");
        string[] versions = [.. (YamlReader.Read(folder.TextOf("versions.json"), "versions.json", 1,
            new List<Diagnostic>()) as YamlSequence)?.Items.OfType<YamlScalar>().Select(version => version.Text) ?? []];
        // The newest version has no part of the address to itself.
        _roots = [new(_docs, OldPaths.Join(route, versions.Length > 0 ? "next" : "")),
            .. versions.Select((version, index) => new DocsRoot($"versioned_docs/version-{version}", OldPaths.Join(route, index == 0 ? "" : version))),
            .. OtherDocs().Matches(script).Select(other => other.Groups["settings"].Value).Where(other => FolderNamed(other) is not null)
                .Select(other => new DocsRoot(FolderNamed(other)!, OldPaths.Join(ScriptSettings.ValueOf(other, "routeBasePath") ?? "docs")))];
        _authors = folder.Settings("blog/authors.yml", "blog/authors.yaml");
        Settings = new OldSettings
        {
            Title = ScriptSettings.ValueOf(script, "title"),
            Description = ScriptSettings.ValueOf(script, "tagline"),
            BaseUrl = WebAddress(ScriptSettings.ValueOf(script, "url"), ScriptSettings.ValueOf(script, "baseUrl")),
            Language = ScriptSettings.ValueOf(script, "defaultLocale"),
        };
        var sidebars = folder.TextOf("sidebars.js", "sidebars.ts", "sidebars.json", "sidebars.mjs", "sidebars.cjs");
        foreach (Match match in SidebarEntry().Matches(sidebars))
            _sidebar.TryAdd(match.Groups["id"].Value, _sidebar.Count + 1);
        foreach (Match match in Redirect().Matches(script))
            _redirects.TryAdd(OldPaths.Join(match.Groups["to"].Value), match.Groups["from"].Value);
    }

    public override string Name => "Docusaurus";
    public override OldSettings Settings { get; }
    public override TagLanguage Tags => TagLanguage.Mdx;
    public override IEnumerable<string> Roots => [_docs, "", "src/pages", "static", .. _roots.Skip(1).Select(root => root.Folder)];

    public override SourcePage? Page(InputFile file, OldFrontMatter front)
    {
        if (!IsMarkdown(file.Path) || ContentPath.NameOf(file.Path).StartsWith('_') || file.Path.Split('/').SkipLast(1).Any(part => part.StartsWith('_')))
            return null;
        var page = OldPaths.Below(file.Path, "blog") is { } post ? Post(file, front, post)
            : RootOf(file.Path) is { } root ? Doc(file, front, file.Path[(root.Folder.Length + 1)..], root)
            : OldPaths.Below(file.Path, "src/pages") is { } own ? new SourcePage(file, front, OldPaths.Folder(OldPaths.Bare(own))) : null;
        return page is null ? null : page with
        {
            Aliases = _redirects.TryGetValue(OldPaths.Join(page.Address), out var from) ? [from] : [],
            HiddenBy = front.FlagOf("draft") == true ? "draft" : front.FlagOf("unlisted") == true ? "unlisted" : null,
        };
    }

    /// <summary>The pages that list what is in a folder, where <c>_category_.json</c> asks for one.</summary>
    public override IEnumerable<SourcePage> MadePages
    {
        get
        {
            foreach (var file in Folder.All.Where(file => IsContent(file.Path) && OldPaths.StemOf(file.Path) == "_category_"))
            {
                var category = Folder.Settings(file.Path);
                var folder = ContentPath.FolderOf(file.Path);
                if (RootOf(folder) is not { } root)
                    continue;
                // A name alone had no page; here it has one, for the folder is shown by it.
                var isMade = category.TextAt("link", "type") == "generated-index";
                if (category.TextOf("label") is not { } label || (!isMade && (category.At("link") is YamlMapping || folder == root.Folder || HasIndex(folder))))
                    continue;
                var doc = Doc(file, OldFrontMatter.Empty, isMade ? "x" : $"{folder[(root.Folder.Length + 1)..]}/index", root);
                var slug = OldPaths.Join(category.TextAt("link", "slug") ?? $"category/{OldPaths.Slug(label)}");
                var entries = Folder.All.Where(page => IsMarkdown(page.Path) && ContentPath.FolderOf(page.Path) == folder
                    && !ContentPath.NameOf(page.Path).StartsWith('_'))
                    .Select(page => (page.Path, Front: Folder.FrontOf(page)))
                    .OrderBy(page => page.Front.NumberOf("sidebar_position") ?? double.MaxValue).ThenBy(page => page.Path, StringComparer.Ordinal)
                    .Select(page => $"- [{page.Front.TextOf("title") ?? OldText.FirstHeading(page.Front.Text) ?? OldPaths.StemOf(page.Path)}]({UrlPath.Encode(ContentPath.NameOf(page.Path))})\n");
                yield return doc with
                {
                    Front = OldFrontMatter.Empty with { Text = $"{category.TextAt("link", "description")}\n\n{string.Concat(entries)}" },
                    Address = isMade ? doc.Address[..^2] + slug + "/" : doc.Address,
                    Title = category.TextAt("link", "title") ?? label,
                    Order = category.NumberOf("position"),
                };
            }
        }
    }

    private bool HasIndex(string folder) => Folder.All.Any(page => IsMarkdown(page.Path) && ContentPath.FolderOf(page.Path) == folder
        && Doc(page, OldFrontMatter.Empty, "x/" + ContentPath.NameOf(folder) + page.Path[folder.Length..], new DocsRoot("", "")).Address.EndsWith($"/x/{ContentPath.NameOf(folder)}/", StringComparison.Ordinal));

    public override string? AssetPath(string path) =>
        OldPaths.Below(path, "static")
            ?? (OldPaths.Media().IsMatch(path) && OldPaths.ExtensionOf(path) is not "json" && IsContent(path) ? path.TrimStart('~', '/') : null);

    public override bool IsMachinery(string path) => RootOf(path) is null && base.IsMachinery(path)
        && !(OldPaths.StemOf(path).Equals("readme", StringComparison.OrdinalIgnoreCase) && IsContent(path));

    public override string Rewrite(string text, SourcePage page, ImportNotes notes) => Admonitions.FromColons(MdxText.Rewrite(text, page, Folder, notes));

    private bool IsContent(string path) => ContentPath.FirstFolder(path) is "blog" or "src" || RootOf(path) is not null;

    /// <summary>A folder of documents, with the first part of their addresses.</summary>
    private sealed record DocsRoot(string Folder, string Route);

    private DocsRoot? RootOf(string path) => _roots.FirstOrDefault(root => path == root.Folder || OldPaths.Below(path, root.Folder) is not null);

    private static string? FolderNamed(string settings) => ScriptSettings.ValueOf(settings, "path") is { } path
        ? (UrlPath.Combine("", path) ?? path.Replace("../", SiteFolder.Outside, StringComparison.Ordinal)).TrimEnd('/') : null;

    private SourcePage Doc(InputFile file, OldFrontMatter front, string path, DocsRoot root)
    {
        var parts = OldPaths.Bare(path).Split('/').Select(part => NumberPrefix().Replace(part, "")).ToArray();
        var folder = string.Join('/', parts[..^1]);
        var name = front.TextOf("id") ?? parts[^1];
        var isIndex = parts[^1].ToLowerInvariant() is "index" or "readme" || (parts.Length > 1 && parts[^1] == parts[^2]);
        var slug = front.TextOf("slug");
        var address = slug is null ? OldPaths.Join(folder, isIndex && front.TextOf("id") is null ? "" : name) : slug.StartsWith('/')
            ? OldPaths.Join(slug) : OldPaths.Join(folder, slug);
        var whole = OldPaths.Join(root.Route, address);
        return new SourcePage(file, front, whole.Length == 0 ? "/" : $"/{whole}/")
        {
            Title = front.TextOf("title") ?? null,
            Order = front.NumberOf("sidebar_position")
                ?? (NumberPrefix().Match(ContentPath.NameOf(path)) is { Success: true } number
                ? int.Parse(number.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)
                : _sidebar.TryGetValue(OldPaths.Join(folder, name), out var place) ? place : null),
            Date = ImportedDate.Parse(front.TextOf("date")),
        };
    }

    private SourcePage Post(InputFile file, OldFrontMatter front, string path)
    {
        var bare = OldPaths.Bare(path);
        if (ContentPath.NameOf(bare) == "index" && bare.Contains('/'))
            bare = ContentPath.FolderOf(bare);
        // The date may be parted by slashes: 2021/01-02-name.
        var flat = DateInPath().Match(bare) is { Success: true } dated
            ? $"{dated.Groups["year"]}-{dated.Groups["month"]}-{dated.Groups["day"]}-{dated.Groups["name"]}" : bare;
        var (inName, name) = OldPaths.Dated(flat);
        var date = ImportedDate.Parse(front.TextOf("date")) ?? inName;
        var day = (inName ?? date)?.Local.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);
        var address = front.TextOf("slug") is { } slug ? OldPaths.Join(_blog, slug) : OldPaths.Join(_blog, inName is null ? null : day, name);
        return new SourcePage(file, front.WithAuthors(_authors), $"/{address}/") { IsPost = date is not null, Date = date };
    }

    [GeneratedRegex(@"^(?<number>\d+)\s*[-_.]+\s*(?!\d+[-_.])(?=[^\d\s])", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex NumberPrefix();

    /// <summary>The id of a page, or the name of something else that no page has.</summary>
    [GeneratedRegex("""['"](?<id>[\w./-]+)['"](?!\s*:)""", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex SidebarEntry();

    [GeneratedRegex(@"^(?<year>\d{4})/(?<month>\d\d?)[-/](?<day>\d\d?)[-/](?<name>.+)$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex DateInPath();

    [GeneratedRegex(@"\bdocs\s*:\s*\{(?<settings>[^{}]*)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex DocsSettings();

    /// <summary>Documents besides the first ones.</summary>
    [GeneratedRegex(@"plugin-content-docs['""]\s*,\s*\{(?<settings>[^{}]*)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex OtherDocs();

    [GeneratedRegex(@"\bblog\s*:\s*\{(?<settings>[^{}]*)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex BlogSettings();

    [GeneratedRegex("""from\s*:\s*['"](?<from>[^'"]+)['"]\s*,\s*to\s*:\s*['"](?<to>[^'"]+)['"]|to\s*:\s*['"](?<to>[^'"]+)['"]\s*,\s*from\s*:\s*['"](?<from>[^'"]+)['"]""", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Redirect();
}
