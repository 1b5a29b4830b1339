namespace ServiceBlog.Core.Graph;

/// <summary>Gives every page its path within the site: by its permalink, else by its kind and its slug or key.</summary>
public static class PageAddress
{
    public static string For(ContentFile file, ICollection<Diagnostic> diagnostics)
    {
        // It appears on another page.
        if (file.Kind == PageKind.Comment)
            return "/" + file.Path;
        if (file.FrontMatter.Permalink is { } permalink)
        {
            if (UrlPath.Parse(permalink.Value) is { } path)
                return path;
            diagnostics.Add(Unusable("permalink", permalink));
        }
        if (file.NotePath is not null && file.Kind == PageKind.Page)
            return OfNote(file);
        return $"{(file.Edition.Length == 0 ? "" : "/")}{file.Edition}{FolderOf(file)}{LastSegment(file, diagnostics)}";
    }

    /// <summary>That of its place, whose last part a slug replaces. A folder's text is at the folder's own address.</summary>
    private static string OfNote(ContentFile file)
    {
        var place = file.Path[..^".md".Length];
        if (ContentPath.NameOf(place) == "index")
            return OfFolder(ContentPath.FolderOf(place));
        return file.FrontMatter.Slug is { } slug ? $"{OfFolder(ContentPath.FolderOf(place))}{slug.Value}/" : OfFolder(place);
    }

    /// <summary>The address of a folder of notes: <c>pages/Bread and Cake</c> → <c>/Bread-and-Cake/</c>.</summary>
    public static string OfFolder(string folder)
    {
        var address = new StringBuilder("/");
        foreach (var segment in folder.Split('/').Skip(1))
            address.Append(UrlPath.NoteSegment(segment)).Append('/');
        return address.ToString();
    }

    /// <summary>What is wrong with a permalink or an alias that <see cref="UrlPath.Parse"/> does not take.</summary>
    public static Diagnostic Unusable(string what, Located<string> address)
    {
        var written = address.Value;
        if (Uri.TryCreate(written, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && UrlPath.Parse(url.AbsolutePath) is { } path)
            return Mistake($"the {what} \"{written}\" names a host; it is a path within the site", path);
        if (!written.StartsWith('/') && UrlPath.Parse("/" + written) is { } missing)
            return Mistake($"the {what} \"{written}\" lacks the / at its start", missing);
        if (Uri.UnescapeDataString(written).Split('/').Any(UrlPath.IsHidden))
            return Mistake($"the {what} \"{written}\" names a hidden file or folder, which hosts keep for themselves", suggestion: null);
        if (written.Any(UrlPath.IsUnseen))
            return Mistake($"the {what} \"{string.Concat(written.Where(letter => !UrlPath.IsUnseen(letter)))}\" holds a character that nobody sees", suggestion: null);
        return Mistake($"the {what} \"{written}\" does not stay inside the site on every system", suggestion: null);

        Diagnostic Mistake(string message, string? suggestion) => new(Rules.InvalidAddress, address.Location, message, suggestion);
    }

    /// <summary>The path under which the page lies. Files in sub-folders of a kind are flat; pages keep theirs.</summary>
    private static string FolderOf(ContentFile file)
    {
        var folder = ContentPath.FolderOf(file.Place);
        if (ContentPath.NameOf(file.Path) == "index.md")
            folder = ContentPath.FolderOf(folder);
        if (file.Kind != PageKind.Page)
            return IsSectionIndex(file.Place) ? "/" : $"/{ContentPath.FirstFolder(file.Place)}/";
        var segments = folder.Split('/', StringSplitOptions.RemoveEmptyEntries).AsEnumerable();
        if (segments.FirstOrDefault() == "pages")
            segments = segments.Skip(1);
        return string.Concat(segments.Select(segment => "/" + UrlPath.Segment(segment))) + "/";
    }

    private static string LastSegment(ContentFile file, ICollection<Diagnostic> diagnostics)
    {
        if (file.Place is "pages/index.md" or NotFoundFile)
            return file.Place == NotFoundFile ? SiteLists.NotFoundPath[1..] : "";
        if (file.FrontMatter.Slug is { } slug)
        {
            if (UrlPath.Parse("/" + slug.Value) is { } path && path.AsSpan().Count('/') == 2)
                return path[1..];
            diagnostics.Report(Rules.InvalidAddress, slug.Location, $"the slug \"{slug.Value}\" is not one part of an address",
                UrlPath.Segment(slug.Value) is { Length: > 0 } safe ? safe : null);
        }
        var segment = UrlPath.Segment(file.Key);
        if (segment.Length > 0)
            return segment + "/";
        diagnostics.Report(Rules.InvalidAddress, new SourceLocation(file.DisplayPath, 1, 1),
            "the file's name holds no letter or digit to make an address of; give it a \"slug\"");
        return $"page-{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(file.Key))}/";
    }

    /// <summary>An <c>index.md</c> right in a content folder: the text at the top of that folder's list. So is the text of the page for unknown addresses.</summary>
    public static bool IsSectionIndex(string path) =>
        path == NotFoundFile || (path.EndsWith("/index.md", StringComparison.Ordinal)
            && path.IndexOf('/', StringComparison.Ordinal) == path.Length - "/index.md".Length);

    /// <summary>The text of the page for addresses that lead nowhere.</summary>
    public const string NotFoundFile = "pages/404.md";
}

/// <summary>Writes decoded paths within the site as addresses, and reads them.</summary>
public static class SiteUrls
{
    /// <summary>With the base path, percent-encoded: as a page's links are written.</summary>
    public static string UrlOf(this SiteConfig config, string path)
    {
        var url = UrlPath.Encode(path);
        return config.BasePath == "/" ? url : string.Concat(config.BasePath, url.AsSpan(1));
    }

    /// <summary>With scheme and host: as feeds and the sitemap need it.</summary>
    public static string AbsoluteUrlOf(this SiteConfig config, string path) =>
        string.Concat(config.BaseUrl.AbsoluteUri, UrlPath.Encode(path).AsSpan(1));

    /// <summary>The decoded path within the site of an address with its host; null if that is another site's.</summary>
    public static string? PathOf(this SiteConfig config, string url)
    {
        // Most links lead elsewhere, and to see that takes no parser.
        if (Ascii.IsValid(url) && !url.Contains(UrlPath.HostOf(config.BaseUrl), StringComparison.OrdinalIgnoreCase))
            return null;
        // http or https makes no difference, nor does a port that goes without saying.
        if (!Uri.TryCreate(config.BaseUrl, url, out var address) || address.Scheme is not ("http" or "https")
            || UrlPath.HostOf(address) != UrlPath.HostOf(config.BaseUrl) || PortOf(address) != PortOf(config.BaseUrl))
        {
            return null;
        }
        var (path, root) = (Uri.UnescapeDataString(address.AbsolutePath), Uri.UnescapeDataString(config.BasePath));
        if (path + "/" == root)
            return "/";
        return path.StartsWith(root, StringComparison.Ordinal) ? "/" + UrlPath.Compose(path[root.Length..]) : null;
    }

    /// <summary>Null for the one that the scheme implies.</summary>
    private static int? PortOf(Uri address) => address.IsDefaultPort ? null : address.Port;
}
