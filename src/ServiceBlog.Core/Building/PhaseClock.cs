using System.Diagnostics;

namespace ServiceBlog.Core.Building;

/// <summary>Measures how long each phase takes. Tells authors where the time goes; decides nothing.</summary>
public sealed class PhaseClock
{
    private readonly ImmutableArray<(BuildPhase, TimeSpan)>.Builder _finished = ImmutableArray.CreateBuilder<(BuildPhase, TimeSpan)>();
    private BuildPhase _current;
    private long _start;

    /// <summary>Ends the phase at work, if any, and starts the next.</summary>
    public void Enter(BuildPhase phase)
    {
        Finish();
        _current = phase;
        _start = Stopwatch.GetTimestamp();
    }

    public ImmutableArray<(BuildPhase Phase, TimeSpan Elapsed)> Stop()
    {
        Finish();
        return _finished.ToImmutable();
    }

    private void Finish()
    {
        if (_start != 0)
            _finished.Add((_current, Stopwatch.GetElapsedTime(_start)));
    }
}
