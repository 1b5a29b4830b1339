namespace ServiceBlog.Import.ContentFolders;

/// <summary>Reads the sources of a Jekyll or Hugo site: posts, pages and drafts with their front matter, and the files that are published as they
/// are, under the paths they had.</summary>
internal sealed partial class ContentFolderImporter
{
    /// <summary>Folders of both programs that hold neither pages nor files for readers.</summary>
    private static readonly FrozenSet<string> Machinery = FrozenSet.Create(StringComparer.Ordinal,
        "_site", "_layouts", "_includes", "_sass", "_data", "_plugins", "public", "resources", "layouts", "themes", "archetypes", "data", "i18n", "node_modules", "vendor", "scripts", "bin");

    private static readonly FrozenSet<string> Understood = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "title", "date", "publishDate", "lastmod", "last_modified_at", "updated", "author", "authors", "tags", "tag", "categories", "category", "keywords",
        "description", "summary", "excerpt", "slug", "url", "permalink", "aliases", "redirect_from", "draft", "published", "taxonomies", "series");

    private static readonly string[] TagKeys = ["tags", "tag", "categories", "category"];

    private readonly string _name;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly ImmutableArray<InputFile> _files;
    private readonly HashSet<string> _paths;
    private readonly OldFrontMatter? _settings;
    private readonly bool _isHugo;
    private readonly Uri? _site;

    private ContentFolderImporter(ImmutableArray<InputFile> files, string name, ICollection<Diagnostic> diagnostics)
    {
        (_files, _name, _diagnostics) = (files, name, diagnostics);
        _paths = [.. files.Select(file => file.Path)];
        _isHugo = files.Any(file => file.Path.StartsWith("content/", StringComparison.Ordinal)) || files.Any(file => SettingsOfHugo().IsMatch(file.Path) || ContentPath.NameOf(file.Path) == "_index.md");
        _settings = ReadSettings();
        _site = Uri.TryCreate(_settings?.TextOf("url", "baseURL"), UriKind.Absolute, out var site) && site.Scheme is "http" or "https" ? site : null;
    }

    /// <summary>Whether a folder is one of these, by the files it has.</summary>
    public static bool IsOne(ImmutableArray<InputFile> files) => files.Any(file =>
        file.Path is "_config.yml" or "_config.yaml" or "_config.toml" || SettingsOfHugo().IsMatch(file.Path)
        || file.Path.StartsWith("_posts/", StringComparison.Ordinal) || file.Path.Contains("/_posts/", StringComparison.Ordinal)
        || (IsText(file.Path) && !file.Path.EndsWith(".html", StringComparison.Ordinal)));

    public static ImportBatch Read(ImmutableArray<InputFile> files, string name, ICollection<Diagnostic> diagnostics) =>
        new ContentFolderImporter(files, name, diagnostics).Read();

    private ImportBatch Read()
    {
        var files = _files
            .Where(file => file.Path.StartsWith("content/", StringComparison.Ordinal) || !file.Path.Split('/').SkipLast(1).Any(Machinery.Contains))
            .ToLookup(file => IsText(file.Path));
        return new ImportBatch
        {
            Name = _name,
            Pages = [.. files[true].Select(Page).OfType<ImportedPage>()],
            Assets = [.. files[false].Where(file => AssetPath(file.Path) is not null).Select(file => new ImportedAsset(AssetPath(file.Path)!, file))],
        };
    }

    private OldFrontMatter? ReadSettings()
    {
        if (_files.FirstOrDefault(file => file.Path is "_config.yml" or "_config.yaml" or "_config.toml" || SettingsOfHugo().IsMatch(file.Path)) is not { } file
            || ImportText.Read(file, _diagnostics) is not { } text)
        {
            return null;
        }
        var mapping = file.Path.EndsWith(".toml", StringComparison.Ordinal)
            ? TomlReader.ReadMapping(text, file.DisplayPath, 1, _diagnostics)
            : YamlReader.ReadMapping(text, file.DisplayPath, 1, _diagnostics);
        return mapping is null ? null : new OldFrontMatter(mapping, "", 1);
    }

    private ImportedPage? Page(InputFile file)
    {
        if (ContentPath.NameOf(file.Path) is "README.md" or "LICENSE.md" or "CHANGELOG.md" or "_index.md" or "404.md" or "404.html" || ImportText.Read(file, _diagnostics) is not { } text)
            return null;
        var isHtml = file.Path.EndsWith(".html", StringComparison.Ordinal);
        if (isHtml && !OldFrontMatter.StartsText(text))
            return null;
        if (OldFrontMatter.Read(text, file.DisplayPath, _diagnostics) is not { } front)
            return null;
        var place = new SourceLocation(file.DisplayPath, 1, 1);
        var date = ImportedDate.Parse(front.TextOf("date", "publishDate")) ?? ImportedDate.Parse(DateInName().Match(ContentPath.NameOf(file.Path)).Groups["date"].Value);
        var stem = Stem(file.Path);
        var title = front.TextOf("title") ?? FirstHeading(front.Text) ?? Words(stem);
        foreach (var (key, _) in front.Keys.Entries.Where(entry => !Understood.Contains(entry.Key.Text)))
            _diagnostics.Add(new Diagnostic(Rules.ImportedKey, key.Location, $"\"{key.Text}\" is kept as a comment"));
        var isPost = date is not null || file.Path.Contains("_posts/", StringComparison.Ordinal) || file.Path.Contains("_drafts/", StringComparison.Ordinal) || _isHugo && ContentPath.FolderOf(file.Path) is not ("content" or "");
        if (isPost && date is null)
            _diagnostics.Add(new Diagnostic(Rules.MissingImportDate, place, $"no date was found for \"{title}\""));
        return new ImportedPage
        {
            Id = $"folder:{_name}/{file.Path}",
            Location = place,
            Title = title,
            Date = date,
            Updated = ImportedDate.Parse(front.TextOf("lastmod", "last_modified_at", "updated")),
            Authors = [.. front.ListOf("author").Concat(front.ListOf("authors")).Distinct(StringComparer.Ordinal)],
            Tags = [.. TagKeys.SelectMany(name => front.ListOf(name, partsAtSpaces: !_isHugo)).Distinct(StringComparer.OrdinalIgnoreCase)],
            Summary = front.TextOf("summary", "description", "excerpt"),
            OriginName = _settings?.TextOf("title"),
            OriginUrl = _site is null ? null : new Uri(_site, Address(file.Path, front, stem, date)).AbsoluteUri,
            Addresses = [.. Addresses(file.Path, front, stem, date)],
            Slug = front.TextOf("slug") ?? stem,
            Draft = front.FlagOf("draft") == true || front.FlagOf("published") == false || file.Path.Contains("_drafts/", StringComparison.Ordinal),
            IsStandalone = !isPost,
            KeptLines = [.. front.Keys.Entries.Where(entry => !Understood.Contains(entry.Key.Text)).SelectMany(entry => Lines(entry.Key.Text, entry.Value))],
            Body = (addresses, diagnostics) => Body(file, front, isHtml, addresses, diagnostics),
        };
    }

    private string Body(InputFile file, OldFrontMatter front, bool isHtml, OldAddresses addresses, ICollection<Diagnostic> diagnostics)
    {
        var folder = ContentPath.FolderOf(file.Path);
        var text = OldTemplateTags.Rewrite(front.Text, file.DisplayPath, front.TextLine, name => FindPage(name, folder, addresses), diagnostics);
        if (isHtml)
        {
            var body = new HtmlBody { Source = front.Text, FirstLine = front.TextLine, File = file.DisplayPath, Address = _site, LocalImage = address => LocalFile(address, folder) };
            return body.Convert(text, addresses, diagnostics);
        }
        var rewritten = Link().Replace(text, match =>
        {
            if (match.Groups["code"].Success)
                return match.Value;
            var url = match.Groups["url"].Value;
            var target = Rewritten(url, folder, match.Groups["image"].Success, addresses);
            if (target is not null)
                return match.Groups["start"].Value + target + match.Groups["end"].Value;
            var line = front.TextLine + text.AsSpan(0, match.Index).Count('\n');
            diagnostics.Add(new Diagnostic(Rules.UnresolvedImport, new SourceLocation(file.DisplayPath, line, 1), $"{url} leads to nothing that was imported"));
            return match.Groups["text"].Success ? match.Groups["text"].Value : match.Value;
        });
        return rewritten.Trim('\n') is { Length: > 0 } trimmed ? trimmed + "\n" : "";
    }

    /// <summary>The new address of a link or an image in Markdown; null if it leads nowhere.</summary>
    private string? Rewritten(string url, string folder, bool isImage, OldAddresses addresses)
    {
        if (url.StartsWith('#') || url.Length == 0)
            return url;
        if (!isImage && FindPage(url, folder, addresses) is { Url: { } page })
            return page;
        if (Uri.TryCreate(url, UriKind.Absolute, out _) && !url.StartsWith('/') || url.StartsWith("//", StringComparison.Ordinal))
            return url;
        if (LocalFile(url, folder) is { } local)
            return local;
        return _site is null ? null : new Uri(_site, url).AbsoluteUri;
    }

    /// <summary>A page by its file's path or name, or by an address that it had.</summary>
    private static LinkAddress? FindPage(string name, string folder, OldAddresses addresses)
    {
        var path = name.Split('#')[0];
        if (addresses.Find(path) is { } byAddress)
            return byAddress;
        var whole = path.StartsWith('/') ? path[1..] : UrlPath.Combine(folder, path);
        return addresses.Find("file:" + whole) ?? addresses.Find("file:content/" + whole) ?? addresses.Find("name:" + ContentPath.NameOf(path).Split('.')[0]);
    }

    private string? LocalFile(string url, string folder)
    {
        var path = Uri.UnescapeDataString(url.Split('?', '#')[0]);
        var candidates = path.StartsWith('/') ? [path[1..], "static" + path] : new[] { UrlPath.Combine(folder, path), path };
        return candidates.Where(candidate => candidate is not null && _paths.Contains(candidate))
            .Select(candidate => AssetPath(candidate!)).FirstOrDefault(asset => asset is not null) is { } found ? "/" + UrlPath.Encode(found) : null;
    }

    private IEnumerable<string> Addresses(string path, OldFrontMatter front, string stem, ImportedDate? date)
    {
        var own = Address(path, front, stem, date);
        IEnumerable<string> old = [own, .. front.ListOf("aliases"), .. front.ListOf("redirect_from")];
        foreach (var address in old.Select(address => address.StartsWith('/') || address.Contains("://", StringComparison.Ordinal) ? address : "/" + address).Distinct(StringComparer.Ordinal))
        {
            yield return address;
            if (_site is not null && address.StartsWith('/'))
                yield return new Uri(_site, address).AbsoluteUri;
        }
        yield return "file:" + path;
        yield return "name:" + ContentPath.NameOf(path).Split('.')[0];
    }

    private string Address(string path, OldFrontMatter front, string stem, ImportedDate? date)
    {
        if (front.TextOf("permalink", "url") is { } given && given.StartsWith('/') && !given.Contains(':', StringComparison.Ordinal))
            return given;
        var slug = front.TextOf("slug") ?? stem;
        if (_isHugo)
        {
            var folder = path.StartsWith("content/", StringComparison.Ordinal) ? ContentPath.FolderOf(path["content/".Length..]) : ContentPath.FolderOf(path);
            if (ContentPath.NameOf(path).StartsWith("index.", StringComparison.Ordinal))
                folder = ContentPath.FolderOf(folder);
            return UrlPath.Encode($"/{folder}/{slug}/".Replace("//", "/", StringComparison.Ordinal));
        }
        if (date is null || !path.Contains("_posts/", StringComparison.Ordinal))
            return UrlPath.Encode($"/{(ContentPath.FolderOf(path) is { Length: > 0 } folder ? folder + "/" : "")}{(stem == "index" ? "" : slug + "/")}");
        var pattern = (front.TextOf("permalink") ?? _settings?.TextOf("permalink") ?? "date") switch
        {
            "date" => "/:categories/:year/:month/:day/:title.html",
            "pretty" => "/:categories/:year/:month/:day/:title/",
            "ordinal" or "weekdate" => "/:categories/:year/:title.html",
            "none" => "/:categories/:title.html",
            var own => own,
        };
        var categories = string.Join('/', front.ListOf("categories", partsAtSpaces: true).Select(category => category.ToLowerInvariant()));
        var address = pattern.Replace(":categories", categories, StringComparison.Ordinal)
            .Replace(":year", date.Day[..4], StringComparison.Ordinal).Replace(":month", date.Day[5..7], StringComparison.Ordinal)
            .Replace(":day", date.Day[8..], StringComparison.Ordinal).Replace(":title", slug, StringComparison.Ordinal)
            .Replace(":slug", slug, StringComparison.Ordinal).Replace("//", "/", StringComparison.Ordinal);
        return UrlPath.Encode(address.StartsWith('/') ? address : "/" + address);
    }

    /// <summary>Where a file that is no page was published; null for what no reader got.</summary>
    private static string? AssetPath(string path)
    {
        if (path.StartsWith("static/", StringComparison.Ordinal))
            return path["static/".Length..];
        var own = path.StartsWith("content/", StringComparison.Ordinal) ? path["content/".Length..] : path;
        return Media().IsMatch(own) && !own.StartsWith('_') ? own : null;
    }

    private static string Stem(string path)
    {
        var name = ContentPath.NameOf(path);
        var stem = name.StartsWith("index.", StringComparison.Ordinal) && ContentPath.FolderOf(path) is { Length: > 0 } folder && folder != "content"
            ? ContentPath.NameOf(folder) : name[..name.LastIndexOf('.')];
        return DateInName().Match(stem) is { Success: true } dated && dated.Length < stem.Length ? stem[dated.Length..] : stem;
    }

    private static string? FirstHeading(string text) =>
        text.TrimStart().Split('\n')[0] is ['#', ' ', .. var title] ? title.Trim() : null;

    private static string Words(string stem) => stem.Length == 0 ? "Untitled" : char.ToUpperInvariant(stem[0]) + stem[1..].Replace('-', ' ').Replace('_', ' ');

    /// <summary>A key that has no meaning here, one line for each value: nested keys are joined by dots, lists stand in brackets.</summary>
    private static IEnumerable<string> Lines(string key, YamlNode value) => value is YamlMapping mapping
        ? mapping.Entries.SelectMany(entry => Lines($"{key}.{entry.Key.Text}", entry.Value))
        : [$"{key}: {Written(value)}"];

    private static string Written(YamlNode value) => value switch
    {
        YamlScalar scalar => scalar.Text.ReplaceLineEndings(" "),
        YamlSequence list => $"[{string.Join(", ", list.Items.Select(Written))}]",
        YamlMapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(entry => $"{entry.Key.Text}: {Written(entry.Value)}"))}}}",
        _ => "",
    };

    private static bool IsText(string path) => path.EndsWith(".md", StringComparison.Ordinal) || path.EndsWith(".markdown", StringComparison.Ordinal) || path.EndsWith(".html", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:hugo|config)\.(?:toml|ya?ml|json)$|^config/_default/(?:hugo|config)\.(?:toml|ya?ml|json)$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex SettingsOfHugo();

    [GeneratedRegex(@"^(?<date>\d{4}-\d\d-\d\d)-?", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex DateInName();

    [GeneratedRegex(@"\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|pdf|mp[34]|webm|ogg|wav|zip|docx?|xlsx?|pptx?|csv|txt|woff2?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Media();

    /// <summary>An inline link or image, the outer end of a link around an image, a definition; or code, where none is.</summary>
    [GeneratedRegex(
        @"(?<code>^(?<fence>`{3,}|~{3,})[^\n]*\n.*?^\k<fence>|`[^`\n]+`)"
        + @"|(?<start>(?<image>!)?\[(?<text>[^\[\]\n]{0,500})\]\(\s*)(?<url>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)(?<end>(?:\s+(?:""[^""\n]*""|'[^'\n]*'))?\s*\))"
        + @"|(?<start>(?<=\))\]\(|^[ ]{0,3}\[[^\]\n^][^\]\n]*\]:[ \t]*)(?<url>[^\s()<>]+)",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, MatchTimeout)]
    private static partial Regex Link();
}
