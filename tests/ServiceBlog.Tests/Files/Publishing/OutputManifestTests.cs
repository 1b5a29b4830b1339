using System.Text;
using ServiceBlog.Files.Publishing;

namespace ServiceBlog.Tests.Files.Publishing;

public class OutputManifestTests
{
    [Theory]
    [InlineData("", "a.html b.html")]
    [InlineData("a.html b.html c.html", "a.html b.html c.html")]
    [InlineData("a.html b.html c.html", "b.html")]
    [InlineData("a.html b.html c.html", "d.html e.html f.html g.html")]
    [InlineData("a.html b.html c.html d.html", "a.html 1.html d.html 2.html 3.html")]
    public void A_list_of_which_some_files_changed_is_the_same_as_one_made_anew(string before, string now)
    {
        var known = OutputManifest.Parse(OutputManifest.Format(Paths(before)));

        var list = known.ShouldNotBeNull().Format(Paths(now).ToDictionary(path => path, _ => true), Paths(before).ToHashSet());

        Encoding.UTF8.GetString(list).ShouldBe(Encoding.UTF8.GetString(OutputManifest.Format(Paths(now))));
        OutputManifest.Parse(list).ShouldNotBeNull().IsOf(Paths(now)).ShouldBeTrue();
    }

    private static string[] Paths(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
