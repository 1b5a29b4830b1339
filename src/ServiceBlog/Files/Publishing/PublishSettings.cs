using System.Collections.Immutable;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Files.Publishing;

/// <summary>Where and how to publish.</summary>
internal sealed record PublishSettings
{
    /// <summary>The output folder's full path; it need not exist.</summary>
    public required string Output { get; init; }

    /// <summary>Folders that publishing must never replace.</summary>
    public ImmutableArray<ProtectedFolder> Protected { get; init; } = [];

    /// <summary>Writes every file anew, also those whose bytes are the same.</summary>
    public bool Clean { get; init; }

    /// <summary>The part of the site that is published.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>
    /// The states in which an earlier build left its files, by path relative to the output folder: one that is still in
    /// its state may be kept without a look at its bytes.
    /// </summary>
    public IReadOnlyDictionary<string, FileStamp> Known { get; init; } = new Dictionary<string, FileStamp>();

    /// <summary>How long to wait for another build that publishes into the same folder.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Told what is no failure, but worth knowing: that another build is waited for, that something is left over.</summary>
    public Action<string> Say { get; init; } = _ => { };
}

/// <summary>What publishing did to the output folder, in files of the site.</summary>
internal sealed record PublishSummary(int Written, int Unchanged, int Removed);
