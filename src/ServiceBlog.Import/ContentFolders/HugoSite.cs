namespace ServiceBlog.Import.ContentFolders;

/// <summary>Hugo (gohugo.io/content-management/urls, /configuration).</summary>
internal sealed partial class HugoSite : Generator
{
    public static readonly string[] SettingsFiles =
        ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json"];

    private const string PartsFolder = "config/_default/"; // settings in parts, one for each file of the folder
    private readonly OldFrontMatter _config;
    private readonly string _content;
    private readonly string[] _languages;
    private readonly ImmutableArray<(string Source, string Target)> _mounts;
    private readonly Dictionary<string, YamlNode> _cascades = new(StringComparer.Ordinal);

    public HugoSite(SiteFolder folder)
        : base(folder)
    {
        _config = Configuration(folder);
        _languages = [.. _config.EntriesAt("languages").Select(entry => entry.Key.Text)];
        MainLanguage = _config.TextOf("defaultContentLanguage") ?? "en";
        _content = OldPaths.Join(_config.TextAt("languages", MainLanguage, "contentDir") ?? _config.TextOf("contentDir") ?? MountOf(MainLanguage) ?? "content");
        Settings = new OldSettings
        {
            Title = _config.TextOf("title") ?? _config.TextAt("languages", MainLanguage, "title"),
            Description = _config.TextAt("params", "description"),
            BaseUrl = Uri.TryCreate(_config.TextOf("baseURL"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                && url.Host.Contains('.') ? url.AbsoluteUri : null,
            Language = _config.TextOf("languageCode", "locale") ?? MainLanguage,
            TimeZone = _config.TextOf("timeZone"),
            Author = _config.TextAt("params", "author", "name") ?? _config.TextAt("params", "author") ?? _config.TextAt("author", "name")
                ?? _config.TextOf("author"),
            Menu = [.. Menu()],
        };
        _mounts = [.. _config.MapsAt("module", "mounts")
            .Select(mount => (Source: OldPaths.Join(mount.TextOf("source")), Target: OldPaths.Join(mount.TextOf("target"))))
            .Where(mount => mount.Source.Length > 0 && mount.Source != mount.Target && mount.Source != _content
                && !_languages.Any(language => ContentOf(language) == mount.Source) && ContentPath.FirstFolder(mount.Target + "/") is "content" or "static")];
        foreach (var file in folder.All.Where(file => OldPaths.StemOf(file.Path).Split('.')[0] == "_index" && IsMarkdown(file.Path)))
        {
            if (folder.FrontOf(file).At("cascade") is { } cascade)
                _cascades[ContentPath.FolderOf(file.Path)] = cascade;
        }
    }

    public override string Name => "Hugo";
    public override OldSettings Settings { get; }
    public override IEnumerable<string> Languages => _languages;
    public override TagLanguage Tags => TagLanguage.Hugo;
    public override bool ResolvesAddresses => true;
    public override IEnumerable<string> Roots => [_content, .. _languages.Select(ContentOf), ""];
    private string MainLanguage { get; }

    public static bool IsOne(SiteFolder folder) =>
        folder.First([.. SettingsFiles, .. SettingsFiles.Select(name => PartsFolder + name), PartsFolder + "params.toml"]) is not null
        || folder.All.Any(file => OldPaths.Below(file.Path, "content") is not null && IsMarkdown(file.Path));

    public override IEnumerable<string> Taxonomies => _config.EntriesAt("taxonomies").Select(entry => entry.Value)
        .OfType<YamlScalar>().Select(name => name.Text).Where(name => name is not ("series" or "authors"));

    public override string? VariableAt(string[] path) => _config.TextAt(["params", .. path]);

    public override string Rewrite(string text, SourcePage page, ImportNotes notes) => BlockAttributes.Rewrite(text);

    public override SourcePage? Page(InputFile file, OldFrontMatter front)
    {
        var whole = Mounted(file.Path);
        var language = _languages.Where(language => OldPaths.Below(whole, ContentOf(language)) is not null).MaxBy(language => ContentOf(language).Length);
        if (OldPaths.Below(whole, language is null ? _content : ContentOf(language)) is not { } path)
            return null;
        var bare = OldPaths.Bare(path);
        if (OldPaths.ExtensionOf(bare) is { Length: > 0 } suffix && (_languages.Contains(suffix, StringComparer.OrdinalIgnoreCase) || suffix == MainLanguage))
            (bare, language) = (bare[..^(suffix.Length + 1)], suffix);
        var name = ContentPath.NameOf(bare);
        var isSection = name == "_index";
        if (IsResource(file.Path, name)
            || (IsHtml(path) && front.Keys.Entries.IsEmpty && !Folder.TextOf(file.Path).StartsWith("---", StringComparison.Ordinal)))
            return null;
        foreach (var folder in Ancestors(ContentPath.FolderOf(file.Path)))
            front = Cascaded(front, _cascades.GetValueOrDefault(folder), "/" + bare, isSection);
        front = Cascaded(front, _config.At("cascade"), "/" + bare, isSection);
        var bundle = name is "index" ? ContentPath.FolderOf(bare) : isSection ? ContentPath.FolderOf(bare) : bare;
        var (dateInName, _) = OldPaths.Dated(ContentPath.NameOf(bundle));
        var date = ImportedDate.Parse(front.TextOf("date", "publishDate", "pubdate", "published")) ?? dateInName;
        var section = bundle.Split('/')[0];
        var prefix = language is not null && (language != MainLanguage || _config.FlagOf("defaultContentLanguageInSubdir") == true) ? "/" + language : "";
        return new SourcePage(file, front, prefix + Address(front, bundle, section, date, isSection))
        {
            IsPost = !isSection && date is not null && bundle.Contains('/') && !DocsLike().IsMatch(section),
            PostFolder = OldPaths.Join(language == MainLanguage ? "" : language, BlogLike().IsMatch(section)
                && bundle.Contains('/') ? ContentPath.FolderOf(bundle[(section.Length + 1)..]) : ContentPath.FolderOf(bundle)),
            Date = date,
            NotBefore = ImportedDate.Parse(front.TextOf("publishDate")),
            Title = front.TextOf("title", "linkTitle"),
            Aliases = front.ListOf("aliases")
                .Select(alias => alias.StartsWith('/') || alias.Contains("://", StringComparison.Ordinal)
                ? alias : "/" + OldPaths.Join(ContentPath.FolderOf(bundle), alias)),
            Order = front.NumberOf("weight"),
            Language = language is null || language == MainLanguage ? null : language,
            HiddenBy = Hidden(front),
        };
    }

    public override string? AssetPath(string path)
    {
        path = Mounted(path);
        if (OldPaths.Below(path, "static") is { } published)
            return published;
        if (!OldPaths.Media().IsMatch(path))
            return null;
        if (OldPaths.Below(path, "assets") is { } asset)
            return asset;
        if (Roots.FirstOrDefault(root => root.Length > 0 && OldPaths.Below(path, root) is not null) is not { } root)
            return null;
        var language = _languages.FirstOrDefault(language => language != MainLanguage && ContentOf(language) == root && root != _content);
        return OldPaths.Join(language, OldPaths.Below(path, root));
    }

    /// <summary>A Markdown file beside the <c>index.md</c> of a bundle is a part of that page and none of its own.</summary>
    private bool IsResource(string path, string name) =>
        name is not ("index" or "_index") && Ancestors(ContentPath.FolderOf(path))
            .Any(folder => Folder.First(folder + "/index.md", folder + "/index.html", folder + "/index.markdown") is not null);

    /// <summary>The upper entries of the main menu; one for the blog leads to the list of posts.</summary>
    private IEnumerable<(string Title, string Url)> Menu() =>
        ((string[][])[["languages", MainLanguage, "menus"], ["languages", MainLanguage, "menu"], ["menus"], ["menu"]])
        .Select(path => _config.MapsAt([.. path, "main"])).FirstOrDefault(entries => entries.Any(), [])
        .Where(entry => entry.TextOf("parent") is null)
        .OrderBy(entry => entry.NumberOf("weight") ?? double.MaxValue)
        .Select(entry => (Title: OldText.Plain(entry.TextOf("name", "title", "identifier") ?? ""), Url: entry.TextOf("pageRef", "url") ?? ""))
        .Where(entry => entry.Title.Length > 0 && entry.Url.Length > 0)
        .Select(entry => UrlPath.IsExternal(entry.Url) ? entry
            : entry with { Url = BlogLike().IsMatch(entry.Url.Trim('/')) ? "/posts/" : "/" + entry.Url.TrimStart('/') });

    private static string? Hidden(OldFrontMatter front) =>
        front.FlagOf("draft") == true ? "draft"
        : (front.TextAt("build", "render") ?? front.TextAt("_build", "render")) is "never" or "false" or "link" ? "build.render"
        : front.FlagOf("headless") == true ? "headless"
        : null;

    private string Address(OldFrontMatter front, string bundle, string section, ImportedDate? date, bool isSection)
    {
        if (front.TextOf("url") is { } url && !url.Contains(':'))
            return url.StartsWith('/') ? url : "/" + url;
        if (isSection || bundle.Length == 0)
            return "/" + (bundle.Length == 0 ? "" : Urlized(bundle) + "/");
        var folder = ContentPath.FolderOf(bundle);
        var slug = front.TextOf("slug");
        var name = slug ?? ContentPath.NameOf(bundle);
        var isDatedByName = _config.ListOf("frontmatter").Any() || _config.At("frontmatter", "date") is YamlSequence order
            && order.Items.OfType<YamlScalar>().Any(item => item.Text == ":filename");
        if (slug is null && isDatedByName)
            name = OldPaths.Dated(name).Name;
        var pattern = folder.Length == 0 && section == bundle ? _config.TextAt("permalinks", "page", "/") ?? _config.TextAt("permalinks", "/")
            : _config.TextAt("permalinks", "page", section) ?? _config.TextAt("permalinks", section);
        var address = pattern is null ? $"/{folder}/{name}/" : Placeholder().Replace(pattern, match => match.Groups["name"].Value switch
        {
            "year" => date?.Local.ToString("yyyy", CultureInfo.InvariantCulture) ?? "",
            "month" => date?.Local.ToString("MM", CultureInfo.InvariantCulture) ?? "",
            "monthname" => date?.Local.ToString("MMMM", CultureInfo.InvariantCulture) ?? "",
            "day" => date?.Local.ToString("dd", CultureInfo.InvariantCulture) ?? "",
            "section" => section,
            "sections" => folder,
            "title" => Urlized(front.TextOf("title") ?? name),
            "slug" or "slugorfilename" or "slugorcontentbasename" =>
                slug ?? (match.Groups["name"].Value == "slug" ? Urlized(front.TextOf("title") ?? name) : name),
            "filename" or "contentbasename" => ContentPath.NameOf(bundle),
            _ => match.Value,
        });
        var tidy = Urlized(OldPaths.Join(address));
        return _config.FlagOf("uglyURLs") == true ? $"/{tidy}.html" : OldPaths.ExtensionOf(tidy) == "html" ? "/" + tidy : $"/{tidy}/";
    }

    /// <summary>A path as the mounts of the site's own folders let it be seen: <c>extra/a.md</c> may be <c>content/docs/a.md</c>.</summary>
    private string Mounted(string path)
    {
        foreach (var (source, target) in _mounts)
        {
            if (path == source || path.StartsWith(source + "/", StringComparison.Ordinal))
                return target + path[source.Length..];
        }
        return path;
    }

    /// <summary>The folder that is mounted as the content of a language, if it is one of the site's own.</summary>
    private string? MountOf(string language) => _config.MapsAt("module", "mounts")
        .Where(mount => mount.TextOf("target") == "content" && LanguagesOf(mount) is var languages && (languages.Count == 0 || languages.Contains(language)))
        .Select(mount => mount.TextOf("source")).FirstOrDefault(source => source is not null && Folder.HasFolder(source));

    private static List<string> LanguagesOf(OldFrontMatter mount) => mount.TextOf("lang") is { } language ? [language]
        : [.. mount.TextsAt("sites", "matrix", "languages")];

    private string Urlized(string path)
    {
        var plain = Spaces().Replace(Unwanted().Replace(path, "").Trim(), "-");
        return _config.FlagOf("disablePathToLower") == true ? plain : plain.ToLowerInvariant();
    }

    private string ContentOf(string language) => OldPaths.Join(_config.TextAt("languages", language, "contentDir") ?? MountOf(language) ?? _content);

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (; folder.Length > 0; folder = ContentPath.FolderOf(folder))
            yield return folder;
    }

    /// <summary>What a section, or the site, hands down to a page: the first that its path, kind and language fit counts for each key.</summary>
    private static OldFrontMatter Cascaded(OldFrontMatter front, YamlNode? cascade, string path, bool isSection)
    {
        foreach (var values in cascade switch
        {
            YamlMapping one => [one],
            YamlSequence list => list.Items.OfType<YamlMapping>(),
            _ =>
            Enumerable.Empty<YamlMapping>()
        })
        {
            var target = (values["_target"] ?? values["target"]) as YamlMapping;
            var kind = (target?["kind"] as YamlScalar)?.Text;
            if (IsMatch((target?["path"] as YamlScalar)?.Text, path) && (kind is null || (kind == "section") == isSection))
                front = front.Over(values with
                {
                    Entries = [.. values.Entries.Where(entry =>
                    entry.Key.Text is not ("_target" or "target" or "params")), .. (values["params"] as YamlMapping)?.Entries ?? []]
                });
        }
        return front;
    }

    /// <summary>Hugo's globs: <c>*</c> within a folder, <c>**</c> over all below, <c>{a,b}</c>.</summary>
    private static bool IsMatch(string? glob, string path) => glob is null || Regex.IsMatch(path,
        "^" + Regex.Escape(glob.TrimEnd('/')).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\{", "(?:", StringComparison.Ordinal).Replace("}", ")", StringComparison.Ordinal).Replace(",", "|", StringComparison.Ordinal) + "$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <summary>One file, or a folder with one for each part of the settings.</summary>
    private static OldFrontMatter Configuration(SiteFolder folder)
    {
        var whole = folder.Settings([.. SettingsFiles, .. SettingsFiles.Select(name => PartsFolder + name)]);
        var parts = folder.All.Where(file => file.Path.StartsWith(PartsFolder, StringComparison.Ordinal)
            && OldPaths.StemOf(file.Path) is not ("hugo" or "config") && OldPaths.ExtensionOf(file.Path) is "toml" or "yaml" or "yml")
            .Where(file => !OldPaths.StemOf(file.Path).Contains('.'))
            .Select(file => (new YamlScalar(OldPaths.StemOf(file.Path), true, default), (YamlNode)folder.Settings(file.Path).Keys)).ToImmutableArray();
        return parts.IsEmpty ? whole : whole.Over(new YamlMapping(parts, default));
    }

    [GeneratedRegex(@":(?<name>[a-z]+)(?:\[[^\]]*\])?", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}\s./_#+~@-]", RegexOptions.None, MatchTimeout)]
    private static partial Regex Unwanted();

    /// <summary>White space becomes one hyphen, unless there is one beside it.</summary>
    [GeneratedRegex(@"\s*-\s+|\s+-?", RegexOptions.None, MatchTimeout)]
    private static partial Regex Spaces();

    [GeneratedRegex("^(?:docs?|documentation|guides?|reference|manual|tutorials?|wiki|kb|help|api|learn)$", RegexOptions.IgnoreCase, MatchTimeout)]
    internal static partial Regex DocsLike();

    [GeneratedRegex("^(?:posts?|blogs?|news|articles?|writing|journal)$", RegexOptions.IgnoreCase, MatchTimeout)]
    internal static partial Regex BlogLike();
}
