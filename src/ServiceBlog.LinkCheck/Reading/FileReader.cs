namespace ServiceBlog.LinkCheck.Reading;

/// <summary>Takes from a file's bytes what the check will ask for, so that the bytes can go.</summary>
internal static class FileReader
{
    private static readonly Place WholeFile = new(0, 0, 0);

    public static FileKind KindOf(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        var extension = name[Math.Max(0, name.LastIndexOf('.'))..];
        Span<char> lower = stackalloc char[16];
        if (extension.Length > lower.Length)
            return FileKind.Other;
        var length = extension.ToLowerInvariant(lower);
        return lower[..length] switch
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

    /// <param name="fileUrl">The file's own address.</param>
    public static FileFacts Read(string path, FileKind kind, ReadOnlySpan<byte> bytes, SharedTexts shared, WebUrl fileUrl)
    {
        var facts = new FactsBuilder(path, kind, shared);
        using var decoded = DecodedText.Of(bytes);
        if (decoded.FirstInvalidByte >= 0)
            facts.ReportWarning(FindingKind.InvalidEncoding, WholeFile, string.Create(CultureInfo.InvariantCulture, $"the file is not valid UTF-8 at byte {decoded.FirstInvalidByte + 1}, and declares nothing else"));
        var fault = kind switch
        {
            FileKind.StyleSheet => ReadStyleSheet(decoded.Text, facts),
            FileKind.Robots => ReadRobots(decoded.Text, facts),
            FileKind.Manifest => ManifestReader.Read(decoded.Text, facts),
            FileKind.JsonFeed => JsonFeedReader.Read(decoded.Text, facts),
            FileKind.Xml => FeedReader.Read(decoded.Text.ToString(), facts, fileUrl),
            _ => ReadPage(decoded.Text, kind, facts),
        };
        if (fault is not null)
            facts.Report(FindingKind.MalformedData, WholeFile, $"the file cannot be read: {fault}");
        return facts.ToFacts();
    }

    private static string? ReadPage(ReadOnlySpan<char> text, FileKind kind, FactsBuilder facts)
    {
        PageReader.Read(text, kind, facts);
        return null;
    }

    private static string? ReadRobots(ReadOnlySpan<char> text, FactsBuilder facts)
    {
        RobotsReader.Read(text, facts);
        return null;
    }

    private static string? ReadStyleSheet(ReadOnlySpan<char> text, FactsBuilder facts)
    {
        new LinkCollector(facts, new LinePositions()).CollectCss(text, text, offset: 0, isExact: true, element: null, attribute: null);
        facts.AddGroup(baseUrl: null, facts.Links);
        return null;
    }
}
