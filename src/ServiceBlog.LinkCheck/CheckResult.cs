namespace ServiceBlog.LinkCheck;

/// <summary>What came of a check.</summary>
public sealed record CheckResult
{
    /// <summary>In order of path and place.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>
    /// Web addresses that lead out of the site, in ordinal order; nobody has asked them yet. Those of files that were
    /// kept from an earlier check may be missing.
    /// </summary>
    public required ImmutableArray<ExternalLink> ExternalLinks { get; init; }

    /// <summary>HTML pages read.</summary>
    public required int Pages { get; init; }
}
