using ServiceBlog.Files.Publishing;
using ServiceBlog.Tests.Support;
using static ServiceBlog.Tests.Support.Publishing;

namespace ServiceBlog.Tests.Files.Publishing;

/// <summary>A folder that must not be replaced as a whole, since it holds files that are not ours.</summary>
public sealed class InPlaceExchangeTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private string Output => _temp["output"];

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Files_of_others_stay_and_ours_come_and_go(bool isClean)
    {
        Publish(Output, ("index.html", "home"), ("a/index.html", "a"), ("b", "file"), ("c/d.html", "d"), ("same.html", "same"));
        AddForeign();
        Directory.CreateSymbolicLink(_temp["output/elsewhere"], _temp.AddFolder("private"));

        Publish(
            new PublishSettings { Output = Output, Clean = isClean },
            ("index.html", "new"), ("b/index.html", "folder"), ("c", "file"), ("same.html", "same"), ("e/f/g.html", "g"));

        Ours().ShouldBe(["b/index.html: folder", "c: file", "e/f/g.html: g", "index.html: new", "same.html: same"]);
        Directory.Exists(_temp["output/a"]).ShouldBeFalse();
        new DirectoryInfo(_temp["output/elsewhere"]).LinkTarget.ShouldNotBeNull();
        Directory.GetFileSystemEntries(_temp.Path).Order(StringComparer.Ordinal).ShouldBe([Output, _temp["private"]]);
    }

    [Fact]
    public void What_is_unchanged_is_not_touched()
    {
        Publish(Output, ("index.html", "home"), ("same.html", "same"), ("other.html", "other"));
        AddForeign();
        var before = TempFolder.Identities(Output);

        Publish(Output, ("index.html", "new"), ("same.html", "same"), ("other.html", "new"), ("more.html", "more"));

        var after = TempFolder.Identities(Output);
        after["same.html"].ShouldBe(before["same.html"]);
        after[".git/HEAD"].ShouldBe(before[".git/HEAD"]);
    }

    [Fact]
    public void A_build_killed_at_any_moment_leaves_no_page_of_neither_site_and_the_next_is_whole()
    {
        Publish(Output, ManyFiles('z', Program.FilesPerSite));
        AddForeign();
        var random = new Random(20261129);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var child = ChildProcess.Start(ChildProcess.Self, ["publish", Output, string.Concat(Enumerable.Repeat("abcd", 1000))]);
            child.StandardOutput.ReadLine().ShouldBe("a", child.HasExited ? child.StandardError.ReadToEnd() : "");
            Thread.Sleep(random.Next(60));
            child.Kill();
            child.WaitForExit();

            var texts = TempFolder.Texts(Output);
            foreach (var (path, text) in ManyFiles('?', Program.FilesPerSite))
                "abcdz".Any(letter => texts[path] == text.Replace('?', letter)).ShouldBeTrue(path);
        }

        Publish(Output, ManyFiles('q', Program.FilesPerSite));

        Ours().ShouldBe(ManyFiles('q', Program.FilesPerSite).Select(file => $"{file.Path}: {file.Text}").Order(StringComparer.Ordinal));
        Directory.GetFileSystemEntries(_temp.Path).ShouldBe([Output]);
    }

    [Fact]
    public void What_was_begun_is_ended_by_the_next_build()
    {
        Publish(Output, ("index.html", "home"), ("gone/index.html", "gone"));
        var staging = StagingFolder.Create(Output);
        staging.Write("index.html", "new"u8);
        staging.Write(".serviceblog-files", OutputManifest.Format(["index.html"]));
        File.WriteAllText(staging.Journal, "gone/index.html\n");

        StagedPublisher.Open(new PublishSettings { Output = Output }).Dispose();

        Ours().ShouldBe(["index.html: new"]);
        Directory.GetFileSystemEntries(_temp.Path).ShouldBe([Output]);
    }

    [Fact]
    public void A_pipe_in_the_place_of_the_journal_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
            return; // has no such files
        Publish(Output, ("index.html", "home"));
        var staging = StagingFolder.Create(Output);
        ChildProcess.Run("mkfifo", [staging.Journal]).ExitCode.ShouldBe(0);

        Publish(Output, ("index.html", "new"));

        Ours().ShouldBe(["index.html: new"]);
    }

    [Fact]
    public void Where_two_names_of_one_file_cannot_change_places_the_published_one_stays()
    {
        Publish(Output, ("index.html", "home"), ("same.html", "same"));
        var staging = StagingFolder.Create(Output);
        staging.Write("index.html", "new"u8);
        staging.Reuse(_temp["output/same.html"], "same.html");
        var asked = 0;

        new InPlaceExchange(staging, Output) { Move = LikeAnOverlay }.Run([]);
        staging.Delete();

        Ours().ShouldBe(["index.html: new", "same.html: same"]);
        asked.ShouldBe(2);

        void LikeAnOverlay(string from, string to)
        {
            asked++;
            if (File.ReadAllText(from) == "same")
                throw new IOException("Invalid argument");
            File.Move(from, to, overwrite: true);
        }
    }

    private void AddForeign()
    {
        _temp.Add("output/.git/HEAD", "ref");
        _temp.Add("output/pagefind/p.js", "script");
        _temp.Add("output/index.html.gz", "compressed");
    }

    /// <summary>All but those of others, which must be there if they ever were.</summary>
    private IEnumerable<string> Ours()
    {
        var texts = TempFolder.Texts(Output);
        if (texts.Remove(".git/HEAD"))
            (texts.Remove("pagefind/p.js") && texts.Remove("index.html.gz")).ShouldBeTrue();
        texts.Remove(".serviceblog-files", out var list).ShouldBeTrue();
        list.ShouldBe(ListOf(texts.Keys));
        return texts.Select(file => $"{file.Key}: {file.Value}");
    }
}
