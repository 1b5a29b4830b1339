namespace ServiceBlog.LinkCheck.Reading;

/// <summary>The addresses of a web app manifest (W3C Web Application Manifest) that somebody fetches or is sent to.</summary>
internal static class ManifestReader
{
    public static string? Read(ReadOnlySpan<char> text, FactsBuilder facts)
    {
        var found = new List<(string Member, string Value, int Offset)>();
        var fault = JsonStrings.Read(text, (names, value, offset) =>
        {
            if (IsAddress(string.Join('.', names)))
                found.Add((names[^1], value, offset));
        });
        var links = new LinkCollector(facts, new LinePositions());
        foreach (var (member, value, offset) in found)
            links.Add(text, offset, value, element: null, member, member == "src" ? LinkUse.Resource : LinkUse.Hyperlink);
        facts.AddGroup(baseUrl: null, facts.Links);
        return fault;
    }

    private static bool IsAddress(string path) => path
        is "start_url" or "icons.src" or "screenshots.src" or "shortcuts.url" or "shortcuts.icons.src" or "file_handlers.action" or "share_target.action" or "protocol_handlers.url"
        or "file_handlers.icons.src" or "serviceworker.src";
}
