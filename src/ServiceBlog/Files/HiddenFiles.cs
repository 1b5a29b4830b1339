using System.Collections.Frozen;

namespace ServiceBlog.Files;

/// <summary>
/// Which hidden files (those whose name starts with a dot) belong to a site. Outside <c>static/</c>: none but the
/// folder <c>.well-known</c>. Below <c>static/</c> also the few names that web hosts look for. It is a list of what is
/// let in, not of what is kept out: an <c>.env</c> or a <c>.git</c> must never be published by oversight.
/// </summary>
internal static class HiddenFiles
{
    private static readonly FrozenSet<string> Published = FrozenSet.Create(
        StringComparer.Ordinal, ".well-known", ".nojekyll", ".htaccess", ".domains");

    /// <summary>What editors and systems strew about; not worth a word to the author.</summary>
    private static readonly FrozenSet<string> Litter = FrozenSet.Create(
        StringComparer.Ordinal, ".DS_Store", ".git", ".gitignore", ".gitkeep", ".gitattributes", ".gitmodules", ".keep",
        ".hg", ".svn", ".idea", ".vs", ".vscode", ".editorconfig", ".directory");

    /// <summary>Whether a file or folder of the input or of a theme is part of it.</summary>
    public static bool IsWanted(string path)
    {
        var name = NameOf(path);
        if (!name.StartsWith('.'))
            return true;
        return name == ".well-known" || (IsStatic(path) && Published.Contains(name));
    }

    /// <summary>Whether the author may have expected to see this file, which is not wanted, published.</summary>
    public static bool DeservesNote(string path) => IsStatic(path) && !Litter.Contains(NameOf(path));

    private static bool IsStatic(string path) => path.StartsWith("static/", StringComparison.Ordinal);

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
