using System.Globalization;
using ServiceBlog.Files;

namespace ServiceBlog.Preview;

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

    /// <param name="path">The folder's full path.</param>
    /// <param name="note">
    /// Called for each event with the path it is about, or null if it may be about anything. On a thread of the
    /// system's: it must be quick.
    /// </param>
    /// <param name="say">Told if the folder cannot be watched.</param>
    public WatchedFolder(string path, Action<string?> note, Action<string> say)
    {
        (_path, _note, _say) = (path, note, say);
        _identity = IdentityOf(path);
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
        _watcher = null;
        _isBroken = false;
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
            watcher.Error += (_, _) => Fail();
            watcher.EnableRaisingEvents = true;
            _watcher = watcher;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // It may have gone in this moment; the next tick tries again.
            _isBroken = true;
            if (!_hasSaid && Directory.Exists(_path))
                _say($"cannot watch {_path}, so changes there are noticed more slowly: {exception.Message}");
            _hasSaid = true;
        }
    }

    private void Fail()
    {
        _isBroken = true;
        _note(null);
    }

    /// <summary>Which folder it is; null if there is none.</summary>
    private static string? IdentityOf(string path)
    {
        if (!Directory.Exists(path))
            return null;
        return FileStatus.StampOf(RealPath.Of(path)) is { } stamp
            ? stamp.Inode.ToString(CultureInfo.InvariantCulture)
            : Directory.GetCreationTimeUtc(path).Ticks.ToString(CultureInfo.InvariantCulture);
    }
}
