using System.Xml;

namespace ServiceBlog.Core.Outputs;

/// <summary>Every page that is worth finding (sitemaps.org, protocol 0.9), in order of its path, with the day of its last change.</summary>
internal sealed class Sitemap
{
    private static readonly XNamespace Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    private readonly SiteConfig _config;
    private readonly SitemapEntry[] _entries;
    private readonly string[] _paths;

    public Sitemap(SiteGraph graph)
    {
        _config = graph.Config;
        var newest = ChangeOf(graph.Pages);
        var translations = _config.OtherLanguages.IsEmpty ? null : graph.Translations;
        var pages = graph.Pages.Select(page =>
            new SitemapEntry(page.Path, ChangeOf(page) ?? ChangeOf(MembersOf(graph[page].Topic)) ?? newest, Alternates(translations?.Of(page) ?? [])));
        var lists = graph.Lists
            .Where(list => list.Kind is not (PageKind.NotFound or PageKind.Health or PageKind.Search))
            .Select(list => new SitemapEntry(list.Path, ChangeOf(list.Items) ?? newest, Alternates(translations?.Of(list) ?? [])));
        _entries = [.. pages, .. lists];
        foreach (var (path, changed, alternates) in _entries)
        {
            ContentHash = ContentHash.With(path).With(changed?.Ticks ?? -1).With(changed?.Offset.Ticks ?? -1);
            foreach (var (language, alternate) in alternates)
                ContentHash = ContentHash.With(language).With(alternate);
        }
        // As many files as were announced when it was not yet known which lists are left out.
        _paths = [.. SiteRoutes.SitemapPaths(graph.Pages.Length + graph.Lists.Length)];
    }

    /// <summary>Of all that the sitemap says, but for the site's settings.</summary>
    public ContentHash ContentHash { get; }

    /// <summary>The sitemap itself; of a site with more pages than one may name, the sitemap of its sitemaps and those.</summary>
    public IEnumerable<(string Path, Func<ReadOnlyMemory<byte>?> Create)> Files
    {
        get
        {
            // Most builds find that the sitemap is the same, and need no order.
            var sorted = _entries.OrderBy(entry => entry.Path, StringComparer.Ordinal);
            if (_paths is [var only])
                return [(only, () => Create(sorted))];
            var parts = _paths[1..].Select((path, i) => (path, (Func<ReadOnlyMemory<byte>?>)(() =>
                Create(sorted.Skip(i * SiteRoutes.MostInSitemap).Take(SiteRoutes.MostInSitemap)))));
            return parts.Prepend((_paths[0], () => XmlFile.Create(new XElement(Namespace + "sitemapindex", _paths[1..].Select(path =>
                new XElement(Namespace + "sitemap", new XElement(Namespace + "loc", _config.AbsoluteUrlOf(path))))))));
        }
    }

    private ReadOnlyMemory<byte>? Create(IEnumerable<SitemapEntry> entries) =>
        XmlFile.Create(new XElement(Namespace + "urlset",
            _config.OtherLanguages.IsEmpty ? null : new XAttribute(XNamespace.Xmlns + "xhtml", Html.NamespaceName),
            entries.Select(entry => new XElement(
            Namespace + "url",
            new XElement(Namespace + "loc", _config.AbsoluteUrlOf(entry.Path)),
            entry.Changed is { } date ? new XElement(Namespace + "lastmod", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null,
            entry.Alternates.Select(alternate => new XElement(
                Html + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", alternate.Language),
                new XAttribute("href", _config.AbsoluteUrlOf(alternate.Path))))))));

    /// <summary>The page in each language, itself among them, if it is in several.</summary>
    private static ImmutableArray<(string Language, string Path)> Alternates(ImmutableArray<Translation> translations) =>
        translations.Count(translation => translation.Path is not null) < 2
        ? []
        : [.. translations.Where(translation => translation.Path is not null).Select(translation => (translation.Language.Tag, translation.Path!))];

    private static ImmutableArray<Page> MembersOf(TopicConnections? topic) => topic is null ? [] : [.. topic.Posts, .. topic.Sources];

    private static DateTimeOffset? ChangeOf(ImmutableArray<Page> pages) => pages.Max(page => ChangeOf(page));

    private static DateTimeOffset? ChangeOf(Page page) => page.FrontMatter.Updated?.Value ?? page.Date;

    private sealed record SitemapEntry(string Path, DateTimeOffset? Changed, ImmutableArray<(string Language, string Path)> Alternates);
}

/// <summary>Writes XML the same way everywhere: UTF-8, indented by two, <c>\n</c> line ends.</summary>
public static class XmlFile
{
    /// <summary>A file with parts that were written before.</summary>
    /// <param name="end">The end tag of the element to which they belong.</param>
    internal static ImmutableArray<ReadOnlyMemory<byte>> Create(XElement root, IEnumerable<ReadOnlyMemory<byte>> parts, string end)
    {
        var frame = Create(root);
        var place = frame.Span.LastIndexOf(Encoding.UTF8.GetBytes(end));
        return [frame[..place], .. parts, frame[place..]];
    }

    /// <param name="length">What its text takes, about.</param>
    internal static ReadOnlyMemory<byte> Part(XElement element, int length) => Write(element, isPart: true, length);

    public static ReadOnlyMemory<byte> Create(XElement root) => Write(root, isPart: false, length: 0);

    private static ReadOnlyMemory<byte> Write(XElement element, bool isPart, int length)
    {
        using var stream = new MemoryStream(length + 1024);
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            IndentChars = "  ",
            NewLineChars = "\n",
            OmitXmlDeclaration = isPart,
        };
        using (var writer = XmlWriter.Create(stream, settings))
            element.WriteTo(writer);
        stream.WriteByte((byte)'\n');
        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }

    /// <summary>An element of text, or one that closes itself.</summary>
    public static XElement Element(XName name, string text) => new(name, Text(text) is { Length: > 0 } allowed ? allowed : null);

    /// <summary>Text without the characters that XML 1.0 (section 2.2) has no way to write.</summary>
    public static string Text(string text) =>
        text.All(IsAllowed) ? text : string.Concat(text.EnumerateRunes().Where(IsAllowed));

    private static bool IsAllowed(char character) => character is '\t' or '\n' or '\r' or (>= ' ' and < '\uD800') or (> '\uDFFF' and < '\uFFFE');

    private static bool IsAllowed(Rune rune) => !rune.IsBmp || IsAllowed((char)rune.Value);
}
