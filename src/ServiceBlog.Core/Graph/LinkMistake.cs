namespace ServiceBlog.Core.Graph;

/// <summary>A link that does not lead where its author meant it to.</summary>
/// <param name="Diagnostic">Without the suggestion.</param>
/// <param name="Suggest">Searches for what was probably meant.</param>
public sealed record LinkMistake(Diagnostic Diagnostic, Func<LinkSuggestions, string?> Suggest)
{
    public static LinkMistake UnknownKey(ContentLink link) =>
        Missing(link, link.Target, $"no page has the key \"{link.Target}\"", suggestions => suggestions.ForKey(link.Target));

    /// <param name="suggest">Finds the nearest name of a note.</param>
    public static LinkMistake UnknownNote(ContentLink link, string name, Func<string, string?> suggest) =>
        Broken(link, $"no note or file is called \"{name}\"", _ => suggest(ContentPath.NameOf(name)));

    public static LinkMistake AmbiguousNote(ContentLink link, string meant, ImmutableArray<string> others) =>
        new(new Diagnostic(Rules.AmbiguousNote, link.Location,
            $"\"{link.Target}\" may mean {string.Join(" or ", others.Prepend(meant))}; it is taken for the first"), _ => null);

    public static LinkMistake Withheld(ContentLink link, Page page) =>
        Of(Rules.LinkToDraft, link, $"{page.DisplayPath} {PageSelection.ReasonToWithhold(page.FrontMatter)}, so it is not published");

    public static LinkMistake AmbiguousKey(ContentLink link, ImmutableArray<Page> pages)
    {
        var qualified = pages.Select(page => $"{ContentPath.FolderOf(page.SourcePath)}/{page.Key}").ToList();
        // Files of one folder that differ only in their date have no names by which a link could tell them apart.
        var isEnough = qualified.Distinct(StringComparer.Ordinal).Count() == qualified.Count;
        var names = isEnough ? qualified : pages.Select(page => page.SourcePath);
        return Broken(link, $"\"{link.Target}\" is the key of several pages: {string.Join(", ", names)}", _ => isEnough ? qualified[0] : null);
    }

    /// <param name="path">The target without its query, escapes undone.</param>
    public static LinkMistake UnknownPath(ContentLink link, string path) =>
        Missing(link, path, $"the site has no \"{WithoutQuery(link)}\"", suggestions => suggestions.ForPath(path));

    public static LinkMistake UnknownFile(ContentLink link, string folder, string path) =>
        Missing(link, path, $"\"{WithoutQuery(link)}\" leads {(UrlPath.Combine(folder, path) is null ? "out of the site's folder, and " : "")}to no page or file", suggestions => suggestions.ForFile(folder, path));

    public static LinkMistake UnknownAnchor(ContentLink link, Page target) =>
        Of(Rules.BrokenAnchor, link, $"{target.DisplayPath} has no heading or anchor \"{link.Fragment}\"",
            _ => LinkSuggestions.ForAnchor(link.Fragment!, target));

    public static LinkMistake NoImage(ContentLink link) => Of(Rules.NotAnImage, link,
        $"\"{WithoutQuery(link)}\" is no image, or not a whole one: a browser shows nothing, or a broken picture");

    public static LinkMistake HugeImage(ContentLink link, PixelSize size) => Of(Rules.HugeImage, link,
        Invariant($"\"{WithoutQuery(link)}\" has {size.Width} × {size.Height} pixels, more than a phone can show; scale it down, to 2,000 pixels a side at most"));

    /// <summary>What was looked for, written as a suggestion is; null if the case of letters does not matter.</summary>
    private string? Name { get; init; }

    /// <summary>What is nearest may be the very thing, but for upper and lower case: a mistake that many disks hide.</summary>
    public Diagnostic ToDiagnostic(LinkSuggestions suggestions)
    {
        var suggestion = Suggest(suggestions);
        var isOfCase = Name is not null && string.Equals(Name, suggestion, StringComparison.OrdinalIgnoreCase);
        var diagnostic = isOfCase ? new Diagnostic(Rules.LinkCaseMismatch, Diagnostic.Location, Diagnostic.Message) { Url = Diagnostic.Url } : Diagnostic;
        return diagnostic with { Suggestion = suggestion };
    }

    private static LinkMistake Missing(ContentLink link, string name, string message, Func<LinkSuggestions, string?> suggest) =>
        Broken(link, message, suggest) with { Name = name };

    private static LinkMistake Broken(ContentLink link, string message, Func<LinkSuggestions, string?> suggest) =>
        Of(Rules.BrokenLink, link, message, suggest);

    private static LinkMistake Of(Rule rule, ContentLink link, string message, Func<LinkSuggestions, string?>? suggest = null) =>
        new(new Diagnostic(rule, link.Location, message) { Url = Written(link) }, suggest ?? (_ => null));

    private static string Written(ContentLink link) => link.Fragment is null ? link.Target : $"{link.Target}#{link.Fragment}";

    private static string WithoutQuery(ContentLink link) => link.Target.Split('?')[0];
}

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
