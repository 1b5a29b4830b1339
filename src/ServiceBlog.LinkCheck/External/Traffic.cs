using System.Collections.Concurrent;

namespace ServiceBlog.LinkCheck.External;

/// <summary>Who may send a request when, over all hosts.</summary>
internal sealed class Traffic(ExternalOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<string, HostGate> _gates = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _requests = new(options.MaxRequests);

    public HostGate GateOf(Uri url) => _gates.GetOrAdd(url.IdnHost, host => new HostGate(host, options));

    /// <summary>
    /// Waits for one's turn at the host, then for one of the requests that may be under way in all, and sends.
    /// A request waits for nothing else, so that no two can wait for each other.
    /// </summary>
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
