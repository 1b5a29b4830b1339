using System.Collections.Immutable;
using System.Diagnostics;

namespace ServiceBlog.Preview;

/// <summary>
/// Tells when it is time to look at folders again, and where something was touched. It never tells what is true there:
/// events get lost, come twice and in bursts. So it may wake somebody in vain, and what it missed is found at the look
/// at everything that follows every burst once all is quiet.
/// </summary>
internal sealed class SiteWatcher : IDisposable
{
    /// <summary>An editor's save is several events within a millisecond.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(4);

    /// <summary>Many events come from a program that is at work, such as git: better to wait until it has done.</summary>
    private static readonly TimeSpan QuietAfterMany = TimeSpan.FromMilliseconds(60);
    private const int Many = 20;

    /// <summary>Events that never end must not keep the author waiting.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>How long after a change all is looked at once more.</summary>
    private static readonly TimeSpan SecondLook = TimeSpan.FromSeconds(1);

    /// <summary>How often the folders themselves are asked for: one that has gone sends no event when it comes back.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _signal = new(0);
    private readonly Lock _noting = new();
    private readonly Dictionary<string, WatchedFolder> _folders = new(StringComparer.Ordinal);
    private readonly Action<string> _say;
    private int _events;
    private long _firstEvent;
    private HashSet<string>? _touched = [];
    private bool _looksAgain;

    /// <param name="say">Told what the author should know of the watching itself.</param>
    public SiteWatcher(Action<string> say) => _say = say;

    /// <summary>Something has happened that nobody has looked at yet.</summary>
    public bool IsPending => Volatile.Read(ref _events) > 0;

    /// <summary>Watches these folders from now on, whether they exist yet or not.</summary>
    public void Watch(ImmutableArray<string> roots)
    {
        foreach (var gone in _folders.Keys.Except(roots, StringComparer.Ordinal).ToList())
        {
            _folders[gone].Dispose();
            _folders.Remove(gone);
        }
        foreach (var root in roots.Where(root => !_folders.ContainsKey(root)))
            _folders[root] = new WatchedFolder(root, Note, _say);
    }

    /// <summary>Waits for something to happen, and then until it is over.</summary>
    /// <param name="until">When to end the wait though nothing has happened.</param>
    public async Task<WatchedChange> WaitForChange(TimeSpan until, CancellationToken cancellation)
    {
        var deadline = Deadline(until);
        while (!IsPending)
        {
            var wait = Shorter(Deadline(_looksAgain ? SecondLook : Tick), deadline);
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

    private static long Shorter(long one, long other) => Math.Min(one, other);
}
