using System.Diagnostics;

namespace ServiceBlog.Core.Building;

/// <summary>The four phases of a build, in their order and under Statiq's names.</summary>
public enum BuildPhase
{
    /// <summary>Files read, front matter and Markdown parsed.</summary>
    Input,

    /// <summary>The site graph: links, taxonomies, lists.</summary>
    Process,

    /// <summary>Pages rendered and checked.</summary>
    PostProcess,

    Output,
}

/// <summary>How far a phase is.</summary>
/// <param name="Total">Items in all; 0 while unknown.</param>
public readonly record struct BuildProgress(BuildPhase Phase, int Done, int Total);

/// <summary>Measures how long each phase takes. Tells authors where the time goes; decides nothing.</summary>
public sealed class PhaseClock
{
    private readonly ImmutableArray<(BuildPhase, TimeSpan)>.Builder _finished = ImmutableArray.CreateBuilder<(BuildPhase, TimeSpan)>();
    private BuildPhase _current;
    private long _start;

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
