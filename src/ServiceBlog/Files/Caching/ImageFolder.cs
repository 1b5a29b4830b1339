using ServiceBlog.Core.Content.Binary;
using ServiceBlog.Core.Images;

namespace ServiceBlog.Files.Caching;

/// <summary>Images that were made, from build to build: a file each in <c>.serviceblog/images/</c>, called by what it was made of, under a seal, so that
/// a damaged one counts as none.</summary>
/// <param name="writes">Whether it may write; else images that are not there stay in memory.</param>
internal sealed class ImageFolder(string workingDirectory, bool writes) : IImageCache
{
    private static readonly ContentHash Mark = ContentHash.None.With("ServiceBlog image");

    private readonly string _folder = Path.Join(workingDirectory, CacheFolder.Name, "images");
    private readonly MemoryImageCache _memory = new(); // of this process alone where the disk takes no more, or may not be asked
    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);

    public ReadOnlyMemory<byte>? Find(ContentHash key)
    {
        _asked[key.ToString()] = true;
        if (_memory.Find(key) is { } kept)
            return kept;
        try
        {
            var path = PathOf(key);
            return File.Exists(path) && FileStatus.IsRegular(path) && SealedWriter.Open(File.ReadAllBytes(path), Mark) is var (part, _)
                ? new ByteReader(part).Bytes() : default(ReadOnlyMemory<byte>?);
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
            WholeFile.Write(PathOf(key), file =>
            {
                var output = new SealedWriter(file, Mark);
                output.Bytes(image.Span);
                output.End();
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

    private string PathOf(ContentHash key) => Path.Join(_folder, key.ToString());
}
