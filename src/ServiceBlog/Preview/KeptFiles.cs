namespace ServiceBlog.Preview;

/// <summary>The files of a site in memory, and how they differ from those of the build before.</summary>
/// <param name="All">By output path.</param>
/// <param name="Changed">The paths of those that are new or have other bytes.</param>
/// <param name="Gone">The paths that are no more.</param>
internal sealed record BuiltFiles(
    ImmutableDictionary<string, ServedFile> All, ImmutableArray<string> Changed, ImmutableArray<string> Gone)
{
    public static readonly BuiltFiles None = new(ImmutableDictionary.Create<string, ServedFile>(StringComparer.Ordinal), [], []);
}

/// <summary>Takes what one build makes, on top of the files of the last good one. Nothing of it shows before <see cref="Commit"/>; a build that fails
/// is dropped with this object.</summary>
/// <param name="before">The files of the last good build, by output path.</param>
internal sealed class KeptFiles(ImmutableDictionary<string, ServedFile> before) : IOutputTarget
{
    private readonly ConcurrentDictionary<string, ServedFile> _written = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _kept = [];

    public void Write(OutputFile file)
    {
        var hash = ContentHash.Of(file.Content.Span);
        _written[file.Path] = before.TryGetValue(file.Path, out var known) && known.ContentHash == hash
            ? known
            : new ServedFile(file.Content.ToArray(), hash);
    }

    public bool Holds(string path) => before.ContainsKey(path);

    public bool TryKeep(string path)
    {
        if (!Holds(path))
            return false;
        _kept.Add(path);
        return true;
    }

    /// <summary>The site before with what was written.</summary>
    public ImmutableDictionary<string, ServedFile> Overlay() => before.SetItems(Changed());

    /// <summary>The site after a build that succeeded: what was written and what was kept.</summary>
    public BuiltFiles Commit()
    {
        var changed = Changed();
        var files = before.SetItems(changed);
        ImmutableArray<string> gone =
            files.Count == _written.Count + _kept.Count ? [] : [.. before.Keys.Except(_kept.Concat(_written.Keys), StringComparer.Ordinal)];
        return new BuiltFiles(files.RemoveRange(gone), [.. changed.Select(file => file.Key)], gone);
    }

    private List<KeyValuePair<string, ServedFile>> Changed() =>
        [.. _written.Where(file => !before.TryGetValue(file.Key, out var known) || known.ContentHash != file.Value.ContentHash)];
}

/// <summary>Finds where pages went whose address is no more, so that a browser that shows one can follow.</summary>
internal static class PageMoves
{
    /// <summary>The output paths that pages had and have.</summary>
    /// <param name="before">The build before; null if there was none.</param>
    public static ImmutableArray<(string From, string To)> Between(BuildRecord? before, BuildRecord? after, ImmutableArray<string> gone)
    {
        if (gone.IsEmpty || before?.Details.Value is not { } old || after?.Details.Value is not { } now)
            return [];
        var lost = gone.ToHashSet(StringComparer.Ordinal);
        // Another file with the same bytes is the same page under another name.
        var added = new Dictionary<ContentHash, Page>();
        foreach (var (path, record) in now.Pages)
        {
            if (record.Page is { } page && !old.Pages.ContainsKey(path))
                added[record.ContentHash] = page;
        }
        return
        [
            .. from entry in old.Pages
               let page = entry.Value.Page
               where page is not null && lost.Contains(UrlPath.OutputPath(page.Path))
               let heir = HeirOf(entry.Key, entry.Value.ContentHash)
               where heir is not null
               select (UrlPath.OutputPath(page.Path), UrlPath.OutputPath(heir.Path)),
        ];

        Page? HeirOf(string path, ContentHash source) => now.Pages.TryGetValue(path, out var same) ? same.Page : added.GetValueOrDefault(source);
    }
}
