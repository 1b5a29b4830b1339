namespace ServiceBlog.LinkCheck;

/// <summary>What a check depends on besides the files.</summary>
public sealed record CheckSettings
{
    /// <summary>
    /// Where the site will be published, such as <c>https://example.org/blog/</c>: links to it are the site's own, and
    /// root-relative links must lead below its path. Null: only links without a host are the site's own.
    /// </summary>
    public string? BaseUrl { get; init; }

    /// <summary>
    /// Whether scripts in place of addresses are found: in an author's text they are a mistake, in HTML that somebody has
    /// written they are meant.
    /// </summary>
    public bool FindsScripts { get; init; }

    /// <summary>Threads at work at once; 0 leaves it to the runtime. The findings do not depend on it.</summary>
    public int Parallelism { get; init; }
}
