using System.IO.Enumeration;

namespace ServiceBlog.Files;

/// <summary>Walks a folder without ever following a link, so that it neither leaves the folder nor turns in circles.</summary>
internal static class FolderWalk
{
    private static readonly EnumerationOptions OneLevel = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
    };

    // The list of a folder tells what is a link, so that nothing in it has to be asked for.
    private static readonly EnumerationOptions WithoutLinks = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
    };

    /// <summary>The files and links below <paramref name="root"/>, in no order.</summary>
    /// <param name="isWanted">Asked for the relative path of every file and folder; a folder not wanted is not entered.</param>
    public static IEnumerable<FolderEntry> Entries(string root, Func<string, bool> isWanted) => Entries(root, (path, _) => isWanted(path));

    /// <param name="root">The folder.</param>
    /// <param name="isWanted">Asked for the relative path of every file and folder, and whether it is a folder; one that is not wanted is not entered.</param>
    public static IEnumerable<FolderEntry> Entries(string root, Func<string, bool, bool> isWanted)
    {
        var folders = new Stack<(string FullPath, string Prefix)>();
        folders.Push((root, ""));
        while (folders.TryPop(out var folder))
        {
            using var open = new OpenFolder(folder.FullPath);
            foreach (var item in List(folder.FullPath))
            {
                var isFolder = item.EndsWith('/');
                var name = isFolder ? item[..^1] : item;
                var path = folder.Prefix + name;
                var fullPath = Path.Join(folder.FullPath, name);
                var state = open.TryRead(name, out var known, out var isLink) ? known : default(FileState?);
                if (state is null)
                    isLink = IsLink(fullPath, isFolder);
                if (!isWanted(path, isFolder && !isLink))
                    continue;
                if (isLink || !isFolder)
                    yield return new FolderEntry(path, fullPath, isLink, state);
                else
                    folders.Push((fullPath, path + "/"));
            }
        }
    }

    /// <summary>The names of the folders in a folder that its list shows to be no links; none if it cannot be listed.</summary>
    public static HashSet<string> RealFolders(string folder)
    {
        try
        {
            return new FileSystemEnumerable<string>(folder, static (ref FileSystemEntry entry) => entry.FileName.ToString(), WithoutLinks)
            {
                ShouldIncludePredicate = static (ref FileSystemEntry entry) => entry.IsDirectory,
            }.ToHashSet(StringComparer.Ordinal);
        }
        catch (Exception exception) when (Failure.IsOfDisk(exception))
        {
            return [];
        }
    }

    /// <summary>Windows has reparse points that are no links, such as files kept in a cloud.</summary>
    private static bool IsLink(string fullPath, bool isFolder)
    {
        FileSystemInfo item = isFolder ? new DirectoryInfo(fullPath) : new FileInfo(fullPath);
        return item.Attributes.HasFlag(FileAttributes.ReparsePoint) && item.LinkTarget is not null;
    }

    /// <summary>The names in a folder; those of folders end with a slash.</summary>
    private static string[] List(string folder) => Failure.OnDisk($"read the folder {folder}", () => new FileSystemEnumerable<string>(
        // Of texts, not of pairs: what .NET holds ready need not be compiled first.
        folder, static (ref FileSystemEntry entry) => entry.IsDirectory ? $"{entry.FileName}/" : entry.FileName.ToString(), OneLevel).ToArray());
}

/// <summary>A file, or a symbolic link to whatever, found below a folder.</summary>
/// <param name="Path">Relative to the folder, with <c>/</c>, in the letters of the disk.</param>
/// <param name="IsLink">A symbolic link (or a junction): it was not followed.</param>
/// <param name="State">Its state; null where the system cannot tell.</param>
internal readonly record struct FolderEntry(string Path, string FullPath, bool IsLink, FileState? State);
