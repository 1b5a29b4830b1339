using ServiceBlog.Import.ContentFolders;
using static ServiceBlog.Import.Exports.ExportXml;

namespace ServiceBlog.Import.Exports;

/// <summary>Reads a WordPress export (WXR 1.0 to 1.2): posts and pages with their comments, and the list of attachments.</summary>
internal sealed partial class WordPressImporter : ExportReader
{
    /// <summary>Types that are the program's own and hold no text for readers.</summary>
    private static readonly FrozenSet<string> Internal = FrozenSet.Create(
        StringComparer.Ordinal, "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache", "user_request", "wp_global_styles",
        "wp_navigation", "wp_template", "wp_template_part", "wp_font_family", "wp_font_face", "acf-field", "acf-field-group", "wpcf7_contact_form", "feedback");

    private readonly List<XElement> _elements;
    private readonly Dictionary<string, string> _authors;
    private readonly Dictionary<string, XElement> _attachments;
    private readonly Dictionary<string, string> _standIns;

    private WordPressImporter(string text, string file, ImmutableArray<InputFile> media, ICollection<Diagnostic> diagnostics)
        : base(file, diagnostics)
    {
        _elements = Children(text, "channel", file, diagnostics);
        _authors = _elements.Where(element => element.Name.LocalName == "author")
            .Select(author => (Login: Text(author, "author_login"), Name: Text(author, "author_display_name").Trim()))
            .DistinctBy(author => author.Login, StringComparer.Ordinal)
            .ToDictionary(author => author.Login, author => author.Name.Length > 0 ? author.Name : author.Login, StringComparer.Ordinal);
        _attachments = Items("attachment").DistinctBy(item => Text(item, "post_id"), StringComparer.Ordinal)
            .ToDictionary(item => Text(item, "post_id"), StringComparer.Ordinal);
        _standIns = _attachments.Values.Select(item => (Page: Text(item, "link").Trim().TrimEnd('/'), File: Text(item, "attachment_url").Trim()))
            .Where(pair => pair.Page.Length > 0 && pair.File.Length > 0).DistinctBy(pair => pair.Page, StringComparer.Ordinal)
                .ToDictionary(pair => pair.Page, pair => pair.File, StringComparer.Ordinal);
        Blog = Plain(_elements.Find(element => element.Name.LocalName == "title")?.Value);
        Site = Uri.TryCreate(_elements.Find(element => element.Name.LocalName == "link")?.Value.Trim(), UriKind.Absolute, out var site) ? site : null;
        var posts = _elements.Where(element => element.Name.LocalName == "item" && !Internal.Contains(Text(element, "post_type"))).ToList();
        foreach (var term in posts.Where(post => Text(post, "status") is "publish" or "").SelectMany(post => All(post, "category")).Where(IsTag))
        {
            var list = $"/{((string?)term.Attribute("domain") is "category" ? "category" : "tag")}/{(string?)term.Attribute("nicename")}";
            foreach (var host in new[] { "", Site?.AbsoluteUri.TrimEnd('/') ?? "" })
                _standIns.TryAdd(host + list, $"/tags/{UrlPath.Slug(Plain(term.Value))}/");
        }
        Media = new ExportMedia(media, Site, [.. _attachments.Values.Select(item => Text(item, "attachment_url").Trim())], posts.Select(item =>
            (Text(item, "post_type") == "attachment" ? Text(item, "attachment_url") : item.Elements().FirstOrDefault(IsContent)?.Value ?? "", PlaceOf(item))));
    }

    public static ImportBatch Read(string text, string name, string file, ImmutableArray<InputFile> media, ICollection<Diagnostic> diagnostics)
    {
        var importer = new WordPressImporter(text, file, media, diagnostics);
        var pages = importer._elements.Where(element => element.Name.LocalName == "item").Select(importer.Page).OfType<ImportedPage>().ToImmutableArray();
        var batch = importer.Batch(name, "WordPress", pages);
        return batch with
        {
            Attachments = [.. importer.Items("attachment").Select(Attachment)],
            Settings = batch.Settings with
            {
                Description = Channel("description"),
                Language = Channel("language") is { } language
                && LanguageTags.IsTag(language, out _) ? language : null,
                Menu = importer.Menu()
            },
        };

        string? Channel(string key) => Plain(importer._elements.Find(element => element.Name.LocalName == key)?.Value) is { Length: > 0 } value ? value : null;
    }

    private IEnumerable<XElement> Items(string type) =>
        _elements.Where(element => element.Name.LocalName == "item" && Text(element, "post_type") == type);

    protected override string? FileBehind(string address) =>
        _standIns.GetValueOrDefault(address.TrimEnd('/')) is { } file ? Media.PathOf(file) ?? file : null;

    /// <summary>The upper entries of the site's main menu.</summary>
    private ImmutableArray<(string Title, string Url)> Menu()
    {
        var byId = _elements.Where(element => element.Name.LocalName == "item").DistinctBy(item => Text(item, "post_id"))
            .ToDictionary(item => Text(item, "post_id"), StringComparer.Ordinal);
        var menus = Items("nav_menu_item")
            .GroupBy(item => All(item, "category").Where(category => (string?)category.Attribute("domain") == "nav_menu")
            .Select(category => category.Value).FirstOrDefault() ?? "").ToList();
        return [.. (menus.Find(menu => MainMenu().IsMatch(menu.Key)) ?? menus.FirstOrDefault())?
            .Where(item => Meta(item, "_menu_item_menu_item_parent") is null or "" or "0")
            .OrderBy(item => int.TryParse(Text(item, "menu_order"), CultureInfo.InvariantCulture, out var order) ? order : 0)
            .Select(item => (Item: item, Target: byId.GetValueOrDefault(Meta(item, "_menu_item_object_id") ?? "")))
            .Select(entry => (Title: Plain(Text(entry.Item, "title")) is { Length: > 0 } title ? title : Plain(Text(entry.Target, "title")),
                Url: Meta(entry.Item, "_menu_item_type") == "custom" ? Meta(entry.Item, "_menu_item_url") ?? "" : Text(entry.Target, "link").Trim()))
            .Where(entry => entry.Title.Length > 0 && entry.Url.Length > 0) ?? []];
    }

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
            OriginUrl = Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? link : Site?.AbsoluteUri,
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
            if (Uri.TryCreate(link, UriKind.Absolute, out var url) && Text(meta, "meta_value") is { Length: > 0 } old && url.AbsolutePath.TrimEnd('/')
                .Contains('/'))
                yield return new Uri(url, (url.AbsolutePath.EndsWith('/') ? "../" : "") + old + (url.AbsolutePath.EndsWith('/') ? "/" : "")).AbsoluteUri;
        }
        if (Site is not null && id.Length > 0 && !link.Contains('?'))
            yield return new Uri(Site, $"?p={id}").AbsoluteUri;
    }

    private string Body(XElement item, string link, OldAddresses addresses, ICollection<Diagnostic> diagnostics)
    {
        var content = item.Elements().FirstOrDefault(IsContent);
        var source = content?.Value ?? "";
        var body = BodyOf(content ?? item, source, link);
        NoteDynamicBlocks(body, diagnostics);
        var html = ClassicParagraphs.Write(Shortcodes.Rewrite(source, File, body.FirstLine, ids => Gallery(item, ids), diagnostics));
        return FeaturedImage(item, source) + body.Convert(html, addresses, diagnostics);
    }

    /// <summary>A block that the server fills in when the page is shown has no text in the export.</summary>
    private void NoteDynamicBlocks(HtmlBody body, ICollection<Diagnostic> diagnostics)
    {
        for (var at = body.Source.IndexOf("<!-- wp:", StringComparison.Ordinal); at >= 0; at = body.Source.IndexOf("<!-- wp:", at + 1,
            StringComparison.Ordinal))
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
        if (!_attachments.TryGetValue(id, out var attachment) || Text(attachment, "attachment_url").Trim() is not { Length: > 0 } url
            || source.Contains(url, StringComparison.Ordinal))
            return "";
        var alt = Meta(attachment, "_wp_attachment_image_alt") ?? Plain(Text(attachment, "title"));
        return $"![{MarkdownText.Escape(Plain(alt), atLineStart: false, inLabel: true)}]({LinkWriter.Destination(Media.PathOf(url) ?? url)})\n\n";
    }

    /// <summary>The pictures of a gallery as HTML: those named, else those that belong to the post; empty if the export lists none of them.</summary>
    private string Gallery(XElement item, string ids)
    {
        var pictures = ids.Length > 0 ? ids.Split(',', StringSplitOptions.TrimEntries).Select(id => _attachments.GetValueOrDefault(id))
            : _attachments.Values.Where(attachment => Text(attachment, "post_parent") == Text(item, "post_id"));
        var images = pictures.OfType<XElement>()
            .Select(picture => (Url: Text(picture, "attachment_url").Trim(), Alt: Meta(picture, "_wp_attachment_image_alt") ?? Plain(Text(picture, "title"))))
            .Where(image => OldPaths.Media().IsMatch(image.Url))
                .Select(image => $"<img src=\"{RawHtml.Encode(image.Url)}\" alt=\"{RawHtml.Encode(image.Alt)}\">").ToList();
        return images.Count == 0 ? "" : $"<figure class=\"gallery\">{string.Concat(images)}</figure>";
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
        DateTime.TryParseExact(text.Trim(), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            && date.Year is > 1900 and < 9000;

    private static bool IsTag(XElement category) =>
        (string?)category.Attribute("domain") is "category" or "post_tag" or "tag" or null && category.Value.Trim() is not "Uncategorized";

    private static bool IsContent(XElement element) =>
        element.Name.LocalName == "encoded" && element.Name.NamespaceName.Contains("/content/", StringComparison.Ordinal);

    private static bool IsExcerpt(XElement element) =>
        element.Name.LocalName == "encoded" && element.Name.NamespaceName.Contains("excerpt", StringComparison.Ordinal);

    [GeneratedRegex("primary|main|top|header", RegexOptions.IgnoreCase, MatchTimeout)]
    private static partial Regex MainMenu();
    private static string Plain(string? html) => HtmlText.Of(html ?? ""); // text without its tags
}
