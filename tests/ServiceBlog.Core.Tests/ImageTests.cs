using System.Text;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

/// <summary>Images of the site get their sizes by themselves, and say when they are fetched.</summary>
public sealed class ImageTests
{
    /// <summary>The head of a PNG of 640 by 480 pixels, of one bit each.</summary>
    internal static byte[] Png { get; } = PngOf(640, 480);

    [Theory]
    [InlineData("a.png", "89504E470D0A1A0A0000000D4948445200000280000001E001000000000000000000000000000000000000000000000000000000000000", 640, 480)]
    [InlineData("a.gif", "4749463839612C01C800F00000FF", 300, 200)]
    [InlineData("a.jpg", "FFD8FFE000104A46494600010100000100010000FFC0001108006400C803012200021101", 200, 100)]
    [InlineData("a.webp", "524946461A00000057454250565038580A0000001000000063000031000000000000", 100, 50)]
    [InlineData("a.webp", "524946461A000000574542505650384C0D0000002F63C00C0000000000000000000000", 100, 52)]
    [InlineData("a.avif", "00000018667479706176696600000000000000146973706500000000000000C800000064", 200, 100)]
    public void The_size_of_an_image_stands_in_its_head(string name, string hex, int width, int height) =>
        PixelSize.Read(name, Convert.FromHexString(hex)).ShouldBe(new PixelSize(width, height));

    [Theory]
    [InlineData("<?xml version='1.0'?><svg width=\"120px\" height=\"60\">", 120, 60)]
    [InlineData("<svg viewBox='0 0 32.4 16'>", 32, 16)]
    [InlineData("<svg width=\"100%\" height=\"60\" viewBox=\"0,0,10,20\">", 10, 20)]
    public void The_size_of_an_svg_is_that_of_its_root(string text, int width, int height) =>
        PixelSize.Read("a.svg", Encoding.UTF8.GetBytes(text)).ShouldBe(new PixelSize(width, height));

    [Fact]
    public void An_svg_without_a_size_has_none() => PixelSize.Read("a.svg", "<svg xmlns='x'>"u8).ShouldBeNull();

    [Fact]
    public void A_picture_that_was_turned_by_the_camera_is_as_high_as_it_was_wide() => PixelSize.Read("a.jpg", Convert.FromHexString(
        "FFD8" + "FFE10022457869660000" + "49492A0008000000" + "0100" + "120103000100000006000000" + "00000000" + "FFC0001108006400C803012200021101")).ShouldBe(new PixelSize(100, 200));

    [Fact]
    public void Images_get_size_and_loading_and_the_first_is_fetched_at_once()
    {
        var html = SiteOf("![A](../images/a.png)\n\n![B](/images/a.png){width=64 height=48} ![C](/images/a.png){loading=eager}\n\n![D](https://example.org/d.png)", Png)["posts/a/index.html"];

        html.ShouldContain("<img src=\"/images/a.png\" alt=\"A\" width=\"640\" height=\"480\" loading=\"eager\" decoding=\"async\" />");
        html.ShouldContain("<img src=\"/images/a.png\" width=\"64\" height=\"48\" alt=\"B\" loading=\"lazy\" decoding=\"async\" />");
        html.ShouldContain("<img src=\"/images/a.png\" loading=\"eager\" alt=\"C\" width=\"640\" height=\"480\" />");
        html.ShouldContain("<img src=\"https://example.org/d.png\" alt=\"D\" />");
    }

    [Fact]
    public void An_image_with_a_title_alone_in_its_paragraph_is_a_figure() =>
        SiteOf("![A](/images/a.png \"What it *shows*\")", Png)["posts/a/index.html"].ShouldContain(
            "<figure><img src=\"/images/a.png\" alt=\"A\" width=\"640\" height=\"480\" loading=\"eager\" decoding=\"async\" /><figcaption>What it *shows*</figcaption></figure>");

    [Fact]
    public void A_title_in_a_definition_makes_no_figure() =>
        SiteOf("![A][a]\n\n[a]: /images/a.png \"Title\"", Png)["posts/a/index.html"].ShouldContain("<p><img src=\"/images/a.png\" alt=\"A\" title=\"Title\" ");

    [Theory]
    [InlineData("no image at all", "not-an-image")]
    [InlineData("", "not-an-image")]
    public void A_file_that_is_no_image_is_told_at_the_line_that_shows_it(string text, string rule) =>
        SiteOf("Words.\n\n![A](/images/a.png)", Encoding.UTF8.GetBytes(text)).Single(rule).Location.ToString().ShouldBe("posts/a.md:7:1");

    [Fact]
    public void A_size_that_so_few_bytes_cannot_hold_is_a_lie() => SiteOf("![A](/images/a.png)", PngOf(30_000, 30_000)).Single("not-an-image");

    [Fact]
    public void A_picture_too_large_for_a_phone_is_told() =>
        SiteOf("![A](/images/a.png)", [.. PngOf(10_000, 10_000), .. new byte[20_000]]).Single("huge-image").Message.ShouldContain("10000 × 10000");

    [Theory]
    [InlineData("<img src=\"/images/a.png\" alt=\"\">", "<img width=\"640\" height=\"480\" loading=\"eager\" decoding=\"async\" src=\"/images/a.png\" alt=\"\">")]
    [InlineData("<p>\n<img alt='>'\n src='../../images/a.png' />\n</p>", "<img width=\"640\" height=\"480\" loading=\"eager\" decoding=\"async\" alt='>'\n src='../../images/a.png' />")]
    [InlineData("So <IMG SRC=/images/a.png loading=lazy> it is", "<IMG width=\"640\" height=\"480\" SRC=/images/a.png loading=lazy>")]
    [InlineData("<img src=\"/images/a.png\" width=\"64\">", "<img loading=\"eager\" decoding=\"async\" src=\"/images/a.png\" width=\"64\">")]
    [InlineData("<img src=\"https://example.org/a.png\">", "<img src=\"https://example.org/a.png\">")]
    [InlineData("<!-- <img src=\"/images/a.png\"> -->", "<!-- <img src=\"/images/a.png\"> -->")]
    public void An_image_in_HTML_gets_what_its_author_left_out(string html, string expected) => SiteOf(html, Png)["posts/a/index.html"].ShouldContain(expected);

    [Fact]
    public void An_image_whose_tag_has_no_end_is_read_once() =>
        SiteOf($"<div>\n<img {string.Concat(Enumerable.Repeat(" src=a", 10_000))}", Png)["posts/a/index.html"].ShouldContain("<img  src=a src=a");

    [Fact]
    public void An_image_in_HTML_stays_as_it_is_where_HTML_is_sanitized() =>
        Build(("site.yml", "rawHtml: sanitize"), ("posts/a.md", Text("A", "*So* <b>x</b>\n\n<img src=\"/images/a.svg\" alt=\"\">\n\n*Yes*")), ("static/images/a.svg", "<svg width=\"10\" height=\"20\">"))["posts/a/index.html"]
            .ShouldContain("<p><em>So</em> <b>x</b></p>\n<img src=\"/images/a.svg\" alt=\"\">\n<p><em>Yes</em></p>");

    [Fact]
    public void What_is_no_image_is_told_in_HTML_too() => SiteOf("Words.\n\n<p>\n<img src=\"/images/a.png\" alt=\"\"></p>", [1, 2, 3]).Single("not-an-image").Location.Line.ShouldBe(8);

    [Fact]
    public void A_picture_that_is_cut_off_is_no_whole_one() =>
        SiteOf("![A](/images/a.png)", ImageCopyTests.PictureOf(64, 64)[..^400]).Single("not-an-image");

    [Fact]
    public void A_file_that_is_no_image_is_told_once() => SiteOf("![A](/images/a.png)", [1, 2, 3]).Result.Diagnostics
        .Where(diagnostic => diagnostic.Rule.Name is "not-an-image" or "unsized-image").ShouldHaveSingleItem().Rule.Name.ShouldBe("not-an-image");

    private static TestSite SiteOf(string text, byte[] image) => Build(new BuildOptions(), [
        InputFile.FromText("posts/a.md", Text("A", text)), InputFile.FromBytes("static/images/a.png", image)]);

    private static byte[] PngOf(int width, int height) =>
        Convert.FromHexString($"89504E470D0A1A0A0000000D49484452{width:X8}{height:X8}01000000{new string('0', 80)}");
}
