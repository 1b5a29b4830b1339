namespace ServiceBlog.Core.Graph;

/// <summary>What the author of a broken link probably meant.</summary>
public sealed class LinkSuggestions(PageIndex index, RouteTable routes)
{
    private readonly NameSuggestions _keys = new(() => index.Keys);
    private readonly NameSuggestions _paths = new(() => routes.Routes.Select(route => route.Path));
    private readonly NameSuggestions _fileNames = new(() => index.Pages.Select(page => ContentPath.NameOf(page.SourcePath)));
    private readonly Lazy<ILookup<string, string>> _byFileName = new(() =>
        index.Pages.ToLookup(page => ContentPath.NameOf(page.SourcePath), page => page.SourcePath, StringComparer.Ordinal));

    public string? ForKey(string key) => _keys.For(key);

    public string? ForPath(string path) => _paths.For(path);

    /// <summary>For a link to a file, relative to the folder.</summary>
    public string? ForFile(string folder, string path)
    {
        if (UrlPath.Combine(folder, path) is { } sourcePath && InOtherCase("/" + sourcePath) is { } file)
            return UrlPath.Relative(folder + "/", file[1..]);
        if (path.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return "https://" + path;
        // A file's date is easily left out.
        if (Path.GetExtension(path) is "" or ".md" && index.ByKey(ContentPath.KeyOf(Path.ChangeExtension(path, ".md"))) is [var page])
            return UrlPath.Relative(folder + "/", page.SourcePath);
        // Most often only the folder or the spelling of the name is wrong, so names are compared, not whole paths.
        if (_fileNames.For(ContentPath.NameOf(path)) is not { } nearest)
            return null;
        return UrlPath.Relative(folder + "/", _byFileName.Value[nearest].Min(StringComparer.Ordinal)!);
    }

    public static string? ForAnchor(string fragment, Page target)
    {
        var ids = target.Outline.Headings.Select(heading => heading.Id).Concat(target.Outline.Anchors);
        return NearestName.Find(fragment, ids) is { } nearest ? "#" + nearest : null;
    }

    private string? InOtherCase(string path) =>
        routes.Routes.FirstOrDefault(route => string.Equals(route.Path, path, StringComparison.OrdinalIgnoreCase))?.Path;
}
