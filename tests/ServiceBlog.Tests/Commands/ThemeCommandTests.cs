using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Commands;

public sealed class ThemeCommandTests : IDisposable
{
    private readonly Shell _shell = new();

    public ThemeCommandTests()
    {
        _shell.Folder.Add("input/site.yml", "theme: own");
        _shell.Folder.Add("themes/own/theme.yml", "extends: base");
        _shell.Folder.Add("themes/own/partials/a.sbn-html", "own a");
        _shell.Folder.Add("themes/base/partials/a.sbn-html", "base a");
        _shell.Folder.Add("themes/base/partials/b.sbn-html", "base b");
        _shell.Folder.Add("input/theme/partials/a.sbn-html", "site a");
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void List_shows_the_layer_of_each_file_and_what_it_lies_over()
    {
        _shell.Run("theme", "list").ShouldBe(0, _shell.Error);

        _shell.Out.ShouldBe("""
            partials/a.sbn-html  input/theme, over own and base
            partials/b.sbn-html  base
            theme.yml            own

            """);
    }

    [Fact]
    public void Copy_takes_a_file_out_to_be_changed()
    {
        _shell.Run("theme", "copy", "partials/b.sbn-html").ShouldBe(0, _shell.Error);

        _shell.Out.ShouldBe("Copied partials/b.sbn-html of base to input/theme/partials/b.sbn-html\n");
        File.ReadAllText(_shell.Folder["input/theme/partials/b.sbn-html"]).ShouldBe("base b");
    }

    [Theory]
    [InlineData("partials/a.sbn-html", "the site has its own partials/a.sbn-html already: input/theme/partials/a.sbn-html.")]
    [InlineData("partials/bb.sbn-html", "the theme has no file 'partials/bb.sbn-html'. Did you mean partials/b.sbn-html?")]
    public void Copy_overwrites_nothing_and_invents_nothing(string path, string message)
    {
        _shell.Run("theme", "copy", "partials/b.sbn-html", path).ShouldBe(2);

        _shell.Error.ShouldContain(message);
        File.Exists(_shell.Folder["input/theme/partials/b.sbn-html"]).ShouldBeFalse();
        File.ReadAllText(_shell.Folder["input/theme/partials/a.sbn-html"]).ShouldBe("site a");
    }

    [Fact]
    public void A_broken_chain_is_told()
    {
        _shell.Folder.Add("themes/base/theme.yml", "extends: own");

        _shell.Run("theme", "list").ShouldBe(2);
        _shell.Error.ShouldContain("themes/base/theme.yml:1:10: the theme \"own\" extends itself");
    }
}
