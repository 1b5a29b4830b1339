namespace ServiceBlog.Import.ContentFolders;

/// <summary>Finds where a link of an old page leads in the new site: by the file that it names, by the address that it had, or by its name alone.</summary>
internal sealed class OldLinkTargets(SiteFolder folder, Generator generator, SourcePage page, OldAddresses addresses, IReadOnlySet<string> assets)
{
    private static readonly string[] Endings = [".md", ".mdx", ".markdown", "/index.md", "/_index.md", "/index.mdx", "/README.md", ".html", "/index.html"];

    /// <summary>Below which path of its host the site lies; an attribute of HTML has to name it.</summary>
    private readonly string _base = generator.Site?.AbsolutePath.TrimEnd('/') ?? "";

    /// <summary>The new address; null if the link leads to nothing that was imported. Other sites' addresses stay.</summary>
    /// <param name="isHtml">As it is published, not as one file names another.</param>
    public string? Find(string url, bool isImage, bool isHtml)
    {
        if (url.Length == 0 || url.StartsWith('?'))
            return url;
        if (WithoutHost(url) is not { } whole)
            return url;
        var hash = whole.IndexOf('#');
        var fragment = hash < 0 ? "" : whole[(hash + 1)..];
        var path = Uri.UnescapeDataString((hash < 0 ? whole : whole[..hash]).Split('?')[0]);
        if (path.Length == 0)
            return addresses.Page("file:" + page.File.Path) is { } self && Fragment(self, fragment) is { Length: > 0 } within ? within : url;
        if (PageAt(path) is { IsPublished: true } found && !(isImage && AssetAt(path) is not null))
            return (isHtml ? _base + UrlPath.Encode(found.Address) : addresses.PathTo(found)) + Fragment(found, fragment);
        if (AssetAt(path) is { } asset)
            return $"{(isHtml ? _base : "")}/{UrlPath.Encode(asset)}";
        var main = path.StartsWith('/') ? generator.Languages.Select(language => "/" + language)
            .FirstOrDefault(start => path.StartsWith(start + "/", StringComparison.Ordinal)) : null;
        return (ListAt(path) is { } list ? (isHtml ? _base : "") + list : null)
            ?? (main is null ? null : InMainLanguage(main, path[main.Length..] + (fragment.Length > 0 ? "#" + fragment : ""), isImage, isHtml));
    }

    /// <summary>A page that a language lacks is shown in the main one, which may have a folder too.</summary>
    private string? InMainLanguage(string language, string path, bool isImage, bool isHtml) =>
        Find(path, isImage, isHtml) ?? (generator.Settings.Language is { } main && "/" + main != language ? Find("/" + main + path, isImage, isHtml) : null);

    /// <summary>The path of an address on the old site; null for one of another.</summary>
    private string? WithoutHost(string url)
    {
        if (url.StartsWith("ref:", StringComparison.Ordinal) || url.StartsWith("post:", StringComparison.Ordinal))
            return url;
        if (!UrlPath.IsExternal(url))
        {
            return _base.Length > 1 && (url == _base || url.StartsWith(_base + "/", StringComparison.OrdinalIgnoreCase))
                ? "/" + url[_base.Length..].TrimStart('/') : url;
        }
        if (generator.Site is not { } site
            || !Uri.TryCreate(url.StartsWith("//", StringComparison.Ordinal) ? "https:" + url : url, UriKind.Absolute, out var address)
            || !UrlPath.HostOf(address).Replace("www.", "", StringComparison.Ordinal)
                .Equals(UrlPath.HostOf(site).Replace("www.", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)
            || !(address.AbsolutePath + "/").StartsWith(site.AbsolutePath, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        return "/" + (address.AbsolutePath + address.Fragment)[Math.Min(site.AbsolutePath.Length, address.AbsolutePath.Length)..].TrimStart('/');
    }

    private PlacedPage? PageAt(string path)
    {
        if (path.StartsWith("post:", StringComparison.Ordinal))
            return addresses.Page(path) ?? addresses.Page("post:" + ContentPath.NameOf(path["post:".Length..]));
        var isReference = path.StartsWith("ref:", StringComparison.Ordinal) || path.StartsWith("@/", StringComparison.Ordinal);
        var plain = path.StartsWith("ref:", StringComparison.Ordinal) ? path["ref:".Length..] : path.StartsWith("@/", StringComparison.Ordinal)
            ? path[1..] : Aliased(path);
        var isAbsolute = plain.StartsWith('/');
        // A browser read what names no file of Markdown against the address of the page.
        var isAddress = !isAbsolute && !isReference && generator.ResolvesAddresses && !Generator.IsMarkdown(plain);
        if (isAddress && AddressAt(plain) is { } address)
            return address;
        if (!isAbsolute && FileAt(page.LinkFolder, plain) is { } beside)
            return beside;
        if (!isAbsolute && !isReference && !isAddress && AddressAt(plain) is { } relative)
            return relative;
        foreach (var root in generator.Roots)
        {
            if ((isAbsolute || isReference) && FileAt(root, plain.TrimStart('/')) is { } below)
                return below;
        }
        // Most hosts serve /a.html as /a too.
        return (isAbsolute ? addresses.Page(plain) ?? addresses.Page(plain + ".html") : null)
            ?? (isReference ? addresses.Page("name:" + OldPaths.Dated(OldPaths.StemOf(plain.TrimEnd('/'))).Name) : null)
            ?? (!isAbsolute && generator.Roots.FirstOrDefault() is { } first ? FileAt(first, plain) : null)
            ?? (generator.Nearest(plain, page) is { } near ? addresses.Page("file:" + near.Path) : null)
            ?? (OldPaths.ExtensionOf(plain) is "html" ? PageAt(OldPaths.Bare(path)) : null);
    }

    private PlacedPage? FileAt(string from, string path) =>
        path.Trim('/', '.').Length == 0 && path.Length == 0 ? null : folder.Find(from, path, Endings) is { } file ? addresses.Page("file:" + file.Path) : null;

    private PlacedPage? AddressAt(string path) => addresses.Page(Resolved(path, page.Address)) ?? addresses.Page(Resolved(path, page.Address.TrimEnd('/')));

    /// <summary>A relative address from the one that the page had, which some hosts serve without its slash.</summary>
    private static string Resolved(string path, string address)
    {
        var from = address.EndsWith('/') ? address.Trim('/') : ContentPath.FolderOf(address.TrimStart('/'));
        return UrlPath.Combine(from, path) is { } combined ? "/" + combined : path;
    }

    /// <summary>Names that bundlers of scripts have for folders: <c>@site/static</c>, <c>~/assets</c>, <c>@assets</c>.</summary>
    private string Aliased(string path) =>
        path.StartsWith("@site/", StringComparison.Ordinal) ? path["@site".Length..]
        : path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith("@/", StringComparison.Ordinal) ? "/src" + path[1..]
        : path.StartsWith('@') && folder.HasFolder("src/" + path[1..].Split('/')[0]) ? "/src/" + path[1..]
        : path;

    private string? AssetAt(string path)
    {
        var plain = path.StartsWith("ref:", StringComparison.Ordinal) ? path["ref:".Length..] : Aliased(path);
        var isAbsolute = plain.StartsWith('/');
        if (isAbsolute && Published(plain[1..]) is { } exact)
            return exact;
        if (!isAbsolute && UrlPath.Combine(page.LinkFolder, plain) is { } beside && Of(beside) is { } file)
            return file;
        var address = isAbsolute ? plain : Resolved(plain, page.Address);
        if (!isAbsolute && Published(address.TrimStart('/')) is { } relative)
            return relative;
        if (BesidePage(address) is { } owned)
            return owned;
        foreach (var root in generator.Roots)
        {
            if (UrlPath.Combine(root, plain.TrimStart('/')) is { } below && Of(below) is { } found)
                return found;
        }
        return Published(plain.TrimStart('/')) ?? (generator.Nearest(plain, page) is { } near ? Of(near.Path) : null);
    }

    /// <summary>A file that was published beside a page whose address is not its folder's.</summary>
    private string? BesidePage(string address) =>
        addresses.Page("/" + ContentPath.FolderOf(address.TrimStart('/')))?.Page.Addresses.FirstOrDefault(own =>
            own.StartsWith("file:", StringComparison.Ordinal)) is { } file
            ? Of(OldPaths.Join(ContentPath.FolderOf(file["file:".Length..]), ContentPath.NameOf(address))) : null;

    private string? Of(string path) => folder.Has(path) && generator.AssetPath(path) is { } asset ? Published(asset) : null;

    private string? Published(string path) => assets.Contains(path) ? path : null;

    /// <summary>A fragment as our ids are spelt, with its mark; nothing where it names the page's title.</summary>
    private static string Fragment(PlacedPage target, string fragment) =>
        fragment.Length == 0 ? "" : target.Page.Anchor(Uri.UnescapeDataString(fragment)) is { } id ? id.Length == 0 ? "" : "#" + id : "#" + fragment;

    /// <summary>Pages that every blog has, and we make ourselves.</summary>
    private string? ListAt(string path) => !path.StartsWith('/') ? null : path.Trim('/') switch
    {
        "" => "/",
        "feed.xml" or "atom.xml" or "rss.xml" or "index.xml" or "feed" => "/feed.xml",
        "tags" or "categories" or "tag" or "category" => "/tags/",
        "archive" or "archives" => "/archive/",
        var name when HugoSite.BlogLike().IsMatch(name) && generator.Roots.Append("")
            .Any(root => folder.HasFolder(OldPaths.Join(root, name)) || folder.HasFolder("_posts")) => "/posts/",
        _ => null,
    };
}
