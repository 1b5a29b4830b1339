using ServiceBlog.Core.Outputs;
using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Core.Building;

/// <summary>The files of the input folder, sorted by what they are for. Their folder decides.</summary>
public sealed record InputFiles
{
    public InputFile? SiteSettings { get; private init; }

    public InputFile? TagSettings { get; private init; }

    /// <summary>The Markdown files that become pages, and the comments on them.</summary>
    public required ImmutableArray<InputFile> Pages { get; init; }

    /// <summary>Those of <c>static/</c>, and whatever lies beside the pages.</summary>
    public required ImmutableArray<StaticFile> Static { get; init; }

    /// <summary>The YAML and JSON files of <c>data/</c>.</summary>
    public required ImmutableArray<InputFile> Data { get; init; }

    /// <summary>The site's own layer of its theme.</summary>
    public required ImmutableArray<InputFile> Theme { get; init; }

    /// <summary>The files besides the pages that decide how pages are connected.</summary>
    public IEnumerable<InputFile> OfGraph => Static.Select(file => file.File).Concat(Data).Concat(TagSettings is null ? [] : [TagSettings]);

    /// <summary>Whether a file or folder right in the input is one that sites have.</summary>
    public static bool IsKnown(string name) => name is "site.yml" or "tags.yml" || ContentPath.Folders.Contains(name);

    /// <summary>Whether a path is that of a file which is read, so that no folder can have it.</summary>
    public static bool IsFileName(string path) => path is "site.yml" or "tags.yml"
        || (ContentPath.FirstFolder(path) == "data" && System.IO.Path.GetExtension(path) is ".yml" or ".yaml" or ".json")
        || (ContentPath.FirstFolder(path) == ThemeLayer.SiteFolder && path.EndsWith(".yml", StringComparison.Ordinal))
        || (ContentPath.FirstFolder(path) != "static" && System.IO.Path.GetExtension(path) is ".md" or ".sbn-html" or ".sbn-css" or ".sbn-xml");

    /// <param name="config">Tells which folders of its own the site has, and whether the input is an Obsidian vault.</param>
    public static InputFiles Sort(ImmutableArray<InputFile> files, SiteConfig config, ICollection<Diagnostic> diagnostics)
    {
        if (config.IsVault)
            files = VaultFiles.Place(files, diagnostics);
        var pages = ImmutableArray.CreateBuilder<InputFile>();
        var unchanged = ImmutableArray.CreateBuilder<StaticFile>();
        var data = ImmutableArray.CreateBuilder<InputFile>();
        foreach (var file in files)
        {
            if (config.KindOf(file.Path) == PageKind.Comment)
            {
                if (ContentPath.IsMarkdown(file.Path) && ContentPath.CommentedKey(file.Path).Length > 0)
                    pages.Add(file);
                else
                    Report(file, "a comment is a Markdown file in comments/KEY/; this file is not used", suggestion: null);
            }
            else if (config.KindOf(file.Path) is not null)
            {
                if (ContentPath.IsMarkdown(file.Path))
                    pages.Add(file);
                else
                    unchanged.Add(new StaticFile(config.PublishedFile(file.Path), file));
                if (Path.GetExtension(file.Path).ToLowerInvariant() is ".markdown" or ".mdown" or ".mkd" or ".mdx"
                    || file.Path.EndsWith(".MD", StringComparison.Ordinal))
                    Report(file, "a page's file ends in .md; this one is published as it is", Path.ChangeExtension(file.Path, ".md"));
            }
            else if (ContentPath.FirstFolder(file.Path) == "static")
            {
                unchanged.Add(new StaticFile(ContentPath.PublishedFile(file.Path), file));
            }
            else if (ContentPath.FirstFolder(file.Path) == "data")
            {
                data.Add(file);
            }
            else if (file.Path is not ("site.yml" or "tags.yml" or "health.json")
                && ContentPath.FirstFolder(file.Path) is not ("archetypes" or ThemeLayer.SiteFolder or VaultTemplates.SettingsFolder))
            {
                var (advice, place) = PlaceFor(file.Path, config);
                Report(file, $"this file is not published{advice}", place);
            }
        }
        return new InputFiles
        {
            SiteSettings = files.FirstOrDefault(file => file.Path == "site.yml"),
            TagSettings = files.FirstOrDefault(file => file.Path == "tags.yml"),
            Pages = pages.ToImmutable(),
            Static = unchanged.ToImmutable(),
            Data = data.ToImmutable(),
            Theme = [.. files.Where(file => ContentPath.FirstFolder(file.Path) == ThemeLayer.SiteFolder)],
        };

        void Report(InputFile file, string message, string? suggestion) =>
            diagnostics.Report(Rules.UnplacedFile, new SourceLocation(file.DisplayPath), message, suggestion);
    }

    /// <summary>Where a file that lies in no known place belongs: the end of a message, and the path that it should have.</summary>
    private static (string Advice, string? Path) PlaceFor(string path, SiteConfig config)
    {
        if (config.LanguageFolderOf(path) is { Length: > 0 } language)
            return ($"; in the folder of a language lie posts/, sources/, topics/, pages/ and guide/, what is of no language lies outside it",
                path[(language.Length + 1)..]);
        if (NearestName.Find(ContentPath.FirstFolder(path), ContentPath.Folders) is { } folder)
            return ("", folder + path[path.IndexOf('/', StringComparison.Ordinal)..]);
        if (ContentPath.FirstFolder(path) is { Length: > 0 } tag && ContentPath.KindOf(path[(tag.Length + 1)..]) is not null)
            return OfUnnamedLanguage(path, tag, config);
        if (!ContentPath.IsMarkdown(path))
            return ("; what is published as it is lies in static/", null);
        return path switch
        {
            "index.md" => ("; the text of the home page is pages/index.md", "pages/index.md"),
            "404.md" => ("; the text of the page for addresses that lead nowhere is pages/404.md", "pages/404.md"),
            "README.md" => ("; that is as it should be for a file about these files: set unplaced-file to off in site.yml's diagnostics", null),
            _ when ContentPath.FirstFolder(path).Length == 0 => ("; posts lie in posts/, other pages in pages/", $"pages/{path}"),
            _ => ("; pages lie in posts/, sources/, topics/, pages/ or guide/", null),
        };
    }

    /// <summary>Of a folder that holds what that of a language does: the language is not named, or misspelt.</summary>
    private static (string Advice, string? Path) OfUnnamedLanguage(string path, string tag, SiteConfig config)
    {
        var isTag = LanguageTags.IsTag(tag, out var meant);
        // Any three letters may be a language.
        if ((!isTag || tag.Length == 3) && NearestName.Find(tag, config.OtherLanguages.Select(language => language.Folder)) is { } named)
            return ($"; the languages of site.yml do not name \"{tag}\"", named + path[tag.Length..]);
        return isTag
            ? ($"; if \"{tag}\" is a language of the site, name it in site.yml: \"languages: {{{tag}: {{}}}}\"", null)
            : ($"; \"{tag}\" is no language tag such as de or pt-BR", meant is null ? path[(tag.Length + 1)..] : meant + path[tag.Length..]);
    }
}

/// <summary>Reads <c>data/</c> for the theme. JSON is read as the YAML that it is (YAML 1.2, section 1.3).</summary>
public static class DataFiles
{
    /// <summary>By file name without extension.</summary>
    public static ImmutableDictionary<string, YamlNode> Read(
        ImmutableArray<InputFile> files, ICollection<Diagnostic> diagnostics, ContentLimits? limits = null)
    {
        var data = ImmutableDictionary.CreateBuilder<string, YamlNode>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var name = System.IO.Path.GetFileNameWithoutExtension(file.Path);
            if (System.IO.Path.GetExtension(file.Path) is not (".yml" or ".yaml" or ".json"))
            {
                diagnostics.Report(Rules.UnplacedFile, new SourceLocation(file.DisplayPath), "data is YAML or JSON; this file is not used");
            }
            else if (TextFileReader.Read(file, diagnostics, limits) is { } text
                && YamlReader.Read(text, file.DisplayPath, firstLine: 1, diagnostics) is { } node)
            {
                ScriptValues.Report(node, diagnostics);
                if (data.TryAdd(name, node))
                    continue;
                diagnostics.Report(Rules.DuplicateKey, new SourceLocation(file.DisplayPath), $"two data files are called \"{name}\"");
            }
        }
        return data.ToImmutable();
    }
}
