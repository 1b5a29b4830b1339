namespace ServiceBlog.Import.WebPages;

/// <summary>Reads a saved page of HTML: its text without what stands around it, and what its head says of it.</summary>
internal sealed partial class WebPageImporter(string text, string name, InputFile file, Func<string, InputFile?> beside, ICollection<Diagnostic> diagnostics)
{
    private const int MostLetters = 4 << 20; // far more than a page that people read; its tree takes some two hundred times as many bytes
    private const int MostPosts = 5000; // far more than any front page or archive shows
    private const int LongestLine = 200;
    private const int MostLines = 3000;

    /// <summary>Elements in which pages print who wrote them and when, and their buttons.</summary>
    private const string LineElements = "p, div, span, font, time, h2, h3, h4, h5, h6, li, ul, footer, address, small, em, i, b, strong";

    private readonly List<ImportedAsset> _assets = [];

    /// <summary>What lies beside the page under each path that was asked for, so that the disk is asked once.</summary>
    private readonly Dictionary<string, InputFile?> _images = new(StringComparer.Ordinal);

    public ImportBatch Read()
    {
        var start = new SourceLocation(file.DisplayPath, 1, 1);
        if (text.Length > MostLetters)
            return ImportBatch.Refused(diagnostics,
                new Diagnostic(Rules.UnreadableImport, start,
                Invariant($"the page has {text.Length >> 20} MiB of HTML; parts of at most {MostLetters >> 20} can be converted")));
        if (HtmlNesting.IsTooMuch(text))
            return ImportBatch.Refused(diagnostics, new Diagnostic(Rules.UnreadableImport, start, $"the page's {HtmlNesting.Fault}"));
        using var page = HtmlConverter.Parse(text);
        var metadata = new PageMetadata(page);
        var places = new ElementPlaces(text, 1, file.DisplayPath);
        var articles = ArticleFinder.Find(page);
        if (articles.Count > MostPosts)
            return ImportBatch.Refused(diagnostics,
                new Diagnostic(Rules.UnreadableImport, start, Invariant($"the page holds {articles.Count} posts; {MostPosts} of one page are the most")));
        var isOne = articles.Count == 1;
        var pages = articles.Select(article => Page(article, isOne, page, metadata, places)).Where(found => found is not null).ToImmutableArray();
        if (pages.IsEmpty)
            diagnostics.Add(new Diagnostic(Rules.UnreadableImport, start, "the page has no text"));
        return new ImportBatch { Name = name, Pages = pages!, Assets = [.. _assets] };
    }

    private ImportedPage? Page(IElement article, bool isOne, IDocument page, PageMetadata metadata, ElementPlaces places)
    {
        var heading = isOne ? article.QuerySelector("h1")
            ?? page.QuerySelector("h1.entry-title, h1.post-title, h2.entry-title, h3.post-title, h1, .entry-title, .post-title")
            : article.QuerySelector("h1, h2, h3");
        var title = Title(heading, isOne, metadata);
        var address = isOne ? metadata.Address : Permalink(heading, metadata.Address);
        var meta = ByLine(isOne ? page.Body! : article);
        var date = (isOne ? metadata.Date : PageMetadata.DateIn(article, "time[datetime], [itemprop=datePublished], abbr.published")) ?? meta.Date?.Date ?? DateOfPath(address);
        var author = (isOne ? metadata.Author : AuthorIn(article)) ?? meta.Author;
        Strip(article, title, places);
        if (article.TextContent.Trim().Length == 0 && article.QuerySelector("img") is null)
            return null;
        var place = heading is null ? new SourceLocation(file.DisplayPath, 1, 1) : places.Of(heading);
        foreach (var source in article.QuerySelectorAll("img").Select(ImageWriter.SourceOf).OfType<string>())
            LocalImage(source);
        title ??= Titles.FromText(HtmlText.Of(article.TextContent.Trim()));
        if (date is null)
            diagnostics.Add(new Diagnostic(Rules.MissingImportDate, place, $"no date was found for \"{title}\""));
        else if (meta.Date is { IsAmbiguous: true } ambiguous && ambiguous.Date == date)
            diagnostics.Add(new Diagnostic(Rules.AmbiguousDate, place, $"the date of \"{title}\" was read as {date.Day}; day and month could be exchanged"));
        var body = new HtmlBody { Source = text, FirstLine = 1, File = file.DisplayPath, Address = address ?? metadata.Address, LocalImage = LocalImage };
        return new ImportedPage
        {
            Id = $"html:{address?.AbsoluteUri ?? $"{name}#{title}"}",
            Location = place,
            Title = title,
            Date = date,
            Updated = isOne && metadata.Updated is { } updated && updated.Day != date?.Day ? updated : null,
            Authors = author is null ? [] : [author],
            Tags = isOne ? metadata.Tags : [.. article.QuerySelectorAll("a[rel~=tag]").Select(tag => HtmlText.Of(tag.TextContent))
                .Distinct(StringComparer.OrdinalIgnoreCase)],
            Summary = isOne ? metadata.Summary : null,
            OriginName = metadata.SiteName ?? SiteOfTitle(metadata.DocumentTitle, title) ?? address?.Host,
            OriginUrl = address?.AbsoluteUri,
            Addresses = address is null ? [Uri.EscapeDataString(ContentPath.NameOf(file.Path))]
                : [address.AbsoluteUri, Uri.EscapeDataString(ContentPath.NameOf(file.Path))],
            IsForeign = true,
            Body = (addresses, found) => body.Convert(article, addresses, found),
        };
    }

    private static string? Title(IElement? heading, bool isOne, PageMetadata metadata)
    {
        var shown = heading is null ? "" : HtmlText.Of(heading.TextContent);
        if (!isOne)
            return shown.Length > 0 ? shown : null;
        // A heading is the site's name as often as the post's, unless the head says the same.
        var told = metadata.Title ?? metadata.DocumentTitle;
        if (told is not null && shown.Length > 0 && told.StartsWith(shown, StringComparison.OrdinalIgnoreCase) && shown.Length > 3)
            return shown;
        return metadata.Title ?? (shown.Length > 0 && heading!.Closest("article, main, .post, .hentry") is not null ? shown : null)
            ?? (metadata.DocumentTitle is { } whole ? TitlePart().Replace(whole, "") : shown.Length > 0 ? shown : null);
    }

    private static string? SiteOfTitle(string? whole, string title) =>
        whole is not null && whole.StartsWith(title, StringComparison.OrdinalIgnoreCase) && TitlePart().Match(whole) is { Success: true } part
            ? part.Groups["site"].Value.Trim() : null;

    /// <summary>The lines above and below a text that say when and by whom, in words.</summary>
    private static MetaLine ByLine(IElement around)
    {
        var parser = new MetaLineParser(DateScanner.For(""));
        var lines = around.QuerySelectorAll(LineElements).Where(element => element.TextContent.Length < LongestLine).Take(MostLines)
            .Where(element => element.Closest(".comments, #comments, aside") is null)
            .Select(element => parser.Parse(HtmlText.Of(element.TextContent.Trim()))).OfType<MetaLine>().ToArray();
        return new MetaLine
        {
            Date = lines.Select(line => line.Date).FirstOrDefault(date => date is not null),
            Author = lines.Select(line => line.Author).FirstOrDefault(author => author is not null),
        };
    }

    private static string? AuthorIn(IElement article) =>
        article.QuerySelector("[rel=author], .author .fn, .author, [itemprop=author]") is { } author
            && HtmlText.Of(author.TextContent) is { Length: > 1 and < 60 } name ? name : null;

    private static Uri? Permalink(IElement? heading, Uri? page) =>
        heading?.QuerySelector("a[href]")?.GetAttribute("href") is { } href
            && (page is null ? Uri.TryCreate(href, UriKind.Absolute, out var url) : Uri.TryCreate(page, href, out url))
            && url.Scheme is "http" or "https" ? url : null;

    private static ImportedDate? DateOfPath(Uri? address) =>
        address is not null && PathDate().Match(address.AbsolutePath) is { Success: true } match ? ImportedDate.Parse(match.Groups["date"].Value) : null;

    /// <summary>Takes out of a text what is beside it, its title, and buttons at its end; each is told.</summary>
    private void Strip(IElement article, string? title, ElementPlaces places)
    {
        foreach (var part in article.QuerySelectorAll("*").Where(ArticleFinder.IsBoilerplate).ToArray())
        {
            if (part.ParentElement?.Closest("[data-import-out]") is null && part.TextContent.Trim().Length > 0)
                Skip(part, places, "navigation or another part of the page");
            part.SetAttribute("data-import-out", "");
        }
        foreach (var part in article.QuerySelectorAll("[data-import-out]").ToArray())
            part.Remove();
        var heading = article.QuerySelectorAll("h1, h2, h3").FirstOrDefault(heading => title is not null && Titles.AreSame(heading.TextContent, title));
        heading?.Remove();
        var parser = new MetaLineParser(DateScanner.For(""));
        var sentences = new HashSet<IElement>();
        foreach (var line in article.QuerySelectorAll(LineElements)
            .Where(line => line.ParentElement is not null && line.TextContent.Length < LongestLine
            && line.QuerySelector("img, iframe, video") is null).ToArray())
        {
            var words = HtmlText.Of(line.TextContent.Trim());
            if (words.Length == 0 || !(Boilerplate.IsButton(words) || (Boilerplate.EndsPost(words) && line.LocalName is not ("h2" or "h3"))
                || parser.Parse(words) is { } meta
                && (meta.Date is not null || meta.SaysPosted || meta.HasLinks
                || (meta.Author is not null && line.LocalName is not ("span" or "em" or "i" or "b" or "strong")))))
                continue;
            if (line.LocalName is "span" or "time" or "em" or "i" or "b" or "strong" or "small"
                && (sentences.Contains(line.ParentElement!) || line.ParentElement!.TextContent.Trim().Length > line.TextContent.Trim().Length))
            {
                sentences.Add(line.ParentElement!); // so the date within it stays, and the next one need not read it again
                continue;
            }
            Skip(line, places, $"\"{words}\"");
            line.Remove();
        }
    }

    private void Skip(IElement element, ElementPlaces places, string reason) =>
        diagnostics.Add(new Diagnostic(Rules.LeftOut, places.Of(element), $"<{element.LocalName}> was left out: {reason}"));

    /// <summary>An image that was saved with the page comes along, under the path that it has beside it.</summary>
    private string? LocalImage(string address)
    {
        if (address.Contains("://", StringComparison.Ordinal) || address.StartsWith('/') || address.StartsWith("data:", StringComparison.Ordinal))
            return null;
        var path = Uri.UnescapeDataString(address.Split('?', '#')[0]);
        if (path.StartsWith("./", StringComparison.Ordinal))
            path = path[2..];
        if (path.Length == 0 || path.Contains("..", StringComparison.Ordinal))
            return null;
        if (!_images.TryGetValue(path, out var image))
        {
            _images[path] = image = beside(path);
            if (image is not null)
                _assets.Add(new ImportedAsset(path, image));
        }
        return image is null ? null : "/" + UrlPath.Encode(path);
    }

    [GeneratedRegex(@"\s*(?:\s[|»«·–—-]|[|»«]|:)\s+(?<site>[^|»«]{2,60})$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex TitlePart();

    [GeneratedRegex(@"/(?<date>(?:19|20)\d\d/[01]\d/[0-3]\d)(?:/|$)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex PathDate();
}

/// <summary>Finds the text of a page: where the page says so, else where most of its words stand that are no links.</summary>
internal static partial class ArticleFinder
{
    private static readonly string[] Marked =
    [
        "[itemprop=articleBody]", ".entry-content", ".post-body", ".post-content", ".article-body", ".article-content", ".articlebody", ".blog-post-content",
        ".story-body", ".e-content", ".content-body", ".postcontent", ".post_content", ".entry", ".post-text",
    ];

    private static readonly string[] Wider = ["article", "main", "[role=main]", ".hentry", ".post", "#content", "#main", ".content"];

    /// <summary>The texts of the page's posts: one on the page of a post, several on a front page.</summary>
    public static IReadOnlyList<IElement> Find(IDocument page)
    {
        var articles = page.QuerySelectorAll("article, .hentry, .h-entry").Where(article => article.ParentElement?.Closest("article, .hentry, .h-entry") is null
            && Words(article) > 15 && article.QuerySelector("h1, h2, h3") is not null && !IsBoilerplate(article)).ToArray();
        if (articles.Length > 1)
            return articles;
        foreach (var selector in Marked.Concat(Wider))
        {
            var found = page.QuerySelectorAll(selector).Where(element => !IsBoilerplate(element)).MaxBy(Words);
            if (found is not null && Words(found) > 10)
                return [found];
        }
        return [Densest(page.Body!)];
    }

    /// <summary>Whether an element is of the page and not of its text.</summary>
    public static bool IsBoilerplate(IElement element) =>
        element.LocalName is "nav" or "aside" or "footer" or "form" or "button" or "script" or "style" or "noscript" or "template" or "dialog"
        || element.HasAttribute("hidden")
        || element.GetAttribute("role") is "navigation" or "complementary" or "banner" or "contentinfo" or "search" or "dialog"
        || BoilerplateName().IsMatch($"{element.ClassName} {element.Id}");

    private static IElement Densest(IElement body)
    {
        var best = body;
        while (best.Children.Where(child => !IsBoilerplate(child)).MaxBy(Words) is { } child
            && child.LocalName is "div" or "td" or "tr" or "table" or "tbody" or "center" or "section" or "font"
            && Words(child) * 10 >= Words(best) * 7)
        {
            best = child;
        }
        return best;
    }

    /// <summary>Words that are no links.</summary>
    private static int Words(IElement element) =>
        HtmlText.Words(element.TextContent).Length - element.QuerySelectorAll("a, script, style, nav").Sum(part => HtmlText.Words(part.TextContent).Length);

    [GeneratedRegex(@"(?:^|\s)(?:.*-)?(?:sharedaddy|share(?:-buttons|-links|-this)?|sharing|social(?:-.*)?|addtoany.*|jp-relatedposts|related(?:-posts|posts)?|comments?(?:-area|-list|-section|list|-form)?|respond|disqus_thread|breadcrumbs?|nav(?:igation|-links|bar|-menu)?|post-navigation|pagination|pager|sidebar|widget(?:-area)?|menu|site-header|site-footer|footer|masthead|skip-link|screen-reader-text|advert(?:isement)?|ads?|sponsored|newsletter(?:-signup)?|subscribe|cookie.*|author-(?:bio|box|info)|post-(?:footer|meta|tags|info|share)|entry-(?:footer|meta|utility)|postmeta|post-labels|reply|popup|modal|print-only|noprint)(?:\s|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex BoilerplateName();
}
