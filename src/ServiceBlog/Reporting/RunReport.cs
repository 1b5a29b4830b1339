using System.Collections.Immutable;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Graph;
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
    public LeftOut LeftOut { get; init; }

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
