namespace ServiceBlog.Import.Placing;

/// <summary>Decides what an import writes: gives every page a name that no other has, the one of the last time where there was one; lets the links
/// between imported pages lead to these names; and spares what was edited since.</summary>
public sealed partial class ImportPlan(ImportTarget target, ExistingSite site, ImportState state, ICollection<Diagnostic> diagnostics)
{
    private readonly ILookup<string, string> _earlier = state.ById();
    private readonly HashSet<string> _takenKeys = new(site.Keys, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _takenPaths = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _takenAddresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _assetAddresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PlannedFile> _files = [];
    private readonly HashSet<string> _plannedPaths = new(StringComparer.Ordinal);

    /// <summary>Of names that many pages of this import want, the number that the last one got.</summary>
    private readonly Dictionary<string, int> _lastNumbers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The files to write, in the order of their paths. Called once.</summary>
    /// <param name="now">Pages dated later are not published, so no link may lead to them.</param>
    public ImmutableArray<PlannedFile> Make(ImmutableArray<ImportBatch> batches, DateTimeOffset now)
    {
        var pages = batches.SelectMany(batch => batch.Pages).ToArray();
        _assetAddresses.UnionWith(batches.SelectMany(batch => batch.Assets).Select(asset => "/" + asset.Path));
        var placed = Place(pages, now);
        var addresses = new OldAddresses();
        foreach (var page in placed)
        {
            foreach (var address in page.Page.Addresses)
                addresses.Add(address, page);
        }
        foreach (var page in placed)
        {
            if (BodyOf(page.Page, addresses.SeenFrom(ContentPath.FolderOf(page.Path))) is not { } body)
                continue;
            var kind = ContentPath.KindOf(page.Path) ?? PageKind.Source;
            var permalink = AddressOf(page.Path) == page.Address ? null : page.Address;
            Add(page.Path, page.Page.Id, MarkdownFile.Write(page.Page, kind, permalink, Aliases(page, kind), body), page.Page, page.Address);
        }
        var first = 0;
        foreach (var batch in batches)
        {
            var own = placed.AsMemory(first, batch.Pages.Length);
            first += batch.Pages.Length;
            foreach (var asset in batch.Assets)
                AddAsset(asset);
            foreach (var copy in batch.Copies)
            {
                if (copy.File.TryRead(diagnostics) is { } bytes)
                    Add(copy.Path, "file:" + copy.Path, bytes, page: null);
            }
            foreach (var (path, id, bytes) in own.ToArray().SelectMany(CommentFiles.Of))
                Add(path, id, bytes, page: null);
            AddAttachments(batch);
        }
        return [.. _files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private string? BodyOf(ImportedPage page, OldAddresses addresses)
    {
        try
        {
            return page.WriteBody(addresses, diagnostics);
        }
        catch (Exception fault) when (Importer.IsTooMuch(fault))
        {
            diagnostics.Add(Importer.TooMuch(fault, page.Location));
            return null;
        }
    }

    private PlacedPage[] Place(ImportedPage[] pages, DateTimeOffset now)
    {
        var placed = new PlacedPage?[pages.Length];
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < pages.Length; index++)
        {
            // What was still to come stays so.
            if (pages[index].NotBefore is { } coming && coming.IsAfter(now))
                pages[index] = pages[index] with { Date = coming };
            // Two pages may name themselves alike.
            var count = ids[pages[index].Id] = ids.GetValueOrDefault(pages[index].Id) + 1;
            if (count > 1)
                pages[index] = pages[index] with { Id = string.Create(CultureInfo.InvariantCulture, $"{pages[index].Id} ({count})") };
            var folder = target.FolderOf(pages[index]);
            if (_earlier[pages[index].Id].FirstOrDefault(path => path.StartsWith(folder + "/", StringComparison.Ordinal)) is { } known)
                placed[index] = Placed(pages[index], known, site.AddressOf(known) ?? AddressOf(known));
        }
        var own = placed.OfType<PlacedPage>().Select(page => page.Path).ToHashSet(StringComparer.Ordinal);
        _takenAddresses.UnionWith(site.Addresses.Where(taken => !own.Contains(taken.Path)).Select(taken => taken.Address));
        _takenAddresses.UnionWith(placed.OfType<PlacedPage>().Select(page => page.Address));
        // Pages before entries: their addresses are the ones that they had.
        foreach (var index in Enumerable.Range(0, pages.Length).Where(index => placed[index] is null).OrderBy(index => pages[index].IsStandalone ? 0 : 1))
        {
            var (path, address) = NewPlace(pages[index]);
            placed[index] = Placed(pages[index], path, address);
        }
        var shared = placed.GroupBy(page => page!.Key, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .SelectMany(group => group).ToHashSet();
        return [.. placed.Select(page => shared.Contains(page) ? page! with { Key = null } : page!)];

        PlacedPage Placed(ImportedPage page, string path, string address) =>
            new(page, path, address, IsPublished: !page.Draft && page.Date?.IsAfter(now) != true && page.Expires?.IsAfter(now) != false);
    }

    /// <summary>A file and an address that nothing else has. Of entries with one name in several folders, all but the first keep their old addresses.</summary>
    private (string Path, string Address) NewPlace(ImportedPage page)
    {
        var wanted = page is { IsStandalone: true, Place: { } place } ? ContentPath.NameOf(place) : NameOf(page);
        var folder = target.FolderOf(page);
        // Among the pages of tags and years, which the site makes, no name would be free.
        if (page.Place is { } among && among.Contains('/') && AddressOf(PathOf(page, folder, wanted)) is var made
            && GeneratedPage().IsMatch(made) && !IsOfList(made))
        {
            var first = ContentPath.FirstFolder(among);
            diagnostics.Add(new Diagnostic(Rules.RenamedImport, page.Location,
                $"the site makes a page of its own at {made}; this one goes to the folder \"{first}-2\""));
            page = page with { Place = first + "-2" + among[first.Length..] };
        }
        var isPost = ContentPath.KindOf(folder + "/x.md") == PageKind.Post;
        // What the site had before may be this very page, so there all numbers are tried.
        for (var number = site.HasKey(wanted) ? 1 : _lastNumbers.GetValueOrDefault(wanted, 1); ; number++)
        {
            var key = number == 1 ? wanted : string.Create(CultureInfo.InvariantCulture, $"{wanted}-{number}");
            var dated = isPost && page.Date is { } date ? $"{date.Day}-{key}" : key;
            var path = PathOf(page, folder, dated);
            // A file with exactly this content is ours: the note of it was lost.
            if (site[path] is not null && state[path] is null && IsWhatIsThere(page, path))
                return (path, AddressOf(path));
            if (site[path] is not null || state[path] is not null || _takenPaths.Contains(path) || (!_takenKeys.Add(key) && page.Place is null))
                continue;
            var address = AddressOf(path);
            if (!IsFree(address))
            {
                if (page.Place is null || OwnAddress(page) is not { } own)
                    continue;
                address = own;
            }
            _takenPaths.Add(path);
            _takenAddresses.Add(address);
            if (page.Place is null)
                _lastNumbers[wanted] = number;
            if (number > 1)
                diagnostics.Add(new Diagnostic(Rules.RenamedImport, page.Location, $"\"{wanted}\" is the name of another page; this one is called \"{key}\""));
            return (path, address);
        }
    }

    /// <summary>A key made of the old address or of the title.</summary>
    private static string NameOf(ImportedPage page)
    {
        var fromSlug = page.Slug is null ? "" : KeyName.Of(Uri.UnescapeDataString(page.Slug));
        var key = fromSlug.Length > 0 ? fromSlug : KeyName.Of(page.Title);
        return key is "" or "index" ? (page.IsStandalone ? "page" : "post") : key;
    }

    private static string PathOf(ImportedPage page, string folder, string name)
    {
        if (page.Place is not { } place)
            return (folder.Length == 0 ? "" : folder + "/") + name + ".md";
        var within = page.IsStandalone ? ContentPath.FolderOf(place) : place;
        // The text above a list that the site makes.
        if (folder == "pages" && ContentPath.FirstFolder(place + "/") is "posts" or "topics" or "sources" or "guide"
            && place.Split('/') is [_] or [_, "index"] && name == ContentPath.NameOf(place))
            return ContentPath.FirstFolder(place + "/") + "/index.md";
        return $"{folder}/{(within.Length == 0 ? "" : within + "/")}{name}.md";
    }

    /// <summary>The old address of a page, if it is free.</summary>
    private string? OwnAddress(ImportedPage page) => page.Addresses
        .Select(address => PathOf(address) is { Path: { } path, Query: "" } ? UrlPath.Parse(path) : null)
            .FirstOrDefault(path => path is not null and not "/" && IsFree(path));

    private bool IsFree(string address) =>
        !_takenAddresses.Contains(address) && !_assetAddresses.Contains(address) && !_assetAddresses.Contains(address + "index.html")
        && (!GeneratedPage().IsMatch(address) || IsOfList(address));

    /// <summary>Whether the text of a page can stand above a list that the site makes there.</summary>
    private static bool IsOfList(string address) => address is "/posts/" or "/topics/" or "/sources/" or "/guide/";

    private bool IsWhatIsThere(ImportedPage page, string path)
    {
        var kind = ContentPath.KindOf(path) ?? PageKind.Source;
        var unheard = new List<Diagnostic>();
        return page.Addresses.IsEmpty && site[path]!.TryRead(unheard) is { } bytes
            && bytes.Span.SequenceEqual(MarkdownFile.Write(page, kind, null, [], page.WriteBody(new OldAddresses(), unheard)));
    }

    private static string AddressOf(string path)
    {
        if (path == "pages/index.md")
            return "/";
        var folder = ContentPath.NameOf(path) == "index.md" ? ContentPath.FolderOf(ContentPath.FolderOf(path)) : ContentPath.FolderOf(path);
        if (ContentPath.KindOf(path) is { } kind and not PageKind.Page)
            return ContentPath.NameOf(path) == "index.md" && path.AsSpan().Count('/') == 1
                ? $"/{ContentPath.FirstFolder(path)}/" : $"/{ContentPath.FirstFolder(path)}/{UrlPath.Segment(ContentPath.KeyOf(path))}/";
        var segments = folder.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Skip(folder == "pages" || folder.StartsWith("pages/", StringComparison.Ordinal) ? 1 : 0);
        return $"/{string.Concat(segments.Select(segment => UrlPath.Segment(segment) + "/"))}{UrlPath.Segment(ContentPath.KeyOf(path))}/";
    }

    /// <summary>The old addresses that can lead to the page from now on.</summary>
    private List<string> Aliases(PlacedPage placed, PageKind kind)
    {
        var aliases = new List<string>();
        if (placed.Page.IsForeign && kind == PageKind.Source)
            return aliases;
        foreach (var address in placed.Page.Addresses)
        {
            var (path, query) = PathOf(address);
            if (path?.EndsWith("/index.html", StringComparison.OrdinalIgnoreCase) == true)
                path = path[..^"index.html".Length];
            if (path is null or "/" || UrlPath.Parse(path) == placed.Address)
                continue;
            // Every post of WordPress has also the address /?p=12, which no file can answer for.
            if (query.StartsWith("?p=", StringComparison.Ordinal) || query.StartsWith("?page_id=", StringComparison.Ordinal))
                continue;
            if (query.Length > 0 || UrlPath.Parse(path) is not { } alias || !IsFree(alias) || GeneratedPage().IsMatch(alias) || !_takenAddresses.Add(alias))
            {
                if (!aliases.Contains(UrlPath.Parse(path) ?? "", StringComparer.OrdinalIgnoreCase))
                    diagnostics.Add(new Diagnostic(Rules.UnusableAddress, placed.Page.Location, $"the old address {path}{query} gets no redirect"));
                continue;
            }
            aliases.Add(alias);
        }
        return aliases;
    }

    private static (string? Path, string Query) PathOf(string address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return (url.AbsolutePath, url.Query);
        var mark = address.IndexOf('?');
        return address.StartsWith('/') ? mark < 0 ? (address, "") : (address[..mark], address[mark..]) : (null, "");
    }

    private void AddAsset(ImportedAsset asset)
    {
        var path = "static/" + asset.Path;
        if (_takenAddresses.Contains("/" + asset.Path) || GeneratedPage().IsMatch("/" + asset.Path)
            || (asset.Path.EndsWith("index.html", StringComparison.Ordinal)
                && (_takenAddresses.Contains("/" + asset.Path[..^"index.html".Length]) || GeneratedPage().IsMatch("/" + asset.Path[..^"index.html".Length]))))
        {
            diagnostics.Add(new Diagnostic(Rules.LeftOut, new SourceLocation(asset.File.DisplayPath),
                $"the site makes a page or file of its own at /{asset.Path}"));
            return;
        }
        if (asset.File.TryRead(diagnostics) is not { } bytes || _plannedPaths.Contains(path))
            return;
        if (state[path] is null && site[path] is { } there && there.TryRead(diagnostics) is { } other && !other.Span.SequenceEqual(bytes.Span))
        {
            diagnostics.Add(new Diagnostic(Rules.UnresolvedImport, new SourceLocation(asset.File.DisplayPath), $"the site has another {path}, which stays"));
            return;
        }
        Add(path, "file:" + asset.Path, bytes, page: null);
    }

    private void AddAttachments(ImportBatch batch)
    {
        var name = $"attachments-{batch.Name}";
        var id = "data:" + name;
        if (!batch.Attachments.IsEmpty)
            Add(_earlier[id].FirstOrDefault() ?? $"data/{KeyName.Of(name)}.yml", id, ImportedData.Attachments(batch.Attachments), page: null);
    }

    private void Add(string path, string id, ReadOnlyMemory<byte> bytes, ImportedPage? page, string address = "")
    {
        _files.Add(new PlannedFile(path, id, bytes, page, ActionFor(path, bytes, page)) { Address = address });
        _plannedPaths.Add(path);
    }

    private PlannedAction ActionFor(string path, ReadOnlyMemory<byte> bytes, ImportedPage? page)
    {
        var there = site[path]?.TryRead(diagnostics);
        if (state[path] is not { } known)
            return there is null ? PlannedAction.New : there.Value.Span.SequenceEqual(bytes.Span) ? PlannedAction.Unchanged : PlannedAction.Kept;
        if (there is { } current && Sha256.Hex(current.Span) == known.ContentHash)
            return current.Span.SequenceEqual(bytes.Span) ? PlannedAction.Unchanged : PlannedAction.Refreshed;
        var what = there is null ? "deleted" : "edited";
        diagnostics.Add(new Diagnostic(Rules.EditedSinceImport, page?.Location ?? new SourceLocation(path),
            $"{path} has been {what} since it was imported; it stays as it is"));
        return PlannedAction.Kept;
    }

    /// <summary>Addresses of pages that the site makes of itself.</summary>
    [GeneratedRegex(@"^/(?:(?:posts|sources|topics|guide|tags|archive|series)/|(?:search|map|health|sources/index)/|(?:tags|series)/[^/]+/|archive/\d{4}/|(?:.*/)?page/\d+/|feed\.xml|rss\.xml|sitemap\.xml|feed\.json|llms\.txt|index\.html|404\.html|404/)$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex GeneratedPage();
}

/// <summary>A file that an import wants to write.</summary>
/// <param name="Path">Relative to the input folder.</param>
/// <param name="Id">What it is made of, for <see cref="ImportState"/>.</param>
/// <param name="Page">The page that it holds; null for other files.</param>
public sealed record PlannedFile(string Path, string Id, ReadOnlyMemory<byte> Bytes, ImportedPage? Page, PlannedAction Action)
{
    /// <summary>Of a page, as it will be published.</summary>
    public string Address { get; init; } = "";
}

public enum PlannedAction
{
    New,
    Refreshed,
    Unchanged,
    Kept, // edited or deleted since the last import: left as it is
}

/// <summary>The folder of the pages, relative to the input folder.</summary>
public sealed record ImportTarget(string Folder)
{
    public PageKind Kind => ContentPath.KindOf(Folder + "/x.md") ?? PageKind.Source;

    /// <summary>Pages that are no entries of a blog go beside its posts; among sources they stay sources.</summary>
    public string FolderOf(ImportedPage page) => page.IsStandalone && Kind == PageKind.Post ? "pages" : Folder;
}
