using ServiceBlog.Baselines;

namespace ServiceBlog.Reporting;

/// <summary>What a run has to tell, in whatever format.</summary>
internal sealed record RunReport
{
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
    public required int Pages { get; init; }
    public TimeSpan Elapsed { get; init; }
    public ImmutableArray<(BuildPhase Phase, TimeSpan Elapsed)> Timings { get; init; } = [];

    /// <summary>What the check of the finished files took of all threads' time.</summary>
    public TimeSpan CheckTime { get; init; }

    /// <inheritdoc cref="BuildResult.IndexTime"/>
    public TimeSpan IndexTime { get; init; }

    /// <summary>Processor time of the whole process so far.</summary>
    public TimeSpan ProcessorTime { get; init; }

    /// <summary>What publishing did; null if nothing was published.</summary>
    public PublishSummary? Published { get; init; }

    /// <summary>The output folder as the user named it; null for a run that publishes nowhere.</summary>
    public string? Output { get; init; }

    /// <summary>Pages that are drafts, not due yet or expired.</summary>
    public UnpublishedPages Unpublished { get; init; }

    /// <summary>What a run without errors has done, for the summary.</summary>
    public string Done { get; init; } = "Built";

    /// <summary>What to say to people at the end, in place of the summary; null for the summary.</summary>
    public string? Closing { get; init; }

    /// <summary>What <c>health</c> has to say besides its findings; null for every other command.</summary>
    public HealthSummary? Health { get; init; }

    /// <summary>Says nothing of a run without errors but its diagnostics.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Shows all diagnostics of a kind, and the timings.</summary>
    public bool IsVerbose { get; init; }

    public int Errors => Count(Severity.Error);
    public int Warnings => Count(Severity.Warning);

    public static RunReport Of(BuildResult result) =>
        new() { Diagnostics = result.Diagnostics, Pages = result.Pages, Unpublished = result.Unpublished, Timings = result.Timings };

    public static ImmutableArray<Diagnostic> ErrorsOf(BuildResult result) =>
        [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)];

    private int Count(Severity severity) => Diagnostics.Count(diagnostic => diagnostic.Severity == severity);
}

/// <summary>What <c>health</c> has to say besides its findings.</summary>
/// <param name="Comparison">With the baseline; null if there is none.</param>
internal sealed record HealthSummary(ImmutableArray<SourceCoverage> Coverage, KnownAnswers Answers, BaselineComparison? Comparison);

/// <summary>The closing lines of a run: what was done, where it is, what to do next.</summary>
internal static class Summary
{
    public static IEnumerable<string> Lines(RunReport report)
    {
        if (report is { IsQuiet: true, Errors: 0 })
            yield break;
        if (report.Closing is { } closing)
        {
            yield return closing;
            yield break;
        }
        yield return $"{(report.Errors > 0 ? "Failed" : report.Done)} in {Counted.Time(report.Elapsed)}: {Counted.Noun(report.Pages, "page")}{Files(report)}, "
            + $"{Counted.Noun(report.Warnings, "warning")}, {Counted.Noun(report.Errors, "error")}.";
        if (report.Output is not null)
        {
            yield return report.Published is null
                ? $"Nothing was published: {report.Output} is as it was. Mend the errors, and build again."
                : $"The site is in {report.Output}. To look at it, run preview in place of build.";
        }
        if (LineOf(report.Unpublished) is { } unpublished)
            yield return unpublished;
    }

    /// <summary>What is not published and which options publish it; null if nothing was left out.</summary>
    private static string? LineOf(UnpublishedPages unpublished)
    {
        (int Count, string Pages, string? Option)[] kinds =
        [
            (unpublished.Drafts, Counted.Noun(unpublished.Drafts, "draft"), "--drafts"),
            (unpublished.Future, $"{Counted.Noun(unpublished.Future, "page")} with a future date", "--future"),
            (unpublished.Expired, Counted.Noun(unpublished.Expired, "expired page"), null),
        ];
        var some = kinds.Where(kind => kind.Count > 0).ToList();
        var options = string.Join(", ", some.Select(kind => kind.Option).OfType<string>());
        return some.Count == 0 ? null
            : $"{Counted.List([.. some.Select(kind => kind.Pages)])} left out{(options.Length > 0 ? $" ({options})" : "")}.";
    }

    private static string Files(RunReport report) => report.Published is not { } published ? ""
        : Invariant($", {Counted.Noun(published.Written, "file")} written, {published.Unchanged:#,0} unchanged, {published.Removed:#,0} removed");
}
