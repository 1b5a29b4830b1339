namespace ServiceBlog.Core.Content;

/// <summary>The templates of a vault, of which notes are made: where Obsidian's settings, and those of a plugin, say that they lie.</summary>
public sealed class VaultTemplates
{
    private readonly List<string> _folders = [];
    private readonly List<string> _files = [];

    /// <summary>The settings that name a folder or a file of templates.</summary>
    private static readonly (string File, string Key, bool IsFolder)[] Settings =
    [
        (".obsidian/templates.json", "folder", true),
        (".obsidian/plugins/templater-obsidian/data.json", "templates_folder", true),
        (".obsidian/daily-notes.json", "template", false),
    ];

    /// <summary>Obsidian keeps its settings in a folder of this name, which makes a folder a vault.</summary>
    public const string SettingsFolder = ".obsidian";

    /// <summary>Whether a file or folder of the settings is looked into.</summary>
    public static bool IsSetting(string path) => Settings.Any(setting => setting.File == path || setting.File.StartsWith(path + "/", StringComparison.Ordinal));

    public static VaultTemplates Of(ImmutableArray<InputFile> files)
    {
        var templates = new VaultTemplates();
        foreach (var (path, key, isFolder) in Settings)
        {
            // What Obsidian cannot read, it takes for unset too. JSON is YAML (YAML 1.2, section 1.3).
            if (files.FirstOrDefault(file => file.Path == path) is { } file
                && TextFileReader.Read(file, new List<Diagnostic>()) is { } text
                && YamlReader.Read(text, path, firstLine: 1, new List<Diagnostic>()) is YamlMapping settings
                && settings[key] is YamlScalar { IsNull: false } value && value.Text.Trim('/', ' ') is { Length: > 0 } named)
            {
                (isFolder ? templates._folders : templates._files).Add(UrlPath.Compose(named));
            }
        }
        return templates;
    }

    public bool Contain(string path) =>
        _folders.Exists(folder => path.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase))
        || _files.Exists(file => path.Equals(file, StringComparison.OrdinalIgnoreCase) || path.Equals(file + ".md", StringComparison.OrdinalIgnoreCase));
}
