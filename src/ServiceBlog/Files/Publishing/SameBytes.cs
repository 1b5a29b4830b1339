using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace ServiceBlog.Files.Publishing;

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
