namespace ServiceBlog.Import.ContentFolders;

/// <summary>Reads the sources of a site of another generator: its pages with their front matter, and the files that are published as they are, under the
/// paths they had. What is special to each program is its <see cref="Generator"/>'s; the steps are the same for all.</summary>
internal sealed partial class ContentFolderImporter
{
    private static readonly FrozenSet<string> Understood = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "title", "date", "publishDate", "lastmod", "last_modified_at", "updated", "author", "authors", "tags", "tag", "categories", "category", "keywords",
        "description", "summary", "excerpt", "slug", "url", "permalink", "aliases", "redirect_from", "draft", "published", "taxonomies", "series", "weight",
        "expiryDate", "lang", "language", "layout", "sidebar_position", "nav_order", "order", "pubDate", "id", "path", "template", "unlisted",
        "publish", "created", "cascade", "lastUpdated", "last_update", "expires", "pubdate");

    private static readonly string[] TagKeys = ["tags", "tag", "categories", "category", "keywords"];

    private readonly string _name;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly SiteFolder _folder;
    private readonly Generator _generator;
    private readonly HashSet<string> _assets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private readonly List<string> _lists = [];
    private readonly TextBudget _budget = new(site: null);

    private ContentFolderImporter(SiteFolder folder, Generator generator, string name, ICollection<Diagnostic> diagnostics) =>
        (_folder, _generator, _name, _diagnostics) = (folder, generator, name, diagnostics);

    /// <summary>The files of a folder as one site; null if they are none.</summary>
    public static ImportBatch? Read(ImmutableArray<InputFile> files, string name, ICollection<Diagnostic> diagnostics)
    {
        var folder = new SiteFolder(files, diagnostics);
        return Generator.Of(folder) is { } generator ? new ContentFolderImporter(folder, generator, name, diagnostics).Read() : null;
    }

    private ImportBatch Read()
    {
        var pages = new List<ImportedPage>();
        var assets = new List<ImportedAsset>();
        var unread = new Dictionary<string, (InputFile First, int Count)>(StringComparer.Ordinal);
        foreach (var file in _folder.All)
        {
            if (_generator.MayBePage(file.Path) && !_generator.IsMachinery(file.Path) && PageOf(file) is { } page)
                pages.Add(page);
            else if (!Generator.IsMarkdown(file.Path) && !file.Path.Contains("node_modules/", StringComparison.Ordinal)
                && _generator.AssetPath(file.Path) is { Length: > 0 } path && OutputPathOf(path) is { } published)
            {
                assets.Add(new ImportedAsset(published, file));
                _assets.Add(published);
            }
            else if (Generator.IsOtherMarkup(file.Path) && !_generator.IsMachinery(file.Path))
                _diagnostics.Add(new Diagnostic(Rules.SkippedItem, new SourceLocation(file.DisplayPath),
                    "a text in another markup than Markdown and HTML was not imported"));
            else if (Generator.IsMarkdown(file.Path) && !_refused.Contains(file.Path))
                unread[ContentPath.FirstFolder(file.Path)] = unread.TryGetValue(ContentPath.FirstFolder(file.Path), out var known)
                    ? (known.First, known.Count + 1) : (file, 1);
        }
        pages.AddRange(_generator.MadePages.Select(page => Page(page.File, OldFrontMatter.Empty, page)).OfType<ImportedPage>());
        PostLists.Join(pages, _lists, _name);
        // Orders begin at zero here.
        if (pages.Min(page => page.Order) is < 0 and var least)
            pages = [.. pages.Select(page => page with { Order = page.Order - least })];
        foreach (var (folder, (first, count)) in unread)
            _diagnostics.Add(new Diagnostic(Rules.SkippedItem, new SourceLocation(first.DisplayPath),
                Invariant($"{count} {(count == 1 ? "file" : "files")} of {(folder.Length == 0 ? "the top folder" : folder + "/")} not imported: {_generator.Name} publishes no page of {(count == 1 ? "it" : "them")}")));
        return new ImportBatch
        {
            Name = _name,
            Origin = _generator.Name,
            Files = _folder.All.Length,
            Settings = _generator.Settings,
            Pages = [.. pages],
            Assets = [.. assets.DistinctBy(asset => asset.Path, StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// <summary>Null for a file that is no page, and for one made to be slow, which is told.</summary>
    private ImportedPage? PageOf(InputFile file)
    {
        try
        {
            return Page(file);
        }
        catch (Exception fault) when (Importer.IsTooMuch(fault))
        {
            return Refused(file, Importer.TooMuch(fault, new SourceLocation(file.DisplayPath)));
        }
    }

    private ImportedPage? Refused(InputFile file, Diagnostic reason)
    {
        _refused.Add(file.Path);
        _diagnostics.Add(reason);
        return null;
    }

    private ImportedPage? Page(InputFile file)
    {
        // What is no page has no mistakes.
        var mistakes = new List<Diagnostic>();
        if (ImportText.Read(file, _diagnostics, mayBeEmpty: true, ContentLimits.Usual.Bytes) is not { } text)
        {
            _refused.Add(file.Path);
            return null;
        }
        var read = _generator.FrontOf(OldFrontMatter.Read(text, file.DisplayPath, mistakes), file.DisplayPath);
        if (_generator.Page(file, read) is not { } page)
            return null;
        foreach (var mistake in mistakes)
            _diagnostics.Add(mistake);
        if (TextBudget.Fault(text, file.DisplayPath) is { } tooMuch)
            return Refused(file, tooMuch);
        return Page(file, read, page);
    }

    private ImportedPage? Page(InputFile file, OldFrontMatter read, SourcePage of)
    {
        var page = of with { Budget = _budget.OfPage(of.Front.Text) };
        var front = page.Front;
        var place = new SourceLocation(file.DisplayPath, 1, 1);
        if (OldPaths.ExtensionOf(page.Address) is "txt" or "xml" or "json" or "css" or "js" or "webmanifest" or "ics" or "rss" or "atom")
        {
            _diagnostics.Add(new Diagnostic(Rules.SkippedItem, place, $"{page.Address}, which it made, is no page"));
            return null;
        }
        var prepared = new Lazy<string>(() => Prepared(page));
        var title = TitleOf(page);
        var isHtml = Generator.IsHtml(file.Path);
        if (isHtml && (LoopOver().IsMatch(front.Text) || HtmlText.Of(WithoutTags(front.Text, page)).Length == 0))
        {
            _lists.Add(page.Address);
            _diagnostics.Add(new Diagnostic(Rules.SkippedItem, place, "a template that lists pages was not imported: the site makes such lists itself"));
            return null;
        }
        foreach (var (key, _) in read.Keys.Entries.Where(entry => !IsUnderstood(entry.Key.Text)))
            _diagnostics.Add(new Diagnostic(Rules.ImportedKey, key.Location, $"\"{key.Text}\" is kept as a comment") { Element = key.Text });
        if (page.IsPost && page.Date is null)
            _diagnostics.Add(new Diagnostic(Rules.MissingImportDate, place, $"no date was found for \"{title}\""));
        if (page.HiddenBy is { } reason && reason != "draft")
            _diagnostics.Add(new Diagnostic(Rules.ImportGuess, place, $"\"{title}\" was not published ({reason}); it is a draft now"));
        return new ImportedPage
        {
            Id = $"folder:{_name}/{file.Path}",
            Location = place,
            Title = title,
            Date = page.Date,
            Updated = ImportedDate.Parse(front.TextOf("lastmod", "last_modified_at", "updated", "lastUpdated", "last_update")),
            NotBefore = page.NotBefore,
            Expires = ImportedDate.Parse(front.TextOf("expiryDate", "expires")),
            Authors = [.. front.ListOf("author").Concat(front.ListOf("authors")).Select(OldText.Plain).Where(author => author.Length > 0)
                .Distinct(StringComparer.Ordinal)],
            Tags = [.. TagKeys.Union(_generator.Taxonomies, StringComparer.OrdinalIgnoreCase)
                .SelectMany(name => front.ListOf(name, partsAtSpaces: _generator is JekyllSite or PlainFolder)).Concat(page.Labels)
                .Where(tag => tag.Length is > 0 and < 100).Distinct(StringComparer.OrdinalIgnoreCase)],
            Series = [.. front.ListOf("series").Distinct(StringComparer.OrdinalIgnoreCase)],
            Summary = front.TextOf("summary", "description", "excerpt") is { } summary && !summary.Contains("{%", StringComparison.Ordinal)
                ? HtmlText.OneLine(summary) : null,
            Order = page.Order,
            Language = page.Language is { } language && LanguageTags.IsTag(language, out _) ? language : null,
            OriginName = _generator.Settings.Title,
            OriginUrl = _generator.Site is { } site ? new Uri(site, page.Address.TrimStart('/')).AbsoluteUri : null,
            Addresses = [.. AddressesOf(page)],
            Slug = page.IsPost ? ContentPath.NameOf(OldPaths.Bare(page.Address).TrimEnd('/')) is { Length: > 0 } slug && slug.Any(char.IsLetter)
                ? slug : OldPaths.StemOf(file.Path) : ContentPath.NameOf(PlaceOf(page)),
            Place = page.IsPost ? SafeFolder(page.PostFolder) : PlaceOf(page),
            Draft = front.FlagOf("draft") == true || page.HiddenBy is not null,
            IsStandalone = !page.IsPost,
            KeptLines = [.. read.Keys.Entries.Where(entry => !IsUnderstood(entry.Key.Text)).SelectMany(entry => Lines(entry.Key.Text, entry.Value))],
            Anchor = OldAnchors.Of(title, prepared),
            Body = (addresses, diagnostics) => Body(page, title, prepared.Value, addresses, diagnostics),
        };
    }

    private string TitleOf(SourcePage page)
    {
        var title = OldText.Plain(page.Title ?? page.Front.TextOf("title") ?? OldText.FirstHeading(page.Front.Text) ?? Words(page));
        if (title.Contains("{{", StringComparison.Ordinal) || title.Contains("{%", StringComparison.Ordinal))
        {
            var notes = new ImportNotes(page.File.DisplayPath, 1, title, new List<Diagnostic>(), page.Budget);
            title = OldText.Plain(OldTagTree.Rewrite(title, TagsOf(title, page), notes));
        }
        return title.Length == 0 ? Words(page) : title;
    }

    /// <summary>What a text holds besides tags that show nothing of themselves.</summary>
    private string WithoutTags(string text, SourcePage page)
    {
        var (rest, at) = (new StringBuilder(text.Length), 0);
        foreach (var tag in TagsOf(text, page).Where(tag => tag.Role != TagRole.Text))
        {
            rest.Append(text, at, Math.Max(0, tag.Start - at));
            at = tag.End;
        }
        return rest.Append(text, at, text.Length - at).ToString();
    }

    private bool IsUnderstood(string key) => Understood.Contains(key) || _generator.Taxonomies.Contains(key, StringComparer.OrdinalIgnoreCase);

    private List<OldTag> TagsOf(string text, SourcePage page) =>
        [.. TagReaders.Read(text, _generator.Tags, name => VariableOf(name, page)).Select(tag => OldIncludes.Resolved(tag, _folder, page))];

    /// <summary>What a variable of a template says that is a plain value of the page or of the site.</summary>
    private string? VariableOf(string name, SourcePage page) => name.Split('.') switch
    {
        ["page", "date"] => page.Date?.Day,
        ["page", var key] => page.Front.TextOf(key) ?? page.Front.TextAt("params", key),
        ["page", .. var path] => page.Front.TextAt(path) ?? page.Front.TextAt(["params", .. path]),
        [var key] when _generator is EleventySite => page.Front.TextOf(key),
        ["site", "title"] => _generator.Settings.Title,
        ["site", "description"] => _generator.Settings.Description,
        ["site", .. var path] => _generator.VariableAt(path),
        var path when _generator is EleventySite => page.Front.TextAt(path),
        var path when _generator is MkDocsSite => _generator.VariableAt(path),
        _ => null,
    };

    /// <summary>A text in Markdown that all understand, with the addresses that it had.</summary>
    private string Prepared(SourcePage page)
    {
        var notes = new ImportNotes(page.File.DisplayPath, page.Front.TextLine, page.Front.Text, _diagnostics, page.Budget);
        var placed = _generator.Tags == TagLanguage.Liquid
            ? new NamedTexts(page.Front.Text, code => TagReaders.Read(code, TagLanguage.Liquid, name => VariableOf(name, page), isCode: true),
                tag => OldIncludes.TextOf(tag, _folder, page) ?? "", notes).Placed()
            : page.Front.Text;
        var text = OldTagTree.Rewrite(placed, TagsOf(placed, page), notes);
        return Generator.IsHtml(page.File.Path)
            ? text : _generator.Rewrite(OldText.OutsideCode(text, OldComponents.FilmFrame(), OldComponents.Film), page, notes);
    }

    private string Body(SourcePage page, string title, string text, OldAddresses addresses, ICollection<Diagnostic> diagnostics)
    {
        var resolver = new OldLinkTargets(_folder, _generator, page, addresses, _assets);
        if (Generator.IsHtml(page.File.Path))
            return new OldHtmlPage(page, _generator.Site, resolver, html => TagsOf(html, page)).Convert(addresses, diagnostics);
        var notes = new ImportNotes(page.File.DisplayPath, page.Front.TextLine, page.Front.Text, diagnostics, page.Budget);
        return new OldLinks(text, _generator.HasAttributes, resolver.Find, notes).Rewrite(title);
    }

    private IEnumerable<string> AddressesOf(SourcePage page)
    {
        foreach (var address in page.Aliases.Prepend(page.Address)
            .Select(address => address.StartsWith('/') || address.Contains("://", StringComparison.Ordinal) ? address : "/" + address)
            .Distinct(StringComparer.Ordinal))
        {
            yield return address;
            // A site below a path of its host has only addresses below it.
            if (_generator.Site is { AbsolutePath: "/" } site && address.StartsWith('/'))
                yield return new Uri(site, address.TrimStart('/')).AbsoluteUri;
        }
        yield return "file:" + page.File.Path;
        yield return "name:" + OldPaths.Dated(OldPaths.StemOf(page.File.Path)).Name;
        yield return "post:" + OldPaths.StemOf(page.File.Path);
    }

    /// <summary>The path of a page's file without extension, which gives it the address that it had.</summary>
    private static string PlaceOf(SourcePage page)
    {
        var path = Uri.UnescapeDataString(page.Address);
        var bare = OldPaths.Join(path.EndsWith(".html", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) ? OldPaths.Bare(path) : path);
        var place = SafeFolder(bare);
        return place.Length == 0 ? "index" : page.IsIndex && place != "index" ? place + "/index" : place;
    }

    private static string SafeFolder(string path) =>
        string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(UrlPath.Segment).Where(part => part.Length > 0));

    /// <summary>A path under which every system can publish a file; null for one that leads out of the site.</summary>
    private static string? OutputPathOf(string path) => UrlPath.Parse("/" + path.TrimStart('/')) is { } safe && !safe.EndsWith('/') ? safe[1..] : null;

    private static string Words(SourcePage page)
    {
        var name = ContentPath.NameOf(PlaceOf(page)) is "index"
            ? ContentPath.NameOf(ContentPath.FolderOf(PlaceOf(page))) : OldPaths.Dated(ContentPath.NameOf(PlaceOf(page))).Name;
        return name.Length == 0 ? "Home" : char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ').Replace('_', ' ');
    }

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

    /// <summary>A template that goes over the site's pages.</summary>
    [GeneratedRegex(@"\{%-?\s*for\b", RegexOptions.None, MatchTimeout)]
    private static partial Regex LoopOver();
}
