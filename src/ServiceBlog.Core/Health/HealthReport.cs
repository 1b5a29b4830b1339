namespace ServiceBlog.Core.Health;

/// <summary>What health found. The same input and the same moment give the same report, in whatever folder the site lies.</summary>
/// <param name="Findings">With the site's severities, without those that are off; by code, file, line, column and subject.</param>
/// <param name="Coverage">Of every source that has sections, by title.</param>
public sealed record HealthReport(ImmutableArray<HealthFinding> Findings, ImmutableArray<SourceCoverage> Coverage);
