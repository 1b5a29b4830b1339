using ServiceBlog.Core.Content;

namespace ServiceBlog.Files;

/// <summary>A file on the disk, read when it is asked for.</summary>
/// <param name="fullPath">The path to open it by.</param>
/// <param name="stamp">Its state when it was listed; null where the system cannot tell.</param>
/// <param name="hash">Of its bytes, if an earlier run saw it in the same state.</param>
internal sealed class DiskFile(string path, string displayPath, string fullPath, FileStamp? stamp = null, ContentHash? hash = null)
    : InputFile(path, displayPath, hash)
{
    public string FullPath => fullPath;

    public FileStamp? Stamp => stamp;

    protected override ReadOnlyMemory<byte> ReadBytes()
    {
        try
        {
            // What had a length when it was listed is no pipe: there is no need to look again.
            return stamp is { Size: > 0 } ? File.ReadAllBytes(fullPath) : RegularFile.ReadAllBytes(fullPath);
        }
        catch (UnauthorizedAccessException exception)
        {
            // One kind of exception for everything that a disk may do, as the contract says.
            throw new IOException(exception.Message, exception);
        }
    }
}
