using ServiceBlog.Core.Building;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Files.Publishing;

/// <summary>The next build mends what happened to the published site, whether or not its input changed.</summary>
public sealed class OutputMendingTests : IDisposable
{
    private const string Page = "output/posts/a/index.html";

    private static readonly Dictionary<string, Action<TempFolder>> Damages = new(StringComparer.Ordinal)
    {
        ["nothing"] = _ => { },
        ["a file touched"] = folder => File.SetLastWriteTimeUtc(folder[Page], DateTime.UtcNow.AddHours(-1)),
        ["a file edited"] = folder => File.AppendAllText(folder[Page], "<p>by hand"),
        ["a file edited to the same size"] = folder => EditInPlace(folder[Page]),
        ["a file edited to the same size and time"] = EditKeepingTheTime,
        ["a file emptied"] = folder => File.WriteAllText(folder[Page], ""),
        ["a file removed"] = folder => File.Delete(folder[Page]),
        ["two files removed"] = folder =>
        {
            File.Delete(folder[Page]);
            File.Delete(folder["output/feed.xml"]);
        },
        ["a static file edited"] = folder => EditInPlace(folder["output/notes.txt"]),
        ["a file replaced by another of the same bytes"] = folder =>
        {
            File.Copy(folder[Page], folder["copy"]);
            File.Move(folder["copy"], folder[Page], overwrite: true);
        },
        ["a file replaced by an empty folder"] = folder =>
        {
            File.Delete(folder[Page]);
            folder.AddFolder(Page);
        },
        ["a file replaced by a link to its bytes"] = folder =>
        {
            File.Move(folder[Page], folder["elsewhere.html"]);
            File.CreateSymbolicLink(folder[Page], folder["elsewhere.html"]);
        },
        ["a file replaced by a link to nothing"] = folder =>
        {
            File.Delete(folder[Page]);
            File.CreateSymbolicLink(folder[Page], folder["nowhere"]);
        },
        ["a file replaced by a link to a folder"] = folder =>
        {
            File.Delete(folder[Page]);
            Directory.CreateSymbolicLink(folder[Page], folder["input"]);
        },
        ["a folder removed"] = folder => Directory.Delete(folder["output/posts"], recursive: true),
        ["a folder replaced by a link to it"] = folder =>
        {
            Directory.Move(folder["output/posts"], folder["posts"]);
            Directory.CreateSymbolicLink(folder["output/posts"], folder["posts"]);
        },
        ["an empty folder added"] = folder => folder.AddFolder("output/empty"),
        ["the list of files removed"] = folder => File.Delete(folder["output/.serviceblog-files"]),
        ["the list of files damaged"] = folder => File.WriteAllText(folder["output/.serviceblog-files"], "index.html\n"),
        ["the output emptied"] = folder =>
        {
            Directory.Delete(folder["output"], recursive: true);
            folder.AddFolder("output");
        },
        ["the output removed"] = folder => Directory.Delete(folder["output"], recursive: true),
    };

    private readonly Shell _shell = new() { Pipeline = SitePipeline.Run, ProgramFolder = AppContext.BaseDirectory };

    public OutputMendingTests()
    {
        _shell.Folder.Add("input/site.yml", "title: Test\nbaseUrl: https://example.org/");
        _shell.Folder.Add("input/static/notes.txt", "notes");
        _shell.Folder.Add("input/posts/a.md", "---\ntitle: A\ndate: 2026-01-02\n---\nSee [b](b.md).\n");
        _shell.Folder.Add("input/posts/b.md", "---\ntitle: B\ndate: 2026-01-03\n---\nText.\n");
    }

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var damage in Damages.Keys)
            {
                cases.Add(damage, false);
                cases.Add(damage, true);
            }
            return cases;
        }
    }

    public void Dispose() => _shell.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_next_build_equals_a_clean_one_after(string damage, bool isInputEdited)
    {
        Build();
        Damages[damage](_shell.Folder);
        if (isInputEdited)
            File.AppendAllText(_shell.Folder["input/posts/b.md"], "More to say.\n");

        Build();
        ShouldEqualACleanBuild();

        // What was learnt of the mended site holds: nothing is written any more.
        var mended = TempFolder.Identities(_shell.Folder["output"]);
        Build();
        TempFolder.Identities(_shell.Folder["output"]).ShouldBe(mended);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_holds_of_a_build_without_a_record_after(string damage, bool isInputEdited)
    {
        if (damage.StartsWith("the list", StringComparison.Ordinal))
            return; // nothing tells then whose files they are
        Build();
        Damages[damage](_shell.Folder);
        Directory.Delete(_shell.Folder[".serviceblog"], recursive: true);
        if (isInputEdited)
            File.AppendAllText(_shell.Folder["input/posts/b.md"], "More to say.\n");

        Build();

        ShouldEqualACleanBuild();
    }

    [Fact]
    public void A_folder_with_the_authors_own_file_in_the_place_of_ours_is_not_lost()
    {
        Build();
        File.Delete(_shell.Folder[Page]);
        _shell.Folder.Add($"{Page}/thesis.txt", "years of work");

        _shell.Run("build", "--now", "2026-11-20").ShouldBe(2);

        _shell.Error.ShouldContain("it holds files that ServiceBlog did not write (posts/a/index.html/thesis.txt)");
        File.ReadAllText(_shell.Folder[$"{Page}/thesis.txt"]).ShouldBe("years of work");
    }

    [Fact]
    public void What_a_link_led_to_stays_as_it_is()
    {
        Build();
        File.Delete(_shell.Folder[Page]);
        File.CreateSymbolicLink(_shell.Folder[Page], _shell.Folder.Add("mine.txt", "mine"));

        Build();

        File.ReadAllText(_shell.Folder["mine.txt"]).ShouldBe("mine");
        new FileInfo(_shell.Folder[Page]).LinkTarget.ShouldBeNull();
    }

    private static void EditInPlace(string path)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        var first = file.ReadByte();
        file.Position = 0;
        file.WriteByte((byte)(first ^ 1));
    }

    private static void EditKeepingTheTime(TempFolder folder)
    {
        var time = File.GetLastWriteTimeUtc(folder[Page]);
        EditInPlace(folder[Page]);
        File.SetLastWriteTimeUtc(folder[Page], time);
    }

    private void Build() => _shell.Run("build", "--now", "2026-11-20").ShouldBe(0, _shell.Error + _shell.Out);

    private void ShouldEqualACleanBuild()
    {
        _shell.Run("build", "--now", "2026-11-20", "--no-cache", "--output", "clean").ShouldBe(0, _shell.Error);
        TempFolder.Texts(_shell.Folder["output"]).ShouldBe(TempFolder.Texts(_shell.Folder["clean"]));
        Entries("output").Where(entry => entry.LinkTarget is not null).ShouldBeEmpty();
        Directory.Exists(_shell.Folder[".output.staging"]).ShouldBeFalse();
    }

    private IEnumerable<FileSystemInfo> Entries(string folder) =>
        new DirectoryInfo(_shell.Folder[folder]).EnumerateFileSystemInfos("*", SearchOption.AllDirectories);
}
