using ServiceBlog.Core.Content;
using ServiceBlog.Files;

namespace ServiceBlog.Impact;

/// <summary>Puts other bytes in the place of some files of a folder.</summary>
/// <param name="files">By full path: a file's bytes, or null for one that is not there.</param>
internal sealed class OtherFiles(IReadOnlyDictionary<string, ReadOnlyMemory<byte>?> files)
{
    public static readonly OtherFiles None = new(new Dictionary<string, ReadOnlyMemory<byte>?>());

    /// <param name="root">The folder's full path.</param>
    /// <param name="workingDirectory">From which authors know its files.</param>
    public FolderContent In(FolderContent folder, string root, string workingDirectory)
    {
        if (files.Count == 0)
            return folder;
        var prefix = root + Path.DirectorySeparatorChar;
        var others = files
            .Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(root, file.Key).Replace('\\', '/').Normalize(), file => file, StringComparer.Ordinal);
        if (others.Count == 0)
            return folder;
        var kept = folder.Files.Where(file => !others.ContainsKey(file.Path));
        var put = others
            .Where(other => other.Value.Value is not null && IsWanted(other.Key))
            .Select(other => InputFile.FromBytes(other.Key, DisplayPath.Of(other.Value.Key, workingDirectory), other.Value.Value!.Value));
        return new FolderContent([.. kept.Concat(put).OrderBy(file => file.Path, StringComparer.Ordinal)], folder.Diagnostics);
    }

    /// <summary>Whether neither the file nor a folder that it lies in is hidden.</summary>
    private static bool IsWanted(string path)
    {
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
        {
            if (!HiddenFiles.IsWanted(path[..end]))
                return false;
        }
        return HiddenFiles.IsWanted(path);
    }
}
