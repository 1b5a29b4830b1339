using System.Collections.Concurrent;
using ServiceBlog.Core.Building;
using Spectre.Console;

namespace ServiceBlog.Reporting;

/// <summary>One bar a phase. Called from several threads; Spectre's tasks allow that.</summary>
internal sealed class PhaseBars(ProgressContext context) : IProgress<BuildProgress>
{
    private readonly ConcurrentDictionary<BuildPhase, Lazy<ProgressTask>> _bars = new();

    public void Report(BuildProgress value)
    {
        // Lazy, since two threads that start a phase must not make two bars of it.
        var bar = _bars.GetOrAdd(value.Phase, phase => new Lazy<ProgressTask>(() => context.AddTask(phase.ToString()))).Value;
        bar.IsIndeterminate = value.Total == 0;
        bar.MaxValue = Math.Max(1, value.Total);
        bar.Value = Math.Max(bar.Value, value.Done);
    }
}
