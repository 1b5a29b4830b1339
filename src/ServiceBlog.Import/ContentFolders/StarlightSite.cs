namespace ServiceBlog.Import.ContentFolders;

/// <summary>Starlight, and other sites of Astro whose pages lie in <c>src/content</c> (starlight.astro.build/guides/pages).</summary>
internal sealed partial class StarlightSite : Generator
{
    private readonly string _content;
    private readonly string[] _languages;

    public StarlightSite(SiteFolder folder)
        : base(folder)
    {
        var script = folder.First("astro.config.mjs", "astro.config.js", "astro.config.ts") is { } file ? folder.TextOf(file.Path) : "";
        _content = folder.HasFolder("src/content/docs") ? "src/content/docs" : "src/content";
        _languages = [.. folder.All.Where(file => file.Path.StartsWith(_content + "/", StringComparison.Ordinal))
            .Select(file => file.Path[(_content.Length + 1)..].Split('/')[0])
            .Distinct(StringComparer.Ordinal)
                .Where(name => name.Length is 2 or 5 && LanguageTags.IsTag(name, out _) && script.Contains(name, StringComparison.OrdinalIgnoreCase))];
        Settings = new OldSettings
        {
            Title = ScriptSettings.ValueOf(script, "title"),
            Description = ScriptSettings.ValueOf(script, "description"),
            BaseUrl = ScriptSettings.ValueOf(script, "site") is { } url && url.StartsWith("http", StringComparison.Ordinal)
                ? url.TrimEnd('/') + "/" + (OldPaths.Join(ScriptSettings.ValueOf(script, "base")) is { Length: > 0 } path ? path + "/" : "") : null,
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
        var root = file.Path.StartsWith(_content + "/", StringComparison.Ordinal) ? _content
            : file.Path.StartsWith("src/pages/", StringComparison.Ordinal) ? "src/pages" : null;
        if (root is null || !IsMarkdown(file.Path) || ContentPath.NameOf(file.Path).StartsWith('_'))
            return null;
        var bare = OldPaths.Bare(file.Path[(root.Length + 1)..]);
        var address = front.TextOf("slug") is { } slug
            ? OldPaths.Folder(slug) : OldPaths.Folder(string.Join('/', bare.Split('/')
                .Select(part => root == _content ? NoWord().Replace(part.ToLowerInvariant(), "").Replace(' ', '-') : part)));
        var language = bare.Split('/')[0] is var first && _languages.Contains(first) ? first : null;
        var date = ImportedDate.Parse(front.TextOf("date", "pubDate", "publishDate", "published"));
        return new SourcePage(file, front, OldPaths.Join(address) == "404" ? "/404-page/" : address)
        {
            IsPost = date is not null && !OldPaths.Join(address).Contains("docs", StringComparison.Ordinal),
            Date = date,
            Language = language,
            Order = double.TryParse(front.TextAt("sidebar", "order"), CultureInfo.InvariantCulture, out var order) ? order : null,
            HiddenBy = front.FlagOf("draft") == true ? "draft" : null,
        };
    }

    public override string? AssetPath(string path) =>
        path.StartsWith("public/", StringComparison.Ordinal) ? path["public/".Length..]
        : path.StartsWith("src/", StringComparison.Ordinal) && OldPaths.Media().IsMatch(path) && OldPaths.ExtensionOf(path) is not "json"
            ? path["src/".Length..] : null;

    public override string Rewrite(string text, SourcePage page, ImportNotes notes) =>
        Hero(page.Front) + Admonitions.FromColons(page.File.Path.EndsWith(".mdx", StringComparison.Ordinal)
        ? MdxText.Rewrite(text, page, Folder, notes) : text);

    /// <summary>What is dropped from the name of a file in its address.</summary>
    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}\p{Pc} -]", RegexOptions.None, MatchTimeout)]
    private static partial Regex NoWord();

    /// <summary>What a page shows above its text: a line and links.</summary>
    private static string Hero(OldFrontMatter front)
    {
        var links = (front.At("hero", "actions") as YamlSequence)?.Items.OfType<YamlMapping>().Select(action => new OldFrontMatter(action, "", 1))
            .Where(action => action.TextOf("text") is not null && action.TextOf("link") is not null)
                .Select(action => $"[{action.TextOf("text")}]({LinkWriter.Destination(action.TextOf("link")!)})") ?? [];
        return string.Concat(((string?[])[front.TextAt("hero", "tagline"), string.Join(" · ", links)]).Where(line => !string.IsNullOrEmpty(line))
            .Select(line => line + "\n\n"));
    }
}
