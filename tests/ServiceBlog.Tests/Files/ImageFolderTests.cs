using ServiceBlog.Core.Content;
using ServiceBlog.Files.Caching;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Files;

/// <summary>Images that were made are kept between builds, and believed only as they were kept.</summary>
public sealed class ImageFolderTests : IDisposable
{
    private static readonly ContentHash Key = ContentHash.None.With("picture");

    private readonly TempFolder _folder = new();

    [Fact]
    public void What_was_kept_is_found_by_the_next_build()
    {
        ImageFolder.Of(_folder.Path, keepsFiles: true).Keep(Key, "image"u8.ToArray());

        ImageFolder.Of(_folder.Path, keepsFiles: true).Find(Key)!.Value.ToArray().ShouldBe("image"u8.ToArray());
        ImageFolder.Of(_folder.Path, keepsFiles: true).Find(ContentHash.None).ShouldBeNull();
    }

    [Fact]
    public void A_damaged_file_counts_as_none()
    {
        var images = ImageFolder.Of(_folder.Path, keepsFiles: true);
        images.Keep(Key, "image"u8.ToArray());
        var file = _folder[$".serviceblog/images/{Key}"];
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);

        images.Find(Key).ShouldBeNull();
        File.WriteAllBytes(file, [1, 2]);
        images.Find(Key).ShouldBeNull();
    }

    [Fact]
    public void Where_nothing_can_be_kept_memory_does()
    {
        _folder.Add(".serviceblog/images", "a file in the place of the folder");
        var images = ImageFolder.Of(_folder.Path, keepsFiles: true);

        images.Keep(Key, "image"u8.ToArray());

        images.Find(Key)!.Value.ToArray().ShouldBe("image"u8.ToArray());
    }

    [Fact]
    public void A_build_without_a_cache_leaves_no_file()
    {
        var images = ImageFolder.Of(_folder.Path, keepsFiles: false);

        images.Keep(Key, "image"u8.ToArray());

        images.Find(Key).ShouldNotBeNull();
        Directory.Exists(_folder[".serviceblog"]).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();
}
