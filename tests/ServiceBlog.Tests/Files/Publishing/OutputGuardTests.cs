using ServiceBlog.Files.Publishing;
using ServiceBlog.Tests.Support;
using static ServiceBlog.Tests.Support.Publishing;

namespace ServiceBlog.Tests.Files.Publishing;

public sealed class OutputGuardTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void The_root_of_the_file_system_is_refused() => Refuse(Path.GetPathRoot(_temp.Path)!).ShouldContain("root");

    [Fact]
    public void A_file_is_refused() => Refuse(_temp.Add("site", "text")).ShouldContain("is a file");

    [Fact]
    public void A_folder_that_holds_the_input_is_refused() =>
        Refuse(_temp.Path, new ProtectedFolder(_temp.AddFolder("input"), "the input folder", IsRead: true)).ShouldContain("holds the input folder");

    [Fact]
    public void The_input_folder_itself_and_a_folder_inside_it_are_refused()
    {
        var input = new ProtectedFolder(_temp.AddFolder("input"), "the input folder", IsRead: true);

        Refuse(input.Path, input).ShouldContain("is the input folder");
        Refuse(Path.Combine(input.Path, "out"), input).ShouldContain("lies inside the input folder");
    }

    [Fact]
    public void A_folder_inside_the_working_directory_is_fine()
    {
        var settings = new PublishSettings
        {
            Output = _temp["work/output"],
            Protected = [new ProtectedFolder(_temp.AddFolder("work"), "the working directory", IsRead: false)],
        };

        Publish(settings, ("index.html", "home")).Written.ShouldBe(1);
    }

    [Fact]
    public void A_link_to_the_input_folder_is_refused_as_well()
    {
        var input = new ProtectedFolder(_temp.AddFolder("input"), "the input folder", IsRead: true);
        Directory.CreateSymbolicLink(_temp["output"], input.Path);

        Refuse(_temp["output"], input).ShouldContain("is the input folder");
    }

    [Fact]
    public void A_folder_with_foreign_files_is_refused_and_left_alone()
    {
        _temp.Add("output/thesis.txt", "years of work");
        _temp.Add("output/sub/notes.txt", "more");

        Refuse(_temp["output"]).ShouldContain("sub/notes.txt and 1 more");

        TempFolder.Texts(_temp["output"]).Keys.ShouldBe(["sub/notes.txt", "thesis.txt"]);
        Directory.GetFileSystemEntries(_temp.Path).ShouldBe([_temp["output"]]);
    }

    [Theory]
    [InlineData("index.html/notes.txt")]
    [InlineData("about")]
    [InlineData("about/index.html")]
    public void A_foreign_file_in_the_place_of_one_of_the_site_is_refused(string foreign)
    {
        Publish(_temp["output"], ("b.html", "b"));
        _temp.Add($"output/{foreign}", "mine");

        Should.Throw<EnvironmentException>(() => Publish(_temp["output"], ("b.html", "new"), ("index.html", "home"), ("about/index.html", "about"))).Message.ShouldContain(foreign);

        TempFolder.Texts(_temp["output"])[foreign].ShouldBe("mine");
        TempFolder.Texts(_temp["output"])["b.html"].ShouldBe("b");
    }

    [Fact]
    public void A_folder_with_nothing_but_hidden_files_is_published_into()
    {
        _temp.Add("output/.git/HEAD", "ref: refs/heads/gh-pages");

        Publish(_temp["output"], ("index.html", "home"));

        TempFolder.Texts(_temp["output"]).Keys.ShouldBe([".git/HEAD", ".serviceblog-files", "index.html"]);
    }

    [Fact]
    public void A_damaged_manifest_is_not_believed()
    {
        Publish(_temp["output"], ("index.html", "home"));
        File.WriteAllText(_temp["output/.serviceblog-files"], "index.html\n");

        Refuse(_temp["output"]).ShouldContain("is damaged");
    }

    [Fact]
    public void A_staging_folder_that_is_not_ours_is_left_alone()
    {
        _temp.Add(".output.staging/mine.txt", "mine");

        Refuse(_temp["output"]).ShouldContain("did not make it");

        File.Exists(_temp[".output.staging/mine.txt"]).ShouldBeTrue();
    }

    private static string Refuse(string output, params ProtectedFolder[] folders) =>
        Should.Throw<EnvironmentException>(
            () => Publish(new PublishSettings { Output = output, Protected = [.. folders] }, ("index.html", "home"))).Message;
}
