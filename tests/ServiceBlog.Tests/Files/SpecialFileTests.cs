using System.Diagnostics;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Files;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Files;

/// <summary>What is no file of bytes is never opened, wherever it stands.</summary>
public sealed class SpecialFileTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("site.yml")]
    [InlineData("tags.yml")]
    [InlineData("posts/a.md")]
    [InlineData("comments/a/b.md")]
    [InlineData("data/x.yml")]
    [InlineData("static/s.txt")]
    [InlineData("theme/layouts/post.sbn-html")]
    public void A_pipe_is_an_error_and_not_waited_for(string path)
    {
        if (OperatingSystem.IsWindows())
            return; // has no such files
        Directory.CreateDirectory(Path.GetDirectoryName(_temp[path])!);
        using (var made = Process.Start("mkfifo", [_temp[path]]))
            made.WaitForExit();

        var content = FolderReader.Read(_temp.Path, _temp.Path);

        content.Files.ShouldBeEmpty();
        content.Diagnostics.ShouldHaveSingleItem().Rule.ShouldBe(Rules.SpecialFile);
        content.Diagnostics[0].Location.File.ShouldBe(path);
    }

    [Theory]
    [InlineData("site.yml", true)]
    [InlineData("tags.yml", true)]
    [InlineData("data/x.yml", true)]
    [InlineData("posts/a.md", true)]
    [InlineData("theme/layouts/post.sbn-html", true)]
    [InlineData("static/a.md", false)]
    [InlineData("posts/a.b", false)]
    public void So_is_a_folder_called_like_a_file(string path, bool isError)
    {
        Directory.CreateDirectory(_temp[path]);

        FolderReader.Read(_temp.Path, _temp.Path).Diagnostics.Select(diagnostic => diagnostic.Rule).ShouldBe(isError ? [Rules.SpecialFile] : []);
    }

    [Theory]
    [InlineData("site.yml", Severity.Error)]
    [InlineData("pages", Severity.Error)]
    [InlineData("posts/a.md", Severity.Warning)]
    public void A_link_in_the_place_of_the_settings_or_of_a_folder_is_an_error(string path, Severity severity)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_temp[path])!);
        File.CreateSymbolicLink(_temp[path], Path.GetTempPath());

        FolderReader.Read(_temp.Path, _temp.Path).Diagnostics.ShouldHaveSingleItem().Severity.ShouldBe(severity);
    }
}
