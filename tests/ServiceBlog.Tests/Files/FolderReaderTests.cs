using System.Text;
using ServiceBlog.Core.Content;
using ServiceBlog.Files;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Files;

public sealed class FolderReaderTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Files_come_in_ordinal_order_with_slashes()
    {
        foreach (var path in new[] { "posts/b.md", "site.yml", "posts/B.md", "posts-old/x.md", "static/a/b/c.png" })
            _temp.Add("input/" + path, "");

        Read().Files.Select(file => file.Path).ShouldBe(["posts-old/x.md", "posts/B.md", "posts/b.md", "site.yml", "static/a/b/c.png"]);
    }

    [Fact]
    public void A_file_is_read_only_when_it_is_asked_for()
    {
        _temp.Add("input/a.md", "first");
        var file = Read().Files.ShouldHaveSingleItem();
        _temp.Add("input/a.md", "second");

        Encoding.UTF8.GetString(file.Read().Span).ShouldBe("second");
        File.Delete(_temp["input/a.md"]);
        Should.Throw<IOException>(() => file.Read());
    }

    [Fact]
    public void The_display_path_is_relative_to_the_working_directory_when_inside_it()
    {
        _temp.Add("input/posts/x.md", "");

        Read().Files[0].DisplayPath.ShouldBe("input/posts/x.md");
        FolderReader.Read(_temp["input"], "/somewhere/else").Files[0].DisplayPath.ShouldBe(_temp["input/posts/x.md"].Replace('\\', '/'));
        FolderReader.Read(_temp["input"], _temp["inp"]).Files[0].DisplayPath.ShouldBe(_temp["input/posts/x.md"].Replace('\\', '/'));
    }

    [Fact]
    public void Hidden_files_are_left_out_but_for_those_that_web_hosts_look_for()
    {
        foreach (var path in new[]
        {
            ".git/config", ".DS_Store", ".env", ".well-known/security.txt", "posts/.draft.md", "posts/.nojekyll",
            "static/.nojekyll", "static/.htaccess", "static/.well-known/x", "static/.DS_Store", "static/.git/config", "static/.env",
        })
        {
            _temp.Add("input/" + path, "");
        }

        var content = Read();

        content.Files.Select(file => file.Path).ShouldBe(
            [".well-known/security.txt", "static/.htaccess", "static/.nojekyll", "static/.well-known/x"]);
        content.Diagnostics.Select(diagnostic => $"{diagnostic.Rule.Name} {diagnostic.Location}")
            .ShouldBe(["hidden-file input/static/.env"]);
    }

    [Fact]
    public void A_symbolic_link_is_not_followed_and_reported_once()
    {
        _temp.Add("private/secret.txt", "secret");
        _temp.Add("input/posts/a.md", "");
        Directory.CreateSymbolicLink(_temp["input/static"], _temp["private"]);
        File.CreateSymbolicLink(_temp["input/posts/b.md"], "/etc/passwd");

        var content = Read();

        content.Files.Select(file => file.Path).ShouldBe(["posts/a.md"]);
        content.Diagnostics.Select(diagnostic => $"{diagnostic.Rule.Name} {diagnostic.Location}")
            .ShouldBe(["symbolic-link input/posts/b.md", "symbolic-link input/static"]);
    }

    [Fact]
    public void A_loop_of_links_ends()
    {
        _temp.Add("input/posts/a.md", "");
        Directory.CreateSymbolicLink(_temp["input/posts/loop"], "..");
        File.CreateSymbolicLink(_temp["input/self"], "self");

        var content = Read();

        content.Files.Length.ShouldBe(1);
        content.Diagnostics.Length.ShouldBe(2);
    }

    [Fact]
    public void The_input_folder_itself_may_be_a_link()
    {
        _temp.Add("real/a.md", "");
        Directory.CreateSymbolicLink(_temp["input"], _temp["real"]);

        Read().Files.ShouldHaveSingleItem().DisplayPath.ShouldBe("input/a.md");
    }

    [Fact]
    public void Names_are_put_into_Unicode_form_C_and_collisions_reported()
    {
        _temp.Add("input/cafe\u0301.md", "");
        Read().Files.ShouldHaveSingleItem().Path.ShouldBe("caf\u00E9.md");
        if (OperatingSystem.IsMacOS())
            return; // its file systems see one name here

        _temp.Add("input/caf\u00E9.md", "");
        var content = Read();
        content.Files.ShouldHaveSingleItem();
        content.Diagnostics.ShouldHaveSingleItem().Rule.Name.ShouldBe("duplicate-file-name");
    }

    [Theory]
    [InlineData("new\nline.md")]
    [InlineData("back\\slash.md")]
    [InlineData("static/aux.js")]
    [InlineData("static/dot./x.js")]
    public void A_name_that_cannot_be_published_is_an_error(string name)
    {
        if (OperatingSystem.IsWindows())
            return; // cannot hold such a name in the first place
        _temp.Add("input/" + name, "");

        var content = Read();

        content.Files.ShouldBeEmpty();
        content.Diagnostics.ShouldHaveSingleItem().Rule.Name.ShouldBe("invalid-file-name");
    }

    [Fact]
    public void A_page_with_an_odd_name_is_left_to_the_rules_of_addresses()
    {
        if (OperatingSystem.IsWindows())
            return; // cannot hold such a name in the first place
        _temp.Add("input/posts/CON.md", "");

        Read().Files.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_missing_input_folder_says_what_to_do()
    {
        Should.Throw<EnvironmentException>(() => InputFolder.Read(_temp["nowhere"], _temp.Path))
            .Message.ShouldBe("there is no input folder 'nowhere'. Run the command where that folder lies, or name another with --input DIR.");
        Should.Throw<EnvironmentException>(() => InputFolder.Read(_temp.Add("file", ""), _temp.Path)).Message.ShouldContain("is a file");
    }

    private FolderContent Read() => FolderReader.Read(_temp["input"], _temp.Path);
}
