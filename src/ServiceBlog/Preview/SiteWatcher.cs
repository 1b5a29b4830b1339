namespace ServiceBlog.Preview;

/// <summary>Tells when it is time to look at folders again, and where something was touched. It never tells what is true there: events get lost, come
/// twice and in bursts. So it may wake its caller in vain, and what it missed is found at the look at everything that follows every burst once all is
/// quiet.</summary>
/// <param name="say">Told what the author should know of the watching itself.</param>
internal sealed class SiteWatcher(Action<string> say) : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(4); // an editor's save is several events within a millisecond

    /// <summary>Many events come from a program that is at work, such as git: better to wait until it has done.</summary>
    private static readonly TimeSpan QuietAfterMany = TimeSpan.FromMilliseconds(60);
    private const int Many = 20;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2); // events that never end must not keep the author waiting
    private static readonly TimeSpan SecondLook = TimeSpan.FromSeconds(1); // how long after a change all is looked at once more

    /// <summary>How often the folders themselves are asked for: one that has gone sends no event when it comes back.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _signal = new(0);
    private readonly Lock _noting = new();
    private readonly Dictionary<string, WatchedFolder> _folders = new(StringComparer.Ordinal);
    private int _events;
    private long _firstEvent;
    private HashSet<string>? _touched = [];
    private bool _looksAgain;

    /// <summary>Something has happened that has not been looked at yet.</summary>
    public bool IsPending => Volatile.Read(ref _events) > 0;

    /// <summary>Watches these folders from now on, whether they exist yet or not.</summary>
    public void Watch(ImmutableArray<string> roots)
    {
        foreach (var gone in _folders.Keys.Except(roots, StringComparer.Ordinal).ToList())
        {
            _folders.Remove(gone, out var folder);
            folder!.Dispose();
        }
        foreach (var root in roots.Where(root => !_folders.ContainsKey(root)))
            _folders[root] = new WatchedFolder(root, Note, say);
    }

    /// <summary>Waits for something to happen, and then until it is over.</summary>
    /// <param name="until">When to end the wait though nothing has happened.</param>
    public async Task<WatchedChange> WaitForChange(TimeSpan until, CancellationToken cancellation)
    {
        var deadline = Deadline(until);
        while (!IsPending)
        {
            var wait = Math.Min(Deadline(_looksAgain ? SecondLook : Tick), deadline);
            var isQuiet = !await _signal.WaitAsync(Math.Max(0, (int)(wait - Environment.TickCount64)), cancellation);
            foreach (var folder in _folders.Values)
                folder.Renew();
            if (isQuiet && !IsPending && (_looksAgain || Environment.TickCount64 >= deadline))
            {
                _looksAgain = false;
                return new WatchedChange(Stopwatch.GetTimestamp(), Touched: null);
            }
        }
        await Settle(cancellation);
        _looksAgain = true;
        return Take();
    }

    public void Dispose()
    {
        foreach (var folder in _folders.Values)
            folder.Dispose();
        _signal.Dispose();
    }

    /// <summary>Waits until events have stopped coming.</summary>
    private async Task Settle(CancellationToken cancellation)
    {
        var end = Deadline(LongestWait);
        int seen;
        do
        {
            seen = Volatile.Read(ref _events);
            await Task.Delay(seen < Many ? Quiet : QuietAfterMany, cancellation);
        }
        while (seen != Volatile.Read(ref _events) && Environment.TickCount64 < end);
    }

    /// <summary>All that was noted so far; what comes now counts for the next time.</summary>
    private WatchedChange Take()
    {
        lock (_noting)
        {
            var change = new WatchedChange(_firstEvent, _touched);
            (_events, _touched) = (0, []);
            _signal.Wait(0);
            return change;
        }
    }

    private void Note(string? path)
    {
        lock (_noting)
        {
            if (path is null || _touched is { Count: >= Many })
                _touched = null;
            _touched?.Add(path!);
            if (_events++ > 0)
                return;
            _firstEvent = Stopwatch.GetTimestamp();
            _signal.Release();
        }
    }

    private static long Deadline(TimeSpan wait) => wait == TimeSpan.MaxValue ? long.MaxValue : Environment.TickCount64 + (long)wait.TotalMilliseconds;
}

/// <summary>That it is time to look.</summary>
/// <param name="Noticed">When the first of it was noticed, as <see cref="Stopwatch"/> counts.</param>
/// <param name="Touched">The full paths that it is about; null if it may be about anything.</param>
internal sealed record WatchedChange(long Noticed, IReadOnlyCollection<string>? Touched);

/// <summary>Watches one folder with all below it, also if it goes and another one comes in its place.</summary>
internal sealed class WatchedFolder : IDisposable
{
    private readonly string _path;
    private readonly Action<string?> _note;
    private readonly Action<string> _say;
    private FileSystemWatcher? _watcher;
    private string? _identity;
    private bool _isBroken;
    private bool _hasSaid;

    /// <param name="note">Called for each event with the path it is about, or null if it may be about anything. On a thread of the system's: it must
    /// be quick.</param>
    /// <param name="say">Told if the folder cannot be watched.</param>
    public WatchedFolder(string path, Action<string?> note, Action<string> say)
    {
        (_path, _note, _say, _identity) = (path, note, say, IdentityOf(path));
        Start();
    }

    /// <summary>Makes sure that it is the folder of this path that is watched.</summary>
    public void Renew()
    {
        var identity = IdentityOf(_path);
        if (identity == _identity && !_isBroken)
            return;
        _identity = identity;
        Start();
        _note(null);
    }

    public void Dispose() => _watcher?.Dispose();

    private void Start()
    {
        _watcher?.Dispose();
        (_watcher, _isBroken) = (null, false);
        if (_identity is null)
            return;
        try
        {
            var watcher = new FileSystemWatcher(_path)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite
                    | NotifyFilters.Size | NotifyFilters.Attributes,
            };
            watcher.Changed += (_, about) => _note(about.FullPath);
            watcher.Created += (_, about) => _note(about.FullPath);
            watcher.Deleted += (_, about) => _note(about.FullPath);
            watcher.Renamed += (_, about) =>
            {
                _note(about.OldFullPath);
                _note(about.FullPath);
            };
            // Too many events at once, or the system's limit of watches: what was missed is found by looking.
            watcher.Error += (_, _) =>
            {
                _isBroken = true;
                _note(null);
            };
            watcher.EnableRaisingEvents = true;
            _watcher = watcher;
        }
        catch (Exception exception) when (Failure.IsOfDisk(exception) || exception is ArgumentException)
        {
            // It may have gone in this moment; the next tick tries again.
            _isBroken = true;
            if (!_hasSaid && Directory.Exists(_path))
                _say($"cannot watch {_path}, so changes there are noticed more slowly: {exception.Message}");
            _hasSaid = true;
        }
    }

    /// <summary>Which folder it is; null if there is none.</summary>
    private static string? IdentityOf(string path)
    {
        if (!Directory.Exists(path))
            return null;
        return FileStatus.StateOf(RealPath.Of(path)) is { } state
            ? state.Inode.ToString(CultureInfo.InvariantCulture)
            : Directory.GetCreationTimeUtc(path).Ticks.ToString(CultureInfo.InvariantCulture);
    }
}
