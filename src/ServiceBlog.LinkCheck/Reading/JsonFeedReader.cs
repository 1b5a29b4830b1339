namespace ServiceBlog.LinkCheck.Reading;

/// <summary>
/// The addresses of a JSON Feed (version 1.1, jsonfeed.org). It says of no address what it is relative to, so of its
/// HTML only those that need no base are judged.
/// </summary>
internal static class JsonFeedReader
{
    private const string Version = "https://jsonfeed.org/version/";

    public static string? Read(ReadOnlySpan<char> text, FactsBuilder facts)
    {
        var isFeed = false;
        var found = new List<(string Path, string Value, int Offset)>();
        var fault = JsonStrings.Read(text, (names, value, offset) =>
        {
            var path = string.Join('.', names);
            isFeed |= path == "version" && value.StartsWith(Version, StringComparison.Ordinal);
            if (IsAddress(path) || path == "items.content_html")
                found.Add((path, value, offset));
        });
        // Another JSON file of that name is nobody's business.
        if (!isFeed)
            return null;
        var positions = new LinePositions();
        var links = new LinkCollector(facts, positions);
        foreach (var (path, value, offset) in found)
        {
            if (path == "items.content_html")
                facts.Links.AddRange(PageReader.ReadFragment(value, facts, positions.Of(text, offset)).Where(link => link.Url.IsRooted));
            else
                links.Add(text, offset, value, element: null, path[(path.LastIndexOf('.') + 1)..], LinkUse.Hyperlink);
        }
        facts.AddGroup(baseUrl: null, facts.Links);
        return fault;
    }

    private static bool IsAddress(string path) => path
        is "home_page_url" or "feed_url" or "next_url" or "icon" or "favicon" or "items.url" or "items.external_url" or "items.image"
        or "items.banner_image" or "items.attachments.url"
        || path is "author.url" or "author.avatar" or "authors.url" or "authors.avatar"
        or "items.author.url" or "items.author.avatar" or "items.authors.url" or "items.authors.avatar";
}
