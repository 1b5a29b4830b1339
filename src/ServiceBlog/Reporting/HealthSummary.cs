using System.Collections.Immutable;
using ServiceBlog.Baselines;
using ServiceBlog.Core.Health;
using ServiceBlog.ExternalLinks;

namespace ServiceBlog.Reporting;

/// <summary>What <c>health</c> has to say besides its findings.</summary>
/// <param name="Coverage">How much of each source is cited.</param>
/// <param name="Answers">What is known of the links to other sites.</param>
/// <param name="Comparison">With the baseline; null if there is none.</param>
internal sealed record HealthSummary(ImmutableArray<SourceCoverage> Coverage, KnownAnswers Answers, BaselineComparison? Comparison);
