using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Building;

/// <summary>What the command line asks of one build, on top of <c>site.yml</c>.</summary>
public sealed record BuildOptions
{
    /// <summary>Replaces the site's <c>theme</c>.</summary>
    public string? Theme { get; init; }

    /// <summary>Replaces the site's <c>baseUrl</c>.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Publishes drafts too.</summary>
    public bool Drafts { get; init; }

    /// <summary>Publishes pages dated after <see cref="BuildInput.Now"/> too.</summary>
    public bool Future { get; init; }

    /// <summary>Checks what was built: every link, every id.</summary>
    public bool Check { get; init; } = true;

    /// <summary>
    /// The part of the site to make. The links of a part lead to others, so a part is not checked: the whole is, once it
    /// is put together.
    /// </summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Threads at work at once; 0 leaves it to the runtime. The bytes do not depend on it.</summary>
    public int Parallelism { get; init; }
}
