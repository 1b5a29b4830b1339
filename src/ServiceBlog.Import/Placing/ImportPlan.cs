namespace ServiceBlog.Import.Placing;

/// <summary>Decides what an import writes: gives every page a name that no other has, the one of the last time where there was one; lets the links
/// between imported pages lead to these names; and spares what was edited since.</summary>
public sealed partial class ImportPlan(ImportTarget target, ExistingSite site, ImportState state, ICollection<Diagnostic> diagnostics)
{
    private readonly ILookup<string, string> _earlier = state.ById();
    private readonly HashSet<string> _takenKeys = new(site.Keys, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ownPaths = new(StringComparer.Ordinal);
    private readonly HashSet<string> _takenAddresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PlannedFile> _files = [];

    /// <summary>The files to write, in the order of their paths. Called once.</summary>
    /// <param name="now">Pages dated later are not published, so no link may lead to them.</param>
    public ImmutableArray<PlannedFile> Make(ImmutableArray<ImportBatch> batches, DateTimeOffset now)
    {
        var pages = batches.SelectMany(batch => batch.Pages).ToArray();
        var paths = Name(pages);
        var addresses = new OldAddresses();
        foreach (var (page, path) in pages.Zip(paths).Where(pair => !pair.First.Draft && pair.First.Date?.IsAfter(now) != true))
        {
            foreach (var address in page.Addresses)
                addresses.Add(address, path);
        }
        _takenAddresses.UnionWith(site.Addresses.Where(taken => !_ownPaths.Contains(taken.Path)).Select(taken => taken.Address));
        _takenAddresses.UnionWith(paths.Select(AddressOf));
        foreach (var (page, path) in pages.Zip(paths))
        {
            if (BodyOf(page, addresses.SeenFrom(ContentPath.FolderOf(path))) is not { } body)
                continue;
            var kind = ContentPath.KindOf(path) ?? PageKind.Source;
            Add(path, page.Id, MarkdownFile.Write(page, kind, Aliases(page, kind, path), body), page);
        }
        var first = 0;
        foreach (var batch in batches)
        {
            var own = paths.AsMemory(first, batch.Pages.Length);
            first += batch.Pages.Length;
            foreach (var asset in batch.Assets)
                AddAsset(asset);
            AddData($"comments-{batch.Name}", ImportedData.Comments(batch.Pages.Select((page, index) => (ContentPath.KeyOf(own.Span[index]), page.Comments))));
            AddData($"attachments-{batch.Name}", ImportedData.Attachments(batch.Attachments));
        }
        return [.. _files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private string? BodyOf(ImportedPage page, OldAddresses addresses)
    {
        try
        {
            return page.Body(addresses, diagnostics);
        }
        catch (RegexMatchTimeoutException)
        {
            diagnostics.Add(Importer.TookTooLong(page.Location));
            return null;
        }
    }

    private string[] Name(ImportedPage[] pages)
    {
        var paths = new string?[pages.Length];
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < pages.Length; index++)
        {
            // Two pages may name themselves alike.
            var count = ids[pages[index].Id] = ids.GetValueOrDefault(pages[index].Id) + 1;
            if (count > 1)
                pages[index] = pages[index] with { Id = string.Create(CultureInfo.InvariantCulture, $"{pages[index].Id} ({count})") };
            var folder = target.FolderOf(pages[index]);
            paths[index] = _earlier[pages[index].Id].FirstOrDefault(path => ContentPath.FolderOf(path) == folder);
            if (paths[index] is { } known)
                _ownPaths.Add(known);
        }
        for (var index = 0; index < pages.Length; index++)
            paths[index] ??= NewPath(pages[index]);
        return paths!;
    }

    private string NewPath(ImportedPage page)
    {
        var wanted = ImportedName.Of(page);
        var folder = target.FolderOf(page);
        for (var number = 1; ; number++)
        {
            var key = number == 1 ? wanted : string.Create(CultureInfo.InvariantCulture, $"{wanted}-{number}");
            var dated = ContentPath.KindOf(folder + "/x.md") == PageKind.Post && page.Date is { } date ? $"{date.Day}-{key}" : key;
            var path = (folder.Length == 0 ? "" : folder + "/") + dated + ".md";
            // A file with exactly this content is ours: the note of it was lost.
            if (site[path] is not null && state[path] is null && IsWhatIsThere(page, path))
            {
                _ownPaths.Add(path);
                return path;
            }
            if (site[path] is not null || state[path] is not null || !_takenKeys.Add(key))
                continue;
            if (number > 1)
                diagnostics.Add(new Diagnostic(Rules.RenamedImport, page.Location, $"\"{wanted}\" is the name of another page; this one is called \"{key}\""));
            return path;
        }
    }

    private bool IsWhatIsThere(ImportedPage page, string path)
    {
        var kind = ContentPath.KindOf(path) ?? PageKind.Source;
        var unheard = new List<Diagnostic>();
        return page.Addresses.IsEmpty && site[path]!.TryRead(unheard) is { } bytes
            && bytes.Span.SequenceEqual(MarkdownFile.Write(page, kind, [], page.Body(new OldAddresses(), unheard)));
    }

    private static string AddressOf(string path) =>
        ContentPath.FirstFolder(path) == "pages" ? $"/{ContentPath.KeyOf(path)}/" : $"/{ContentPath.FirstFolder(path)}/{ContentPath.KeyOf(path)}/";

    /// <summary>The old addresses that can lead to the page from now on.</summary>
    private List<string> Aliases(ImportedPage page, PageKind kind, string file)
    {
        var aliases = new List<string>();
        if (page.IsForeign && kind == PageKind.Source)
            return aliases;
        foreach (var address in page.Addresses)
        {
            var (path, query) = PathOf(address);
            // Every post of WordPress has also the address /?p=12, which no file can answer for.
            if (path is null or "/" || UrlPath.Parse(path) == AddressOf(file))
                continue;
            if (query.Length > 0 || UrlPath.Parse(path) is not { } alias || GeneratedPage().IsMatch(alias) || !_takenAddresses.Add(alias))
            {
                if (!aliases.Contains(UrlPath.Parse(path) ?? "", StringComparer.OrdinalIgnoreCase))
                    diagnostics.Add(new Diagnostic(Rules.UnusableAddress, page.Location, $"the old address {path}{query} gets no redirect"));
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
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        return address.StartsWith('/') ? mark < 0 ? (address, "") : (address[..mark], address[mark..]) : (null, "");
    }

    private void AddAsset(ImportedAsset asset)
    {
        var path = "static/" + asset.Path;
        if (asset.File.TryRead(diagnostics) is not { } bytes || _files.Exists(file => file.Path == path))
            return;
        if (state[path] is null && site[path] is { } there && there.TryRead(diagnostics) is { } other && !other.Span.SequenceEqual(bytes.Span))
        {
            diagnostics.Add(new Diagnostic(Rules.UnresolvedImport, new SourceLocation(asset.File.DisplayPath), $"the site has another {path}, which stays"));
            return;
        }
        Add(path, "file:" + asset.Path, bytes, page: null);
    }

    private void AddData(string name, byte[]? content)
    {
        if (content is null)
            return;
        var id = "data:" + name;
        var path = _earlier[id].FirstOrDefault() ?? $"data/{ImportedName.Of(new ImportedPage { Id = id, Title = name, Location = default, Body = (_, _) => "" })}.yml";
        Add(path, id, content, page: null);
    }

    private void Add(string path, string id, ReadOnlyMemory<byte> bytes, ImportedPage? page) =>
        _files.Add(new PlannedFile(path, id, bytes, page, ActionFor(path, bytes, page)));

    private PlannedAction ActionFor(string path, ReadOnlyMemory<byte> bytes, ImportedPage? page)
    {
        var there = site[path]?.TryRead(diagnostics);
        if (state[path] is not { } known)
            return there is null ? PlannedAction.New : there.Value.Span.SequenceEqual(bytes.Span) ? PlannedAction.Unchanged : PlannedAction.Kept;
        if (there is { } current && ImportState.HashOf(current.Span) == known.ContentHash)
            return current.Span.SequenceEqual(bytes.Span) ? PlannedAction.Unchanged : PlannedAction.Refreshed;
        var what = there is null ? "deleted" : "edited";
        diagnostics.Add(new Diagnostic(Rules.EditedSinceImport, page?.Location ?? new SourceLocation(path), $"{path} has been {what} since it was imported; it stays as it is"));
        return PlannedAction.Kept;
    }

    /// <summary>Addresses of pages that the site makes of itself.</summary>
    [GeneratedRegex(@"^/(?:(?:posts|sources|topics|guide|tags|archive|series)/|(?:tags|series)/[^/]+/|archive/\d{4}/|(?:.*/)?page/\d+/|feed\.xml|rss\.xml|sitemap\.xml|404\.html|404/)$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex GeneratedPage();
}

/// <summary>A file that an import wants to write.</summary>
/// <param name="Path">Relative to the input folder.</param>
/// <param name="Id">What it is made of, for <see cref="ImportState"/>.</param>
/// <param name="Page">The page that it holds; null for other files.</param>
public sealed record PlannedFile(string Path, string Id, ReadOnlyMemory<byte> Bytes, ImportedPage? Page, PlannedAction Action);

/// <summary>What happens to a file of an import.</summary>
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
