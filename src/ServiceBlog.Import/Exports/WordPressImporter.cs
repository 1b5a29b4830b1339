using static ServiceBlog.Import.Exports.ExportXml;

namespace ServiceBlog.Import.Exports;

/// <summary>Reads a WordPress export (WXR 1.0 to 1.2): posts and pages with their comments, and the list of attachments.</summary>
internal sealed class WordPressImporter : ExportReader
{
    /// <summary>Types that are the program's own and hold no text for readers.</summary>
    private static readonly FrozenSet<string> Internal = FrozenSet.Create(
        StringComparer.Ordinal, "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache", "user_request", "wp_global_styles",
        "wp_navigation", "wp_template", "wp_template_part", "wp_font_family", "wp_font_face", "acf-field", "acf-field-group", "wpcf7_contact_form", "feedback");

    private readonly List<XElement> _elements;
    private readonly Dictionary<string, string> _authors;
    private readonly Dictionary<string, XElement> _attachments;

    private WordPressImporter(string text, string file, ICollection<Diagnostic> diagnostics)
        : base(file, diagnostics)
    {
        _elements = Children(text, "channel", file, diagnostics);
        _authors = _elements.Where(element => element.Name.LocalName == "author")
            .Select(author => (Login: Text(author, "author_login"), Name: Text(author, "author_display_name").Trim()))
            .DistinctBy(author => author.Login, StringComparer.Ordinal)
            .ToDictionary(author => author.Login, author => author.Name.Length > 0 ? author.Name : author.Login, StringComparer.Ordinal);
        _attachments = Items("attachment").DistinctBy(item => Text(item, "post_id"), StringComparer.Ordinal)
            .ToDictionary(item => Text(item, "post_id"), StringComparer.Ordinal);
        Blog = Plain(_elements.Find(element => element.Name.LocalName == "title")?.Value);
        Site = Uri.TryCreate(_elements.Find(element => element.Name.LocalName == "link")?.Value.Trim(), UriKind.Absolute, out var site) ? site : null;
    }

    public static ImportBatch Read(string text, string name, string file, ICollection<Diagnostic> diagnostics)
    {
        var importer = new WordPressImporter(text, file, diagnostics);
        var pages = importer._elements.Where(element => element.Name.LocalName == "item").Select(importer.Page).OfType<ImportedPage>().ToImmutableArray();
        importer.ReportSkipped();
        return new ImportBatch { Name = name, Pages = pages, Attachments = [.. importer.Items("attachment").Select(Attachment)] };
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
            Skip(status is "trash" ? "in the bin" : status is "auto-draft" ? "an empty draft" : $"of the type {type}", item);
            return null;
        }
        var place = PlaceOf(item);
        var id = Text(item, "post_id");
        var link = Text(item, "link").Trim();
        var title = TitleOf(item, item.Elements().FirstOrDefault(IsContent)?.Value);
        var isHidden = status is "private" || Text(item, "post_password").Length > 0;
        if (isHidden)
            Diagnostics.Add(new Diagnostic(Rules.ImportGuess, place, $"\"{title}\" was private or had a password; it is a draft now"));
        if (type is not ("post" or "page" or ""))
            Diagnostics.Add(new Diagnostic(Rules.ImportGuess, place, $"\"{title}\" is of the type {type}; it was taken for a page"));
        var slug = Text(item, "post_name");
        return new ImportedPage
        {
            Id = Text(item, "guid") is { Length: > 0 } guid ? $"wordpress:{guid.Trim()}" : $"wordpress:{Site}#{id}",
            Location = place,
            Title = title,
            Date = DateOf(item, "post_date"),
            Updated = DateOf(item, "post_modified") is { } updated && updated.Day != DateOf(item, "post_date")?.Day ? updated : null,
            Authors = Text(item, "creator") is { Length: > 0 } login ? [_authors.GetValueOrDefault(login, login)] : [],
            Tags = [.. All(item, "category").Where(IsTag).Select(tag => Plain(tag.Value)).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)],
            Summary = item.Elements().FirstOrDefault(IsExcerpt) is { } excerpt && Plain(excerpt.Value) is { Length: > 0 } summary ? summary : null,
            OriginName = Blog.Length > 0 ? Blog : Site?.Host,
            OriginUrl = link.Length > 0 ? link : Site?.AbsoluteUri,
            Addresses = [.. Addresses(item, link, id)],
            Slug = slug.Length > 0 && !slug.All(char.IsAsciiDigit) ? slug : null,
            Draft = isHidden || status is "draft" or "pending",
            IsStandalone = type is not ("post" or ""),
            Comments = [.. All(item, "comment").Select(Comment).OfType<ImportedComment>()],
            Body = (addresses, diagnostics) => Body(item, link, addresses, diagnostics),
        };
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
        if (Site is not null && id.Length > 0 && !link.Contains('?', StringComparison.Ordinal))
            yield return new Uri(Site, $"?p={id}").AbsoluteUri;
    }

    private string Body(XElement item, string link, OldAddresses addresses, ICollection<Diagnostic> diagnostics)
    {
        var content = item.Elements().FirstOrDefault(IsContent);
        var source = content?.Value ?? "";
        var body = BodyOf(content ?? item, source, link);
        NoteDynamicBlocks(body, diagnostics);
        var html = ClassicParagraphs.Write(Shortcodes.Rewrite(source, File, body.FirstLine, diagnostics));
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
            var place = new SourceLocation(File, body.FirstLine + body.Source.AsSpan(0, at).Count('\n'), 1);
            if (name is not ("separator" or "spacer" or "more" or "nextpage"))
                diagnostics.Add(new Diagnostic(Rules.LeftOut, place, $"the block \"{name}\" has no text in the export"));
        }
    }

    private string FeaturedImage(XElement item, string source)
    {
        var id = Meta(item, "_thumbnail_id") ?? "";
        if (!_attachments.TryGetValue(id, out var attachment) || Text(attachment, "attachment_url").Trim() is not { Length: > 0 } url || source.Contains(url, StringComparison.Ordinal))
            return "";
        var alt = Meta(attachment, "_wp_attachment_image_alt") ?? Plain(Text(attachment, "title"));
        return $"![{MarkdownText.Escape(Plain(alt), atLineStart: false, inLabel: true)}]({LinkWriter.Destination(url)})\n\n";
    }

    private ImportedComment? Comment(XElement comment)
    {
        var approved = Text(comment, "comment_approved");
        if (approved is "spam" or "trash" or "post-trashed")
        {
            Skip("a comment marked as spam or in the bin", comment);
            return null;
        }
        var body = BodyOf(comment, Text(comment, "comment_content"));
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
        Meta(item, "_wp_attachment_image_alt"),
        DateOf(item, "post_date"));

    private static string? Meta(XElement item, string key) =>
        All(item, "postmeta").Where(meta => Text(meta, "meta_key") == key).Select(meta => Text(meta, "meta_value")).FirstOrDefault();

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
        (string?)category.Attribute("domain") is "category" or "post_tag" or "tag" or null && category.Value.Trim() is not "Uncategorized";

    private static bool IsContent(XElement element) => element.Name.LocalName == "encoded" && element.Name.NamespaceName.Contains("/content/", StringComparison.Ordinal);

    private static bool IsExcerpt(XElement element) => element.Name.LocalName == "encoded" && element.Name.NamespaceName.Contains("excerpt", StringComparison.Ordinal);

    /// <summary>Text without its tags.</summary>
    private static string Plain(string? html) => HtmlText.Of(html ?? "");
}
