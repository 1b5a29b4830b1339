using System.Globalization;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Reporting;

/// <summary>Health for people: the findings by kind, each kind with what to do; then how much of each source is cited.</summary>
internal sealed class HealthReporter(Terminal terminal) : IReporter
{
    private readonly Ink _ink = new(terminal.ShowsColour);

    public void Report(RunReport report)
    {
        foreach (var kind in report.Diagnostics.GroupBy(diagnostic => diagnostic.Rule).OrderBy(kind => kind.Key.Code, StringComparer.Ordinal))
        {
            terminal.Out.WriteLine($"{_ink.Bold(kind.Key.Name)} {_ink.Dim($"[{kind.Key.Code}]")} {Counted.Noun(kind.Count(), "finding")}");
            foreach (var line in TextWrap.Wrap(kind.Key.Explanation, Math.Max(20, Math.Min(terminal.Width, 100) - 2)).Split('\n'))
                terminal.Out.WriteLine(_ink.Dim($"  {line}"));
            foreach (var diagnostic in kind.Take(report.IsVerbose ? int.MaxValue : ShownDiagnostics.MostOfAKind))
                Write(diagnostic);
            if (!report.IsVerbose && kind.Count() > ShownDiagnostics.MostOfAKind)
                terminal.Out.WriteLine($"  … and {Counted.Number(kind.Count() - ShownDiagnostics.MostOfAKind)} more. To see all of them: --verbose");
            terminal.Out.WriteLine();
        }
        if (report.Health is { } health)
            Write(health);
        terminal.Out.WriteLine(Verdict(report));
    }

    private void Write(Diagnostic diagnostic)
    {
        var severity = diagnostic.Severity switch { Severity.Error => _ink.Red("error: "), Severity.Warning => _ink.Yellow("warning: "), _ => "" };
        terminal.Out.WriteLine($"  {Printable.Text(diagnostic.Location.ToString())}: {severity}{Printable.Excerpt(diagnostic.Message)}");
        if (diagnostic.Suggestion is { } suggestion)
            terminal.Out.WriteLine($"    {_ink.Green("help:")} {Printable.Excerpt(suggestion.ReplaceLineEndings(" "))}");
    }

    private void Write(HealthSummary health)
    {
        if (!health.Coverage.IsEmpty)
        {
            terminal.Out.WriteLine(_ink.Bold("How much of each source is cited"));
            foreach (var source in health.Coverage)
            {
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {source.Cited,4} of {source.Sections.Length,-4}{(double)source.Cited / source.Sections.Length,6:P0}  {Printable.Text(source.Source.Title)}"));
            }
            terminal.Out.WriteLine();
        }
        var (known, links) = (health.Answers.Known, health.Answers.Links);
        if (links > 0)
        {
            var asked = known == 0 ? "Nothing is known of them" : string.Create(CultureInfo.InvariantCulture, $"An answer is known of {known:#,0}");
            terminal.Out.WriteLine($"The site links to {Counted.Noun(links, "page")} of other sites. {asked}; to ask: serviceblog check --external.");
        }
    }

    private string Verdict(RunReport report)
    {
        var known = report.Health?.Comparison?.Known.Length ?? 0;
        var count = report.Diagnostics.Length;
        var words = $"{report.Done} in {Counted.Time(report.Elapsed)}: {Counted.Noun(report.Pages, "page")}, {Counted.Noun(count, known > 0 ? "new finding" : "finding")}"
            + (known > 0 ? $", {Counted.Noun(known, "known one")}." : ".");
        return count == 0 ? _ink.Green(words) : words;
    }
}
