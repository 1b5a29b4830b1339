using System.Collections.Frozen;

namespace ServiceBlog.LinkCheck.Reading;

/// <summary>The names and properties of <c>meta</c> whose content is an address: Open Graph, X cards and the like.</summary>
internal static class MetaAddresses
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "og:image", "og:image:url", "og:image:secure_url", "og:url", "og:video", "og:video:url", "og:video:secure_url",
        "og:audio", "og:audio:url", "og:audio:secure_url", "og:see_also",
        "twitter:image", "twitter:image:src", "twitter:image0", "twitter:image1", "twitter:image2", "twitter:image3",
        "twitter:player", "twitter:player:stream", "twitter:url",
        "msapplication-config", "msapplication-starturl", "msapplication-tileimage", "msapplication-square70x70logo",
        "msapplication-square150x150logo", "msapplication-square310x310logo", "msapplication-wide310x150logo",
        "citation_pdf_url", "citation_abstract_html_url", "citation_fulltext_html_url", "citation_public_url");

    /// <summary>Properties of schema.org that microdata gives in <c>meta itemprop</c>.</summary>
    private static readonly FrozenSet<string> ItemProperties = FrozenSet.Create(
        StringComparer.Ordinal, "url", "image", "logo", "thumbnailUrl", "contentUrl", "embedUrl", "sameAs");

    public static bool IsAddress(string? name, string? property, string? itemProperty) =>
        (name is not null && Names.Contains(name.Trim()))
        || (property is not null && Names.Contains(property.Trim()))
        || (itemProperty is not null && ItemProperties.Contains(itemProperty.Trim()));

    /// <summary>Windows takes "none" for no configuration at all.</summary>
    public static bool IsPlaceholder(string content) =>
        string.IsNullOrWhiteSpace(content) || content.Trim().Equals("none", StringComparison.OrdinalIgnoreCase);
}
