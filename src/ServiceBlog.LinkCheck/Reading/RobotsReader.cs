namespace ServiceBlog.LinkCheck.Reading;

/// <summary>
/// The <c>Sitemap</c> lines of <c>robots.txt</c> (sitemaps.org, "Specifying the Sitemap location"), read as RFC 9309 reads
/// the others: names in any case, white space around them, and a comment from <c>#</c> to the end of the line.
/// </summary>
internal static class RobotsReader
{
    /// <summary>Only here do crawlers look for it.</summary>
    public const string Path = "robots.txt";

    /// <summary>Stands as the attribute of its addresses.</summary>
    public const string Sitemap = "Sitemap";

    public static void Read(ReadOnlySpan<char> text, FactsBuilder facts)
    {
        var links = new LinkCollector(facts, new LinePositions());
        for (var start = 0; start < text.Length;)
        {
            var length = text[start..].IndexOfAny('\n', '\r') is >= 0 and var end ? end : text.Length - start;
            ReadLine(text, start, length, links);
            start += length + 1;
        }
        facts.AddGroup(baseUrl: null, facts.Links);
    }

    private static void ReadLine(ReadOnlySpan<char> text, int start, int length, LinkCollector links)
    {
        var line = text.Slice(start, length);
        if (line.IndexOf('#') is >= 0 and var comment)
            line = line[..comment];
        var colon = line.IndexOf(':');
        if (colon < 0 || !line[..colon].Trim().Equals(Sitemap, StringComparison.OrdinalIgnoreCase))
            return;
        var value = line[(colon + 1)..];
        var url = value.Trim();
        if (!url.IsEmpty)
            links.Add(text, start + colon + 1 + value.IndexOf(url, StringComparison.Ordinal), url, element: null, Sitemap, LinkUse.Hyperlink);
    }
}
