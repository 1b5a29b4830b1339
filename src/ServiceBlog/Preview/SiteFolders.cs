namespace ServiceBlog.Preview;

/// <summary>The folders that a site is made of, looked at again and again: the input and the themes that a build asked for. What is true is always
/// what the disk says; a file is read again unless its state proves that it is the same. A look at the few files that were touched spares the walk
/// through ten thousand; it gives way to a look at everything as soon as anything else than the bytes of known files may have changed.</summary>
internal sealed class SiteFolders(BuildSettings settings, ShellContext context)
{
    private readonly ThemeFinder _themes = new(settings.Input, settings.Options.Theme, context);
    private readonly SortedDictionary<string, FolderContent?> _found = new(StringComparer.Ordinal);

    // The files of the last look by full path, and when that was.
    private Dictionary<string, DiskFile> _files = new(StringComparer.Ordinal);
    private DateTimeOffset _taken;
    private BuildCache _cache = BuildCache.Empty;
    private string _findings = "";

    // The folders of the last look at everything that hold any of its files; made when they are asked for.
    private HashSet<string>? _holding;

    /// <summary>The input folder as it was at the last look.</summary>
    public FolderContent Input { get; private set; } = new([], []);

    /// <summary>The files of which the last look found other bytes, if it looked at no others.</summary>
    public ImmutableArray<DiskFile> Edited { get; private set; } = [];

    /// <summary>The folders to watch, whether they exist or not.</summary>
    public ImmutableArray<string> Roots =>
    [
        settings.Input,
        .. _themes.Places,
        .. settings.Options.Theme is { } theme && _themes.Locate(theme) is { } folder ? [folder] : ImmutableArray<string>.Empty,
    ];

    /// <summary>Looks at these files if no others can have changed, else at everything.</summary>
    /// <param name="touched">Full paths of what may have changed; null if that may be anything.</param>
    /// <inheritdoc cref="Look()"/>
    public ImmutableArray<string> Look(IReadOnlyCollection<string>? touched)
    {
        if (touched is null || LookAt(touched) is not { } files)
            return Look();
        Edited = [.. files.Where(file => file.TryHash() != _files[file.FullPath].ContentHash)];
        Input = Input.With(files);
        foreach (var file in files)
            _files[file.FullPath] = file;
        return [.. Edited.Select(file => file.DisplayPath)];
    }

    /// <summary>Looks at everything.</summary>
    /// <returns>What is new, changed or gone since the last look, as the author knows it.</returns>
    /// <exception cref="EnvironmentException">A folder has gone or may not be read.</exception>
    public ImmutableArray<string> Look()
    {
        var taken = context.Clock.GetUtcNow();
        _cache = BuildCache.Empty with { Inputs = KnownFile.Settled(_files.Values, _taken) };
        Input = InputFolder.Read(settings.Input, context.WorkingDirectory, _cache);
        foreach (var name in _found.Keys.ToList())
            _found[name] = _themes.Find(name, _cache);

        var (before, findings) = (_files, _findings);
        _taken = taken;
        _holding = null;
        Edited = [];
        _files = FilesOf(Input).Concat(_found.Values.SelectMany(FilesOf)).ToDictionary(file => file.FullPath, StringComparer.Ordinal);
        _findings = Findings();
        var changed = Changes(before);
        return changed.IsEmpty && _findings != findings ? [context.Shown(settings.Input)] : changed;
    }

    /// <summary>A theme as it was at the last look; null if there was none of that name.</summary>
    public FolderContent? FindTheme(string name)
    {
        if (_found.TryGetValue(name, out var theme))
            return theme;
        _found[name] = theme = _themes.Find(name, _cache);
        foreach (var file in FilesOf(theme))
            _files[file.FullPath] = file;
        _findings = Findings();
        return theme;
    }

    /// <summary>These files as they are now; null if any of them is not just a known file of the input with some bytes.</summary>
    private List<DiskFile>? LookAt(IReadOnlyCollection<string> touched)
    {
        if (!Input.Diagnostics.IsEmpty)
            return null;
        var files = new List<DiskFile>();
        foreach (var path in touched)
        {
            if (_files.TryGetValue(path, out var known))
            {
                var isFile = FileStatus.TryRead(path, out var state, out var isLink) && !isLink && File.Exists(path);
                if (!isFile || !Input.Contains(known))
                    return null;
                files.Add(new DiskFile(known.Path, known.DisplayPath, path, state));
            }
            else if (!IsOfNoAccount(path))
            {
                return null;
            }
        }
        return files;
    }

    /// <summary>Whether nothing that a look would find has ever been there, or is now: an editor's own files.</summary>
    private bool IsOfNoAccount(string path)
    {
        if (!RealPath.IsInside(path, settings.Input))
            return false;
        var inside = RealPath.Relative(path, settings.Input);
        if (!HiddenFiles.IsWanted(inside) && !HiddenFiles.DeservesNote(inside))
            return true;
        _holding ??= _files.Values.Select(file => Path.GetDirectoryName(file.FullPath)!).SelectMany(SelfAndAbove).ToHashSet(StringComparer.Ordinal);
        return !Path.Exists(path) && !_holding.Contains(path);
    }

    private static IEnumerable<string> SelfAndAbove(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            yield return at;
    }

    private ImmutableArray<string> Changes(Dictionary<string, DiskFile> before)
    {
        var changed = _files.Values.Where(file => !before.TryGetValue(file.FullPath, out var known) || known.ContentHash != file.TryHash());
        var gone = before.Values.Where(file => !_files.ContainsKey(file.FullPath));
        return [.. changed.Concat(gone).Select(file => file.DisplayPath)];
    }

    private static IEnumerable<DiskFile> FilesOf(FolderContent? folder) => folder?.Files.OfType<DiskFile>() ?? [];

    /// <summary>Which themes there are, and what is wrong with names in the folders: no list of files shows that.</summary>
    private string Findings() => string.Join('\n',
    [
        .. Input.Diagnostics.Concat(_found.Values.SelectMany(theme => theme?.Diagnostics ?? []))
            .Select(finding => $"{finding.Location.File}: {finding.Message}"),
        .. _found.Where(theme => theme.Value is not null).Select(theme => theme.Key),
    ]);
}
