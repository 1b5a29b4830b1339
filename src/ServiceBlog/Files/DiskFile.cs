using ServiceBlog.Core.Content;

namespace ServiceBlog.Files;

/// <summary>A file on the disk, read when it is asked for.</summary>
internal sealed class DiskFile(string path, string displayPath, string fullPath) : InputFile(path, displayPath)
{
    public override ReadOnlyMemory<byte> Read()
    {
        try
        {
            return RegularFile.ReadAllBytes(fullPath);
        }
        catch (UnauthorizedAccessException exception)
        {
            // One kind of exception for everything that a disk may do, as the contract says.
            throw new IOException(exception.Message, exception);
        }
    }
}
