using ServiceBlog.Files;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Files;

public sealed class ThemeFinderTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_theme_beside_the_input_folder_comes_before_the_shipped_one()
    {
        _shell.Folder.Add("program/themes/default/theme.yml", "shipped");
        Finder().Find("default").ShouldNotBeNull().Files.ShouldHaveSingleItem().DisplayPath.ShouldBe("program/themes/default/theme.yml");

        _shell.Folder.Add("themes/default/theme.yml", "own");
        Finder().Find("default").ShouldNotBeNull().Files.ShouldHaveSingleItem().DisplayPath.ShouldBe("themes/default/theme.yml");
    }

    [Fact]
    public void An_unknown_theme_is_null() => Finder().Find("nope").ShouldBeNull();

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a/../../elsewhere")]
    public void A_name_from_the_site_may_not_escape(string name)
    {
        _shell.Folder.Add("elsewhere/theme.yml", "");
        _shell.Folder.Add("themes/a/theme.yml", "");

        Finder().Find(name).ShouldBeNull();
        Finder().Find(_shell.Folder["elsewhere"]).ShouldBeNull();
    }

    [Fact]
    public void The_command_line_may_name_any_folder()
    {
        _shell.Folder.Add("elsewhere/theme.yml", "");

        Finder("elsewhere").Find("elsewhere").ShouldNotBeNull().Files.ShouldHaveSingleItem();
        Finder("./themes/../elsewhere").Find("./themes/../elsewhere").ShouldNotBeNull();
        Finder(_shell.Folder["elsewhere"]).Find(_shell.Folder["elsewhere"]).ShouldNotBeNull();
    }

    [Fact]
    public void A_linked_theme_is_none_by_name_and_one_by_folder()
    {
        _shell.Folder.Add("elsewhere/theme.yml", "");
        _shell.Folder.AddFolder("themes");
        Directory.CreateSymbolicLink(_shell.Folder["themes/linked"], _shell.Folder["elsewhere"]);

        Finder().Find("linked").ShouldBeNull();
        Finder("themes/linked").Find("themes/linked").ShouldNotBeNull();
    }

    [Fact]
    public void Links_inside_a_theme_are_reported()
    {
        _shell.Folder.Add("themes/own/theme.yml", "");
        File.CreateSymbolicLink(_shell.Folder["themes/own/passwd"], "/etc/passwd");

        var theme = Finder().Find("own").ShouldNotBeNull();

        theme.Files.ShouldHaveSingleItem();
        theme.Diagnostics.ShouldHaveSingleItem().Rule.Name.ShouldBe("symbolic-link");
    }

    private ThemeFinder Finder(string? commandLineTheme = null) =>
        new(_shell.Folder["input"], commandLineTheme, _shell.Context(TextWriter.Null, TextWriter.Null));
}
