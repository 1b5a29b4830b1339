namespace ServiceBlog.Import.ContentFolders;

/// <summary>The files of an old site by their paths from the folder that holds its settings, wherever in the given folder that lies; files outside of
/// it begin with <see cref="Outside"/>.</summary>
internal sealed partial class SiteFolder
{
    /// <summary>In place of <c>../</c>, so that a path from the folder above is a path like any other.</summary>
    public const string Outside = "~/";

    private const int MostBytes = 1 << 20; // of a file of settings; one of words is refused by name where it is a page

    private static readonly HashSet<string> Markers = new(
        [.. JekyllSite.SettingsFiles, .. HugoSite.SettingsFiles, .. DocusaurusSite.SettingsFiles, .. StarlightSite.SettingsFiles, .. QuartzSite.SettingsFiles,
            .. EleventySite.SettingsFiles, "mkdocs.yml", "mkdocs.yaml", "book.toml", "zola.toml"], StringComparer.Ordinal);

    private readonly Dictionary<string, InputFile> _files;
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly ICollection<Diagnostic> _diagnostics;

    public SiteFolder(ImmutableArray<InputFile> files, ICollection<Diagnostic> diagnostics)
    {
        _diagnostics = diagnostics;
        var root = RootOf(files);
        All = root.Length == 0 ? files
            : [.. files.Select(file => file.At(UrlPath.Relative(root + "/", file.Path).Replace("../", Outside, StringComparison.Ordinal)))];
        _files = All.DistinctBy(file => file.Path, StringComparer.Ordinal).ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var file in All)
        {
            for (var folder = ContentPath.FolderOf(file.Path); folder.Length > 0 && _folders.Add(folder);)
                folder = ContentPath.FolderOf(folder);
        }
    }

    public ImmutableArray<InputFile> All { get; }

    public InputFile? this[string path] => _files.GetValueOrDefault(path);

    public bool Has(string path) => _files.ContainsKey(path);

    public bool HasFolder(string path) => _folders.Contains(path);

    /// <summary>The first of the named files that is there.</summary>
    public InputFile? First(params IEnumerable<string> paths) => paths.Select(path => this[path]).FirstOrDefault(file => file is not null);

    /// <summary>The text of the first of the named files that is there; empty if none is.</summary>
    public string TextOf(params IEnumerable<string> paths) => First(paths) is { } file
        ? ImportText.Read(file, new List<Diagnostic>(), most: Generator.IsMarkdown(file.Path) ? ImportText.MaxBytes : MostBytes) ?? "" : "";

    /// <summary>The front matter of a file and the text below it, of which nothing is told.</summary>
    public OldFrontMatter FrontOf(InputFile file) => OldFrontMatter.Read(TextOf(file.Path), file.DisplayPath, new List<Diagnostic>());

    /// <summary>The text of a file that a page takes in.</summary>
    public string TakenIn(InputFile file, SourcePage page)
    {
        var text = TextOf(file.Path);
        page.Budget.TakeIn(text);
        return text;
    }

    /// <summary>The settings in the first of the named files that is there, in whichever language; empty without one.</summary>
    public OldFrontMatter Settings(params IEnumerable<string> paths) =>
        First(paths) is { } file && ImportText.Read(file, _diagnostics, most: MostBytes) is { } text
            && OldFrontMatter.ReadKeys(LocalTag().Replace(text, "${default}"), file.Path.EndsWith(".toml", StringComparison.Ordinal),
            file.DisplayPath, 1, _diagnostics) is { } keys
            ? new OldFrontMatter(keys, "", 1)
            : OldFrontMatter.Empty;

    /// <summary>The file that a path names from a folder, tried with each ending: <c>../b</c> may be <c>../b.md</c>.</summary>
    public InputFile? Find(string folder, string path, params IEnumerable<string> endings) =>
        UrlPath.Combine(folder, path) is { } whole ? First(endings.Select(ending => whole.TrimEnd('/') + ending).Prepend(whole)) : null;

    /// <summary>The folder with the settings that lies highest, but one with content before a theme's own.</summary>
    private static string RootOf(ImmutableArray<InputFile> files) => files
        .Where(file => ContentPath.NameOf(file.Path) is var name && (Markers.Contains(name) || MkDocsSite.OtherSettings().IsMatch(name)) && !file.Path.Contains("node_modules/", StringComparison.Ordinal))
        .Select(file => FolderOfSettings().Replace(ContentPath.FolderOf(file.Path), ""))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(folder => files.Any(file => file.Path == (folder.Length == 0 ? "theme.toml" : folder + "/theme.toml"))
            && !files.Any(file => file.Path.StartsWith(folder.Length == 0 ? "content/" : folder + "/content/", StringComparison.Ordinal)) ? 1 : 0)
        .ThenBy(folder => folder.Length == 0 ? 0 : 1 + folder.Count(letter => letter == '/')).ThenBy(folder => folder, StringComparer.Ordinal)
        .FirstOrDefault("");

    /// <summary>Marks that only the old program's reader of YAML knew: <c>!ENV [NAME, default]</c> is its default, of others the value stays.</summary>
    [GeneratedRegex(@"(?<=[:\[,-][ \t]+)!(?:ENV[ \t]*(?:\[[^\]\n]*,[ \t]*(?<default>[^\],\n]+)\]|\w+(?=[ \t]*$))|!python/[\w/.:]+|[A-Za-z]\w*[ \t]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex LocalTag();

    /// <summary>Where Hugo's settings lie in parts.</summary>
    [GeneratedRegex("(?:^|/)config(?:/[^/]+)?$", RegexOptions.None, MatchTimeout)]
    private static partial Regex FolderOfSettings();
}

/// <summary>Paths that a site leaves out, as programs list them: a file or folder, with <c>*</c> for any part of a name and <c>**</c> for any folders;
/// a line that begins with <c>!</c> takes back what the ones above it say.</summary>
internal sealed class PathPatterns(IEnumerable<string> patterns)
{
    private readonly ImmutableArray<(bool IsMeant, Regex Pattern)> _patterns = [.. patterns
        .Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => (IsMeant: line[0] != '!', Path: line.TrimStart('!')))
        .Select(line => (line.IsMeant, Path: line.Path.StartsWith("./", StringComparison.Ordinal) ? line.Path[2..] : line.Path.TrimStart('/')))
        .Select(line => (line.IsMeant, new Regex($"^{Regex.Escape(line.Path.TrimEnd('/')).Replace(@"\*\*/", "(?:.*/)?", StringComparison.Ordinal).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}(?:/|$)", RegexOptions.NonBacktracking)))];

    public bool Matches(string path) => _patterns.LastOrDefault(line => line.Pattern.IsMatch(path)).IsMeant;
}

/// <summary>What stands in the settings of generators that are programs: values of keys are found, nothing is run.</summary>
internal static partial class ScriptSettings
{
    /// <summary>The first text that a key has.</summary>
    public static string? ValueOf(string script, string key) =>
        Value().Matches(script).FirstOrDefault(match => match.Groups["key"].Value == key)?.Groups["text"].Value is { Length: > 0 } text ? text : null;

    [GeneratedRegex("""(?<![\w/])['"]?(?<key>[A-Za-z]\w*)['"]?\s*:\s*(?<quote>['"`])(?<text>(?:(?!\k<quote>|\$\{)[^\\\n])*)\k<quote>""", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Value();
}
