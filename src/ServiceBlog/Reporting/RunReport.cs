using System.Collections.Immutable;
using System.Globalization;
using ServiceBlog.Baselines;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Health;
using ServiceBlog.ExternalLinks;
using ServiceBlog.Files.Publishing;

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

    /// <summary>Shows the timings.</summary>
    public bool IsVerbose { get; init; }

    public int Errors => Count(Severity.Error);

    public int Warnings => Count(Severity.Warning);

    private int Count(Severity severity) => Diagnostics.Count(diagnostic => diagnostic.Severity == severity);
}

/// <summary>What <c>health</c> has to say besides its findings.</summary>
/// <param name="Coverage">How much of each source is cited.</param>
/// <param name="Answers">What is known of the links to other sites.</param>
/// <param name="Comparison">With the baseline; null if there is none.</param>
internal sealed record HealthSummary(ImmutableArray<SourceCoverage> Coverage, KnownAnswers Answers, BaselineComparison? Comparison);

/// <summary>
/// The diagnostics that a report for people shows: all of them if it is asked to say more, else the first of each kind.
/// Errors and warnings of one rule are two kinds, so that no error hides behind warnings.
/// </summary>
/// <param name="Each">Those to show, in their order.</param>
/// <param name="More">How many of which kind are not shown.</param>
internal sealed record ShownDiagnostics(
    ImmutableArray<Diagnostic> Each, ImmutableArray<(Rule Rule, Severity Severity, int Count)> More)
{
    public const int MostOfAKind = 20;

    public static ShownDiagnostics Of(RunReport report)
    {
        if (report.IsVerbose)
            return new ShownDiagnostics(report.Diagnostics, []);
        var counts = new Dictionary<(Rule Rule, Severity Severity), int>();
        var each = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var diagnostic in report.Diagnostics)
        {
            var kind = (diagnostic.Rule, diagnostic.Severity);
            if ((counts[kind] = counts.GetValueOrDefault(kind) + 1) <= MostOfAKind)
                each.Add(diagnostic);
        }
        return new ShownDiagnostics(each.ToImmutable(),
        [
            .. counts.Where(kind => kind.Value > MostOfAKind)
                .Select(kind => (kind.Key.Rule, kind.Key.Severity, kind.Value - MostOfAKind))
                .OrderBy(kind => kind.Rule.Code, StringComparer.Ordinal).ThenByDescending(kind => kind.Severity),
        ]);
    }
}

/// <summary>The closing lines of a run: what was done, where it is, what to do next.</summary>
internal static class Summary
{
    public static IEnumerable<string> Lines(RunReport report)
    {
        if (report.Closing is { } closing)
        {
            yield return closing;
            yield break;
        }
        yield return $"{Verdict(report)} in {Counted.Time(report.Elapsed)}: {Counted.Noun(report.Pages, "page")}{Files(report)}, "
            + $"{Counted.Noun(report.Warnings, "warning")}, {Counted.Noun(report.Errors, "error")}.";
        if (report.Output is not null)
        {
            yield return report.Published is null
                ? $"Nothing was published: {report.Output} is as it was. Mend the errors, and build again."
                : $"The site is in {report.Output}/index.html. To look at it, run preview in place of build.";
        }
        if (LineOf(report.Unpublished) is { } unpublished)
            yield return unpublished;
    }

    /// <summary>What is not published and which options publish it; null if nothing was left out.</summary>
    private static string? LineOf(UnpublishedPages unpublished)
    {
        var (pages, options) = (new List<string>(), new List<string>());
        if (unpublished.Drafts > 0)
        {
            pages.Add(Counted.Noun(unpublished.Drafts, "draft"));
            options.Add("--drafts");
        }
        if (unpublished.Future > 0)
        {
            pages.Add($"{Counted.Noun(unpublished.Future, "page")} with a future date");
            options.Add("--future");
        }
        if (unpublished.Expired > 0)
            pages.Add(Counted.Noun(unpublished.Expired, "expired page"));
        if (pages.Count == 0)
            return null;
        return $"{Counted.List(pages)} left out{(options.Count > 0 ? $" ({string.Join(", ", options)})" : "")}.";
    }

    private static string Verdict(RunReport report) => report.Errors > 0 ? "Failed" : report.Done;

    private static string Files(RunReport report) => report.Published is { } published
        ? string.Create(
            CultureInfo.InvariantCulture,
            $", {Counted.Noun(published.Written, "file")} written, {published.Unchanged:#,0} unchanged, {published.Removed:#,0} removed")
        : "";
}
