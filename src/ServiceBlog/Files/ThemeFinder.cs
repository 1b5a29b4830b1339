using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Files.Caching;

namespace ServiceBlog.Files;

/// <summary>
/// Finds a theme: <c>themes/NAME</c> beside the input folder, then <c>themes/NAME</c> beside the program. Only the
/// person at the command line may name any folder (<c>--theme DIR</c>); a name from <c>site.yml</c> stays within the
/// two, for the site's text may come from somebody else.
/// </summary>
internal sealed class ThemeFinder(string inputFolder, string? commandLineTheme, ShellContext context)
{
    /// <summary>Where themes are looked for by name, the first hit wins.</summary>
    public ImmutableArray<string> Places { get; } =
        [Path.Combine(Path.GetDirectoryName(inputFolder) ?? inputFolder, "themes"), Path.Combine(context.ProgramFolder, "themes")];

    /// <summary>The theme's files; null if there is no such theme.</summary>
    public FolderContent? Find(string theme, BuildCache? cache = null) =>
        Locate(theme) is { } folder ? FolderReader.Read(folder, context.WorkingDirectory, cache) : null;

    /// <summary>The theme's folder; null if there is no such theme.</summary>
    public string? Locate(string theme)
    {
        if (IsPlainName(theme) && Places.Select(place => Path.Combine(place, theme)).FirstOrDefault(IsFolder) is { } found)
            return found;
        if (theme.Length == 0 || theme != commandLineTheme)
            return null;
        var folder = context.FullPath(theme);
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>A linked folder would lead out of the themes: it is no theme by name, only by <c>--theme DIR</c>.</summary>
    private static bool IsFolder(string path) =>
        new DirectoryInfo(path) is { Exists: true, LinkTarget: null };

    private static bool IsPlainName(string theme) =>
        theme.Length > 0 && !theme.StartsWith('.') && !theme.Any(letter => letter is '/' or '\\' or ':' || char.IsControl(letter));
}
