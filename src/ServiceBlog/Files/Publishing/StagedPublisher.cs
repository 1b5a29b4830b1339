using ServiceBlog.Core.Search;

namespace ServiceBlog.Files.Publishing;

/// <summary>
/// Publishes a site by building it beside the old one and then putting it in its place in one step.
///
/// What holds at every moment, also after <c>kill -9</c> or on a full disk: the output folder is the whole old site or the whole new one; no
/// file of it is ever opened for writing; nothing but the staging folder is left over, and the next build removes that. A file is written
/// only if its bytes changed; a build that changes nothing writes nothing. Files in the folder that are not ours stay.
///
/// A folder that holds such files, or cannot be renamed, is not replaced: its files are, one by one (<see cref="InPlaceExchange"/>). There,
/// each file is the old or the new one at every moment, and a build that is killed is ended by the next.
///
/// How: a file whose bytes differ from the published one's is written to the staging folder. <see cref="Commit"/> adds the unchanged ones as
/// hard links and the manifest, then exchanges the two folders. If all that changed is the content of one file, that file is renamed over the
/// old one, which is atomic by itself, for the manifest holds paths and not contents.
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
        _published = new PublishedSite(output, [.. settings.Known.Keys]);
        // Before the work is done. A build that knows the one before, and replaces no folder, need not look through it.
        if (settings.Known.Count == 0)
            _published.CheckPurpose();
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
            // An exchange that could not be ended is the next build's.
            if (_isStaged && !File.Exists(_staging.Journal))
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
            if (folder.TryRead(path, out var state, out _) && state == known && _published.IsInRealFolder(path))
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
        && _changed.All(file => _published.Paths.Contains(file.Key) || SearchFiles.IsPart(file.Key));

    private void ReplaceInPlace(List<string> changed)
    {
        if (changed.Count == 0 && _changed.Count == _published.Paths.Count)
            return;
        if (changed is not [var path] || !_published.Holds(path) || _changed.Count != _published.Paths.Count)
        {
            WriteManifest();
            ExchangeInPlace();
            return;
        }
        // Not File.Move: from one file system to another that would copy.
        Disk.Do("replace", _published.FullPath(path), () => File.Replace(_staging.FullPath(path), _published.FullPath(path), destinationBackupFileName: null));
    }

    private void ReplaceWhole()
    {
        // A file may have been put there since the build began: it must not be lost with the old site.
        var foreign = _published.Foreign(_unchanged.Value.Keys, _changed.Keys);
        _published.CheckPlaces(foreign, _changed);
        WriteManifest();
        if (_staging.IsInside || foreign.Count > 0)
        {
            ExchangeInPlace();
            return;
        }
        foreach (var (path, isChanged) in _changed)
        {
            if (!isChanged)
                Disk.Do("stage", _published.FullPath(path), () => _staging.Reuse(_published.FullPath(path), path));
        }
        _isReplaced = Disk.Do("replace", _output, () =>
        {
            if (!OperatingSystem.IsWindows() && Directory.Exists(_output))
                File.SetUnixFileMode(_staging.Site, File.GetUnixFileMode(_output));
            return FolderSwap.TrySwap(_staging.Site, _output, _staging.Aside);
        });
        if (!_isReplaced)
            ExchangeInPlace();
    }

    private void WriteManifest() => Disk.Do("write", _published.FullPath(Manifest), () => _staging.Write(Manifest, _published.ManifestOf(_changed)));

    private void ExchangeInPlace()
    {
        var removed = _published.Paths.Where(path => !_changed.ContainsKey(path)).Concat(OutputManifest.In(_output).Where(list => list != Manifest));
        new InPlaceExchange(_staging, _output).Run(removed);
    }
}

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
