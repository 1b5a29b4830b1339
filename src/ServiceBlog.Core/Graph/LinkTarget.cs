namespace ServiceBlog.Core.Graph;

/// <summary>Where a link leads.</summary>
/// <param name="Url">As it is written into a page: with base path and query, percent-encoded, without the fragment.</param>
/// <param name="Fragment">What follows the <c>#</c>; null if there is none.</param>
/// <param name="Text">To be shown where the author gave no text.</param>
/// <param name="Page">The page it leads to; null for files, lists, other sites, and broken links.</param>
/// <param name="Heading">The heading that its fragment names.</param>
public sealed record LinkTarget(string Url, string? Fragment, string Text, Page? Page = null, Heading? Heading = null)
{
    /// <summary>Whether the author wrote the page's address, where others write its file or its key.</summary>
    public bool IsAddress { get; init; }

    /// <summary>As it is written on a page: a link into that page itself needs no path.</summary>
    public string HrefOn(Page host) => Page == host && Fragment is not null ? $"#{Fragment}" : Href;

    public string Href => Fragment is null ? Url : $"{Url}#{Fragment}";
}
