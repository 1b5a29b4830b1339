namespace ServiceBlog.LinkCheck.Reading;

/// <summary>A string of a JSON text.</summary>
/// <param name="Path">The names that lead to it (<c>icons.src</c>); arrays are left out.</param>
/// <param name="Name">The last of them.</param>
/// <param name="Offset">Where it starts in the text.</param>
internal readonly record struct JsonString(string Path, string Name, string Value, int Offset)
{
    /// <summary>The strings up to the first mistake, and what that is; null if the text is JSON.</summary>
    public static string? ReadAll(ReadOnlySpan<char> json, List<JsonString> strings)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(json)];
        Encoding.UTF8.GetBytes(json, bytes);
        var tolerant = new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 256 };
        var reader = new Utf8JsonReader(bytes, tolerant);
        var (path, name) = ("", "");
        // For each open object or array, what led to it.
        var outer = new Stack<(string Path, string Name)>();
        var (seenBytes, seenLetters) = (0, 0);
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        outer.Push((path, name));
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        (path, name) = outer.Pop();
                        break;
                    case JsonTokenType.PropertyName:
                        name = reader.GetString()!;
                        path = outer.Peek().Path.Length == 0 ? name : $"{outer.Peek().Path}.{name}";
                        break;
                    case JsonTokenType.String:
                        var start = (int)reader.TokenStartIndex + 1;
                        seenLetters += Encoding.UTF8.GetCharCount(bytes.AsSpan(seenBytes, start - seenBytes));
                        seenBytes = start;
                        strings.Add(new JsonString(path, name, reader.GetString()!, seenLetters));
                        break;
                }
            }
            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return exception.Message;
        }
    }
}

/// <summary>The addresses of a web app manifest (W3C Web Application Manifest) that are fetched or gone to.</summary>
internal static class ManifestReader
{
    public static string? Read(ReadOnlySpan<char> text, FactsBuilder facts)
    {
        var strings = new List<JsonString>();
        var fault = JsonString.ReadAll(text, strings);
        var links = new LinkCollector(facts, new LinePositions());
        foreach (var found in strings.Where(found => IsAddress(found.Path)))
            links.Add(text, found.Offset, found.Value, element: null, found.Name, found.Name == "src" ? LinkUse.Resource : LinkUse.Hyperlink);
        facts.AddGroup(baseUrl: null, facts.Links);
        return fault;
    }

    private static bool IsAddress(string path) => path
        is "start_url" or "icons.src" or "screenshots.src" or "shortcuts.url" or "shortcuts.icons.src" or "file_handlers.action" or "share_target.action"
        or "protocol_handlers.url" or "file_handlers.icons.src" or "serviceworker.src";
}

/// <summary>The addresses of a JSON Feed (version 1.1, jsonfeed.org). It says of no address what it is relative to, so of its HTML only those that
/// need no base are judged.</summary>
internal static class JsonFeedReader
{
    public static string? Read(ReadOnlySpan<char> text, FactsBuilder facts)
    {
        var strings = new List<JsonString>();
        var fault = JsonString.ReadAll(text, strings);
        // Another JSON file of that name is left alone.
        if (!strings.Exists(found => found.Path == "version" && found.Value.StartsWith("https://jsonfeed.org/version/", StringComparison.Ordinal)))
            return null;
        var positions = new LinePositions();
        var links = new LinkCollector(facts, positions);
        foreach (var found in strings)
        {
            if (found.Path == "items.content_html")
                facts.Links.AddRange(PageFactsReader.ReadFragment(found.Value, facts, positions.Of(text, found.Offset)).Where(link => link.Url.IsRooted));
            else if (IsAddress(found.Path))
                links.Add(text, found.Offset, found.Value, element: null, found.Name, LinkUse.Hyperlink);
        }
        facts.AddGroup(baseUrl: null, facts.Links);
        return fault;
    }

    private static bool IsAddress(string path) => path
        is "home_page_url" or "feed_url" or "next_url" or "icon" or "favicon" or "items.url" or "items.external_url" or "items.image"
        or "items.banner_image" or "items.attachments.url" or "author.url" or "author.avatar" or "authors.url" or "authors.avatar"
        or "items.author.url" or "items.author.avatar" or "items.authors.url" or "items.authors.avatar";
}

/// <summary>The addresses of a JSON-LD block, in the properties of schema.org that hold one.</summary>
internal static class JsonLdReader
{
    /// <summary>Their value is an address or a thing that has one, never a name.</summary>
    private static readonly FrozenSet<string> Addresses = FrozenSet.Create(
        StringComparer.Ordinal,
        "url", "sameAs", "thumbnailUrl", "contentUrl", "embedUrl", "downloadUrl", "installUrl", "discussionUrl", "relatedLink", "significantLink");

    /// <summary>Their value may also be a text or a name.</summary>
    private static readonly FrozenSet<string> PossibleAddresses = FrozenSet.Create(
        StringComparer.Ordinal,
        "image", "logo", "thumbnail", "mainEntityOfPage", "item", "photo", "screenshot", "license", "isBasedOn", "publishingPrinciples", "@id");

    public static string? Read(ReadOnlySpan<char> text, ReadOnlySpan<char> json, int start, LinkCollector links)
    {
        var strings = new List<JsonString>();
        var fault = JsonString.ReadAll(json, strings);
        foreach (var found in strings.Where(found => IsAddress(found.Name, found.Value)))
            links.Add(text, start + found.Offset, found.Value, "script", found.Name, found.Name == "@id" ? LinkUse.Identifier : LinkUse.Hyperlink);
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
