namespace ServiceBlog.Core.Images;

/// <summary>Keeps the images that were made, by the hash of all that each was made of. Safe for threads.</summary>
public interface IImageCache
{
    /// <summary>Null if it is not known.</summary>
    ReadOnlyMemory<byte>? Find(ContentHash key);

    void Keep(ContentHash key, ReadOnlyMemory<byte> image);
}

/// <summary>Keeps images as long as it lives.</summary>
public sealed class MemoryImageCache : IImageCache
{
    private readonly ConcurrentDictionary<ContentHash, ReadOnlyMemory<byte>> _images = [];

    public ReadOnlyMemory<byte>? Find(ContentHash key) => _images.TryGetValue(key, out var image) ? image : default(ReadOnlyMemory<byte>?);

    public void Keep(ContentHash key, ReadOnlyMemory<byte> image) => _images[key] = image;
}
