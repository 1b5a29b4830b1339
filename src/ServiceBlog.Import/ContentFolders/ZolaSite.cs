namespace ServiceBlog.Import.ContentFolders;

/// <summary>Zola (getzola.org/documentation/content).</summary>
internal sealed class ZolaSite : Generator
{
    private const string Content = "content";

    private readonly OldFrontMatter _config;
    private readonly string[] _languages;

    public ZolaSite(SiteFolder folder)
        : base(folder)
    {
        _config = folder.Settings("config.toml", "zola.toml");
        _languages = [.. _config.EntriesAt("languages").Select(entry => entry.Key.Text)];
        Settings = new OldSettings
        {
            Title = _config.TextOf("title"),
            Description = _config.TextOf("description"),
            BaseUrl = WebAddress(_config.TextOf("base_url")) is { } url && url.Contains('.') ? url : null,
            Language = _config.TextOf("default_language"),
            Author = _config.TextOf("author"),
        };
    }

    public override string Name => "Zola";
    public override OldSettings Settings { get; }
    public override TagLanguage Tags => TagLanguage.Zola;
    public override bool ResolvesAddresses => true;
    public override IEnumerable<string> Roots => [Content, ""];

    public static bool IsOne(SiteFolder folder) =>
        folder.Has("zola.toml") || (folder.Has("config.toml") && folder.HasFolder(Content)
            && (folder.Settings("config.toml").TextOf("base_url") is not null || folder.HasFolder("templates")) && folder.Settings("config.toml")
                .TextOf("baseURL") is null);

    public override SourcePage? Page(InputFile file, OldFrontMatter front)
    {
        if (OldPaths.Below(file.Path, Content) is not { } within || !IsMarkdown(within))
            return null;
        var bare = OldPaths.Bare(within);
        var language = OldPaths.ExtensionOf(bare) is { Length: > 0 } suffix
            && _languages.FirstOrDefault(name => name.Equals(suffix, StringComparison.OrdinalIgnoreCase)) is { } named ? named : null;
        if (language is not null)
            bare = bare[..^(language.Length + 1)];
        var isSection = ContentPath.NameOf(bare) == "_index";
        if (front.Keys.Entries.IsEmpty && !isSection && !front.HasFence)
            return null;
        var place = ContentPath.NameOf(bare) is "index" or "_index" ? ContentPath.FolderOf(bare) : bare;
        var (dateInName, name) = OldPaths.Dated(ContentPath.NameOf(place));
        var path = front.TextOf("path");
        var folder = string.Join('/', ContentPath.FolderOf(place).Split('/').Select(part => isSection ? part : OldPaths.Slug(part)));
        // A path is whole, with the language.
        var address = path is not null
            ? OldPaths.Join(path) : OldPaths.Join(language, isSection ? place : OldPaths.Join(folder, front.TextOf("slug") ?? OldPaths.Slug(name)));
        var date = ImportedDate.Parse(front.TextOf("date")) ?? dateInName ?? DateOf(path);
        var section = place.Split('/')[0];
        return new SourcePage(file, front, address.Length == 0 ? "/" : $"/{address}/")
        {
            IsPost = !isSection && date is not null && !HugoSite.DocsLike().IsMatch(section),
            PostFolder = OldPaths.Join(language, !HugoSite.BlogLike().IsMatch(section) ? ContentPath.FolderOf(place)
                : ContentPath.FolderOf(place).Length > section.Length ? ContentPath.FolderOf(place)[(section.Length + 1)..] : ""),
            Date = date,
            Aliases = front.ListOf("aliases").Select(alias => "/" + alias.TrimStart('/')),
            Order = front.NumberOf("weight"),
            Language = language,
            HiddenBy = front.FlagOf("draft") == true ? "draft" : front.FlagOf("render") == false ? "render = false" : null,
        };
    }

    public override string? AssetPath(string path) =>
        OldPaths.Below(path, "static") ?? (OldPaths.Media().IsMatch(path) ? OldPaths.Below(path, Content) : null);

    /// <summary>The day at the beginning of a path: <c>2014/09/15/name</c>.</summary>
    private static ImportedDate? DateOf(string? path) =>
        path is { Length: > 10 } && path.Trim('/').Split('/') is [var year, var month, var day, ..] ? ImportedDate.Parse($"{year}-{month}-{day}") : null;
}
