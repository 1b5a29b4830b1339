using ServiceBlog.Core.Building;
using ServiceBlog.Reporting;

namespace ServiceBlog.Commands;

/// <summary>What the command line asked of a build; paths are full.</summary>
internal sealed record BuildSettings
{
    public required string Input { get; init; }

    public required string Output { get; init; }

    /// <summary>Writes every file anew.</summary>
    public bool Clean { get; init; }

    /// <summary>Believes nothing that an earlier run noted.</summary>
    public bool NoCache { get; init; }

    public ReportFormat Format { get; init; }

    public bool Verbose { get; init; }

    /// <summary>Takes the place of the system's clock.</summary>
    public DateTimeOffset? Now { get; init; }

    public BuildOptions Options { get; init; } = new();
}
