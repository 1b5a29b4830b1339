using System.Collections.Frozen;

namespace ServiceBlog.LinkCheck.Reading;

/// <summary>The addresses of a JSON-LD block, in the properties of schema.org that hold one.</summary>
internal static class JsonLdReader
{
    /// <summary>Their value is an address or a thing that has one, never a name.</summary>
    private static readonly FrozenSet<string> Addresses = FrozenSet.Create(
        StringComparer.Ordinal,
        "url", "sameAs", "thumbnailUrl", "contentUrl", "embedUrl", "downloadUrl", "installUrl", "discussionUrl", "relatedLink",
        "significantLink");

    /// <summary>Their value may also be a text or a name.</summary>
    private static readonly FrozenSet<string> PossibleAddresses = FrozenSet.Create(
        StringComparer.Ordinal,
        "image", "logo", "thumbnail", "mainEntityOfPage", "item", "photo", "screenshot", "license", "isBasedOn", "publishingPrinciples", "@id");

    public static string? Read(ReadOnlySpan<char> text, ReadOnlySpan<char> json, int start, LinkCollector links)
    {
        var found = new List<(string Name, string Value, int Offset)>();
        var fault = JsonStrings.Read(json, (names, value, offset) =>
        {
            if (names.Count > 0 && IsAddress(names[^1], value))
                found.Add((names[^1], value, offset));
        });
        foreach (var (name, value, offset) in found)
            links.Add(text, start + offset, value, "script", name, name == "@id" ? LinkUse.Identifier : LinkUse.Hyperlink);
        return fault;
    }

    private static bool IsAddress(string name, string value)
    {
        var text = value.AsSpan().Trim();
        if (Addresses.Contains(name))
            return !text.IsEmpty && !text.ContainsAny(' ', '{');
        return PossibleAddresses.Contains(name) && (IsUnmistakable(text) || (name is "image" or "logo" && IsImageFile(text)));
    }

    private static bool IsUnmistakable(ReadOnlySpan<char> text) =>
        text.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("/", StringComparison.Ordinal) || text.StartsWith("./", StringComparison.Ordinal)
        || text.StartsWith("../", StringComparison.Ordinal);

    private static bool IsImageFile(ReadOnlySpan<char> text) =>
        !text.Contains(' ') && text[(text.LastIndexOf('.') + 1)..] is "png" or "jpg" or "jpeg" or "gif" or "webp" or "avif" or "svg";
}
