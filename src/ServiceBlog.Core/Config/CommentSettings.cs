namespace ServiceBlog.Core.Config;

/// <summary>How readers comment.</summary>
/// <param name="Link">
/// The address to which a reader goes, with placeholders for the page's <c>{title}</c>, <c>{key}</c>, <c>{url}</c> and
/// <c>{file}</c>; null if readers are not asked.
/// </param>
public sealed record CommentSettings(string? Link)
{
    public static IReadOnlyList<string> Placeholders { get; } = ["title", "key", "url", "file"];

    /// <summary>The address for a page: each value percent-encoded (RFC 3986, section 2), as a part of a path or query has to be.</summary>
    /// <param name="values">In the order of <see cref="Placeholders"/>.</param>
    public string? LinkFor(params ReadOnlySpan<string> values)
    {
        var link = Link;
        for (var i = 0; i < Placeholders.Count; i++)
            link = link?.Replace($"{{{Placeholders[i]}}}", Uri.EscapeDataString(values[i]), StringComparison.Ordinal);
        return link;
    }
}
