namespace ServiceBlog.LinkCheck.External;

/// <summary>One place where a link to another site stands.</summary>
/// <param name="Url">Absolute, with its fragment. Other schemes than http and https are passed over.</param>
/// <param name="Path">The file of the built site, relative to its root.</param>
/// <param name="Place">Where in it.</param>
internal sealed record ExternalReference(Uri Url, string Path, Place Place)
{
    /// <summary>The URL as its author wrote it; null if that is how <see cref="Url"/> was made.</summary>
    public string? Written { get; init; }

    public string? Element { get; init; }

    public string? Attribute { get; init; }
}
