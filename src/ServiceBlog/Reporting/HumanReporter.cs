namespace ServiceBlog.Reporting;

/// <summary>For people: the diagnostics file by file, each with its line and a caret under the place, then the summary. Of one kind no more are shown
/// than anyone reads; <see cref="ShownDiagnostics"/> counts the others. The first line of each is <c>path:line:column: severity: message</c>, which
/// editors and terminals turn into a link.</summary>
internal sealed class HumanReporter(Terminal terminal, SourceLines sources) : IReporter
{
    private readonly TextStyle _style = new(terminal.ShowsColour);

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
            terminal.Out.WriteLine(report.Errors == 0 && report.Warnings == 0 ? _style.Green(line) : line);
    }

    private void WriteMore(ShownDiagnostics shown)
    {
        if (shown.More.IsEmpty)
            return;
        foreach (var (rule, severity, count) in shown.More)
            terminal.Out.WriteLine($"{Label(severity)}: … and {Counted.Number(count)} more {rule.Name} {_style.Dim($"[{rule.Code}]")}");
        terminal.Out.WriteLine("To see all of them: --verbose, or --format json for programs.");
        terminal.Out.WriteLine();
    }

    private void Write(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.File.Length == 0 ? "" : _style.Bold(Printable.Text(diagnostic.Location.ToString())) + ": ";
        terminal.Out.WriteLine(
            $"{place}{Label(diagnostic.Severity)}: {Printable.Excerpt(diagnostic.Message)} "
            + _style.Dim($"[{diagnostic.Rule.Code} {diagnostic.Rule.Name}]"));
        WriteExcerpt(diagnostic.Location);
        // The template may be right for every other page.
        if (diagnostic is { Page: { } page } && diagnostic.Rule == Rules.TemplateError)
            terminal.Out.WriteLine($"  {_style.Dim("page:")} {Printable.Text(page)}");
        if (diagnostic.Suggestion is { } suggestion)
            terminal.Out.WriteLine($"  {_style.Green("help:")} {Printable.Excerpt(suggestion)}");
    }

    private void WriteExcerpt(SourceLocation location)
    {
        if (location.Line == 0 || sources.Line(location.File, location.Line) is not { } line)
            return;
        var number = location.Line.ToString(CultureInfo.InvariantCulture).PadLeft(5);
        var excerpt = SourceExcerpt.Of(line, location.Column, Math.Max(20, terminal.Width - number.Length - 3));
        terminal.Out.WriteLine($"{_style.Dim(number + " |")} {excerpt.Text}");
        if (location.Column > 0)
            terminal.Out.WriteLine($"{_style.Dim("      |")} {new string(' ', excerpt.CaretAt)}{_style.Red("^")}");
    }

    private void WriteTimings(RunReport report)
    {
        foreach (var (phase, elapsed) in report.Timings)
            terminal.Out.WriteLine($"  {phase,-12} {Counted.Time(elapsed),10}");
        WriteShare("the check of the finished files", report.CheckTime);
        WriteShare("the index of the search", report.IndexTime);

        void WriteShare(string part, TimeSpan time)
        {
            if (time > TimeSpan.Zero)
                terminal.Out.WriteLine(Invariant($"  of which {part}: {Counted.Time(time)}, {time / report.ProcessorTime:P0} of {Counted.Time(report.ProcessorTime)} processor time"));
        }
    }

    private string Label(Severity severity) => severity switch
    {
        Severity.Error => _style.Red("error"),
        Severity.Warning => _style.Yellow("warning"),
        _ => _style.Blue("note"),
    };
}

/// <summary>The diagnostics that a report for people shows: all of them if it is asked to say more, else the first of each kind. Errors and warnings
/// of one rule are two kinds, so that no error hides behind warnings.</summary>
/// <param name="More">How many of which kind are not shown.</param>
internal sealed record ShownDiagnostics(ImmutableArray<Diagnostic> Each, ImmutableArray<(Rule Rule, Severity Severity, int Count)> More)
{
    public const int MostOfAKind = 20;

    public static ShownDiagnostics Of(RunReport report)
    {
        if (report.IsVerbose)
            return new ShownDiagnostics(report.Diagnostics, []);
        var kinds = report.Diagnostics.GroupBy(diagnostic => (diagnostic.Rule, diagnostic.Severity)).ToList();
        var hidden = kinds.SelectMany(kind => kind.Skip(MostOfAKind)).ToHashSet(ReferenceEqualityComparer.Instance);
        var more = kinds.Where(kind => kind.Count() > MostOfAKind).OrderBy(kind => kind.Key.Rule.Code, StringComparer.Ordinal)
            .ThenByDescending(kind => kind.Key.Severity).Select(kind => (kind.Key.Rule, kind.Key.Severity, kind.Count() - MostOfAKind));
        return new ShownDiagnostics([.. report.Diagnostics.Where(diagnostic => !hidden.Contains(diagnostic))], [.. more]);
    }
}

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
