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
