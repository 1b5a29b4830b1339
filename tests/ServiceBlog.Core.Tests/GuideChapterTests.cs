namespace ServiceBlog.Core.Tests;

/// <summary>Which chapters of the guide are listed beside one.</summary>
public class GuideChapterTests
{
    private static readonly (string, string) Layout =
        ("themes/default/layouts/page.sbn-html", "{{ for above in page.trail; above.title; '>'; end }}{{ for chapter in page.chapters; chapter.title; ' '; end }}");

    private static (string, string) Chapter(string path, int order) =>
        ($"guide/{path}.md", TestSite.Text(path.Split('/')[^1], "Text.", $"order: {order}"));

    [Fact]
    public void Those_below_another_are_listed_where_the_reader_is()
    {
        var site = TestSite.Build(Layout, Chapter("a", 1), Chapter("a/b", 2), Chapter("a/c", 3), Chapter("d", 4));
        site["guide/a/c/index.html"].ShouldBe("a>a b c d ");
        site["guide/d/index.html"].ShouldBe("a d ");
    }

    [Fact]
    public void Without_numbers_they_are_read_as_the_contents_link_to_them()
    {
        var site = TestSite.Build(Layout, ("guide/index.md", TestSite.Text("Guide", "[Begin](start.md#x), then [[further]].")),
            ("guide/aside.md", TestSite.Text("aside")), ("guide/further.md", TestSite.Text("further")), ("guide/start.md", TestSite.Text("start")), Chapter("first", 1));

        site["guide/first/index.html"].ShouldBe("first start further aside ");
    }

    [Fact]
    public void Of_a_long_guide_those_around_are_listed_and_its_list_is_divided()
    {
        var site = TestSite.Build([Layout, .. Enumerable.Range(100, 200).Select(number => Chapter($"c{number}", number))]);
        site["guide/c150/index.html"].ShouldStartWith("c138 c139 ");
        site["guide/c150/index.html"].ShouldEndWith("c161 ");
        site.Files.ShouldContain("guide/page/4/index.html");
    }
}
