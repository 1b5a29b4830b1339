using System.Xml.Linq;
using static ServiceBlog.Import.Exports.ExportXml;

namespace ServiceBlog.Import.Exports;

/// <summary>
/// Reads a Blogger export, an Atom feed (RFC 4287): the older form, which names the kind of an entry in a category, and
/// the one of Google Takeout, which does so in elements of its own.
/// </summary>
internal sealed class BloggerImporter
{
    private const string KindScheme = "http://schemas.google.com/g/2005#kind";

    private readonly string _file;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly SkippedItems _skipped = new();
    private readonly List<XElement> _entries;
    private readonly ILookup<string, XElement> _comments;
    private readonly string _blog;
    private readonly Uri? _site;

    private BloggerImporter(string text, string file, ICollection<Diagnostic> diagnostics)
    {
        (_file, _diagnostics) = (file, diagnostics);
        var elements = Children(text, within: null, file, diagnostics);
        _entries = [.. elements.Where(element => element.Name.LocalName == "entry")];
        _comments = _entries.Where(entry => KindOf(entry) == "comment").ToLookup(ParentOf, StringComparer.Ordinal);
        _blog = PlainText.Of(elements.Find(element => element.Name.LocalName == "title")?.Value ?? "");
        var address = elements.Where(element => element.Name.LocalName == "link" && (string?)element.Attribute("rel") == "alternate")
            .Select(link => (string?)link.Attribute("href")).FirstOrDefault()
            ?? _entries.Select(AlternateLink).FirstOrDefault(link => link.Length > 0);
        _site = Uri.TryCreate(address, UriKind.Absolute, out var site) ? new Uri(site, "/") : null;
    }

    public static ImportBatch Read(string text, string name, string file, ICollection<Diagnostic> diagnostics)
    {
        var importer = new BloggerImporter(text, file, diagnostics);
        var pages = importer._entries.Select(importer.Page).OfType<ImportedPage>().ToImmutableArray();
        importer._skipped.Report(file, diagnostics);
        return new ImportBatch { Name = name, Pages = pages };
    }

    private ImportedPage? Page(XElement entry)
    {
        var kind = KindOf(entry);
        if (kind == "comment")
        {
            if (!_entries.Exists(other => Text(other, "id") == ParentOf(entry)))
                _skipped.Add("a comment on a post that the export does not hold", LineOf(entry));
            return null;
        }
        var status = Text(entry, "status");
        if (kind is not ("post" or "page") || status is "SOFT_TRASHED" or "HARD_TRASHED" or "TRASHED")
        {
            _skipped.Add(kind is "post" or "page" ? "in the bin" : $"of the kind {kind}", LineOf(entry));
            return null;
        }
        var place = new SourceLocation(_file, LineOf(entry), 1);
        var content = Child(entry, "content") ?? Child(entry, "summary");
        var link = Address(entry);
        var title = PlainText.Of(Text(entry, "title"));
        if (title.Length == 0)
        {
            var text = PlainText.Of(content?.Value ?? "");
            title = text.Length > 0 ? Captures.Titles.FromText(text) : "Untitled";
            _diagnostics.Add(new Diagnostic(Rules.ImportGuess, place, $"the post has no title; it is called by its first words: \"{title}\""));
        }
        return new ImportedPage
        {
            Id = $"blogger:{Text(entry, "id")}",
            Location = place,
            Title = title,
            Date = ImportedDate.Parse(Text(entry, "published") is { Length: > 0 } published ? published : Text(entry, "created")),
            Updated = null,
            Authors = [.. All(entry, "author").Select(author => Text(author, "name").Trim()).Where(name => name.Length > 0 && name != "Unknown")],
            Tags = [.. All(entry, "category").Where(IsLabel).Select(label => ((string?)label.Attribute("term") ?? "").Trim()).Where(label => label.Length > 0).Distinct(StringComparer.Ordinal)],
            Summary = Text(entry, "metaDescription") is { Length: > 0 } summary ? summary.Trim() : null,
            OriginName = _blog.Length > 0 ? _blog : _site?.Host,
            OriginUrl = Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? link : _site?.AbsoluteUri,
            Addresses = link.Length > 0 ? [link] : [],
            Slug = link.Length > 0 ? System.IO.Path.GetFileNameWithoutExtension(link) : null,
            Draft = IsDraft(entry),
            IsStandalone = kind == "page",
            Comments = [.. _comments[Text(entry, "id")].Select(Comment)],
            Body = (addresses, diagnostics) => Body(content, link, entry, addresses, diagnostics),
        };
    }

    private string Body(XElement? content, string link, XElement entry, OldAddresses addresses, ICollection<Diagnostic> diagnostics)
    {
        var source = content is null ? "" : content.HasElements ? string.Concat(content.Nodes()) : content.Value;
        var body = new HtmlBody
        {
            Source = source,
            FirstLine = content is null ? LineOf(entry) : TextLineOf(content),
            File = _file,
            Address = !link.StartsWith('/') && Uri.TryCreate(link, UriKind.Absolute, out var address) ? address : _site,
        };
        return body.Convert(source, addresses, diagnostics);
    }

    private ImportedComment Comment(XElement comment)
    {
        var body = new HtmlBody { Source = Text(comment, "content"), FirstLine = LineOf(comment), File = _file, Address = _site };
        var parent = Text(comment, "inReplyTo");
        var author = Child(comment, "author");
        return new ImportedComment(
            Text(comment, "id"),
            parent.Length > 0 ? parent : null,
            author is null ? null : Text(author, "name"),
            author is null ? null : Text(author, "uri"),
            ImportedDate.Parse(Text(comment, "published") is { Length: > 0 } published ? published : Text(comment, "created")),
            Text(comment, "status") is "" or "LIVE",
            body.Convert(body.Source, new OldAddresses(), new List<Diagnostic>()).TrimEnd());
    }

    /// <summary>post, page, comment, template, settings.</summary>
    private static string KindOf(XElement entry)
    {
        if (Text(entry, "type") is { Length: > 0 } type)
            return type.ToLowerInvariant();
        var term = All(entry, "category").Where(category => (string?)category.Attribute("scheme") == KindScheme)
            .Select(category => (string?)category.Attribute("term")).FirstOrDefault() ?? "";
        return term.Length > 0 ? term[(term.LastIndexOf('#') + 1)..] : "post";
    }

    private static bool IsLabel(XElement category) =>
        (string?)category.Attribute("scheme") is not KindScheme;

    private static bool IsDraft(XElement entry) =>
        Text(entry, "status") is "DRAFT" or "SCHEDULED_DRAFT"
        || entry.Elements().Any(control => control.Name.LocalName == "control" && Text(control, "draft").Trim() == "yes");

    private static string ParentOf(XElement comment) =>
        Text(comment, "parent") is { Length: > 0 } parent ? parent : (string?)Child(comment, "in-reply-to")?.Attribute("ref") ?? "";

    private static string AlternateLink(XElement entry) =>
        All(entry, "link").Where(link => (string?)link.Attribute("rel") == "alternate").Select(link => (string?)link.Attribute("href")).FirstOrDefault() ?? "";

    /// <summary>The whole address in the older form; in Takeout's, the path from the blog's root.</summary>
    private static string Address(XElement entry) =>
        AlternateLink(entry) is { Length: > 0 } link ? link : Text(entry, "filename").Trim();
}
