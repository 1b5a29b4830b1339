using System.Collections.Frozen;

namespace ServiceBlog.Core.Checking.Reading;

/// <summary>The addresses of a JSON-LD block, in the properties of schema.org that hold one.</summary>
internal static class JsonLdReader
{
    private static readonly FrozenSet<string> Addresses = FrozenSet.Create(
        StringComparer.Ordinal,
        "url", "image", "logo", "sameAs", "thumbnailUrl", "thumbnail", "contentUrl", "embedUrl", "mainEntityOfPage", "item", "photo",
        "screenshot", "license", "downloadUrl", "installUrl", "discussionUrl", "relatedLink", "significantLink", "isBasedOn",
        "publishingPrinciples", "@id");

    public static string? Read(ReadOnlySpan<char> text, ReadOnlySpan<char> json, int start, LinkCollector links)
    {
        var found = new List<(string Name, string Value, int Offset)>();
        var fault = JsonStrings.Read(json, (names, value, offset) =>
        {
            if (names.Count > 0 && Addresses.Contains(names[^1]) && IsAddress(value))
                found.Add((names[^1], value, offset));
        });
        foreach (var (name, value, offset) in found)
            links.Add(text, start + offset, value, "script", name, name == "@id" ? LinkUse.Identifier : LinkUse.Hyperlink);
        return fault;
    }

    /// <summary>These properties may also hold a name or a text, so only what can be nothing else counts as an address.</summary>
    private static bool IsAddress(string value)
    {
        var text = value.AsSpan().Trim();
        return text.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("/", StringComparison.Ordinal) || text.StartsWith("./", StringComparison.Ordinal)
            || text.StartsWith("../", StringComparison.Ordinal);
    }
}
