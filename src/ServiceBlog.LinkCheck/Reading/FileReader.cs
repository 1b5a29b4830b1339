namespace ServiceBlog.LinkCheck.Reading;

/// <summary>Takes from a file's bytes what the check will ask for, so that the bytes can go.</summary>
internal static class FileReader
{
    private static readonly Place WholeFile = new(0, 0, 0);
    private const int LongestExtension = 12; // .webmanifest

    public static FileKind KindOf(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        var extension = name[Math.Max(0, name.LastIndexOf('.'))..];
        if (extension.Length > LongestExtension)
            return FileKind.Other;
        Span<char> lower = stackalloc char[extension.Length];
        extension.ToLowerInvariant(lower);
        return lower switch
        {
            ".html" or ".htm" or ".shtml" => FileKind.Html,
            ".xhtml" or ".xht" => FileKind.Xhtml,
            ".svg" => FileKind.Svg,
            ".css" => FileKind.StyleSheet,
            ".xml" or ".atom" or ".rss" or ".rdf" => FileKind.Xml,
            ".webmanifest" => FileKind.Manifest,
            ".json" when name is "manifest.json" => FileKind.Manifest,
            ".json" when name is "feed.json" => FileKind.JsonFeed,
            ".txt" when path == RobotsReader.Path => FileKind.Robots,
            _ => FileKind.Other,
        };
    }

    public static FileFacts Read(string path, FileKind kind, ReadOnlySpan<byte> bytes, SharedTexts shared, WebUrl fileUrl)
    {
        var facts = new FactsBuilder(path, kind, shared);
        using var decoded = DecodedText.Of(bytes);
        if (decoded.FirstInvalidByte >= 0)
        {
            var place = (decoded.FirstInvalidByte + 1).ToString(CultureInfo.InvariantCulture);
            facts.Report(FindingKind.InvalidEncoding, WholeFile, $"the file is not valid UTF-8 at byte {place}, and declares nothing else", isWarning: true);
        }
        string? fault = null;
        switch (kind)
        {
            case FileKind.StyleSheet:
                new LinkCollector(facts, new LinePositions()).CollectCss(decoded.Text, decoded.Text, offset: 0, isExact: true, element: null, attribute: null);
                facts.AddGroup(baseUrl: null, facts.Links);
                break;
            case FileKind.Robots:
                RobotsReader.Read(decoded.Text, facts);
                break;
            case FileKind.Manifest:
                fault = ManifestReader.Read(decoded.Text, facts);
                break;
            case FileKind.JsonFeed:
                fault = JsonFeedReader.Read(decoded.Text, facts);
                break;
            case FileKind.Xml:
                fault = FeedReader.Read(decoded.Text.ToString(), facts, fileUrl);
                break;
            default:
                PageFactsReader.Read(decoded.Text, kind, facts);
                break;
        }
        if (fault is not null)
            facts.Report(FindingKind.MalformedData, WholeFile, $"the file cannot be read: {fault}");
        return facts.ToFacts();
    }
}

/// <summary>How a file is read, told by its extension.</summary>
internal enum FileKind
{
    Other, // not read: only its path counts
    Html,
    Xhtml,
    Svg,
    StyleSheet,
    Xml,
    Manifest,
    JsonFeed,
    Robots, // the robots.txt of the whole site
}

/// <summary>The <c>Sitemap</c> lines of <c>robots.txt</c> (sitemaps.org, "Specifying the Sitemap location"), read as RFC 9309 reads the others: names
/// in any case, white space around them, and a comment from <c>#</c> to the end of the line.</summary>
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
