using ServiceBlog.Files.Publishing;

namespace ServiceBlog.Tests.Files.Publishing;

public sealed class OutputPathTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("a/./b")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData(@"a\..\..\b")]
    [InlineData("C:x")]
    [InlineData("C:/x")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a/NUL")]
    [InlineData("aux.html")]
    [InlineData("com1 .html")]
    [InlineData("a./b")]
    [InlineData(".. /b")]
    [InlineData(".serviceblog-files")]
    [InlineData(".serviceblog-manifest")]
    public void A_path_that_could_leave_the_output_is_refused(string path) =>
        Should.Throw<ArgumentException>(() => OutputPath.Check(path));

    [Theory]
    [InlineData("index.html")]
    [InlineData("posts/first-reply/index.html")]
    [InlineData(".nojekyll")]
    [InlineData(".well-known/security.txt")]
    [InlineData("icon/auxiliary/con-artist.html")]
    [InlineData("größe/日本語.html")]
    [InlineData("ab:c")]
    [InlineData("..a")]
    public void A_plain_path_passes(string path) => Should.NotThrow(() => OutputPath.Check(path));
}
