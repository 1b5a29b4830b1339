using System.Xml;

namespace ServiceBlog.Core.Outputs;

/// <summary>Every page that is worth finding (sitemaps.org, protocol 0.9), in order of its path.</summary>
public static class Sitemap
{
    private static readonly XNamespace Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>Of all that the sitemap says, but for the site's settings.</summary>
    public static ContentHash HashOf(SiteGraph graph)
    {
        var all = ContentHash.None;
        foreach (var page in graph.Pages)
            all = all.With(page.Path).With(ChangeOf(page)?.Ticks ?? -1).With(ChangeOf(page)?.Offset.Ticks ?? -1);
        foreach (var list in graph.Lists)
            all = all.With(list.Path).With((int)list.Kind);
        return all;
    }

    public static ReadOnlyMemory<byte> Create(SiteGraph graph)
    {
        var pages = graph.Pages.Select(page => (page.Path, Changed: ChangeOf(page)));
        var lists = graph.Lists
            .Where(list => list.Kind is not (PageKind.NotFound or PageKind.Health or PageKind.Search))
            .Select(list => (list.Path, Changed: default(DateTimeOffset?)));
        var entries = pages.Concat(lists).OrderBy(entry => entry.Path, StringComparer.Ordinal);
        return XmlFile.Create(new XElement(Namespace + "urlset", entries.Select(entry => new XElement(
            Namespace + "url",
            new XElement(Namespace + "loc", graph.Config.AbsoluteUrlOf(entry.Path)),
            entry.Changed is { } date ? new XElement(Namespace + "lastmod", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null))));
    }

    private static DateTimeOffset? ChangeOf(Page page) => page.FrontMatter.Updated?.Value ?? page.Date;
}

/// <summary>Writes XML the same way everywhere: UTF-8, indented by two, <c>\n</c> line ends.</summary>
public static class XmlFile
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "  ",
        NewLineChars = "\n",
    };

    public static ReadOnlyMemory<byte> Create(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
        {
            writer.WriteStartDocument();
            root.WriteTo(writer);
        }
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>An element of text, or one that closes itself.</summary>
    public static XElement Element(XName name, string text) => new(name, Text(text) is { Length: > 0 } allowed ? allowed : null);

    /// <summary>Text without the characters that XML 1.0 (section 2.2) has no way to write.</summary>
    public static string Text(string text) =>
        text.All(IsAllowed) ? text : string.Concat(text.EnumerateRunes().Where(IsAllowed));

    private static bool IsAllowed(char character) => character is '\t' or '\n' or '\r' or (>= ' ' and < '\uD800') or (> '\uDFFF' and < '\uFFFE');

    private static bool IsAllowed(Rune rune) => !rune.IsBmp || IsAllowed((char)rune.Value);
}
