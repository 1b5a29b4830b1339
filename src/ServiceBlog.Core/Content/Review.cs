namespace ServiceBlog.Core.Content;

/// <summary>A review, bound to the content that it was made of.</summary>
/// <param name="Hash">Of the content as it stood (<see cref="ReviewHash"/>).</param>
public sealed record Review(string? By, DateTimeOffset? Date, string? Hash)
{
    /// <summary>Where the hash stands; where the review does if it has none.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>The content was edited since: it has another hash. A review without a hash is bound to nothing.</summary>
    public bool IsVoid { get; init; }
}
