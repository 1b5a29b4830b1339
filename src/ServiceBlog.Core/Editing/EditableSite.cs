using ServiceBlog.Core.Building;

namespace ServiceBlog.Core.Editing;

/// <summary>A site as its authors see it, drafts and future pages included: its files, its pages, and where every link leads. Immutable:
/// <see cref="With"/> gives the site as it would be after some changes.</summary>
public sealed class EditableSite
{
    private static readonly ParallelOptions Parallel = new();

    private readonly ImmutableDictionary<string, InputFile> _files;
    private readonly ImmutableDictionary<string, PageRecord> _records;
    private readonly Dictionary<string, Page> _pages;

    private EditableSite(ImmutableDictionary<string, InputFile> files, ImmutableDictionary<string, PageRecord> records)
    {
        _files = files;
        var diagnostics = new List<Diagnostic>();
        Config = SiteConfigReader.Read(files.GetValueOrDefault(ContentPath.SiteSettings), baseUrl: null, theme: null, diagnostics);
        Inputs = InputFiles.Sort([.. files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)], Config, diagnostics);
        Tags = TagCatalogue.Read(Inputs.TagSettings, diagnostics);
        Data = DataFiles.Read(Inputs.Data, diagnostics);
        var unread = Inputs.Pages.Where(file => !records.ContainsKey(file.Path)).ToImmutableArray();
        var read = PageReader.Read(unread, ImmutableDictionary<string, PageRecord>.Empty, Config, readsWords: false, Parallel, progress: null);
        _records = records.AddRange(unread.Zip(read, (file, record) => KeyValuePair.Create(file.Path, record)));
        diagnostics.AddRange(Inputs.Pages.SelectMany(file => _records[file.Path].Diagnostics));
        Pages = [.. Inputs.Pages.Select(file => _records[file.Path].Page).OfType<Page>()];
        _pages = Pages.ToDictionary(page => page.SourcePath, StringComparer.Ordinal);
        Index = new PageIndex([.. Pages.Where(page => page.Kind != PageKind.Comment)]);
        // A theme's assets are not needed: no move or tag changes where a link to one leads.
        Graph = new SiteGraphBuilder(Config, Tags, Parallel)
            .Build(Pages, [.. Inputs.Static.Select(file => file.Route)], Data, diagnostics);
        Diagnostics = [.. diagnostics];
    }

    public InputFiles Inputs { get; }

    public SiteConfig Config { get; }

    public TagCatalogue Tags { get; }

    public ImmutableDictionary<string, YamlNode> Data { get; }

    /// <summary>By source path, comments of readers among them.</summary>
    public ImmutableArray<Page> Pages { get; }

    /// <summary>What has a key: every page but the comments.</summary>
    public PageIndex Index { get; }

    public SiteGraph Graph { get; }

    /// <summary>What is wrong with it, as far as that shows without a theme.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>What keeps files from being read: what links to what cannot be said then.</summary>
    public IEnumerable<Diagnostic> Unreadable => Diagnostics.Where(diagnostic => diagnostic.Rule.IsFatal && diagnostic.Rule != Rules.DuplicateOutput);

    public static EditableSite Read(ImmutableArray<InputFile> files) => new(
        files.ToImmutableDictionary(file => file.Path, StringComparer.Ordinal),
        ImmutableDictionary.Create<string, PageRecord>(StringComparer.Ordinal));

    public InputFile? FileAt(string path) => _files.GetValueOrDefault(path);

    public Page? PageAt(string path) => _pages.GetValueOrDefault(path);

    /// <summary>The shortest name by which everybody finds a page: its key, with the folder if need be; null if there is none.</summary>
    public string? NameOf(Page page) =>
        new[] { page.Key, $"{ContentPath.FolderOf(page.SourcePath)}/{page.Key}" }.FirstOrDefault(name => Index.ByKey(name) is [var found] && found == page);

    /// <summary>The page that shows a text: for a comment the one that it is on, or null if there is none.</summary>
    public Page? HostOf(Page page) =>
        page.Kind != PageKind.Comment ? page : Index.ByKey(ContentPath.CommentedKey(page.SourcePath), page) is [var host] ? host : null;

    /// <summary>The site with some files changed, moved or added. Only those are read again.</summary>
    public EditableSite With(IEnumerable<FileChange> changes)
    {
        var (files, records) = (_files, _records);
        foreach (var change in changes)
        {
            var path = change.MovesTo ?? change.Path;
            files = files.Remove(change.Path).SetItem(path, InputFile.FromBytes(path, DisplayPathOf(path), change.After));
            records = records.Remove(change.Path).Remove(path);
        }
        return new EditableSite(files, records);
    }

    /// <summary>The path of a file, existing or not, as its author would know it.</summary>
    public string DisplayPathOf(string path)
    {
        var known = _files.Values.FirstOrDefault(file => file.DisplayPath.EndsWith(file.Path, StringComparison.Ordinal));
        return known is null ? path : known.DisplayPath[..^known.Path.Length] + path;
    }
}

/// <summary>What an edit would break: no command leaves a site worse than it was.</summary>
internal static class NewMistakes
{
    /// <summary>Errors and warnings that the site has after an edit and had not before.</summary>
    public static IEnumerable<Diagnostic> Find(EditableSite before, EditableSite after)
    {
        var known = before.Diagnostics.GroupBy(Identity).ToDictionary(alike => alike.Key, alike => alike.Count());
        foreach (var diagnostic in after.Diagnostics)
        {
            var severity = before.Config.Severities.GetValueOrDefault(diagnostic.Rule.Name, diagnostic.Rule.DefaultSeverity);
            var count = known.GetValueOrDefault(Identity(diagnostic));
            if (count > 0)
                known[Identity(diagnostic)] = count - 1;
            else if (severity >= Severity.Warning)
                yield return diagnostic;
        }
    }

    /// <summary>A mistake that was there before is the same wherever it stands now.</summary>
    private static (Rule, string?) Identity(Diagnostic diagnostic) => (diagnostic.Rule, diagnostic.Url);
}
