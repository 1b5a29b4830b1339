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

/// <summary>All that the preview shows at a moment. Replaced as a whole; a request is answered from one of them.</summary>
internal sealed record PreviewState
{
    public static readonly PreviewState Starting = new();

    /// <summary>Counts the states.</summary>
    public int Revision { get; init; }

    /// <summary>The last good build; null if there has been none.</summary>
    public PreviewSite? Site { get; init; }

    /// <summary>The first build has ended, well or not.</summary>
    public bool IsBuilt { get; init; }

    /// <summary>The errors of the latest build; none if it was a good one.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>Style sheets, pictures and other parts of pages: by address, the revision that changed them last.</summary>
    public ImmutableDictionary<string, int> Assets { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Pages that have another address now: from the old one to the new one, both decoded.</summary>
    public ImmutableDictionary<string, string> Moves { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);
}
