using ServiceBlog.Core.Images;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Building;

/// <summary>All that a build depends on: there is no other way for anything to reach Core.</summary>
public sealed record BuildInput
{
    /// <summary>The input folder: <c>site.yml</c>, <c>posts/first-reply.md</c>.</summary>
    public required FolderContent Content { get; init; }

    /// <summary>Finds a theme by its name; null if there is no such theme.</summary>
    public required Func<string, FolderContent?> FindTheme { get; init; }

    /// <summary>The one clock: decides what is in the future, expired, or to be reviewed again, and nothing else.</summary>
    public required DateTimeOffset Now { get; init; }

    public BuildOptions Options { get; init; } = new();

    /// <summary>The record of an earlier build, whose files the target still holds; null to build everything.</summary>
    public BuildRecord? Before { get; init; }

    /// <summary>Whether the result shall have a record for the next build.</summary>
    public bool KeepsRecord { get; init; }

    /// <summary>Keeps images that were made, beyond this build if it can.</summary>
    public IImageCache Images { get; init; } = new MemoryImageCache();

    /// <summary>Measures what the check costs; null if it is not asked for.</summary>
    public IProcessorClock? ProcessorClock { get; init; }

    /// <summary>Told how far a build is; null if it is not shown.</summary>
    public IProgress<BuildProgress>? Progress { get; init; }
}

/// <summary>What the command line asks of one build, on top of <c>site.yml</c>.</summary>
public sealed record BuildOptions
{
    /// <summary>Replaces the site's <c>theme</c>.</summary>
    public string? Theme { get; init; }

    /// <summary>Replaces the site's <c>baseUrl</c>.</summary>
    public string? BaseUrl { get; init; }

    public bool Drafts { get; init; }

    /// <summary>Publishes pages dated after <see cref="BuildInput.Now"/> too.</summary>
    public bool Future { get; init; }

    /// <summary>Checks what was built: every link, every id.</summary>
    public bool Check { get; init; } = true;

    /// <summary>Makes what readers need to search the site, unless its settings are against it.</summary>
    public bool Search { get; init; } = true;

    /// <summary>Strangers wrote the input: nothing of it may run for readers or hide what was found.</summary>
    public bool Untrusted { get; init; }

    /// <summary>The part of the site to make. The links of a part lead to others, so a part is not checked: the whole is, once it is put together.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    public SiteExtensions Extensions { get; init; } = SiteExtensions.None;

    /// <summary>Threads at work at once; 0 leaves it to the runtime. The bytes do not depend on it.</summary>
    public int Parallelism { get; init; }

    /// <summary>Of every option: a record prints all that it holds. The number of threads decides nothing.</summary>
    public ContentHash Hash() => ContentHash.None.With((this with { Parallelism = 0 }).ToString());
}

/// <summary>Tells what a part of a build cost the processors: unlike the time on the wall, it does not grow while others are at work.</summary>
public interface IProcessorClock
{
    /// <summary>What the calling thread has used so far.</summary>
    TimeSpan OfThread { get; }

    /// <summary>What all threads of the process have used so far.</summary>
    TimeSpan OfProcess { get; }
}
