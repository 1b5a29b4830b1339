using System.Globalization;

namespace ServiceBlog.Preview;

/// <summary>Holds what the preview shows, and wakes those who wait for the next of it. Safe for threads.</summary>
internal sealed class LivePreview
{
    private volatile PreviewState _current = PreviewState.Starting;
    private volatile TaskCompletionSource _changed = NewSignal();

    /// <summary>Tells this run of the preview from another one at the same address.</summary>
    public string Run { get; } = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8];

    public PreviewState Current => _current;

    /// <summary>Shows the next state. Called by one thread only.</summary>
    public void Show(PreviewState next)
    {
        _current = next with { Revision = _current.Revision + 1 };
        var signal = _changed;
        _changed = NewSignal();
        signal.SetResult();
    }

    /// <summary>Waits until the state is another one than this.</summary>
    public async Task<PreviewState> After(PreviewState known, CancellationToken cancellation)
    {
        while (true)
        {
            // The signal is taken before the state, and replaced after it: a change in between is never missed.
            var changed = _changed.Task;
            if (_current is var current && !ReferenceEquals(current, known))
                return current;
            await changed.WaitAsync(cancellation);
        }
    }

    /// <summary>Continuations run elsewhere: the builder must not wait for browsers.</summary>
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
