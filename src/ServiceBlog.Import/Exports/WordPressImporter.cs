using System.Xml.Linq;
using static ServiceBlog.Import.Exports.ExportXml;

namespace ServiceBlog.Import.Exports;

/// <summary>Reads a WordPress export (WXR 1.0 to 1.2): posts and pages with their comments, and the list of attachments.</summary>
internal sealed class WordPressImporter
{
    /// <summary>Types that are the program's own and hold no text for readers.</summary>
    private static readonly FrozenSet<string> Internal = FrozenSet.Create(
        StringComparer.Ordinal, "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache", "user_request", "wp_global_styles",
        "wp_navigation", "wp_template", "wp_template_part", "wp_font_family", "wp_font_face", "acf-field", "acf-field-group", "wpcf7_contact_form", "feedback");

    private readonly string _file;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly SkippedItems _skipped = new();
    private readonly List<XElement> _elements;
    private readonly Dictionary<string, string> _authors;
    private readonly Dictionary<string, XElement> _attachments;
    private readonly string _blog;
    private readonly Uri? _site;

    private WordPressImporter(string text, string file, ICollection<Diagnostic> diagnostics)
    {
        (_file, _diagnostics) = (file, diagnostics);
        _elements = Children(text, "channel", file, diagnostics);
        _authors = _elements.Where(element => element.Name.LocalName == "author")
            .Select(author => (Login: Text(author, "author_login"), Name: Text(author, "author_display_name").Trim()))
            .DistinctBy(author => author.Login, StringComparer.Ordinal)
            .ToDictionary(author => author.Login, author => author.Name.Length > 0 ? author.Name : author.Login, StringComparer.Ordinal);
        _attachments = Items("attachment").DistinctBy(item => Text(item, "post_id"), StringComparer.Ordinal)
            .ToDictionary(item => Text(item, "post_id"), StringComparer.Ordinal);
        _blog = Plain(_elements.Find(element => element.Name.LocalName == "title")?.Value);
        _site = Uri.TryCreate(_elements.Find(element => element.Name.LocalName == "link")?.Value.Trim(), UriKind.Absolute, out var site) ? site : null;
    }

    public static ImportBatch Read(string text, string name, string file, ICollection<Diagnostic> diagnostics)
    {
        var importer = new WordPressImporter(text, file, diagnostics);
        var pages = importer._elements.Where(element => element.Name.LocalName == "item").Select(importer.Page).OfType<ImportedPage>().ToImmutableArray();
        importer._skipped.Report(file, diagnostics);
        return new ImportBatch
        {
            Name = name,
            Pages = pages,
            Attachments = [.. importer.Items("attachment").Select(Attachment)],
        };
    }

    private IEnumerable<XElement> Items(string type) =>
        _elements.Where(element => element.Name.LocalName == "item" && Text(element, "post_type") == type);

    private ImportedPage? Page(XElement item)
    {
        var type = Text(item, "post_type");
        var status = Text(item, "status");
        if (type == "attachment")
            return null;
        if (Internal.Contains(type) || status is "trash" or "auto-draft" or "inherit")
        {
            _skipped.Add(status is "trash" ? "in the bin" : status is "auto-draft" ? "an empty draft" : $"of the type {type}", LineOf(item));
            return null;
        }
        var place = new SourceLocation(_file, LineOf(item), 1);
        var id = Text(item, "post_id");
        var link = Text(item, "link").Trim();
        var title = Plain(Text(item, "title")) is { Length: > 0 } given ? given : Untitled(item, place);
        var isHidden = status is "private" || Text(item, "post_password").Length > 0;
        if (isHidden)
            _diagnostics.Add(new Diagnostic(Rules.ImportGuess, place, $"\"{title}\" was private or had a password; it is a draft now"));
        if (type is not ("post" or "page" or ""))
            _diagnostics.Add(new Diagnostic(Rules.ImportGuess, place, $"\"{title}\" is of the type {type}; it was taken for a page"));
        var slug = Text(item, "post_name");
        return new ImportedPage
        {
            Id = Text(item, "guid") is { Length: > 0 } guid ? $"wordpress:{guid.Trim()}" : $"wordpress:{_site}#{id}",
            Location = place,
            Title = title,
            Date = DateOf(item, "post_date"),
            Updated = DateOf(item, "post_modified") is { } updated && updated.Day != DateOf(item, "post_date")?.Day ? updated : null,
            Authors = Text(item, "creator") is { Length: > 0 } login ? [_authors.GetValueOrDefault(login, login)] : [],
            Tags = [.. All(item, "category").Where(IsTag).Select(tag => Plain(tag.Value)).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)],
            Summary = item.Elements().FirstOrDefault(IsExcerpt) is { } excerpt && Plain(excerpt.Value) is { Length: > 0 } summary ? summary : null,
            OriginName = _blog.Length > 0 ? _blog : _site?.Host,
            OriginUrl = link.Length > 0 ? link : _site?.AbsoluteUri,
            Addresses = [.. Addresses(item, link, id)],
            Slug = slug.Length > 0 && !slug.All(char.IsAsciiDigit) ? slug : null,
            Draft = isHidden || status is "draft" or "pending",
            IsStandalone = type is not ("post" or ""),
            Comments = [.. All(item, "comment").Select(comment => Comment(comment, item)).OfType<ImportedComment>()],
            Body = (addresses, diagnostics) => Body(item, link, addresses, diagnostics),
        };
    }

    private string Untitled(XElement item, SourceLocation place)
    {
        var text = Plain(item.Elements().FirstOrDefault(IsContent)?.Value);
        var title = text.Length > 0 ? Captures.Titles.FromText(text) : "Untitled";
        _diagnostics.Add(new Diagnostic(Rules.ImportGuess, place, $"the post has no title; it is called by its first words: \"{title}\""));
        return title;
    }

    /// <summary>The permalink, and the short address that every post has.</summary>
    private IEnumerable<string> Addresses(XElement item, string link, string id)
    {
        if (link.Length > 0)
            yield return link;
        foreach (var meta in All(item, "postmeta").Where(meta => Text(meta, "meta_key") == "_wp_old_slug"))
        {
            if (Uri.TryCreate(link, UriKind.Absolute, out var url) && Text(meta, "meta_value") is { Length: > 0 } old && url.AbsolutePath.TrimEnd('/').Contains('/', StringComparison.Ordinal))
                yield return new Uri(url, (url.AbsolutePath.EndsWith('/') ? "../" : "") + old + (url.AbsolutePath.EndsWith('/') ? "/" : "")).AbsoluteUri;
        }
        if (_site is not null && id.Length > 0 && !link.Contains('?', StringComparison.Ordinal))
            yield return new Uri(_site, $"?p={id}").AbsoluteUri;
    }

    private string Body(XElement item, string link, OldAddresses addresses, ICollection<Diagnostic> diagnostics)
    {
        var content = item.Elements().FirstOrDefault(IsContent);
        var source = content?.Value ?? "";
        var body = new HtmlBody
        {
            Source = source,
            FirstLine = content is null ? LineOf(item) : TextLineOf(content),
            File = _file,
            Address = Uri.TryCreate(link, UriKind.Absolute, out var address) ? address : _site,
        };
        NoteDynamicBlocks(body, diagnostics);
        var html = ClassicParagraphs.Write(Shortcodes.Rewrite(source, _file, body.FirstLine, diagnostics));
        return FeaturedImage(item, source) + body.Convert(html, addresses, diagnostics);
    }

    /// <summary>A block that the server fills in when the page is shown has no text in the export.</summary>
    private void NoteDynamicBlocks(HtmlBody body, ICollection<Diagnostic> diagnostics)
    {
        for (var at = body.Source.IndexOf("<!-- wp:", StringComparison.Ordinal); at >= 0; at = body.Source.IndexOf("<!-- wp:", at + 1, StringComparison.Ordinal))
        {
            var end = body.Source.IndexOf("-->", at, StringComparison.Ordinal);
            if (end < 0 || body.Source[end - 1] != '/')
                continue;
            var name = body.Source[(at + "<!-- wp:".Length)..end].Split(' ')[0];
            if (name is not ("separator" or "spacer" or "more" or "nextpage"))
                diagnostics.Add(new Diagnostic(Rules.LeftOut, new SourceLocation(_file, body.FirstLine + body.Source.AsSpan(0, at).Count('\n'), 1), $"the block \"{name}\" has no text in the export"));
        }
    }

    private string FeaturedImage(XElement item, string source)
    {
        var id = All(item, "postmeta").FirstOrDefault(meta => Text(meta, "meta_key") == "_thumbnail_id") is { } meta ? Text(meta, "meta_value") : "";
        if (!_attachments.TryGetValue(id, out var attachment) || Text(attachment, "attachment_url").Trim() is not { Length: > 0 } url || source.Contains(url, StringComparison.Ordinal))
            return "";
        var alt = All(attachment, "postmeta").FirstOrDefault(meta => Text(meta, "meta_key") == "_wp_attachment_image_alt") is { } text ? Text(text, "meta_value") : Plain(Text(attachment, "title"));
        return $"![{MarkdownText.Escape(Plain(alt), atLineStart: false, inLabel: true)}]({LinkWriter.Destination(url)})\n\n";
    }

    private ImportedComment? Comment(XElement comment, XElement item)
    {
        var approved = Text(comment, "comment_approved");
        if (approved is "spam" or "trash" or "post-trashed")
        {
            _skipped.Add("a comment marked as spam or in the bin", LineOf(comment));
            return null;
        }
        var content = Child(comment, "comment_content");
        var body = new HtmlBody { Source = content?.Value ?? "", FirstLine = LineOf(comment), File = _file, Address = _site };
        var parent = Text(comment, "comment_parent");
        return new ImportedComment(
            Text(comment, "comment_id"),
            parent is "" or "0" ? null : parent,
            Text(comment, "comment_author"),
            Text(comment, "comment_author_url"),
            DateOf(comment, "comment_date"),
            approved is not "0",
            body.Convert(ClassicParagraphs.Write(body.Source), new OldAddresses(), new List<Diagnostic>()).TrimEnd());
    }

    private static ImportedAttachment Attachment(XElement item) => new(
        Text(item, "attachment_url").Trim(),
        Plain(Text(item, "title")),
        item.Elements().FirstOrDefault(IsExcerpt) is { } caption ? Plain(caption.Value) : null,
        All(item, "postmeta").FirstOrDefault(meta => Text(meta, "meta_key") == "_wp_attachment_image_alt") is { } alt ? Text(alt, "meta_value") : null,
        DateOf(item, "post_date"));

    /// <summary>The local date with the offset that it had from UTC; drafts have none in UTC.</summary>
    private static ImportedDate? DateOf(XElement element, string name)
    {
        if (!TryParse(Text(element, name), out var local) && !TryParse(Text(element, name + "_gmt"), out local))
            return ImportedDate.Parse(name == "post_date" ? Text(element, "pubDate") : null);
        TimeSpan? offset = TryParse(Text(element, name + "_gmt"), out var utc) ? local - utc : null;
        return new ImportedDate(local, HasTime: true, offset is { } span && span.Duration() <= TimeSpan.FromHours(14) && span.Seconds == 0 ? offset : null);
    }

    private static bool TryParse(string text, out DateTime date) =>
        DateTime.TryParseExact(text.Trim(), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year is > 1900 and < 9000;

    private static bool IsTag(XElement category) =>
        (string?)category.Attribute("domain") is "category" or "post_tag" or "tag" or null && category.Value.Trim() is not "Uncategorized"
        && (category.Attribute("domain") is null || category.Attribute("nicename") is not null || category.Value.Length > 0);

    private static bool IsContent(XElement element) => element.Name.LocalName == "encoded" && element.Name.NamespaceName.Contains("/content/", StringComparison.Ordinal);

    private static bool IsExcerpt(XElement element) => element.Name.LocalName == "encoded" && element.Name.NamespaceName.Contains("excerpt", StringComparison.Ordinal);

    /// <summary>Text without its tags.</summary>
    private static string Plain(string? html) => PlainText.Of(html ?? "");
}
