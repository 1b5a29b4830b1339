namespace ServiceBlog.Core.Config;

/// <summary><c>health</c> of <c>site.yml</c>.</summary>
public sealed record HealthSettings
{
    /// <summary>Publishes what health finds, at <c>/health/</c>.</summary>
    public bool Page { get; init; }

    /// <summary>A topic with fewer members than this is thin.</summary>
    public int ThinTopic { get; init; } = 3;

    /// <summary>Names of topics that are too common to be taken for a mention of them.</summary>
    public ImmutableArray<string> CommonWords { get; init; } = [];
}
