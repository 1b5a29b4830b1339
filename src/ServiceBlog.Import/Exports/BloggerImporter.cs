using static ServiceBlog.Import.Exports.ExportXml;

namespace ServiceBlog.Import.Exports;

/// <summary>Reads a Blogger export, an Atom feed (RFC 4287): the older form, which names the kind of an entry in a category, and the one of Google
/// Takeout, which does so in elements of its own.</summary>
internal sealed class BloggerImporter : ExportReader
{
    private const string KindScheme = "http://schemas.google.com/g/2005#kind";

    private readonly List<XElement> _entries;
    private readonly ILookup<string, XElement> _comments;

    private BloggerImporter(string text, string file, ImmutableArray<InputFile> media, ICollection<Diagnostic> diagnostics)
        : base(file, diagnostics)
    {
        var elements = Children(text, within: null, file, diagnostics);
        _entries = [.. elements.Where(element => element.Name.LocalName == "entry")];
        _comments = _entries.Where(entry => KindOf(entry) == "comment").ToLookup(ParentOf, StringComparer.Ordinal);
        Blog = HtmlText.Of(elements.Find(element => element.Name.LocalName == "title")?.Value ?? "");
        var address = AlternateLink(elements) ?? _entries.Select(entry => AlternateLink(entry.Elements())).FirstOrDefault(link => link is not null);
        Site = Uri.TryCreate(address, UriKind.Absolute, out var site) ? new Uri(site, "/") : null;
        Media = new ExportMedia(media, Site, [], _entries.Where(entry => KindOf(entry) is "post" or "page")
            .Select(entry => (Text(entry, "content"), PlaceOf(entry))));
    }

    public static ImportBatch Read(string text, string name, string file, ImmutableArray<InputFile> media, ICollection<Diagnostic> diagnostics)
    {
        var importer = new BloggerImporter(text, file, media, diagnostics);
        return importer.Batch(name, "Blogger", [.. importer._entries.Select(importer.Page).OfType<ImportedPage>()]);
    }

    private ImportedPage? Page(XElement entry)
    {
        var kind = KindOf(entry);
        if (kind == "comment")
        {
            if (!_entries.Exists(other => Text(other, "id") == ParentOf(entry)))
                Skip("a comment on a post that the export does not hold", entry);
            return null;
        }
        var status = Text(entry, "status");
        if (kind is not ("post" or "page") || status is "SOFT_TRASHED" or "HARD_TRASHED" or "TRASHED")
        {
            Skip(kind is "post" or "page" ? "in the bin" : $"of the kind {kind}", entry);
            return null;
        }
        var content = Child(entry, "content") ?? Child(entry, "summary");
        var link = Address(entry);
        return new ImportedPage
        {
            Id = $"blogger:{Text(entry, "id")}",
            Location = PlaceOf(entry),
            Title = TitleOf(entry, content?.Value),
            Date = DateOf(entry),
            Authors = [.. All(entry, "author").Select(author => Text(author, "name").Trim()).Where(name => name.Length > 0 && name != "Unknown")],
            Tags = [.. All(entry, "category").Where(label => (string?)label.Attribute("scheme") is not KindScheme)
                .Select(label => ((string?)label.Attribute("term") ?? "").Trim()).Where(label => label.Length > 0).Distinct(StringComparer.Ordinal)],
            Summary = Text(entry, "metaDescription") is { Length: > 0 } summary ? summary.Trim() : null,
            OriginName = Blog.Length > 0 ? Blog : Site?.Host,
            OriginUrl = Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? link : Site?.AbsoluteUri,
            Addresses = link.Length > 0 ? [link] : [],
            Slug = link.Length > 0 ? System.IO.Path.GetFileNameWithoutExtension(link) : null,
            Draft = IsDraft(entry),
            IsStandalone = kind == "page",
            Comments = [.. _comments[Text(entry, "id")].Select(Comment)],
            Body = (addresses, diagnostics) =>
            {
                var source = content is null ? "" : content.HasElements ? string.Concat(content.Nodes()) : content.Value;
                return BodyOf(content ?? entry, source, link).Convert(source, addresses, diagnostics);
            },
        };
    }

    private ImportedComment Comment(XElement comment)
    {
        var parent = Text(comment, "inReplyTo");
        var author = Child(comment, "author");
        var body = BodyOf(comment, Text(comment, "content"));
        return new ImportedComment(
            Text(comment, "id"),
            parent.Length > 0 ? parent : null,
            author is null ? null : Text(author, "name"),
            author is null ? null : Text(author, "uri"),
            DateOf(comment),
            Text(comment, "status") is "" or "LIVE",
            body.Convert(body.Source, new OldAddresses(), new List<Diagnostic>()).TrimEnd());
    }

    private static ImportedDate? DateOf(XElement entry) =>
        ImportedDate.Parse(Text(entry, "published") is { Length: > 0 } published ? published : Text(entry, "created"));

    /// <summary>post, page, comment, template, settings.</summary>
    private static string KindOf(XElement entry)
    {
        if (Text(entry, "type") is { Length: > 0 } type)
            return type.ToLowerInvariant();
        var term = All(entry, "category").Where(category => (string?)category.Attribute("scheme") == KindScheme)
            .Select(category => (string?)category.Attribute("term")).FirstOrDefault() ?? "";
        return term.Length > 0 ? term[(term.LastIndexOf('#') + 1)..] : "post";
    }

    private static bool IsDraft(XElement entry) =>
        Text(entry, "status") is "DRAFT" or "SCHEDULED_DRAFT"
        || entry.Elements().Any(control => control.Name.LocalName == "control" && Text(control, "draft").Trim() == "yes");

    private static string ParentOf(XElement comment) =>
        Text(comment, "parent") is { Length: > 0 } parent ? parent : (string?)Child(comment, "in-reply-to")?.Attribute("ref") ?? "";

    private static string? AlternateLink(IEnumerable<XElement> elements) => elements
        .Where(element => element.Name.LocalName == "link" && (string?)element.Attribute("rel") == "alternate")
        .Select(link => (string?)link.Attribute("href")).FirstOrDefault(address => address is { Length: > 0 });

    /// <summary>The whole address in the older form; in Takeout's, the path from the blog's root.</summary>
    private static string Address(XElement entry) => AlternateLink(entry.Elements()) ?? Text(entry, "filename").Trim();
}
