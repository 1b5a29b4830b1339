namespace ServiceBlog.Import.ContentFolders;

/// <summary>Jekyll (jekyllrb.com/docs/permalinks, /docs/collections, /docs/configuration/front-matter-defaults).</summary>
internal sealed partial class JekyllSite : Generator
{
    public static readonly string[] SettingsFiles = ["_config.yml", "_config.yaml", "_config.toml"];

    private const string PostFolder = "_posts";

    private readonly OldFrontMatter _config;
    private readonly ImmutableArray<(string Path, string Type, YamlMapping Values)> _defaults;
    private readonly PathPatterns _excluded;

    public JekyllSite(SiteFolder folder)
        : base(folder)
    {
        _config = folder.Settings(SettingsFiles);
        _defaults = [.. _config.MapsAt("defaults").Where(entry => entry.At("values") is YamlMapping)
            .Select(entry => ((entry.TextAt("scope", "path") ?? "").Trim('/'), entry.TextAt("scope", "type") ?? "", (YamlMapping)entry.At("values")!))];
        _excluded = new PathPatterns(_config.ListOf("exclude"));
        Settings = new OldSettings
        {
            Title = _config.TextOf("title", "name"),
            Description = _config.TextOf("description", "tagline"),
            BaseUrl = Uri.TryCreate(_config.TextOf("url"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? url.AbsoluteUri.TrimEnd('/') + BasePath : null,
            Language = _config.TextOf("lang", "language", "locale"),
            TimeZone = _config.TextOf("timezone"),
            Author = _config.TextAt("author", "name") ?? _config.TextOf("author"),
        };
    }

    public override string Name => "Jekyll";
    public override OldSettings Settings { get; }
    public override TagLanguage Tags => TagLanguage.Liquid;
    public override bool HasAttributes => true;
    public override bool ResolvesAddresses => true;

    public override string? VariableAt(string[] path) => _config.TextAt(path);

    private string BasePath => OldPaths.Join(_config.TextOf("baseurl")) is { Length: > 0 } path ? $"/{path}/" : "/";

    /// <summary>Collections may lie in a folder of their own, which then has no part in addresses.</summary>
    private string WithoutCollectionFolder(string path) => OldPaths.Below(path, OldPaths.Join(_config.TextOf("collections_dir"))) ?? path;

    public override SourcePage? Page(InputFile file, OldFrontMatter front)
    {
        var path = file.Path;
        var place = WithoutCollectionFolder(path);
        var isHtml = !IsMarkdown(path);
        var parts = place.Split('/');
        var posts = Array.FindIndex(parts, part => part is PostFolder or "_drafts");
        var collection = posts < 0 && parts.Length > 1 && parts[0].StartsWith('_') ? parts[0][1..] : null;
        if ((isHtml && front.Keys.Entries.IsEmpty) || _excluded.Matches(path))
            return null;
        if (posts < 0 && (collection is null ? parts.Any(part => part.StartsWith('_')) : _config.At("collections", collection) is null))
            return null;
        front = WithDefaults(front, place, posts >= 0 ? parts[posts] == PostFolder ? "posts" : "drafts" : collection ?? "pages");
        var (dateInName, name) = OldPaths.Dated(OldPaths.StemOf(path));
        // Only what begins with a date is a post.
        if (posts >= 0 && parts[posts] == PostFolder && dateInName is null)
            return null;
        var date = ImportedDate.Parse(front.TextOf("date")) ?? dateInName;
        var folders = posts < 0 ? [] : parts[..posts];
        var slug = front.TextOf("slug") ?? (posts >= 0 || collection is not null ? name : OldPaths.StemOf(path));
        var isOut = collection is null || OldFrontMatter.Of(_config.At("collections", collection)).FlagOf("output") == true;
        var hidden = posts >= 0 && parts[posts] == "_drafts" ? "in _drafts" : front.FlagOf("published") == false ? "published: false" : !isOut
            ? "its collection is not published" : null;
        return new SourcePage(file, front, Address(front, path, place, parts, posts, collection, date, slug, folders))
        {
            IsPost = posts >= 0,
            PostFolder = posts < 0 ? "" : OldPaths.Join([.. folders, .. parts[(posts + 1)..^1]]),
            Date = date,
            Aliases = front.ListOf("redirect_from").Concat(front.ListOf("aliases")),
            Labels = folders,
            Language = front.TextOf("lang", "language", "locale"),
            Order = front.NumberOf("nav_order", "order", "weight"),
            HiddenBy = hidden,
        };
    }

    /// <summary>Files of a collection were published below its name. Those beside posts were so by an extension, and lie below a folder of that name.</summary>
    public override string? AssetPath(string path)
    {
        var place = WithoutCollectionFolder(path);
        var parts = place.Split('/');
        var own = Array.FindIndex(parts, part => part.StartsWith('_'));
        if (own >= 0 && own < parts.Length - 1 && (parts[own] == PostFolder || (own == 0 && _config.At("collections", parts[0][1..]) is YamlMapping)))
        {
            parts[own] = parts[own][1..];
            place = string.Join('/', parts);
        }
        return parts.Where((part, index) => part.StartsWith('_') && (own < 0 || index < parts.Length - 1)).Any() || _excluded.Matches(path)
            || !OldPaths.Media().IsMatch(path) ? null : place;
    }

    public override string Rewrite(string text, SourcePage page, ImportNotes notes) => KramdownText.Rewrite(text);

    /// <summary>The permalink's pattern: the page's own, its collection's, or the site's.</summary>
    private string Address(OldFrontMatter front, string path, string place, string[] parts, int posts, string? collection, ImportedDate? date,
        string slug, string[] folders)
    {
        var style = _config.TextOf("permalink") ?? "date";
        var ending = style is "pretty" || style.EndsWith('/') ? "/" : style is "date" or "ordinal" or "weekdate" or "none"
            || style.EndsWith(".html", StringComparison.Ordinal) || style.EndsWith(":output_ext", StringComparison.Ordinal) ? ".html" : "";
        var own = front.TextOf("permalink");
        string pattern;
        if (posts >= 0)
            pattern = Pattern(own ?? style);
        else if (collection is not null)
            pattern = own ?? _config.TextAt("collections", collection, "permalink") ?? $"/:collection/:path{ending}";
        else
            return Tidy(own is null ? OldPaths.StemOf(place) == "index" ? OldPaths.Folder(OldPaths.Bare(place))
                : $"/{OldPaths.Bare(place)}{(ending.Length == 0 ? ".html" : ending)}"
                : Fill(own, date, OldPaths.StemOf(place), ContentPath.FolderOf(place), "", ""));
        var categories = folders.Concat(front.ListOf("category")).Concat(front.ListOf("categories", partsAtSpaces: true))
            .Select(category => category.ToLowerInvariant()).Distinct(StringComparer.Ordinal);
        var within = collection is null ? ContentPath.FolderOf(path) : string.Join('/', parts[1..^1]);
        var bare = OldPaths.Join(within, OldPaths.StemOf(place));
        if (collection is not null && bare.EndsWith("index", StringComparison.Ordinal) && own is null && OldPaths.StemOf(place) == "index")
            return Tidy($"/{collection}/{within}/");
        return Tidy(Fill(pattern, date, slug, collection is null ? within : bare, string.Join('/', categories), collection ?? "posts"));
    }

    private static string Pattern(string style) => style switch
    {
        "date" => "/:categories/:year/:month/:day/:title.html",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title.html",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title.html",
        "none" => "/:categories/:title.html",
        _ => style,
    };

    private static string Fill(string pattern, ImportedDate? date, string slug, string path, string categories, string collection)
    {
        var day = date?.Local ?? default;
        var isPost = collection == "posts";
        return Placeholder().Replace(pattern, match => match.Groups["name"].Value switch
        {
            "year" => Format("yyyy"),
            "short_year" => Format("yy"),
            "month" => Format("MM"),
            "i_month" => Format("%M"),
            "short_month" => Format("MMM"),
            "long_month" => Format("MMMM"),
            "day" => Format("dd"),
            "i_day" => Format("%d"),
            "y_day" => day.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
            "week" => ISOWeek.GetWeekOfYear(day).ToString("00", CultureInfo.InvariantCulture),
            "short_day" => Format("ddd"),
            "hour" => Format("HH"),
            "minute" => Format("mm"),
            "second" => Format("ss"),
            "title" => Spaces().Replace(slug, "-"),
            "name" or "basename" => isPost ? slug : OldPaths.Slug(slug),
            "slug" => OldPaths.Slug(slug),
            "categories" => categories,
            "slugified_categories" => string.Join('/', categories.Split('/').Select(OldPaths.Slug)),
            "collection" => collection,
            "path" => path,
            "output_ext" => ".html",
            _ => match.Value,
        });

        string Format(string form) => date is null ? "" : day.ToString(form, CultureInfo.InvariantCulture);
    }

    private static string Tidy(string address)
    {
        var tidy = "/" + OldPaths.Join(address) + (address.EndsWith('/') ? "/" : "");
        return tidy == "//" ? "/" : tidy.EndsWith("/index.html", StringComparison.Ordinal) ? tidy[..^"index.html".Length] : tidy;
    }

    private OldFrontMatter WithDefaults(OldFrontMatter front, string place, string type)
    {
        // The most exact path counts first.
        foreach (var (_, _, values) in _defaults.Where(entry => (entry.Type.Length == 0 || entry.Type == type) && IsWithin(place, entry.Path))
            .Reverse().OrderByDescending(entry => entry.Path.Length))
            front = front.Over(values);
        return front;
    }

    private static bool IsWithin(string place, string scope) =>
        place == scope || OldPaths.Below(place, scope) is not null
        || (scope.Contains('*')
            && Regex.IsMatch(place, "^" + Regex.Escape(scope).Replace(@"\*", "[^/]*", StringComparison.Ordinal), RegexOptions.NonBacktracking));

    /// <summary>What Jekyll takes out of names that keep their case.</summary>
    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}._~!$&'()+,;=@-]+", RegexOptions.None, MatchTimeout)]
    private static partial Regex Spaces();

    [GeneratedRegex(@":(?<name>slugified_categories|output_ext|[a-z]+(?:_[a-z]+)?)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Placeholder();
}

/// <summary>What kramdown has besides Markdown: lists of attributes and the place of a table of contents.</summary>
internal static partial class KramdownText
{
    /// <summary>Their text goes on within the line.</summary>
    private static readonly FrozenSet<string> SpanElements = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u");

    public static string Rewrite(string text)
    {
        text = OldText.OutsideCode(EndOfHtml().Replace(text, "${tag}\n\n"), LoneSpan(), match => match.Groups["tag"].Value);
        if (!text.Contains('{') && !text.Contains(" markdown", StringComparison.Ordinal))
            return text;
        var whole = MarkdownInHtml().Replace(Contents().Replace(Comments().Replace(text, ""), OldDirective.Leaf("toc", null)),
            match => $"<{match.Groups["name"].Value}{match.Groups["before"].Value}{match.Groups["after"].Value}>{(SpanElements.Contains(match.Groups["name"].Value) ? "" : "\n\n")}");
        whole = BlockAttributes.Rewrite(whole);
        var lines = new TextLines(whole);
        return OldText.OutsideCode(whole, Attributes(), match =>
            IsAttached(match.Index) && match.Groups["list"].Value.Trim() is { Length: > 0 } list
                && list.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).All(BlockAttributes.IsKnown) ? $"{{{list.ReplaceLineEndings(" ")}}}" : "");

        bool IsAttached(int place) => place > 0
            && (whole[place - 1] is ')' or ']' or '`' || Heading().IsMatch(whole.AsSpan(lines.StartOf(place), Math.Min(7, place - lines.StartOf(place)))));
    }

    [GeneratedRegex(@"^[ \t]*(?:[-*+]|\d+\.)[^\n]*\n[ \t]*\{:\s*toc\s*[^}\n]*\}[ \t]*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Contents();

    /// <summary>HTML ends with its last tag there, here with an empty line: code right below it would be a part of it.</summary>
    [GeneratedRegex(@"^(?<tag></(?:div|details|section|figure|aside|p|table|center)>)[ \t]*\n(?=```|~~~|#{1,6}[ \t])", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex EndOfHtml();

    /// <summary>A paragraph begins there, here a block of HTML would.</summary>
    [GeneratedRegex(@"^(?<tag>[ \t]*<(?:a|abbr|b|cite|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^<>\n]*>)[ \t]*\n[ \t]*(?=[^\s<])", AnyCase | RegexOptions.Multiline, MatchTimeout)]
    private static partial Regex LoneSpan();

    [GeneratedRegex(@"\{::comment\}.*?\{:/(?:comment)?\}", RegexOptions.Singleline, MatchTimeout)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\{::?(?<list>(?:[^{}\n]|\n(?!\s*\n))*)\}", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Attributes();

    [GeneratedRegex(@"^#{1,6}[ \t]", RegexOptions.None, MatchTimeout)]
    private static partial Regex Heading();

    [GeneratedRegex(@"<(?<name>\w+)(?<before>[^<>]*?)\s+markdown(?:=[""']?(?:1|block|span)[""']?)?(?=[\s>])(?<after>[^<>]*)>", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex MarkdownInHtml();
}
