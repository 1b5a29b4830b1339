using System.Text;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Files.Caching;
using ServiceBlog.Files.Publishing;

namespace ServiceBlog.Files;

/// <summary>
/// Lists what a site or a theme is made of. Nothing is read yet: an <see cref="InputFile"/> reads when it is asked.
/// The list is the same on every system: paths with <c>/</c>, in Unicode form C, in ordinal order; hidden files left
/// out (<see cref="HiddenFiles"/>), symbolic links not followed, so that no file outside the folder is ever published.
/// </summary>
/// <param name="cache">Knows the bytes of files that an earlier build saw in the same state.</param>
internal sealed class FolderReader(string workingDirectory, BuildCache cache)
{
    private readonly SortedDictionary<string, InputFile> _files = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _diagnostics = [];

    public static FolderContent Read(string root, string workingDirectory, BuildCache? cache = null)
    {
        var reader = new FolderReader(workingDirectory, cache ?? BuildCache.Empty);
        foreach (var entry in FolderWalk.Entries(root, path => reader.IsWanted(root, path)))
            reader.Add(entry);
        return new FolderContent(
            [.. reader._files.Values],
            [.. reader._diagnostics.OrderBy(diagnostic => diagnostic.Location)]);
    }

    private bool IsWanted(string root, string path)
    {
        if (HiddenFiles.IsWanted(path))
            return true;
        if (HiddenFiles.DeservesNote(path))
            Report(Rules.HiddenFile, Path.Combine(root, path), "a hidden file or folder is not published");
        return false;
    }

    private void Add(FolderEntry entry)
    {
        if (entry.IsLink)
            Report(Rules.SymbolicLink, entry.FullPath, "a symbolic link is not followed: the site is built without it");
        else if (!TryNormalize(entry.Path, out var path))
            Report(Rules.InvalidFileName, entry.FullPath, "the file's path holds a control character, a backslash or broken Unicode");
        else if (KeepsItsName(path) && OutputPath.FaultOf(path) is { } fault)
            Report(Rules.InvalidFileName, entry.FullPath, $"the file's path {fault}");
        else if (!_files.TryAdd(path, File(path, entry)))
            Report(Rules.DuplicateFileName, entry.FullPath, "two files have this name, written in different Unicode forms");
    }

    private DiskFile File(string path, FolderEntry entry) =>
        new(path, Shown(entry.FullPath), entry.FullPath, entry.Stamp, cache.FingerprintOf(entry.FullPath, entry.Stamp));

    /// <summary>A page's address is made from its name; everything else is published, if at all, under the name it has.</summary>
    private static bool KeepsItsName(string path) => !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>Form C of a path; false for a name that no other system, or no manifest line, could hold.</summary>
    private static bool TryNormalize(string path, out string normalized)
    {
        normalized = path;
        // U+FFFD is what .NET makes of bytes that are not UTF-8: such a file cannot even be opened by that name.
        if (path.Any(letter => char.IsControl(letter) || letter is '\\' or '\uFFFD'))
            return false;
        try
        {
            normalized = path.Normalize(NormalizationForm.FormC);
            return true;
        }
        catch (ArgumentException)
        {
            return false; // an unpaired surrogate
        }
    }

    private void Report(Rule rule, string fullPath, string message) =>
        _diagnostics.Add(new Diagnostic(rule, new SourceLocation(Shown(fullPath)), message));

    private string Shown(string fullPath) => DisplayPath.Of(fullPath, workingDirectory);
}
