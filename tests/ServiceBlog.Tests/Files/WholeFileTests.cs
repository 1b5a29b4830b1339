using ServiceBlog.Files;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Files;

public sealed class WholeFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_write_that_fails_midway_leaves_the_old_file_and_nothing_else()
    {
        _folder.Add("a/x", "old");

        Should.Throw<IOException>(() => WholeFile.Write(_folder["a/x"], file =>
        {
            file.Write("new"u8);
            throw new IOException("disk full");
        }));

        File.ReadAllText(_folder["a/x"]).ShouldBe("old");
        Directory.GetFiles(_folder["a"]).ShouldBe([_folder["a/x"]]);
    }

    [Fact]
    public void The_permissions_of_the_old_file_stay()
    {
        if (OperatingSystem.IsWindows())
            return; // has others
        _folder.Add("x", "old");
        File.SetUnixFileMode(_folder["x"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        WholeFile.Write(_folder["x"], "new"u8.ToArray());

        File.ReadAllText(_folder["x"]).ShouldBe("new");
        File.GetUnixFileMode(_folder["x"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_file_that_is_not_to_be_replaced_stays()
    {
        _folder.Add("x", "old");

        Should.Throw<EnvironmentException>(() => WholeFile.Write(_folder["x"], "new"u8.ToArray(), replaces: false));

        File.ReadAllText(_folder["x"]).ShouldBe("old");
        Directory.GetFiles(_folder.Path).ShouldBe([_folder["x"]]);
    }

    [Fact]
    public void A_file_where_a_folder_must_be_is_told()
    {
        _folder.Add("x", "");

        Should.Throw<EnvironmentException>(() => WholeFile.Write(_folder["x/y"], "new"u8.ToArray())).Message.ShouldStartWith($"cannot write {_folder["x/y"]}: ");
    }
}
