namespace ServiceBlog.Files;

/// <summary>Reads files that may be none.</summary>
internal static class RegularFile
{
    /// <summary>Whether a file is there, and neither a link nor a pipe nor a device.</summary>
    public static bool Exists(string fullPath) => FileStatus.IsRegular(fullPath)
        ?? new FileInfo(fullPath) is { Exists: true, LinkTarget: null };

    /// <summary>All bytes; none of a pipe, a socket or a device, all of which have length 0 and might be read without end.</summary>
    /// <param name="fullPath">Not a link.</param>
    public static byte[] ReadAllBytes(string fullPath) => new FileInfo(fullPath).Length == 0 ? [] : File.ReadAllBytes(fullPath);
}
