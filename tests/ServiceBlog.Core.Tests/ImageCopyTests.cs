using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Images;
using SkiaSharp;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

/// <summary>Smaller copies of pictures, among which browsers choose, where a site asks for them.</summary>
public sealed class ImageCopyTests
{
    private const string Asked = "images: {widths: [64, 128]}";

    /// <summary>A picture that noise keeps from being small: its copies take fewer bytes.</summary>
    private static readonly byte[] Picture = PictureOf(200, 100);

    [Fact]
    public void A_picture_has_a_copy_of_each_width_that_is_smaller()
    {
        var site = SiteOf(Asked, Picture);

        var copies = site.Files.Where(file => file.EndsWith(".webp", StringComparison.Ordinal)).ToList();
        copies.Count.ShouldBe(2);
        copies.Select(copy => PixelSize.Read(copy, site.Bytes[copy].Span)).ShouldBe([new PixelSize(128, 64), new PixelSize(64, 32)]);
        site["posts/a/index.html"].ShouldContain($"width=\"200\" height=\"100\" srcset=\"/{copies[1]} 64w, /{copies[0]} 128w\" sizes=\"(min-width: ");
    }

    [Fact]
    public void No_copy_is_wider_than_its_picture() =>
        SiteOf("images: {widths: [64, 1280, 2000]}", Picture)["posts/a/index.html"].ShouldMatch("srcset=\"/images/a-64w-[0-9a-f]{8}.webp 64w, /images/a-200w-[0-9a-f]{8}.webp 200w\"");

    [Fact]
    public void A_site_that_does_not_ask_has_no_copies()
    {
        var site = SiteOf("title: Site", Picture);

        site.Files.ShouldNotContain(file => file.EndsWith(".webp", StringComparison.Ordinal));
        site["posts/a/index.html"].ShouldNotContain("srcset");
    }

    [Fact]
    public void Of_several_formats_the_first_counts_that_can_hold_the_picture()
    {
        SiteOf("images: {widths: [64], formats: [jpeg, webp]}", PictureOf(200, 100, SKEncodedImageFormat.Jpeg)).Files.ShouldContain(file => file.EndsWith(".jpeg", StringComparison.Ordinal));
        SiteOf("images: {widths: [64], formats: [jpeg, webp]}", Picture).Files.ShouldContain(file => file.EndsWith(".webp", StringComparison.Ordinal));
        SiteOf("images: {widths: [64], formats: [jpeg]}", Picture)["posts/a/index.html"].ShouldNotContain("srcset");
    }

    /// <summary>A browser chooses among those that are named alone, so the picture itself stands for a wide copy that is of no use.</summary>
    [Fact]
    public void A_copy_that_saves_no_bytes_is_left_out() =>
        SiteOf("images: {widths: [64, 200], formats: [jpeg]}", PictureOf(200, 100, SKEncodedImageFormat.Jpeg, quality: 40))["posts/a/index.html"]
            .ShouldMatch("srcset=\"/images/a-64w-[0-9a-f]{8}.jpeg 64w, /images/a.png 200w\"");

    [Fact]
    public void A_picture_that_was_turned_by_the_camera_has_upright_copies()
    {
        // Dark above, bright below, kept lying on its side.
        using var lying = new SKBitmap(200, 100);
        lying.Erase(SKColors.White);
        using (var canvas = new SKCanvas(lying))
            canvas.DrawRect(0, 0, 100, 100, new SKPaint { Color = SKColors.Black });
        using var encoded = lying.Encode(SKEncodedImageFormat.Jpeg, 100);
        var turned = Convert.FromHexString("FFD8" + "FFE10022457869660000" + "49492A0008000000" + "0100" + "120103000100000006000000" + "00000000").Concat(encoded.ToArray().Skip(2)).ToArray();

        var site = SiteOf("images: {widths: [50]}", turned);

        using var copy = SKBitmap.Decode(site.Bytes[site.Files.Single(file => file.EndsWith(".webp", StringComparison.Ordinal))].ToArray());
        (copy.Width, copy.Height).ShouldBe((50, 100));
        copy.GetPixel(25, 10).Red.ShouldBeLessThan((byte)50);
        copy.GetPixel(25, 90).Red.ShouldBeGreaterThan((byte)200);
    }

    [Fact]
    public void A_picture_whose_data_end_too_early_is_told_where_it_is_shown()
    {
        var jpeg = PictureOf(200, 100, SKEncodedImageFormat.Jpeg);

        var site = SiteOf(Asked, jpeg[..(jpeg.Length / 2)]);

        site.Single("not-an-image").Location.ToString().ShouldBe("posts/a.md:7:1");
        site.Result.Diagnostics.ShouldNotContain(diagnostic => diagnostic.Rule.Name == "unsized-image");
    }

    [Fact]
    public void Of_a_picture_too_large_for_a_phone_no_copy_is_made() =>
        SiteOf(Asked, [.. Convert.FromHexString($"89504E470D0A1A0A0000000D49484452{10_000:X8}{10_000:X8}01000000{new string('0', 80)}"), .. new byte[20_000]]).Files
            .ShouldNotContain(file => file.EndsWith(".webp", StringComparison.Ordinal));

    [Fact]
    public void What_was_made_once_is_not_made_again()
    {
        var cache = new CountingCache();
        BuildWith(cache);
        BuildWith(cache);

        cache.Kept.ShouldBe(2);
    }

    private static void BuildWith(IImageCache cache) => SitePipeline.Run(Input(new BuildOptions(), Files(Asked, Picture)) with { Images = cache }, new InMemoryOutput());

    private static InputFile[] Files(string settings, byte[] image) => [
        InputFile.FromText("site.yml", settings), InputFile.FromText("posts/a.md", Text("A", "Words.\n\n![A](/images/a.png)")), InputFile.FromBytes("static/images/a.png", image)];

    private sealed class CountingCache : IImageCache
    {
        private readonly MemoryImageCache _images = new();

        public int Kept { get; private set; }

        public ReadOnlyMemory<byte>? Find(ContentHash key) => _images.Find(key);

        public void Keep(ContentHash key, ReadOnlyMemory<byte> image)
        {
            Kept++;
            _images.Keep(key, image);
        }
    }

    private static TestSite SiteOf(string settings, byte[] image) => Build(new BuildOptions(), Files(settings, image));

    internal static byte[] PictureOf(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Png, int quality = 90)
    {
        using var bitmap = new SKBitmap(width, height);
        var noise = 1u;
        for (var i = 0; i < width * height; i++)
        {
            noise = (noise * 1664525) + 1013904223;
            bitmap.SetPixel(i % width, i / width, new SKColor((byte)(noise >> 24), (byte)(i * 200 / (width * height)), (byte)(noise >> 16)));
        }
        using var encoded = bitmap.Encode(format, quality);
        return encoded.ToArray();
    }
}

/// <summary>Pictures of titles, for previews in chats.</summary>
public sealed class SocialImageTests
{
    private const string Head = "{{ page.social_image }}|";

    [Fact]
    public void Each_page_has_a_picture_of_its_title_if_the_site_asks()
    {
        var site = SiteOf("outputs: {socialImages: true}", "A title");

        site["posts/a/index.html"].ShouldStartWith("/posts/a/social.png|");
        PixelSize.Read("a.png", site.Bytes["posts/a/social.png"].Span).ShouldBe(new PixelSize(1200, 630));
        SiteOf("title: Site", "A title").Files.ShouldNotContain("posts/a/social.png");
    }

    [Fact]
    public void A_title_with_letters_that_the_font_lacks_has_none()
    {
        var site = SiteOf("outputs: {socialImages: true}", "こんにちは");

        site["posts/a/index.html"].ShouldStartWith("|");
        site.Files.ShouldNotContain("posts/a/social.png");
    }

    [Fact]
    public void A_title_of_any_length_is_drawn()
    {
        foreach (var title in new[] { "I", new string('W', 400), string.Join(' ', Enumerable.Repeat("Wonderful", 80)) })
            SiteOf("outputs: {socialImages: true}", title).Files.ShouldContain("posts/a/social.png");
    }

    [Fact]
    public void Another_title_is_another_picture()
    {
        var one = SiteOf("outputs: {socialImages: true}", "One").Bytes["posts/a/social.png"].ToArray();

        SiteOf("outputs: {socialImages: true}", "One").Bytes["posts/a/social.png"].ToArray().ShouldBe(one);
        SiteOf("outputs: {socialImages: true}", "Two").Bytes["posts/a/social.png"].ToArray().ShouldNotBe(one);
    }

    private static TestSite SiteOf(string settings, string title) => Build(
        ("site.yml", settings), ("posts/a.md", Text(title)), ("theme/layouts/post.sbn-html", Head + "<!DOCTYPE html><html lang=en><title>x</title>"));
}
