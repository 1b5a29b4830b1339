namespace ServiceBlog.Import.WebPages;

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
