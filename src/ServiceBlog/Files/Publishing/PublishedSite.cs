using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace ServiceBlog.Files.Publishing;

/// <summary>What an output folder holds before a build: our files, as the manifest names them, and nothing else.</summary>
internal sealed class PublishedSite
{
    private readonly ConcurrentDictionary<string, bool> _realFolders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _manifest;
    private readonly string _folder;

    private PublishedSite(string folder, HashSet<string> manifest) => (_folder, _manifest) = (folder, manifest);

    /// <param name="folder">The output folder.</param>
    /// <param name="isKnown">The states of our files are known from an earlier build, so a damaged manifest can be done without.</param>
    public static PublishedSite Read(string folder, bool isKnown) => new(folder, ReadManifests(folder, isKnown));

    public string FullPath(string path) => Path.Join(_folder, path);

    /// <summary>Whether a file is ours and really there: no link, pipe or folder in its place, and no link on the way to it.</summary>
    public bool Holds(string path) => _manifest.Contains(path) && RegularFile.Exists(FullPath(path)) && IsInRealFolder(path);

    /// <summary>Whether none of the folders that a path names within the site is a link, which could lead anywhere.</summary>
    /// <param name="path">Of a file or folder of the site.</param>
    /// <param name="open">The output folder, if it is held open: to ask from there is faster.</param>
    public bool IsInRealFolder(string path, OpenFolder? open = null)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 || _realFolders.GetOrAdd(
            path[..slash], static (folder, asked) => asked.Site.IsInRealFolder(folder, asked.Open) && asked.Site.IsRealFolder(folder, asked.Open), (Site: this, Open: open));
    }

    /// <summary>Our files that are not among these.</summary>
    public IEnumerable<string> Without(IReadOnlyDictionary<string, bool> paths) =>
        _manifest.Where(path => !paths.ContainsKey(path) && File.Exists(FullPath(path)));

    /// <summary>Whether the folder holds this manifest alone, and it would be the same for these paths.</summary>
    public bool IsListOf(IReadOnlyDictionary<string, bool> paths, string manifest) =>
        _manifest.Count == paths.Count && _manifest.All(paths.ContainsKey) && OutputManifest.In(_folder).SequenceEqual([manifest]);

    /// <summary>
    /// Looks for files that would be lost if the folder were replaced. A link in the place of a file or folder of ours is
    /// none: what it leads to stays.
    /// </summary>
    /// <param name="known">Files that are known for ours although a manifest may not name them any more.</param>
    /// <exception cref="EnvironmentException">The folder holds files that are not ours.</exception>
    public void CheckForeign(IEnumerable<string> known)
    {
        if (!Directory.Exists(_folder))
            return;
        var ours = new HashSet<string>(_manifest.Concat(known), StringComparer.Ordinal);
        var folders = new Lazy<HashSet<string>>(() => [.. ours.SelectMany(OutputPath.Folders)]);
        var foreign = FolderWalk.Entries(_folder, path => !OutputManifest.IsManifest(path))
            .Where(entry => !ours.Contains(entry.Path) && !(entry.IsLink && folders.Value.Contains(entry.Path)) && !IsLitter(entry.Path))
            .Select(entry => entry.Path)
            .ToList();
        if (foreign.Count > 0)
            throw Foreign(_folder, foreign);
    }

    private bool IsRealFolder(string path, OpenFolder? open) =>
        open is not null && open.TryRead(path, out _, out var isLink) || FileStatus.TryRead(FullPath(path), out _, out isLink)
            ? !isLink
            : new DirectoryInfo(FullPath(path)) is { Exists: true, LinkTarget: null };

    private static HashSet<string> ReadManifests(string folder, bool isKnown)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in OutputManifest.In(folder))
        {
            var path = Path.Join(folder, name);
            if (OutputManifest.Parse(Disk.Do("read", path, () => File.ReadAllBytes(path))) is { } paths)
                all.UnionWith(paths);
            else if (!isKnown)
            {
                throw new EnvironmentException(
                    $"cannot tell which files in {folder} are ours: {name} is damaged or of another version. "
                    + "Delete the folder if it holds nothing but the published site, and build again.");
            }
        }
        return all;
    }

    private static EnvironmentException Foreign(string folder, List<string> foreign)
    {
        foreign.Sort(StringComparer.Ordinal);
        var more = foreign.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" and {foreign.Count - 1} more") : "";
        return OutputGuard.Refusal(
            folder, $"it holds files that ServiceBlog did not write ({foreign[0]}{more}) and that publishing would delete");
    }

    /// <summary>What file managers leave in every folder they show; nobody misses it.</summary>
    private static bool IsLitter(string path) => Path.GetFileName(path) is ".DS_Store" or "Thumbs.db" or "desktop.ini";
}

/// <summary>Compares a file with bytes in memory, by length first and then piece by piece.</summary>
internal static class SameBytes
{
    private const int PieceSize = 64 * 1024;

    public static bool In(string fullPath, ReadOnlySpan<byte> content)
    {
        if (new FileInfo(fullPath).Length != content.Length)
            return false;
        using var file = TryOpen(fullPath);
        if (file is null)
            return false;

        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            var position = 0;
            while (position < content.Length)
            {
                var read = RandomAccess.Read(file, piece, position);
                if (read == 0 || !piece.AsSpan(0, read).SequenceEqual(content.Slice(position, Math.Min(read, content.Length - position))))
                    return false;
                position += read;
            }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>Null for a file that may not be read: it can be replaced all the same.</summary>
    private static SafeFileHandle? TryOpen(string fullPath)
    {
        try
        {
            return File.OpenHandle(fullPath);
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
