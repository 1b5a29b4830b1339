using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.ExternalLinks;

/// <summary>One place where a link to another site stands.</summary>
/// <param name="Url">Absolute, with its fragment. Other schemes than http and https are passed over.</param>
/// <param name="Location">Where diagnostics about it point to.</param>
internal sealed record ExternalReference(Uri Url, SourceLocation Location)
{
    /// <summary>The URL as its author wrote it; null if that is how <see cref="Url"/> was made.</summary>
    public string? Written { get; init; }

    public string? Page { get; init; }

    public string? Element { get; init; }

    public string? Attribute { get; init; }
}
