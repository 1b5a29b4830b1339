using System.IO.MemoryMappedFiles;

namespace ServiceBlog.Files.Caching;

/// <summary>The bytes of a large file where the system holds them anyway, without a copy. Fresh memory is dear where a virtual machine's host has
/// taken it back: without copies of the cache, an edit of 10,000 posts took a quarter less time there, on other machines as long as before (22
/// November 2026). The bytes stay until the program ends, since nothing tells when they were last read. The only unsafe code of ours: what it lends
/// out never moves and is never given back.</summary>
internal sealed unsafe class MappedFile(byte* start, int length) : MemoryManager<byte>
{
    /// <summary>Of a file that is replaced as a whole, if at all, and never written to.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static ReadOnlyMemory<byte> Open(string path)
    {
        if (!FileStatus.IsRegular(path))
            throw new IOException(FileStatus.NotRegular);
        // Windows does not let a file be replaced that is looked at.
        if (OperatingSystem.IsWindows())
            return File.ReadAllBytes(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        var length = checked((int)file.Length);
        if (length == 0)
            return ReadOnlyMemory<byte>.Empty;
        using var mapped = MemoryMappedFile.CreateFromFile(
            file, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        using var view = mapped.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start); // never released
        MemoryAdvice.ReadAll((nint)start, length);
        return new MappedFile(start, length).Memory;
    }

    public override Span<byte> GetSpan() => new(start, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex, pinnable: this);

    public override void Unpin()
    {
        // It never moves.
    }

    protected override void Dispose(bool disposing)
    {
        // It stays.
    }
}
