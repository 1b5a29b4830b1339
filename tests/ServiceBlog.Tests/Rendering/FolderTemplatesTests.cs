using ServiceBlog.Rendering;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Rendering;

public sealed class FolderTemplatesTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_file_of_the_folder_is_found_by_its_path_and_parsed_once()
    {
        _temp.Add("theme/partials/nav.html", "nav");
        var templates = new FolderTemplates(_temp["theme"], _temp.Path);

        var found = templates.Find("partials/nav.html", from: "").ShouldNotBeNull();

        found.Path.ShouldBe("theme/partials/nav.html");
        templates.Find("partials/../partials/nav.html", from: "").ShouldBeSameAs(found);
    }

    [Fact]
    public void The_extension_of_a_template_may_be_left_out_as_in_a_theme()
    {
        _temp.Add("theme/nav/menu.sbn-html", "menu");
        var templates = new FolderTemplates(_temp["theme"], _temp.Path);

        templates.Find("nav/menu", from: "").ShouldNotBeNull().Path.ShouldBe("theme/nav/menu.sbn-html");
    }

    [Fact]
    public void Nothing_outside_the_folder_is_found()
    {
        _temp.Add("secret.html", "secret");
        _temp.Add("theme-2/x.html", "other");
        _temp.AddFolder("theme");
        File.CreateSymbolicLink(_temp["theme/link.html"], _temp["secret.html"]);
        Directory.CreateSymbolicLink(_temp["theme/up"], _temp.Path);
        var templates = new FolderTemplates(_temp["theme"], _temp.Path);

        foreach (var name in new[]
        {
            "../secret.html", "x/../../secret.html", _temp["secret.html"], "link.html", "up/secret.html", "../theme-2/x.html",
            @"..\secret.html", "", ".", "a\0b", "missing.html",
        })
        {
            templates.Find(name, from: "").ShouldBeNull(name);
        }
    }

    [Fact]
    public void A_link_that_stays_inside_is_fine()
    {
        _temp.Add("theme/real.html", "text");
        File.CreateSymbolicLink(_temp["theme/link.html"], "real.html");

        new FolderTemplates(_temp["theme"], _temp.Path).Find("link.html", from: "").ShouldNotBeNull();
    }
}
