namespace ServiceBlog.LinkCheck.Reading;

/// <summary>Where in the markup an address stands; shared by all links of one kind.</summary>
/// <param name="Element">The element's name; null in a style sheet or a manifest.</param>
/// <param name="Attribute">The attribute's name; null for an address that is text.</param>
public sealed record LinkSource(string? Element, string? Attribute, LinkUse Use);
