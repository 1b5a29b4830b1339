using System.Collections.Immutable;
using ServiceBlog.Commands;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Preview;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Preview;

public sealed class SiteFoldersTests : IDisposable
{
    private const string Page = "input/posts/a.md";
    private const string Partial = "themes/default/partials/p.sbn-html";

    private readonly TempFolder _folder = new();
    private readonly SiteFolders _folders;

    public SiteFoldersTests()
    {
        _folder.Add(Page, "one");
        _folder.Add(Partial, "one");
        var context = ShellContext.OfThisProcess() with { WorkingDirectory = _folder.Path };
        var settings = new BuildSettings { Input = _folder["input"], Output = _folder["output"], Options = new BuildOptions() };
        _folders = new SiteFolders(settings, context);
        LookAndRead();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_look_at_the_touched_files_finds_those_with_other_bytes()
    {
        var other = _folder.Add("input/posts/b.md", "one");
        LookAndRead();

        _folder.Add(Page, "two");

        _folders.Look([_folder[Page], other, _folder["input/posts/.a.md.swp"]]).ShouldBe([Page]);
        _folders.Edited.ShouldHaveSingleItem().DisplayPath.ShouldBe(Page);
        _folders.Look([_folder[Page], other]).ShouldBeEmpty();
        _folders.Look().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Partial, "two")]
    [InlineData("input/posts/new.md", "one")]
    public void Nothing_is_lost_where_a_known_page_and_something_else_were_touched(string other, string text)
    {
        _folder.Add(Page, "two");
        _folder.Add(other, text);

        LookAndRead([_folder[Page], _folder[other]]).ShouldBe([Page, other], ignoreOrder: true);
        _folders.Edited.ShouldBeEmpty();
        _folders.Look().ShouldBeEmpty();
    }

    [Fact]
    public void A_deleted_file_is_told()
    {
        File.Delete(_folder[Page]);

        _folders.Look([_folder[Page]]).ShouldBe([Page]);
    }

    [Fact]
    public void A_save_that_a_build_runs_into_is_told_by_the_next_look()
    {
        var known = _folders.Input.Files.ShouldHaveSingleItem();
        _folder.Add(Page, "two");

        Should.Throw<FileChangedException>(() => known.Read());

        _folders.Look().ShouldBe([Page]);
    }

    /// <summary>As a build does, which reads all that is there.</summary>
    private ImmutableArray<string> LookAndRead(params string[] touched)
    {
        var changed = _folders.Look(touched.Length > 0 ? touched : null);
        foreach (var file in _folders.Input.Files.Concat(_folders.FindTheme("default")!.Files))
            file.Read();
        return changed;
    }
}
