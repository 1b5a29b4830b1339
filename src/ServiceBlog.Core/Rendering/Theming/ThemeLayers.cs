namespace ServiceBlog.Core.Rendering.Theming;

/// <summary>The folders that the theme of a site is made of, the uppermost first: the site's own <c>theme/</c>, the theme that it chose, and what that
/// one extends. Of all files with one path the uppermost counts. Nothing else knows in which order layers lie.</summary>
public sealed record ThemeLayers(ImmutableArray<ThemeLayer> Layers)
{
    /// <summary>The folders of a theme that mean something.</summary>
    public static ImmutableArray<string> Folders { get; } = ["layouts", "partials", "shortcodes", "strings", "assets"];

    /// <summary>The files that count, with the layers that they come from.</summary>
    public IEnumerable<(InputFile File, ThemeLayer Layer)> Files =>
        Layers.SelectMany(layer => layer.Content.Files.Select(file => (File: file, layer))).DistinctBy(entry => entry.File.Path, StringComparer.Ordinal);

    /// <summary>By name, those that are no part of the site.</summary>
    public ImmutableArray<string> Themes => [.. Layers.Where(layer => !layer.IsSite).Select(layer => layer.Name)];

    /// <summary>The settings that the layers offer.</summary>
    public ImmutableArray<ThemeParam> Params => [.. Layers.SelectMany(layer => layer.Manifest.Params).DistinctBy(param => param.Name, StringComparer.Ordinal)];

    /// <summary>Every file of a path, the uppermost first.</summary>
    public IEnumerable<InputFile> All(string path) =>
        Layers.SelectMany(layer => layer.Content.Files.Where(file => file.Path == path));

    /// <summary>Of all files; null if one cannot be read.</summary>
    public ContentHash? ContentHash(ParallelOptions parallel)
    {
        var all = Content.ContentHash.None;
        foreach (var layer in Layers)
        {
            if (layer.Content.ContentHash(parallel) is not { } read)
                return null;
            all = all.With(layer.Name).With(read);
        }
        return all;
    }

    /// <param name="site">The files of the site's own layer, by their paths in the input folder.</param>
    /// <param name="theme">The name of the theme that the site chose.</param>
    /// <param name="find">Finds a theme by its name; null if there is none.</param>
    /// <returns>Null if a theme is missing, or extends itself.</returns>
    public static ThemeLayers? Find(
        ImmutableArray<InputFile> site, Located<string> theme, Func<string, FolderContent?> find, ICollection<Diagnostic> diagnostics)
    {
        var layers = new List<ThemeLayer>();
        if (!site.IsEmpty)
            layers.Add(ThemeLayer.OfSite(site, diagnostics));
        for (Located<string>? next = theme; next is { } name;)
        {
            if (layers.Exists(layer => layer.Name == name.Value))
            {
                var chain = string.Join(" extends ", layers.Where(layer => !layer.IsSite).Select(layer => layer.Name).Append(name.Value));
                diagnostics.Report(Rules.ThemeCycle, name.Location, $"the theme \"{name.Value}\" extends itself: {chain}");
                return null;
            }
            if (find(name.Value) is not { } content)
            {
                diagnostics.Report(Rules.MissingTheme, name.Location, $"there is no theme \"{name.Value}\"");
                return null;
            }
            diagnostics.AddAll(content.Diagnostics);
            layers.Add(new ThemeLayer(name.Value, content, ThemeManifest.Read(content, diagnostics)));
            next = layers[^1].Manifest.Extends;
        }
        return new ThemeLayers([.. layers]);
    }
}

/// <summary>One folder of a theme.</summary>
/// <param name="Name">The theme's; empty for the site's own layer.</param>
public sealed record ThemeLayer(string Name, FolderContent Content, ThemeManifest Manifest)
{
    /// <summary>In the input folder.</summary>
    public const string SiteFolder = "theme";

    public bool IsSite => Name.Length == 0;

    internal static ThemeLayer OfSite(ImmutableArray<InputFile> files, ICollection<Diagnostic> diagnostics)
    {
        var content = new FolderContent([.. files.Select(file => file.At(file.Path[(SiteFolder.Length + 1)..]))], []);
        var manifest = ThemeManifest.Read(content, diagnostics);
        if (manifest.Extends is { } extends)
            diagnostics.Report(Rules.InvalidSetting, extends.Location,
                "the site's own layer lies over the theme that site.yml names; delete this line, or name that theme there");
        foreach (var file in content.Files)
        {
            if (MisplacedFile.Find(file) is { } misplaced)
                diagnostics.Add(misplaced);
        }
        return new ThemeLayer("", content, manifest);
    }
}

/// <summary>A file of the site's own layer that would have no effect where it lies.</summary>
internal static class MisplacedFile
{
    public static Diagnostic? Find(InputFile file)
    {
        var folder = ContentPath.FirstFolder(file.Path);
        if (file.Path == ThemeManifest.FileName)
            return null;
        if (!ThemeLayers.Folders.Contains(folder))
        {
            return Mistake("a theme has its files in layouts/, partials/, shortcodes/, strings/ and assets/; this one is not used",
                NearestName.Find(folder, ThemeLayers.Folders) is { } near ? near + file.Path[folder.Length..] : null);
        }
        var extension = folder switch { "layouts" or "partials" or "shortcodes" => ThemeReader.Extension, "strings" => ".yml", _ => "" };
        return file.Path.EndsWith(extension, StringComparison.Ordinal)
            ? null
            : Mistake($"the name of a file in {folder}/ ends in {extension}; this one is not used",
                $"{file.Path[..^Path.GetExtension(file.Path).Length]}{extension}");

        Diagnostic Mistake(string message, string? place) => new(Rules.UnplacedFile, new SourceLocation(file.DisplayPath), message,
            place is null ? null : $"{ThemeLayer.SiteFolder}/{place}");
    }
}

/// <summary>What a theme says of itself in <c>theme.yml</c>.</summary>
/// <param name="Extends">The theme under this one.</param>
/// <param name="Params">The settings that it offers.</param>
/// <param name="Shortcodes">What the directives take that it describes.</param>
public sealed record ThemeManifest(Located<string>? Extends, ImmutableArray<ThemeParam> Params, ImmutableArray<ShortcodeArguments> Shortcodes)
{
    public const string FileName = "theme.yml";

    private static readonly ThemeManifest None = new(Extends: null, [], []);

    public static ThemeManifest Read(FolderContent content, ICollection<Diagnostic> diagnostics)
    {
        if (content.Files.FirstOrDefault(file => file.Path == FileName) is not { } file || YamlReader.ReadMapping(file, diagnostics) is not { } yaml)
            return None;
        var fields = new YamlFields(yaml, diagnostics);
        foreach (var name in new[] { "name", "description", "version" })
            fields.Text(name);
        var settings = fields.Mapping("params");
        var shortcodes = fields.Mapping("shortcodes");
        var manifest = new ThemeManifest(
            fields.Text("extends"),
            [.. (settings?.Entries ?? []).Select(entry => ThemeSettings.ReadParam(entry.Key, entry.Value, diagnostics)).OfType<ThemeParam>()],
            [.. (shortcodes?.Entries ?? []).Select(entry => ShortcodeArguments.Of(entry.Key.Text, entry.Value))]);
        fields.ReportUnknown(" in theme.yml");
        return manifest;
    }
}

/// <summary>What a directive takes, as <c>theme.yml</c> says under <c>shortcodes</c>: a list of its attributes, in which <c>!</c> marks those that it
/// needs.</summary>
/// <param name="NeedsLabel">Written <c>label!</c>.</param>
/// <param name="IsInline">It may stand within a sentence: <c>inline</c>.</param>
public sealed record ShortcodeArguments(string Shortcode, ImmutableArray<string> Names, ImmutableArray<string> Required, bool NeedsLabel, bool IsInline)
{
    public static ShortcodeArguments Of(string shortcode, YamlNode value)
    {
        ImmutableArray<string> written = [.. value.Scalars.Select(scalar => scalar.Text.Trim()).Where(name => name.Length > 0)];
        var attributes = written.Where(name => name is not ("label" or "label!" or "inline")).ToList();
        return new ShortcodeArguments(
            shortcode, [.. attributes.Select(name => name.TrimEnd('!'))], [.. attributes.Where(name => name.EndsWith('!')).Select(name => name.TrimEnd('!'))],
            written.Contains("label!"), written.Contains("inline"));
    }
}
