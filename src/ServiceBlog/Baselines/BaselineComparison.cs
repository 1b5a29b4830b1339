using System.Collections.Immutable;
using ServiceBlog.Core.Health;

namespace ServiceBlog.Baselines;

/// <summary>What is found, against what is known.</summary>
/// <param name="New">Found and not known: worse than recorded.</param>
/// <param name="Known">Found and known.</param>
/// <param name="Mended">Known and not found any more: better than recorded.</param>
internal sealed record BaselineComparison(
    ImmutableArray<HealthFinding> New, ImmutableArray<HealthFinding> Known, ImmutableArray<BaselineEntry> Mended);
