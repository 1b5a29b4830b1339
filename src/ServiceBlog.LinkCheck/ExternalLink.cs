namespace ServiceBlog.LinkCheck;

/// <summary>An address outside of the site, and everywhere it stands.</summary>
/// <param name="Url">Absolute, as the URL standard writes it, without its fragment.</param>
public sealed record ExternalLink(string Url, ImmutableArray<ExternalPlace> Places);
