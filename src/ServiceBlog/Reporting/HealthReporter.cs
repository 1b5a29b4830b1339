namespace ServiceBlog.Reporting;

/// <summary>Health for people: the findings by kind, each kind with what to do; then how much of each source is cited.</summary>
internal sealed class HealthReporter(Terminal terminal) : IReporter
{
    private readonly TextStyle _style = new(terminal.ShowsColour);

    public void Report(RunReport report)
    {
        foreach (var kind in report.Diagnostics.GroupBy(diagnostic => diagnostic.Rule).OrderBy(kind => kind.Key.Code, StringComparer.Ordinal))
        {
            terminal.Out.WriteLine($"{_style.Bold(kind.Key.Name)} {_style.Dim($"[{kind.Key.Code}]")} {Counted.Noun(kind.Count(), "finding")}");
            foreach (var line in Printable.Wrap(kind.Key.Explanation, Math.Max(20, Math.Min(terminal.Width, 100) - 2)).Split('\n'))
                terminal.Out.WriteLine(_style.Dim($"  {line}"));
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
        var severity = diagnostic.Severity switch { Severity.Error => _style.Red("error: "), Severity.Warning => _style.Yellow("warning: "), _ => "" };
        terminal.Out.WriteLine($"  {Printable.Text(diagnostic.Location.ToString())}: {severity}{Printable.Excerpt(diagnostic.Message)}");
        if (diagnostic.Suggestion is { } suggestion)
            terminal.Out.WriteLine($"    {_style.Green("help:")} {Printable.Excerpt(suggestion.ReplaceLineEndings(" "))}");
    }

    private void Write(HealthSummary health)
    {
        if (!health.Coverage.IsEmpty)
        {
            terminal.Out.WriteLine(_style.Bold("How much of each source is cited"));
            foreach (var (source, cited, sections) in health.Coverage.Select(source => (source.Source, source.Cited, source.Sections.Length)))
                terminal.Out.WriteLine(Invariant($"  {cited,4} of {sections,-4}{(double)cited / sections,6:P0}  {Printable.Text(source.Title)}"));
            terminal.Out.WriteLine();
        }
        var (known, links) = (health.Answers.Known, health.Answers.Links);
        if (links > 0)
        {
            var asked = known == 0 ? "Nothing is known of them" : Invariant($"An answer is known of {known:#,0}");
            terminal.Out.WriteLine($"The site links to {Counted.Noun(links, "page")} of other sites. {asked}; to ask: serviceblog check --external.");
        }
    }

    private string Verdict(RunReport report)
    {
        var known = report.Health?.Comparison?.Known.Length ?? 0;
        var count = report.Diagnostics.Length;
        var findings = known > 0 ? $"{Counted.Noun(count, "new finding")}, {Counted.Noun(known, "known one")}" : Counted.Noun(count, "finding");
        var words = $"{report.Done} in {Counted.Time(report.Elapsed)}: {Counted.Noun(report.Pages, "page")}, {findings}.";
        return count == 0 ? _style.Green(words) : words;
    }
}
