namespace ServiceBlog.Import.WebPages;

/// <summary>What a page says of itself in its head: JSON-LD (schema.org), Open Graph, Dublin Core and plain meta elements.</summary>
internal sealed partial class PageMetadata
{
    private readonly IDocument _page;
    private readonly IElement[] _metas;
    private readonly JsonElement? _article;

    public PageMetadata(IDocument page)
    {
        _page = page;
        _metas = [.. page.QuerySelectorAll("meta[content]")];
        _article = page.QuerySelectorAll("script[type='application/ld+json']").Select(script => ArticleIn(script.TextContent))
            .FirstOrDefault(found => found is not null);
        // Each post of a front page asks for these.
        SiteName = Meta("og:site_name", "application-name") ?? Names(_article, "publisher");
        DocumentTitle = HtmlText.OneLine(page.Title ?? "") is { Length: > 0 } title ? title : null;
        Address = WebAddress(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"))
            ?? WebAddress(Meta("og:url")) ?? WebAddress(Json("url")) ?? WebAddress(Json("mainEntityOfPage"))
            ?? WebAddress(SavedFrom().Match(page.Descendants<IComment>().FirstOrDefault()?.Data ?? "").Groups["url"].Value)
            ?? WebAddress(page.QuerySelector("base[href]")?.GetAttribute("href"));
    }

    public string? SiteName { get; }
    public string? DocumentTitle { get; }
    public Uri? Address { get; }
    public string? Title => Json("headline") ?? Meta("og:title", "twitter:title", "dc.title", "citation_title");

    public string? Author => Names(_article, "author")
        ?? Meta("author", "dc.creator", "article:author_name", "citation_author", "parsely-author", "sailthru.author")
        ?? Text("[itemprop=author] [itemprop=name], [itemprop=author], [rel=author], .byline .author, .author .fn, .post-author, .entry-author, .author-name, .byline");

    public ImportedDate? Date => ImportedDate.Parse(Json("datePublished") ?? Json("dateCreated"))
        ?? ImportedDate.Parse(Meta("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
            "dcterms.created", "pubdate", "publish-date", "citation_date", "parsely-pub-date", "sailthru.date"))
        ?? DateIn(_page, "time[pubdate], time[itemprop=datePublished], [itemprop=datePublished], time.published, time.entry-date, abbr.published, article time[datetime], main time[datetime], time[datetime]");

    public ImportedDate? Updated => ImportedDate.Parse(Json("dateModified") ?? Meta("article:modified_time", "og:updated_time", "last-modified"));
    public string? Summary => Json("description") ?? Meta("description", "og:description", "dc.description");

    public ImmutableArray<string> Tags
    {
        get
        {
            var tagged = Metas("article:tag").Concat(_page.QuerySelectorAll("a[rel~=tag]").Select(tag => tag.TextContent));
            var tags = tagged.Any() ? tagged : (Meta("keywords", "news_keywords") ?? "").Split(',');
            return [.. tags.Select(HtmlText.OneLine).Where(tag => tag.Length is > 0 and < 60).Distinct(StringComparer.OrdinalIgnoreCase).Take(20)];
        }
    }

    public static ImportedDate? DateIn(IParentNode part, string selector) => part.QuerySelectorAll(selector)
        .Select(time => ImportedDate.Parse(time.GetAttribute("datetime") ?? time.GetAttribute("content") ?? time.GetAttribute("title")))
        .FirstOrDefault(date => date is not null);

    private string? Meta(params string[] names) => names.SelectMany(Metas).FirstOrDefault();

    private IEnumerable<string> Metas(string name) => _metas
        .Where(meta => name.Equals(meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop"),
            StringComparison.OrdinalIgnoreCase))
        .Select(meta => HtmlText.OneLine(meta.GetAttribute("content")!)).Where(content => content.Length > 0);

    private string? Text(string selector) => _page.QuerySelectorAll(selector)
        .Select(element => HtmlText.OneLine(element.GetAttribute("content") ?? element.TextContent))
        .Select(text => ByPrefix().Replace(text, "")).FirstOrDefault(text => text.Length is > 1 and < 60);

    private string? Json(string name)
    {
        if (_article is not { } article || !article.TryGetProperty(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("@id", out var id))
            value = id;
        return value.ValueKind == JsonValueKind.String && HtmlText.OneLine(value.GetString()) is { Length: > 0 } text
            ? System.Net.WebUtility.HtmlDecode(text)
            : null;
    }

    private static string? Names(JsonElement? article, string property) =>
        article is { } found && found.TryGetProperty(property, out var value) ? NameOf(value) : null;

    private static string? NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => HtmlText.OneLine(value.GetString()),
        JsonValueKind.Object => value.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? NameOf(name) : null,
        JsonValueKind.Array => value.EnumerateArray().Select(NameOf).FirstOrDefault(one => one is not null),
        _ => null,
    };

    /// <summary>The first object of a kind that has a headline, also within a graph or a list.</summary>
    private static JsonElement? ArticleIn(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Find(json.RootElement)?.Clone();
        }
        catch (JsonException)
        {
            return null; // check reports a page's broken data; here other places tell the same
        }
    }

    private static JsonElement? Find(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Select(Find).FirstOrDefault(found => found is not null),
        JsonValueKind.Object when element.TryGetProperty("headline", out _) || element.TryGetProperty("datePublished", out _) => element,
        JsonValueKind.Object when element.TryGetProperty("@graph", out var graph) => Find(graph),
        _ => null,
    };

    private static Uri? WebAddress(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    [GeneratedRegex(@"saved from url=\(\d+\)(?<url>\S+)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex SavedFrom();

    [GeneratedRegex(@"^(?:(?:posted|written|published)\s+)?by:?\s+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex ByPrefix();
}
