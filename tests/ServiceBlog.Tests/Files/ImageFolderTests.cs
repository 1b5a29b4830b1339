using ServiceBlog.Core.Building;
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
        new ImageFolder(_folder.Path, writes: true).Keep(Key, "image"u8.ToArray());

        new ImageFolder(_folder.Path, writes: true).Find(Key)!.Value.ToArray().ShouldBe("image"u8.ToArray());
        new ImageFolder(_folder.Path, writes: true).Find(ContentHash.None).ShouldBeNull();
    }

    [Fact]
    public void A_damaged_file_counts_as_none()
    {
        var images = new ImageFolder(_folder.Path, writes: true);
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
        var images = new ImageFolder(_folder.Path, writes: true);

        images.Keep(Key, "image"u8.ToArray());

        images.Find(Key)!.Value.ToArray().ShouldBe("image"u8.ToArray());
    }

    [Fact]
    public void A_check_finds_what_a_build_kept_and_leaves_no_file()
    {
        new ImageFolder(_folder.Path, writes: true).Keep(Key, "image"u8.ToArray());
        var images = new ImageFolder(_folder.Path, writes: false);

        images.Keep(ContentHash.None, "other"u8.ToArray());

        images.Find(Key).ShouldNotBeNull();
        images.Find(ContentHash.None).ShouldNotBeNull();
        Directory.GetFiles(_folder[".serviceblog/images"]).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_build_of_everything_deletes_the_images_that_it_did_not_ask_for()
    {
        using var shell = new Shell { Pipeline = SitePipeline.Run, ProgramFolder = Repository.Root };
        shell.Folder.Add("input/site.yml", "title: T\nbaseUrl: https://example.org/\noutputs: {socialImages: true}\n");
        var page = shell.Folder.Add("input/posts/a.md", "---\ntitle: A\n---\nText.\n");
        shell.Run("build").ShouldBe(0, shell.Error);
        var first = Names();
        File.WriteAllText(page, "---\ntitle: B\n---\nText.\n");

        shell.Run("build").ShouldBe(0, shell.Error);
        first.ShouldBeSubsetOf(Names());
        shell.Run("build", "--clean").ShouldBe(0, shell.Error);

        first.Except(Names()).ShouldNotBeEmpty();
        Names().Length.ShouldBe(first.Length);

        string[] Names() => Directory.GetFiles(shell.Folder[".serviceblog/images"]);
    }

    public void Dispose() => _folder.Dispose();
}
