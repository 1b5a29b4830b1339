namespace ServiceBlog.LinkCheck.External;

/// <summary>Who may send a request when, over all hosts.</summary>
internal sealed class Traffic(ExternalOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<string, HostGate> _gates = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _requests = new(options.MaxRequests);

    public HostGate GateOf(Uri url) => _gates.GetOrAdd(url.AsciiHost(), host => new HostGate(host, options));

    /// <summary>Waits for one's turn at the host, then for one of the requests that may be under way in all, and sends. A request waits for nothing
    /// else, so that no two can wait for each other.</summary>
    public async Task<Answer> PassAsync(Uri url, Func<Task<Answer>> send, CancellationToken cancellation)
    {
        var gate = GateOf(url);
        await gate.EnterAsync(cancellation);
        try
        {
            await _requests.WaitAsync(cancellation);
            try
            {
                return await send();
            }
            finally
            {
                _requests.Release();
            }
        }
        finally
        {
            gate.Leave();
        }
    }

    public void Dispose()
    {
        foreach (var gate in _gates.Values)
            gate.Dispose();
        _requests.Dispose();
    }
}

/// <summary>What keeps us polite to one host: few requests at a time, a pause between them, and an end to asking in vain.</summary>
internal sealed class HostGate(string host, ExternalOptions options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.MaxRequestsPerHost);
    private readonly Lock _lock = new();
    private readonly long _start = options.Clock.GetTimestamp();
    private TimeSpan _opens;
    private int _failures;
    private string? _closedBecause;

    /// <summary>Why the host is not asked any more in this run; null as long as it is.</summary>
    public string? ClosedBecause => Volatile.Read(ref _closedBecause);

    private TimeSpan Now => options.Clock.GetElapsedTime(_start);

    /// <summary>Waits for one's turn. Whoever enters leaves.</summary>
    public async Task EnterAsync(CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            while (TimeToWait() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, options.Clock, cancellation);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    public void Leave() => _places.Release();

    /// <summary>Nobody enters before so much time has passed.</summary>
    public void HoldFor(TimeSpan delay)
    {
        lock (_lock)
        {
            if (Now + delay > _opens)
                _opens = Now + delay;
        }
    }

    public void Close(string reason)
    {
        lock (_lock)
            _closedBecause ??= reason;
    }

    /// <summary>A link got its answer, whatever it was, or did not in spite of all retries.</summary>
    public void Count(bool isAnswered)
    {
        lock (_lock)
        {
            _failures = isAnswered ? 0 : _failures + 1;
            if (_failures >= options.MaxFailuresPerHost)
                _closedBecause ??= $"{host} failed for several links in a row, so this one was not asked for";
        }
    }

    public void Dispose() => _places.Dispose();

    /// <summary>Zero means go, and the next one waits for the pause.</summary>
    private TimeSpan TimeToWait()
    {
        lock (_lock)
        {
            var now = Now;
            if (now < _opens)
                return _opens - now;
            _opens = now + options.HostPause;
            return TimeSpan.Zero;
        }
    }
}
