using System.Collections.Concurrent;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Files.Publishing;
using ServiceBlog.Tests.Support;
using static ServiceBlog.Tests.Support.Publishing;

namespace ServiceBlog.Tests.Files.Publishing;

public sealed class InterruptedPublishingTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private string Output => _temp["output"];

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_build_killed_at_any_moment_leaves_a_whole_site_and_the_next_build_clears_up()
    {
        Publish(Output, ManyFiles('z', Program.FilesPerSite));
        var random = new Random(20261122);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var child = ChildProcess.Start(ChildProcess.Self, ["publish", Output, string.Concat(Enumerable.Repeat("abcd", 1000))]);
            child.StandardOutput.ReadLine().ShouldBe("a", child.HasExited ? child.StandardError.ReadToEnd() : "");
            Thread.Sleep(random.Next(60));
            child.Kill();
            child.WaitForExit();

            ShouldBeOneWholeSite();
        }

        Publish(Output, ManyFiles('z', Program.FilesPerSite)).Written.ShouldBe(Program.FilesPerSite - 20);
        ShouldBeOneWholeSite().ShouldBe('z');
        Directory.GetFileSystemEntries(_temp.Path).ShouldBe([Output]);
    }

    [Fact]
    public void A_build_killed_between_two_renames_is_taken_back_by_the_next()
    {
        Publish(Output, ManyFiles('a', 40));
        var whole = TempFolder.Texts(Output);
        var staging = StagingFolder.Create(Output);
        Directory.Move(Output, staging.Aside);

        StagedPublisher.Open(new PublishSettings { Output = Output }).Dispose();

        TempFolder.Texts(Output).ShouldBe(whole);
        Directory.GetFileSystemEntries(_temp.Path).ShouldBe([Output]);
    }

    [Fact]
    public void An_old_site_that_cannot_be_put_back_is_not_deleted()
    {
        Publish(Output, ("index.html", "home"));
        var staging = StagingFolder.Create(Output);
        Directory.Move(Output, staging.Aside);
        _temp.Add("output", "a file in the way");

        Should.Throw<IOException>(staging.Delete);

        File.ReadAllText(Path.Combine(staging.Aside, "index.html")).ShouldBe("home");
    }

    [Fact]
    public void Where_folders_cannot_change_places_two_renames_do()
    {
        _temp.Add("output/index.html", "old");
        _temp.Add("staged/index.html", "new");

        FolderSwap.InTwoSteps(_temp["staged"], Output, _temp["aside"]);

        File.ReadAllText(_temp["output/index.html"]).ShouldBe("new");
        File.ReadAllText(_temp["aside/index.html"]).ShouldBe("old");
    }

    [Fact]
    public void If_the_second_rename_fails_the_first_is_taken_back()
    {
        _temp.Add("output/index.html", "old");

        Should.Throw<IOException>(() => FolderSwap.InTwoSteps(_temp["missing"], Output, _temp["aside"]));

        File.ReadAllText(_temp["output/index.html"]).ShouldBe("old");
    }

    [Fact]
    public void A_disk_that_refuses_a_write_leaves_the_old_site_and_a_message_that_names_the_file()
    {
        if (OperatingSystem.IsWindows())
            return; // has no limit to set on a process
        Publish(Output, ManyFiles('a', 40));
        var before = TempFolder.Identities(Output);

        // The child may write no file of more than 1 block (512 or 1,024 bytes): its pages have 2,000.
        var child = ChildProcess.Run(
            "sh",
            [
                "-c", "trap '' XFSZ; ulimit -f 1; DOTNET_EnableWriteXorExecute=0 exec \"$@\"",
                "sh", ChildProcess.Self, "publish", Output, "b",
            ]);

        child.ExitCode.ShouldBe(2, child.Error);
        child.Error.ShouldContain("posts/");
        child.Error.ShouldContain("The published site is as it was.");
        TempFolder.Identities(Output).ShouldBe(before);
        Directory.GetFileSystemEntries(_temp.Path).ShouldBe([Output]);
    }

    [Fact]
    public async Task A_second_build_waits_for_the_first()
    {
        var said = new ConcurrentQueue<string>();
        var first = StagedPublisher.Open(new PublishSettings { Output = Output });
        first.Write("index.html", "first");
        var second = Task.Run(
            () => Publish(new PublishSettings { Output = Output, Patience = TimeSpan.FromMinutes(5), Say = Say }, ("index.html", "second")),
            TestContext.Current.CancellationToken);
        SpinWait.SpinUntil(() => !said.IsEmpty);

        first.Commit();
        await second;

        said.ShouldHaveSingleItem().ShouldContain("Another build");
        File.ReadAllText(Path.Combine(Output, "index.html")).ShouldBe("second");

        void Say(string message) => said.Enqueue(message);
    }

    [Fact]
    public void A_second_build_whose_patience_ends_stops_with_a_message()
    {
        using var first = StagedPublisher.Open(new PublishSettings { Output = Output });
        first.Write("index.html", "first");

        Should.Throw<EnvironmentException>(
                () => Publish(new PublishSettings { Output = Output, Patience = TimeSpan.Zero }, ("index.html", "second")))
            .Message.ShouldContain("another build (process ");
        first.Commit();

        File.ReadAllText(Path.Combine(Output, "index.html")).ShouldBe("first");
    }

    [Theory]
    [InlineData("ln", "-s", "elsewhere")]
    [InlineData("mkfifo")]
    public void A_link_or_a_pipe_in_the_place_of_the_lock_is_neither_opened_nor_waited_for(string command, params string[] arguments)
    {
        if (OperatingSystem.IsWindows())
            return; // has no such files
        ChildProcess.Run(command, [.. arguments, _temp[".output.lock"]]).ExitCode.ShouldBe(0);

        Publish(new PublishSettings { Output = Output, Patience = TimeSpan.Zero }, ("index.html", "home"));

        File.ReadAllText(Path.Combine(Output, "index.html")).ShouldBe("home");
        File.Exists(_temp["elsewhere"]).ShouldBeFalse();
        File.Exists(Path.Combine(Output, ".serviceblog-lock")).ShouldBeFalse();
    }

    /// <summary>The letter of the one site that all files are of.</summary>
    private char ShouldBeOneWholeSite()
    {
        var texts = TempFolder.Texts(Output);
        var letter = texts[ManyFiles('?', Program.FilesPerSite)[^1].Path][0];
        var expected = ManyFiles(letter, Program.FilesPerSite);
        texts.Remove(OutputManifest.NameFor(Shard.Whole), out var manifest).ShouldBeTrue();
        manifest.ShouldBe(ListOf(expected.Select(file => file.Path)));
        texts.Count.ShouldBe(expected.Length);
        expected.ShouldAllBe(file => texts[file.Path] == file.Text);
        return letter;
    }
}
