namespace ServiceBlog.Files;

/// <summary>Reads files that may be none.</summary>
internal static class RegularFile
{
    /// <summary>All bytes; none of a pipe, a socket or a device, all of which have length 0 and might be read without end.</summary>
    /// <param name="fullPath">Not a link.</param>
    public static byte[] ReadAllBytes(string fullPath) => new FileInfo(fullPath).Length == 0 ? [] : File.ReadAllBytes(fullPath);
}
