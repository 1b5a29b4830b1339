using ServiceBlog.Core.Search;

namespace ServiceBlog.Files.Publishing;

/// <summary>
/// Publishes a site by building it beside the old one and then putting it in its place in one step.
///
/// What holds at every moment, also after <c>kill -9</c> or on a full disk: the output folder is the whole old site or the whole new one; no
/// file of it is ever opened for writing; nothing but the staging folder is left over, and the next build removes that. A file is written
/// only if its bytes changed; a build that changes nothing writes nothing.
///
/// How: a file whose bytes differ from the published one's is written to the staging folder. <see cref="Commit"/> adds the unchanged ones as
/// hard links and the manifest, then exchanges the two folders. If all that changed is the content of one file, that file is renamed over the
/// old one, which is atomic by itself, for the manifest names paths and not contents.
///
/// Data is not forced to the disk (fsync): after a power failure a file may be damaged, as with most tools that can simply be run again.
/// Files are compared by their bytes, so the next build finds and mends it.
/// </summary>
internal sealed class StagedPublisher : IOutputTarget, IDisposable
{
    private readonly ConcurrentDictionary<string, bool> _changed;
    private readonly Lazy<Dictionary<string, FileState>> _unchanged;
    private readonly PublishSettings _settings;
    private readonly string _output;
    private readonly IDisposable _lock;
    private readonly PublishedSite _published;
    private readonly StagingFolder _staging;
    private volatile string? _writtenTwice;
    private bool _isStaged = true;
    private bool _isReplaced;

    private StagedPublisher(string output, PublishSettings settings, IDisposable theLock)
    {
        (_output, _settings, _lock) = (output, settings, theLock);
        // Sized at once: to grow, they lock all of themselves.
        _changed = new(concurrencyLevel: -1, settings.Known.Count, StringComparer.Ordinal);
        StagingFolder.Recover(output);
        _published = new PublishedSite(output, isKnown: settings.Known.Count > 0);
        // Before the work is done. A build that knows the one before, and replaces no folder, need not look through it.
        if (settings.Known.Count == 0)
            _published.CheckForeign([]);
        _staging = StagingFolder.Create(output);
        _unchanged = new(ReadUnchanged);
    }

    /// <exception cref="EnvironmentException">The folder cannot or must not be published into; nothing was touched.</exception>
    public static StagedPublisher Open(PublishSettings settings)
    {
        var output = RealPath.Of(settings.Output);
        OutputGuard.Check(output, settings.Protected);
        var theLock = PublishLock.Take(output, settings.Patience, settings.Say);
        try
        {
            return new StagedPublisher(output, settings, theLock);
        }
        catch
        {
            theLock.Dispose();
            throw;
        }
    }

    /// <summary>Finds out which files are as the build before left them. Otherwise that happens when it is first needed.</summary>
    public void FindUnchanged() => _ = _unchanged.Value;

    /// <summary>The states of all files of the site, once it is published; empty where the system cannot tell.</summary>
    public IReadOnlyDictionary<string, FileState> States()
    {
        var states = new Dictionary<string, FileState>(_changed.Count, StringComparer.Ordinal);
        foreach (var (path, isChanged) in _changed)
        {
            // A second name for a file, and the loss of one, moves the time of its last change.
            var isSame = !_isReplaced && !isChanged;
            if (isSame && _unchanged.Value.TryGetValue(path, out var state) || FileStatus.TryRead(_published.FullPath(path), out state, out _))
                states[path] = state;
        }
        return states;
    }

    public bool IsForHost => true;

    public bool Holds(string path) => _unchanged.Value.ContainsKey(path);

    public bool TryKeep(string path)
    {
        if (!Holds(path))
            return false;
        if (!_changed.TryAdd(path, false))
            _writtenTwice = path;
        return true;
    }

    public void Write(OutputFile file)
    {
        OutputPath.Check(file.Path);
        var isChanged = !IsPublished(file);
        if (!_changed.TryAdd(file.Path, isChanged))
            _writtenTwice = file.Path;
        else if (isChanged)
            Disk.Do("write", _published.FullPath(file.Path), () => _staging.Write(file.Path, file.Content.Span));
    }

    /// <summary>Makes the staged site the published one.</summary>
    public PublishSummary Commit()
    {
        // A build that is not published may do so: there, the author is told which two pages claim one address.
        if (_writtenTwice is { } path)
            throw new InvalidOperationException($"the output path \"{path}\" was written twice");

        var changed = _changed.Where(file => file.Value).Select(file => file.Key).ToList();
        var summary = new PublishSummary(changed.Count, _changed.Count - changed.Count, _published.Without(_changed).Count());
        if (CanReplaceInPlace(changed))
            ReplaceInPlace(changed);
        else
            ReplaceWhole();
        Dispose();
        return summary;
    }

    /// <summary>Without <see cref="Commit"/> the published site stays as it was.</summary>
    public void Dispose()
    {
        try
        {
            if (_isStaged)
                _staging.Delete();
        }
        catch (Exception exception) when (Failure.IsOfDisk(exception))
        {
            // The site is whole either way, and the next build tries again.
            _settings.Say($"Could not delete {StagingFolder.PathFor(_output)}: {exception.Message}");
        }
        finally
        {
            _isStaged = false;
            _lock.Dispose();
        }
    }

    /// <summary>The files that are as the build before left them, with their states now.</summary>
    private Dictionary<string, FileState> ReadUnchanged()
    {
        var unchanged = new Dictionary<string, FileState>(_settings.Clean ? 0 : _settings.Known.Count, StringComparer.Ordinal);
        if (_settings.Clean)
            return unchanged;
        using var folder = new OpenFolder(_output);
        foreach (var (path, known) in _settings.Known)
        {
            if (folder.TryRead(path, out var state, out _) && state == known && _published.IsInRealFolder(path, folder))
                unchanged.Add(path, state);
        }
        return unchanged;
    }

    private string Manifest => OutputManifest.NameFor(_settings.Shard);

    private bool IsPublished(OutputFile file)
    {
        if (_settings.Clean || !_published.Holds(file.Path))
            return false;
        var published = _published.FullPath(file.Path);
        return Disk.Do("read", published, () => SameBytes.In(published, file.Content.Span));
    }

    /// <summary>
    /// Whether the published folder need not be replaced: at most one page has changed, which is replaced in one step. Parts of the
    /// search's index may have changed too, since a browser fetches none that its manifest does not name.
    /// </summary>
    private bool CanReplaceInPlace(List<string> changed) =>
        !_settings.Clean
        && changed.Count(path => !SearchFiles.IsPart(path) && path != SearchFiles.ManifestFile) <= 1
        && changed.TrueForAll(path => _published.Holds(path) || (SearchFiles.IsPart(path) && _published.HasRoomFor(path)))
        && _published.IsList(Manifest)
        && _published.Paths.All(path => _changed.ContainsKey(path) || SearchFiles.IsPart(path))
        && _changed.Keys.All(path => _published.Paths.Contains(path) || SearchFiles.IsPart(path));

    private void ReplaceInPlace(List<string> changed)
    {
        var added = changed.Where(path => !_published.Holds(path)).ToList();
        var gone = _published.Paths.Where(path => !_changed.ContainsKey(path)).ToList();
        // The list names a part from before it is there until after it has gone: a build that is killed leaves no file that is not ours.
        if (added.Count + gone.Count > 0)
            WriteList([.. _changed.Keys, .. gone]);
        foreach (var part in added)
            Disk.Do("write", _published.FullPath(part), () => File.Move(_staging.FullPath(part), _published.FullPath(part)));
        foreach (var path in changed.Except(added, StringComparer.Ordinal).OrderBy(path => path == SearchFiles.ManifestFile))
            ReplaceInPlace(path);
        foreach (var part in gone)
            Disk.Do("delete", _published.FullPath(part), () => File.Delete(_published.FullPath(part)));
        if (added.Count + gone.Count > 0)
            WriteList(_changed.Keys);
    }

    private void WriteList(IEnumerable<string> paths)
    {
        Disk.Do("write", _published.FullPath(Manifest), () => _staging.Write(Manifest, OutputManifest.Format(paths)));
        ReplaceInPlace(Manifest);
    }

    private void ReplaceInPlace(string path)
    {
        var published = _published.FullPath(path);
        // Not File.Move: from one file system to another that would copy, and a copy can be caught half done.
        Disk.Do("replace", published, () => File.Replace(_staging.FullPath(path), published, destinationBackupFileName: null));
    }

    private void ReplaceWhole()
    {
        foreach (var (path, isChanged) in _changed)
        {
            if (!isChanged)
                Disk.Do("stage", _published.FullPath(path), () => _staging.Reuse(_published.FullPath(path), path));
        }
        var manifest = OutputManifest.Format(_changed.Keys);
        Disk.Do("write", _published.FullPath(Manifest), () => _staging.Write(Manifest, manifest));

        // A file may have been put there since: it must not be lost with the old site.
        _published.CheckForeign(_unchanged.Value.Keys);
        Disk.Do("replace", _output, () =>
        {
            if (!OperatingSystem.IsWindows() && Directory.Exists(_output))
                File.SetUnixFileMode(_staging.Site, File.GetUnixFileMode(_output));
            FolderSwap.Swap(_staging.Site, _output, _staging.Aside);
        });
        _isReplaced = true;
    }
}

/// <summary>Where and how to publish.</summary>
internal sealed record PublishSettings
{
    /// <summary>The output folder's full path; it need not exist.</summary>
    public required string Output { get; init; }

    /// <summary>Folders that publishing must never replace.</summary>
    public ImmutableArray<ProtectedFolder> Protected { get; init; } = [];

    /// <summary>Writes every file anew, also those whose bytes are the same.</summary>
    public bool Clean { get; init; }

    /// <summary>The part of the site that is published.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>The states in which an earlier build left its files, by path relative to the output folder: one that is still in its state may be
    /// kept without a look at its bytes.</summary>
    public IReadOnlyDictionary<string, FileState> Known { get; init; } = new Dictionary<string, FileState>();

    /// <summary>How long to wait for another build that publishes into the same folder.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Told what is no failure, but worth knowing: that another build is waited for, that something is left over.</summary>
    public Action<string> Say { get; init; } = _ => { };
}

/// <summary>What publishing did to the output folder, in files of the site.</summary>
internal sealed record PublishSummary(int Written, int Unchanged, int Removed);
