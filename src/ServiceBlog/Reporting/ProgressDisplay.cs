using ServiceBlog.LinkCheck.External;
using Spectre.Console;

namespace ServiceBlog.Reporting;

/// <summary>Shows how far a command is, on standard error: bars on a terminal; elsewhere a line as each part begins if the user wants to hear more;
/// nothing at all for the formats that programs read.</summary>
internal static class ProgressDisplay
{
    /// <summary>One bar a phase of the build.</summary>
    public static T During<T>(Terminal terminal, ReportFormat format, bool isVerbose, Func<IProgress<BuildProgress>?, T> work)
    {
        if (format != ReportFormat.Human || !terminal.ShowsProgress)
            return work(format == ReportFormat.Human && isVerbose ? new PhaseLines(terminal.Error) : null);
        using var interruption = CursorAfterInterruption(terminal);
        return Bars(terminal).Start(context => work(new PhaseBars(context)));
    }

    /// <summary>One bar for all other sites, with the host at hand.</summary>
    public static async Task<T> DuringAsync<T>(
        Terminal terminal, ReportFormat format, bool isVerbose, Func<IProgress<ExternalProgress>?, Task<T>> work)
    {
        using var interruption = CursorAfterInterruption(terminal);
        if (format == ReportFormat.Human && terminal.ShowsProgress)
            return await Bars(terminal).StartAsync(context => work(new ExternalBar(context)));
        if (format == ReportFormat.Human && isVerbose)
            terminal.Error.WriteLine("Other sites …");
        return await work(null);
    }

    /// <summary>Bars hide the cursor, and Ctrl-C ends the program before they are done.</summary>
    private static PosixSignalRegistration? CursorAfterInterruption(Terminal terminal) =>
        terminal.ShowsProgress ? PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => terminal.Error.WriteLine("\e[?25h")) : null;

    private static Progress Bars(Terminal terminal) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) }).Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn());

    /// <summary>Called from several threads; Spectre's tasks allow that.</summary>
    private sealed class PhaseBars(ProgressContext context) : IProgress<BuildProgress>
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
    private sealed class PhaseLines(TextWriter output) : IProgress<BuildProgress>
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

    /// <summary>The checker reports one after the other, though from several threads.</summary>
    private sealed class ExternalBar(ProgressContext context) : IProgress<ExternalProgress>
    {
        private readonly ProgressTask _bar = context.AddTask("Other sites");

        public void Report(ExternalProgress value)
        {
            _bar.MaxValue = Math.Max(1, value.Total);
            _bar.Value = value.Done;
            _bar.Description = Markup.Escape(Invariant($"Other sites {value.Done}/{value.Total} {Printable.Text(value.Host)}"));
        }
    }
}
