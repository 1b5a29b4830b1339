namespace ServiceBlog.LinkCheck.Reading;

/// <summary>Where in the markup an address stands; shared by all links of one kind.</summary>
/// <param name="Element">The element's name; null in a style sheet or a manifest.</param>
/// <param name="Attribute">The attribute's name; null for an address that is text.</param>
public sealed record LinkSource(string? Element, string? Attribute, LinkUse Use);

/// <summary>What a browser or a machine does with an address, as far as that decides what is wrong with it.</summary>
public enum LinkUse
{
    /// <summary>Somebody may go there. Empty is the page itself.</summary>
    Hyperlink,

    /// <summary>It is fetched and shown or run. Empty fetches nothing, which is a mistake.</summary>
    Resource,

    /// <summary>An SVG or CSS reference: a mere fragment means this document, whatever its base is.</summary>
    Reference,

    /// <summary>Only the host is connected to (<c>preconnect</c>): the path need not exist.</summary>
    Connection,

    /// <summary>It names a thing (JSON-LD's <c>@id</c>) and need not be read by anybody.</summary>
    Identifier,

    /// <summary>The page sends its reader on (<c>meta</c> refresh).</summary>
    Refresh,
}
