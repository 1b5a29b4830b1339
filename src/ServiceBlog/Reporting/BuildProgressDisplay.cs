using System.Collections.Concurrent;
using ServiceBlog.Core.Building;
using Spectre.Console;

namespace ServiceBlog.Reporting;

/// <summary>
/// Shows how far a build is, on standard error: bars on a terminal; elsewhere one line a phase if the user wants to
/// hear more; nothing at all for the formats that programs read.
/// </summary>
internal static class BuildProgressDisplay
{
    public static T During<T>(Terminal terminal, ReportFormat format, bool isVerbose, Func<IProgress<BuildProgress>?, T> work)
    {
        if (format != ReportFormat.Human)
            return work(null);
        if (!terminal.ShowsProgress)
            return work(isVerbose ? new PhaseLines(terminal.Error) : null);

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context => work(new PhaseBars(context)));
    }
}

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

/// <summary>One line as each phase begins.</summary>
internal sealed class PhaseLines(TextWriter output) : IProgress<BuildProgress>
{
    private readonly Lock _lock = new();
    private BuildPhase? _last;

    public void Report(BuildProgress value)
    {
        lock (_lock)
        {
            if (_last >= value.Phase)
                return;
            _last = value.Phase;
            output.WriteLine($"{value.Phase} …");
        }
    }
}
