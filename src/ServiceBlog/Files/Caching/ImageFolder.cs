using System.Buffers.Binary;
using ServiceBlog.Core.Images;

namespace ServiceBlog.Files.Caching;

/// <summary>Images that were made, from build to build: a file each in <c>.serviceblog/images/</c>, called by what it was made of. Each begins with the
/// hash of its bytes, so that a damaged one counts as none.</summary>
/// <param name="writes">Whether it may write; else images that are not there stay in memory.</param>
internal sealed class ImageFolder(string workingDirectory, bool writes) : IImageCache
{
    private const int SealLength = 2 * sizeof(ulong);

    private readonly string _folder = Path.Join(workingDirectory, CacheFolder.Name, "images");

    /// <summary>Of this process alone where the disk takes no more, or may not be asked.</summary>
    private readonly MemoryImageCache _memory = new();

    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);

    public ReadOnlyMemory<byte>? Find(ContentHash key)
    {
        _asked[key.ToString()] = true;
        if (_memory.Find(key) is { } kept)
            return kept;
        try
        {
            var path = PathOf(key);
            return File.Exists(path) && FileStatus.IsRegular(path) ? Open(File.ReadAllBytes(path)) : default;
        }
        catch (Exception exception) when (Failure.IsOfDisk(exception))
        {
            return null;
        }
    }

    public void Keep(ContentHash key, ReadOnlyMemory<byte> image)
    {
        if (!writes)
        {
            _memory.Keep(key, image);
            return;
        }
        try
        {
            CacheFolder.Prepare(Path.GetDirectoryName(_folder)!);
            var seal = new byte[SealLength];
            var hash = ContentHash.Of(image.Span);
            BinaryPrimitives.WriteUInt64LittleEndian(seal, hash.High);
            BinaryPrimitives.WriteUInt64LittleEndian(seal.AsSpan(sizeof(ulong)), hash.Low);
            WholeFile.Write(PathOf(key), file =>
            {
                file.Write(seal);
                file.Write(image.Span);
            });
        }
        catch (Exception exception) when (Failure.IsOfDisk(Failure.CauseOf(exception)))
        {
            _memory.Keep(key, image);
        }
    }

    /// <summary>Deletes the images that this build did not ask for. Only one that makes every page asks for all.</summary>
    public void DeleteOthers()
    {
        try
        {
            foreach (var file in new DirectoryInfo(_folder) is { Exists: true } folder ? folder.EnumerateFiles() : [])
            {
                if (!_asked.ContainsKey(file.Name))
                    file.Delete();
            }
        }
        catch (Exception exception) when (Failure.IsOfDisk(exception))
        {
            // They take room, and nothing else.
        }
    }

    private static ReadOnlyMemory<byte>? Open(byte[] file)
    {
        if (file.Length < SealLength)
            return null;
        var image = file.AsMemory(SealLength);
        var seal = new ContentHash(BinaryPrimitives.ReadUInt64LittleEndian(file), BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(sizeof(ulong))));
        return ContentHash.Of(image.Span) == seal ? image : default(ReadOnlyMemory<byte>?);
    }

    private string PathOf(ContentHash key) => Path.Join(_folder, key.ToString());
}
