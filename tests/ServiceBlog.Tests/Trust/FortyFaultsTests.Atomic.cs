using ServiceBlog.Core.Building;
using ServiceBlog.Files.Publishing;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Trust;

/// <summary>Builds that are disturbed.</summary>
public sealed partial class FortyFaultsTests
{
    [Fact]
    public void F11_an_error_in_a_template_keeps_the_old_site()
    {
        Add(("posts/a.md", Page()));
        Build().ShouldBe(0);
        var before = TempFolder.Texts(_shell.Folder["output"]);
        Add(("theme/layouts/post.sbn-html", "{{ if }}"));

        Build().ShouldBe(1);

        TempFolder.Texts(_shell.Folder["output"]).ShouldBe(before);
    }

    [Fact]
    public void F12_a_killed_build_leaves_a_whole_site_and_nothing_that_stands_in_the_way()
    {
        var sites = new List<IReadOnlyDictionary<string, string>>();
        foreach (var text in (ReadOnlySpan<string>)["one", "two"])
        {
            Add([.. Enumerable.Range(0, 40).Select(number => ($"posts/p{number}.md", Page(text: text)))]);
            Build().ShouldBe(0, _shell.Out);
            sites.Add(TempFolder.Texts(_shell.Folder["output"]));
        }
        var random = new Random(12);
        for (var kill = 0; kill < Publishing.Kills / 3; kill++)
        {
            Add([.. Enumerable.Range(0, 40).Select(number => ($"posts/p{number}.md", Page(text: kill % 2 == 0 ? "one" : "two")))]);
            using var child = ChildProcess.Start(ChildProcess.Self, ["build"], _shell.Folder.Path);
            Thread.Sleep(random.Next(900));
            child.Kill();
            child.WaitForExit();

            var site = TempFolder.Texts(_shell.Folder["output"]);
            sites.Any(whole => whole.Count == site.Count && whole.All(file => site.GetValueOrDefault(file.Key) == file.Value)).ShouldBeTrue();
        }

        Build().ShouldBe(0, _shell.Error);

        ShouldEqualClean();
        Directory.Exists(_shell.Folder[".output.staging"]).ShouldBeFalse();
    }

    [Fact]
    public void F13_a_full_disk_leaves_the_old_site_and_names_the_file()
    {
        if (OperatingSystem.IsWindows())
            return; // has no limit to set on a process
        Add(("posts/a.md", Page()));
        Build().ShouldBe(0);
        var before = TempFolder.Texts(_shell.Folder["output"]);
        Add(("posts/a.md", Page(text: string.Concat(Enumerable.Repeat("more words ", 10_000)))));

        // No file may grow beyond 32 blocks: to the program, the disk is full.
        var (exitCode, _, error) = ChildProcess.Run(
            "sh", ["-c", "trap '' XFSZ; ulimit -f 32; DOTNET_EnableWriteXorExecute=0 exec \"$@\"", "sh", ChildProcess.Self, "build", "--no-search"], _shell.Folder.Path);

        exitCode.ShouldBe(2, error);
        error.ShouldContain("output/");
        error.ShouldContain("The published site is as it was.");
        TempFolder.Texts(_shell.Folder["output"]).ShouldBe(before);
        Directory.Exists(_shell.Folder[".output.staging"]).ShouldBeFalse();
    }

    [Fact]
    public void F14_a_folder_that_cannot_be_published_into_is_named()
    {
        Add(("posts/a.md", Page()));
        _shell.Folder.Add("output", "a file in the way");
        Build().ShouldBe(2);
        _shell.Error.ShouldContain("output");
    }

    [Fact]
    public void F14_a_file_of_somebody_else_in_the_place_of_ours_is_named_and_nothing_is_exchanged()
    {
        Add(("posts/a.md", Page()));
        Build().ShouldBe(0);
        _shell.Folder.Add("output/posts/b/index.html", "mine");
        var before = TempFolder.Texts(_shell.Folder["output"]);
        Add(("posts/a.md", Page(text: "new")), ("posts/b.md", Page()));

        Build().ShouldBe(2);

        _shell.Error.ShouldContain("posts/b/index.html");
        TempFolder.Texts(_shell.Folder["output"]).ShouldBe(before);
    }

    [Fact]
    public void F14_a_folder_for_reading_only_is_named_to_all_but_the_master_of_the_machine()
    {
        if (OperatingSystem.IsWindows())
            return;
        Add(("posts/a.md", Page()), ("posts/b.md", Page()));
        Build().ShouldBe(0);
        var folder = _shell.Folder["output/posts"];
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Add(("posts/a.md", Page(text: "new")));

        var exitCode = Build();

        File.SetUnixFileMode(_shell.Folder["output/posts"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (exitCode == 0 ? Read("posts/a/index.html") : _shell.Error).ShouldContain(exitCode == 0 ? "new" : "posts/a");
    }

    [Fact]
    public void F15_a_second_build_into_one_folder_waits_wherever_its_temporary_files_lie()
    {
        var output = _shell.Folder["output"];
        using var first = StagedPublisher.Open(new PublishSettings { Output = output });
        var said = new List<string>();

        Should.Throw<EnvironmentException>(() => StagedPublisher.Open(new PublishSettings { Output = output, Patience = TimeSpan.FromMilliseconds(1), Say = said.Add }))
            .Message.ShouldContain("output");
    }

    [Fact]
    public void F16_a_file_that_vanishes_during_the_build_is_an_error_and_no_crash()
    {
        Add(("posts/a.md", Page()), ("posts/b.md", Page()));
        _shell.Pipeline = (input, target) =>
        {
            File.Delete(_shell.Folder["input/posts/b.md"]);
            return SitePipeline.Run(input, target);
        };
        Build().ShouldBe(1);
        _shell.Pipeline = SitePipeline.Run;
        Build().ShouldBe(0);
    }

    [Theory]
    [InlineData("*.cache")]
    [InlineData("*.details")]
    [InlineData("*.changes")]
    public void F17_a_damaged_cache_is_told_and_does_no_harm(string file)
    {
        Add(("posts/a.md", Page()), ("posts/b.md", Page(text: "b")));
        Build().ShouldBe(0);
        var path = Directory.GetFiles(_shell.Folder[".serviceblog"], file).ShouldHaveSingleItem();
        File.WriteAllBytes(path, [.. File.ReadAllBytes(path).Select((value, at) => at % 7 == 3 ? (byte)(value ^ 0x55) : value)]);
        Add(("posts/b.md", Page(text: "c")));

        Build().ShouldBe(0);

        _shell.Error.ShouldContain("damaged");
        ShouldEqualClean();
    }

    [Fact]
    public void F18_bytes_count_and_times_do_not()
    {
        Add(("posts/a.md", Page(text: "aaa")));
        Build().ShouldBe(0);
        var path = _shell.Folder["input/posts/a.md"];
        var time = File.GetLastWriteTimeUtc(path);
        Add(("posts/a.md", Page(text: "bbb")));
        File.SetLastWriteTimeUtc(path, time);
        File.SetLastWriteTimeUtc(_shell.Folder["output/index.html"], time.AddYears(30));

        Build().ShouldBe(0);

        Read("posts/a/index.html").ShouldContain("bbb");
        ShouldEqualClean();
    }
}
