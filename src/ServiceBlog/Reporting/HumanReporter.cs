using System.Globalization;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Reporting;

/// <summary>
/// For people: the diagnostics file by file, each with its line and a caret under the place, then the summary. Of one
/// kind no more are shown than anyone reads; <see cref="ShownDiagnostics"/> counts the others.
/// The first line of each is <c>path:line:column: severity: message</c>, which editors and terminals turn into a link.
/// </summary>
internal sealed class HumanReporter(Terminal terminal, SourceLines sources) : IReporter
{
    private readonly Ink _ink = new(terminal.ShowsColour);

    public void Report(RunReport report)
    {
        var shown = ShownDiagnostics.Of(report);
        foreach (var file in shown.Each.GroupBy(diagnostic => diagnostic.Location.File, StringComparer.Ordinal))
        {
            foreach (var diagnostic in file)
                Write(diagnostic);
            terminal.Out.WriteLine();
        }
        WriteMore(shown);
        if (report.IsVerbose)
            WriteTimings(report);
        foreach (var line in Summary.Lines(report))
            terminal.Out.WriteLine(report.Errors == 0 && report.Warnings == 0 ? _ink.Green(line) : line);
    }

    private void WriteMore(ShownDiagnostics shown)
    {
        if (shown.More.IsEmpty)
            return;
        foreach (var (rule, severity, count) in shown.More)
            terminal.Out.WriteLine($"{Label(severity)}: … and {Counted.Number(count)} more {rule.Name} {_ink.Dim($"[{rule.Code}]")}");
        terminal.Out.WriteLine("To see all of them: --verbose, or --format json for programs.");
        terminal.Out.WriteLine();
    }

    private void Write(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.File.Length == 0 ? "" : _ink.Bold(Printable.Text(diagnostic.Location.ToString())) + ": ";
        terminal.Out.WriteLine(
            $"{place}{Label(diagnostic.Severity)}: {Printable.Excerpt(diagnostic.Message)} "
            + _ink.Dim($"[{diagnostic.Rule.Code} {diagnostic.Rule.Name}]"));
        WriteExcerpt(diagnostic.Location);
        if (diagnostic.Suggestion is { } suggestion)
            terminal.Out.WriteLine($"  {_ink.Green("help:")} {Printable.Excerpt(suggestion)}");
    }

    private void WriteExcerpt(SourceLocation location)
    {
        if (location.Line == 0 || sources.Line(location.File, location.Line) is not { } line)
            return;
        var number = location.Line.ToString(CultureInfo.InvariantCulture).PadLeft(5);
        var excerpt = SourceExcerpt.Of(line, location.Column, Math.Max(20, terminal.Width - number.Length - 3));
        terminal.Out.WriteLine($"{_ink.Dim(number + " |")} {excerpt.Text}");
        if (location.Column > 0)
            terminal.Out.WriteLine($"{_ink.Dim("      |")} {new string(' ', excerpt.CaretAt)}{_ink.Red("^")}");
    }

    private void WriteTimings(RunReport report)
    {
        foreach (var (phase, elapsed) in report.Timings)
            terminal.Out.WriteLine($"  {phase,-12} {Counted.Time(elapsed),10}");
        if (report.CheckTime > TimeSpan.Zero)
        {
            var share = report.CheckTime / report.ProcessorTime;
            terminal.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  of which the check of the finished files: {Counted.Time(report.CheckTime)}, {share:P0} of {Counted.Time(report.ProcessorTime)} processor time"));
        }
    }

    private string Label(Severity severity) => severity switch
    {
        Severity.Error => _ink.Red("error"),
        Severity.Warning => _ink.Yellow("warning"),
        _ => _ink.Blue("note"),
    };
}
