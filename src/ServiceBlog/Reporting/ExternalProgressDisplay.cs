using System.Globalization;
using ServiceBlog.LinkCheck.External;
using Spectre.Console;

namespace ServiceBlog.Reporting;

/// <summary>
/// Shows how far the check of other sites is, on standard error: a bar and the host at hand on a terminal; elsewhere
/// one line if the user wants to hear more; nothing at all for the formats that programs read.
/// </summary>
internal static class ExternalProgressDisplay
{
    public static async Task<T> DuringAsync<T>(
        Terminal terminal, ReportFormat format, bool isVerbose, Func<IProgress<ExternalProgress>?, Task<T>> work)
    {
        if (format != ReportFormat.Human)
            return await work(null);
        if (!terminal.ShowsProgress)
        {
            if (isVerbose)
                terminal.Error.WriteLine("Other sites …");
            return await work(null);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context => work(new ExternalBar(context)));
    }
}

/// <summary>One bar for all links to other sites. The checker reports one after the other, though from several threads.</summary>
internal sealed class ExternalBar(ProgressContext context) : IProgress<ExternalProgress>
{
    private readonly ProgressTask _bar = context.AddTask("Other sites");

    public void Report(ExternalProgress value)
    {
        _bar.MaxValue = Math.Max(1, value.Total);
        _bar.Value = value.Done;
        _bar.Description = Markup.Escape(string.Create(
            CultureInfo.InvariantCulture, $"Other sites {value.Done}/{value.Total} {Printable.Text(value.Host)}"));
    }
}
