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

    /// <summary>The files and links below <paramref name="root"/>, in no order.</summary>
    /// <param name="root">A folder's full path.</param>
    /// <param name="isWanted">Asked for the relative path of every file and folder; a folder not wanted is not entered.</param>
    public static IEnumerable<FolderEntry> Entries(string root, Func<string, bool> isWanted)
    {
        var folders = new Stack<(string FullPath, string Prefix)>();
        folders.Push((root, ""));
        while (folders.TryPop(out var folder))
        {
            foreach (var item in List(folder.FullPath))
            {
                var path = folder.Prefix + item.Name;
                if (!isWanted(path))
                    continue;
                // Windows has reparse points that are no links, such as files kept in a cloud.
                var isLink = item.Attributes.HasFlag(FileAttributes.ReparsePoint) && item.LinkTarget is not null;
                if (isLink || item is not DirectoryInfo)
                    yield return new FolderEntry(path, item.FullName, isLink);
                else
                    folders.Push((item.FullName, path + "/"));
            }
        }
    }

    private static FileSystemInfo[] List(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos("*", OneLevel);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException($"cannot read the folder {folder}: {exception.Message}", exception);
        }
    }
}
