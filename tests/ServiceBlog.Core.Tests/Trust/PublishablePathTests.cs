using ServiceBlog.Core.Content;

namespace ServiceBlog.Core.Tests.Trust;

/// <summary>What cannot be published is found in memory, so that <c>check</c> says what <c>build</c> says.</summary>
public sealed class PublishablePathTests
{
    [Theory]
    [InlineData("static/CON.md", "static/CON.md")]
    [InlineData("static/a:b.txt", "static/a:b.txt")]
    [InlineData("static/a?b*c.txt", "static/a?b*c.txt")]
    [InlineData("static/lpt\u00B9.txt", "static/lpt\u00B9.txt")]
    [InlineData("pages/a|b.txt", "pages/a|b.txt")]
    [InlineData("static/sub/.serviceblog-manifest", "static/sub/.serviceblog-manifest")]
    public void A_name_that_some_system_cannot_hold_is_an_error_at_its_file(string path, string file) =>
        TestSite.Build((path, "x"), ("posts/a.md", TestSite.Text("A", "a"))).Single("unpublishable-path").Location.File.ShouldBe(file);

    [Theory]
    [InlineData("/x/../.htaccess")]
    [InlineData("/.git/config")]
    [InlineData("/.serviceblog-manifest/")]
    [InlineData("/%2Ehtaccess")]
    [InlineData("/a\u202Eb/")]
    [InlineData("/a\uFEFFb/")]
    public void A_permalink_names_nothing_hidden_and_hides_nothing(string permalink) =>
        TestSite.Build(("posts/a.md", TestSite.Text("A", "a", $"permalink: {permalink}"))).Single("invalid-address").Location.Line.ShouldBe(4);

    [Fact]
    public void A_path_may_be_long_but_not_endless() =>
        TestSite.Build(("posts/a.md", TestSite.Text("A", "a", $"permalink: /{string.Concat(Enumerable.Repeat("ab/", 1700))}")))
            .Single("unpublishable-path").Location.Line.ShouldBe(4);

    [Fact]
    public void A_name_has_at_most_255_bytes_which_are_fewer_letters_where_they_are_not_Latin() =>
        TestSite.Build(($"static/{new string('茶', 86)}", "x"), ($"static/{new string('茶', 85)}", "x"))
            .Single("unpublishable-path").Location.File.ShouldBe($"static/{new string('茶', 86)}");

    [Theory]
    [InlineData("static/posts", "posts/a.md")]
    [InlineData("static/tags", "static/tags")]
    [InlineData("static/Posts", "posts/a.md")]
    [InlineData("static/feed.xml/a.txt", "static/feed.xml/a.txt")]
    [InlineData("static/posts/index.html/a.txt", "static/posts/index.html/a.txt")]
    public void A_file_in_the_place_of_a_folder_is_an_error_that_names_both(string path, string file)
    {
        var site = TestSite.Build((path, "x"), ("posts/a.md", TestSite.Text("A", "a", "tags: [t]")));

        var errors = site.Result.Diagnostics.Where(diagnostic => diagnostic.Rule.Name == "file-against-folder").ToList();
        errors.ShouldContain(error => error.Location.File == file);
        errors.ShouldAllBe(error => error.Message.Contains(path, StringComparison.Ordinal));
    }

    [Fact]
    public void So_are_two_permalinks_of_which_one_lies_in_the_other() =>
        TestSite.Build(("posts/a.md", TestSite.Text("A", "a", "permalink: /a.html")), ("posts/b.md", TestSite.Text("B", "b", "permalink: /a.html/b/")))
            .Single("file-against-folder").Location.ToString().ShouldBe("posts/b.md:4:12");

    [Theory]
    [InlineData("nul.txt", "nul-page.txt")]
    [InlineData("LPT9.x", "LPT9-page.x")]
    [InlineData("con", "con-page")]
    [InlineData("console", "console")]
    public void A_page_called_like_a_device_gets_an_address_that_is_none(string name, string segment) => UrlPath.Segment(name).ShouldBe(segment);
}
