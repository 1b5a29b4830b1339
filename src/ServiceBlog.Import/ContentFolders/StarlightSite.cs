namespace ServiceBlog.Import.ContentFolders;

/// <summary>Starlight, and other sites of Astro whose pages lie in <c>src/content</c> (starlight.astro.build/guides/pages).</summary>
internal sealed partial class StarlightSite : Generator
{
    public static readonly string[] SettingsFiles = ["astro.config.mjs", "astro.config.js", "astro.config.ts"];

    private readonly string _content;
    private readonly string[] _languages;

    public StarlightSite(SiteFolder folder)
        : base(folder)
    {
        var script = folder.TextOf(SettingsFiles);
        _content = folder.HasFolder("src/content/docs") ? "src/content/docs" : "src/content";
        _languages = [.. folder.All.Select(file => OldPaths.Below(file.Path, _content)?.Split('/')[0]).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(name => name.Length is 2 or 5 && LanguageTags.IsTag(name, out _) && script.Contains(name, StringComparison.OrdinalIgnoreCase))];
        Settings = new OldSettings
        {
            Title = ScriptSettings.ValueOf(script, "title"),
            Description = ScriptSettings.ValueOf(script, "description"),
            BaseUrl = WebAddress(ScriptSettings.ValueOf(script, "site"), ScriptSettings.ValueOf(script, "base")),
            Language = ScriptSettings.ValueOf(script, "lang"),
        };
    }

    public override string Name => "Starlight";
    public override OldSettings Settings { get; }
    public override IEnumerable<string> Languages => _languages;
    public override TagLanguage Tags => TagLanguage.Mdx;
    public override IEnumerable<string> Roots => [_content, "", "public"];

    public override SourcePage? Page(InputFile file, OldFrontMatter front)
    {
        var isContent = OldPaths.Below(file.Path, _content) is not null;
        if (OldPaths.Below(file.Path, isContent ? _content : "src/pages") is not { } path || !IsMarkdown(path) || ContentPath.NameOf(path).StartsWith('_'))
            return null;
        var bare = OldPaths.Bare(path);
        var address = front.TextOf("slug") is { } slug
            ? OldPaths.Folder(slug) : OldPaths.Folder(string.Join('/', bare.Split('/')
                .Select(part => isContent ? NoWord().Replace(part.ToLowerInvariant(), "").Replace(' ', '-') : part)));
        var language = bare.Split('/')[0] is var first && _languages.Contains(first) ? first : null;
        var date = ImportedDate.Parse(front.TextOf("date", "pubDate", "publishDate", "published"));
        return new SourcePage(file, front, OldPaths.Join(address) == "404" ? "/404-page/" : address)
        {
            IsPost = date is not null && !OldPaths.Join(address).Contains("docs", StringComparison.Ordinal),
            Date = date,
            Language = language,
            Order = front.NumberAt("sidebar", "order"),
            HiddenBy = front.FlagOf("draft") == true ? "draft" : null,
        };
    }

    public override string? AssetPath(string path) =>
        OldPaths.Below(path, "public") ?? (OldPaths.Media().IsMatch(path) && OldPaths.ExtensionOf(path) is not "json" ? OldPaths.Below(path, "src") : null);

    public override string Rewrite(string text, SourcePage page, ImportNotes notes) =>
        Hero(page.Front) + Admonitions.FromColons(page.File.Path.EndsWith(".mdx", StringComparison.Ordinal)
        ? MdxText.Rewrite(text, page, Folder, notes) : text);

    /// <summary>What is dropped from the name of a file in its address.</summary>
    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}\p{Pc} -]", RegexOptions.None, MatchTimeout)]
    private static partial Regex NoWord();

    /// <summary>What a page shows above its text: a line and links.</summary>
    private static string Hero(OldFrontMatter front)
    {
        var links = front.MapsAt("hero", "actions").Where(action => action.TextOf("text") is not null && action.TextOf("link") is not null)
            .Select(action => $"[{action.TextOf("text")}]({LinkWriter.Destination(action.TextOf("link")!)})");
        return string.Concat(((string?[])[front.TextAt("hero", "tagline"), string.Join(" · ", links)]).Where(line => !string.IsNullOrEmpty(line))
            .Select(line => line + "\n\n"));
    }
}
