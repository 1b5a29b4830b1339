using System.Text;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Search;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests.Incremental;

public class TextEditTests
{
    private const string Links = "[there](b.md#here) and [self](#top), [[c]], [@d], [out](https://example.com/).";

    private readonly LivingSite _site = new();

    public TextEditTests()
    {
        RichTheme.AddTo(_site);
        _site.Files["site.yml"] = $"title: S\nbaseUrl: https://example.org/blog/\ndiagnostics: {RandomEdits.Lenient}\n";
        _site.Files["posts/a.md"] = Text("A", $"## Top\n\n{Links}", "tags: [x]\nseries: S", "2026-01-01");
        foreach (var key in new[] { "b", "c" })
            _site.Files[$"posts/{key}.md"] = Text(key, "## Here\n\nWords. ![[a]]", "series: S", "2026-01-02");
        _site.Files["sources/d.md"] = Text("D", "Words.");
    }

    [Fact]
    public void An_edited_text_is_rendered_as_the_build_that_follows_renders_it()
    {
        var edits = _site.Build().Edits.ShouldNotBeNull();
        _site.Files["posts/a.md"] = Text("A", $"First of all.\n\n## Top\n\nMore words.\n\n### Below\n\n{Links}", "tags: [x]\nseries: S", "2026-01-01");
        var output = new InMemoryOutput();

        edits.TryRender(InputFile.FromText("posts/a.md", _site.Files["posts/a.md"]), output).ShouldBeTrue();

        output.Files.Keys.ShouldBe(["posts/a/index.html"]);
        _site.Build().Rendered.ShouldBeGreaterThan(1); // the posts that show it
        output.Text("posts/a/index.html").ShouldBe(_site["posts/a/index.html"]);
        output.Text("posts/a/index.html").ShouldContain("More words.");
    }

    [Fact]
    public void A_draft_with_the_address_of_a_page_stays_out_of_the_index_when_it_is_edited()
    {
        _site.Files["posts/draft.md"] = Text("Draft", "First.\n\nNot yet.", "draft: true\npermalink: /posts/b/");
        _site.Build();
        _site.Files["posts/draft.md"] = Text("Draft", "First.\n\nConfidential matter.", "draft: true\npermalink: /posts/b/");

        var search = _site.Build().Search.ShouldNotBeNull().Value;

        search.Find(SearchQuery.Parse("confidential"), 5).ShouldBeEmpty();
        search.Find(SearchQuery.Parse("words"), 5).ShouldContain(result => result.Url.Contains("/posts/b/", StringComparison.Ordinal));
    }

    [Fact]
    public void An_edited_title_shows_on_its_page_before_others_call_it_so()
    {
        var edits = _site.Build().Edits.ShouldNotBeNull();
        var output = new InMemoryOutput();

        edits.TryRender(
            InputFile.FromText("posts/a.md", Text("Another title", $"## Top\n\n{Links}", "tags: [x]\nseries: S", "2026-01-01")), output).ShouldBeTrue();

        output.Text("posts/a/index.html").ShouldContain("<h1>Another title</h1>");
    }

    [Theory]
    [InlineData("A", "## Top\n\nAnother [link](c.md).", "tags: [x]\nseries: S")]
    [InlineData("A", $"## Top\n\n{Links}", "tags: [x]\nseries: T")]
    [InlineData("A", $"## Top\n\n{Links}", "tags: [y]\nseries: S")]
    public void Whatever_other_pages_may_show_is_left_to_the_build(string title, string text, string more)
    {
        var edits = _site.Build().Edits.ShouldNotBeNull();

        edits.TryRender(InputFile.FromText("posts/a.md", Text(title, text, more, "2026-01-01")), new InMemoryOutput()).ShouldBeFalse();
    }

    [Fact]
    public void A_draft_has_no_page_to_show()
    {
        _site.Files["posts/draft.md"] = Text("D", "Words.", "draft: true");
        var edits = _site.Build().Edits.ShouldNotBeNull();

        edits.TryRender(InputFile.FromText("posts/draft.md", Text("D", "Other words.", "draft: true")), new InMemoryOutput()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("posts/new.md", "---\ntitle: New\n---\n")]
    [InlineData("posts/a.md", "---\ntitle: [\n---\n")]
    [InlineData("posts/a.md", "no front matter")]
    public void A_new_or_broken_file_is_left_to_the_build(string path, string text)
    {
        var edits = _site.Build().Edits.ShouldNotBeNull();

        edits.TryRender(InputFile.FromBytes(path, Encoding.UTF8.GetBytes(text)), new InMemoryOutput()).ShouldBeFalse();
    }
}
