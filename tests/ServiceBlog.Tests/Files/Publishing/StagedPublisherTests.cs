using ServiceBlog.Core.Outputs;
using ServiceBlog.Files.Publishing;
using ServiceBlog.Tests.Support;
using static ServiceBlog.Tests.Support.Publishing;

namespace ServiceBlog.Tests.Files.Publishing;

public sealed class StagedPublisherTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private string Output => _temp["output"];

    private string Staging => _temp[".output.staging"];

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void The_first_build_publishes_every_file_and_a_manifest()
    {
        Publish(Output, ("index.html", "home"), ("posts/a/index.html", "a")).ShouldBe(new PublishSummary(2, 0, 0));

        TempFolder.Texts(Output).ShouldBe(new Dictionary<string, string>
        {
            [".serviceblog-files"] = ListOf("index.html", "posts/a/index.html"),
            ["index.html"] = "home",
            ["posts/a/index.html"] = "a",
        });
        Directory.Exists(Staging).ShouldBeFalse();
    }

    [Fact]
    public void The_list_of_files_tells_no_name_to_those_who_fetch_it()
    {
        Publish(Output, ("index.html", "home"), ("unlisted/plan-2027.pdf", "secret"));

        var list = File.ReadAllText(Path.Combine(Output, ".serviceblog-files"));

        list.Split('\n').Length.ShouldBe(4);
        list.ShouldNotContain("plan");
        list.ShouldNotContain("html");
    }

    [Theory]
    [InlineData("new")]
    [InlineData("home")]
    public void A_list_with_names_that_an_earlier_version_wrote_is_believed_and_goes(string home)
    {
        _temp.Add("output/.serviceblog-manifest", "serviceblog-manifest 1\ngone/index.html\nindex.html\n");
        _temp.Add("output/index.html", "home");
        _temp.Add("output/gone/index.html", "gone");
        _temp.Add("output/mine.txt", "mine");

        Publish(Output, ("index.html", home));

        TempFolder.Texts(Output).ShouldBe(new Dictionary<string, string> { [".serviceblog-files"] = ListOf("index.html"), ["index.html"] = home, ["mine.txt"] = "mine" });
    }

    [Fact]
    public void Parts_of_an_index_are_exchanged_with_a_page_and_the_rest_stays()
    {
        Publish(Output, ("a.html", "a"), ("b.html", "b"), ("search/manifest.json", "1 2"), ("search/0000000001.bin", "1"), ("search/0000000002.bin", "2"));
        var before = TempFolder.Identities(Output);

        Publish(Output, ("a.html", "A"), ("b.html", "b"), ("search/manifest.json", "1 3"), ("search/0000000001.bin", "1"), ("search/0000000003.bin", "3"))
            .ShouldBe(new PublishSummary(3, 2, 1));

        TempFolder.Texts(Output).ShouldBe(new Dictionary<string, string>
        {
            [".serviceblog-files"] = ListOf("a.html", "b.html", "search/0000000001.bin", "search/0000000003.bin", "search/manifest.json"),
            ["a.html"] = "A",
            ["b.html"] = "b",
            ["search/0000000001.bin"] = "1",
            ["search/0000000003.bin"] = "3",
            ["search/manifest.json"] = "1 3",
        });
        TempFolder.Identities(Output)["b.html"].ShouldBe(before["b.html"]);
        Directory.GetFileSystemEntries(_temp.Path).ShouldBe([Output]);
    }

    [Fact]
    public void A_second_run_of_an_unchanged_build_writes_nothing()
    {
        Publish(Output, ManyFiles('a', 60));
        var before = TempFolder.Identities(Output);

        Publish(Output, ManyFiles('a', 60)).ShouldBe(new PublishSummary(0, 60, 0));

        TempFolder.Identities(Output).ShouldBe(before);
        Directory.GetFileSystemEntries(_temp.Path).ShouldBe([Output]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Only_changed_files_are_written_anew(int changes)
    {
        var files = ManyFiles('a', 60);
        Publish(Output, files);
        var before = TempFolder.Identities(Output);
        for (var number = 0; number < changes; number++)
            files[number + 30].Text = "edited";

        Publish(Output, files).ShouldBe(new PublishSummary(changes, 60 - changes, 0));

        var after = TempFolder.Identities(Output);
        after.Keys.ShouldBe(before.Keys);
        after.Where(file => before[file.Key] != file.Value).Select(file => file.Key)
            .Where(path => path != OutputManifest.NameFor(Shard.Whole))
            .ShouldBe(files.Skip(30).Take(changes).Select(file => file.Path), ignoreOrder: true);
        File.ReadAllText(Path.Combine(Output, files[30].Path)).ShouldBe("edited");
    }

    [Fact]
    public void A_clean_build_writes_every_file_anew()
    {
        Publish(Output, ("a.html", "a"), ("b.html", "b"));
        var before = TempFolder.Identities(Output);

        Publish(new PublishSettings { Output = Output, Clean = true }, ("a.html", "a"), ("b.html", "b"))
            .ShouldBe(new PublishSummary(2, 0, 0));

        TempFolder.Identities(Output)["a.html"].ShouldNotBe(before["a.html"]);
    }

    [Fact]
    public void Removed_pages_vanish_with_their_empty_folders()
    {
        Publish(Output, ("index.html", "home"), ("posts/old/index.html", "old"));

        Publish(Output, ("index.html", "home")).ShouldBe(new PublishSummary(0, 1, 1));

        Directory.GetFileSystemEntries(Output).Select(Path.GetFileName)
            .ShouldBe([".serviceblog-files", "index.html"], ignoreOrder: true);
    }

    [Fact]
    public void A_file_may_become_a_folder_and_back()
    {
        Publish(Output, ("about", "file"), ("index.html", "home"));
        Publish(Output, ("about/index.html", "folder"), ("index.html", "home"));
        File.ReadAllText(Path.Combine(Output, "about/index.html")).ShouldBe("folder");

        Publish(Output, ("about", "file"), ("index.html", "home"));
        File.ReadAllText(Path.Combine(Output, "about")).ShouldBe("file");
    }

    [Fact]
    public void A_build_that_is_not_committed_leaves_the_old_site_byte_for_byte()
    {
        Publish(Output, ManyFiles('a', 40));
        var before = TempFolder.Identities(Output);

        using (var publisher = StagedPublisher.Open(new PublishSettings { Output = Output }))
            publisher.Write("index.html", "half a site");

        TempFolder.Identities(Output).ShouldBe(before);
        Directory.GetFileSystemEntries(_temp.Path).ShouldBe([Output]);
    }

    [Fact]
    public void A_deleted_or_edited_file_is_mended_by_the_next_build()
    {
        var files = ManyFiles('a', 30);
        Publish(Output, files);
        var whole = TempFolder.Texts(Output);
        Directory.Delete(Path.Combine(Output, "posts/3"), recursive: true);
        File.WriteAllText(Path.Combine(Output, files[25].Path), "edited by hand");

        Publish(Output, files).Written.ShouldBe(3);

        TempFolder.Texts(Output).ShouldBe(whole);
    }

    [Fact]
    public void A_deleted_folder_of_a_single_file_is_mended_too()
    {
        Publish(Output, ("index.html", "home"), ("about/index.html", "about"));
        Directory.Delete(Path.Combine(Output, "about"), recursive: true);

        Publish(Output, ("index.html", "home"), ("about/index.html", "about")).Written.ShouldBe(1);

        File.ReadAllText(Path.Combine(Output, "about/index.html")).ShouldBe("about");
    }

    [Fact]
    public void The_litter_of_file_managers_does_not_stand_in_the_way()
    {
        Publish(Output, ("index.html", "home"));
        File.WriteAllText(Path.Combine(Output, ".DS_Store"), "x");

        Publish(Output, ("index.html", "new"), ("b.html", "b")).Written.ShouldBe(2);
    }

    [Fact]
    public void A_file_put_into_the_output_during_a_build_stays()
    {
        Publish(Output, ("index.html", "home"));
        using var publisher = StagedPublisher.Open(new PublishSettings { Output = Output });
        publisher.Write("index.html", "new");
        publisher.Write("b.html", "b");
        File.WriteAllText(Path.Combine(Output, "notes.txt"), "mine");

        publisher.Commit();

        File.ReadAllText(Path.Combine(Output, "notes.txt")).ShouldBe("mine");
        File.ReadAllText(Path.Combine(Output, "index.html")).ShouldBe("new");
    }

    [Fact]
    public void A_linked_output_folder_is_published_at_its_real_place()
    {
        Directory.CreateSymbolicLink(Output, _temp.AddFolder("disk/site"));

        Publish(Output, ("index.html", "home"));
        Publish(Output, ("index.html", "new"), ("b.html", "b"));

        new DirectoryInfo(Output).LinkTarget.ShouldNotBeNull();
        File.ReadAllText(_temp["disk/site/index.html"]).ShouldBe("new");
    }

    [Fact]
    public void A_site_with_a_path_written_twice_is_not_published()
    {
        using var publisher = StagedPublisher.Open(new PublishSettings { Output = Output });
        publisher.Write("index.html", "one");

        publisher.Write("index.html", "two");

        Should.Throw<InvalidOperationException>(() => publisher.Commit());
        Directory.Exists(Output).ShouldBeFalse();
    }

    [Fact]
    public void The_permissions_of_the_output_folder_stay()
    {
        if (OperatingSystem.IsWindows())
            return; // has none
        const UnixFileMode Shared = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead;
        Publish(Output, ("index.html", "home"));
        File.SetUnixFileMode(Output, Shared);

        Publish(Output, ("index.html", "new"), ("b.html", "b"));

        File.GetUnixFileMode(Output).ShouldBe(Shared);
    }

    [Fact]
    public void Files_are_kept_as_bytes()
    {
        byte[] bytes = [0, 255, 13, 10, 0xEF, 0xBB, 0xBF];
        using (var publisher = StagedPublisher.Open(new PublishSettings { Output = Output }))
        {
            publisher.Write(new OutputFile("a.bin", bytes));
            publisher.Write(new OutputFile("empty.bin", ReadOnlyMemory<byte>.Empty));
            publisher.Commit();
        }

        File.ReadAllBytes(Path.Combine(Output, "a.bin")).ShouldBe(bytes);
        File.ReadAllBytes(Path.Combine(Output, "empty.bin")).ShouldBeEmpty();
    }
}
