using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
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
internal sealed class FolderReader(string root, string workingDirectory, BuildCache cache)
{
    // U+FFFD is what .NET makes of bytes that are not UTF-8: such a file cannot even be opened by that name.
    private static readonly SearchValues<char> Unusable = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl), '\\', '\uFFFD']);

    private readonly Dictionary<string, InputFile> _files = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>What authors see before the path of each file: finding it out for each of ten thousand takes its time.</summary>
    private readonly string _shownRoot = DisplayPath.Of(Path.Join(root, "x"), workingDirectory)[..^1];

    public static FolderContent Read(string root, string workingDirectory, BuildCache? cache = null)
    {
        var reader = new FolderReader(root, workingDirectory, cache ?? BuildCache.Empty);
        foreach (var entry in FolderWalk.Entries(root, reader.IsWanted))
            reader.Add(entry);
        var files = reader._files.Values.ToArray();
        Array.Sort(files, static (file, other) => string.CompareOrdinal(file.Path, other.Path));
        return new FolderContent(
            ImmutableCollectionsMarshal.AsImmutableArray(files),
            [.. reader._diagnostics.OrderBy(diagnostic => diagnostic.Location)]);
    }

    private bool IsWanted(string path)
    {
        if (HiddenFiles.IsWanted(path))
            return true;
        if (HiddenFiles.DeservesNote(path))
            Report(Rules.HiddenFile, path, "a hidden file or folder is not published");
        return false;
    }

    private void Add(FolderEntry entry)
    {
        if (entry.IsLink)
            Report(Rules.SymbolicLink, entry.Path, "a symbolic link is not followed: the site is built without it");
        else if (!TryNormalize(entry.Path, out var path))
            Report(Rules.InvalidFileName, entry.Path, "the file's path holds a control character, a backslash or broken Unicode");
        else if (KeepsItsName(path) && OutputPath.FaultOf(path) is { } fault)
            Report(Rules.InvalidFileName, entry.Path, $"the file's path {fault}");
        else if (!_files.TryAdd(path, File(path, entry)))
            Report(Rules.DuplicateFileName, entry.Path, "two files have this name, written in different Unicode forms");
    }

    private DiskFile File(string path, FolderEntry entry) =>
        new(path, Shown(entry.Path), entry.FullPath, entry.Stamp, cache.HashOf(entry.FullPath, entry.Stamp));

    /// <summary>A page's address is made from its name; everything else is published, if at all, under the name it has.</summary>
    private static bool KeepsItsName(string path) => !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>Form C of a path; false for a name that no other system, or no manifest line, could hold.</summary>
    private static bool TryNormalize(string path, out string normalized)
    {
        normalized = path;
        if (path.AsSpan().ContainsAny(Unusable))
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

    private void Report(Rule rule, string path, string message) =>
        _diagnostics.Add(new Diagnostic(rule, new SourceLocation(Shown(path)), message));

    private string Shown(string path) => _shownRoot + path;
}

/// <summary>The folder that a site is built from.</summary>
internal static class InputFolder
{
    /// <exception cref="EnvironmentException">There is no such folder.</exception>
    public static void Check(string folder, string workingDirectory)
    {
        if (Directory.Exists(folder))
            return;
        var shown = DisplayPath.Of(folder, workingDirectory);
        throw new EnvironmentException(File.Exists(folder)
            ? $"the input '{shown}' is a file. Name the folder that holds site.yml with --input DIR."
            : $"there is no input folder '{shown}'. Run the command where that folder lies, or name another with --input DIR.");
    }

    public static FolderContent Read(string folder, string workingDirectory, BuildCache? cache = null)
    {
        Check(folder, workingDirectory);
        return FolderReader.Read(folder, workingDirectory, cache);
    }
}
