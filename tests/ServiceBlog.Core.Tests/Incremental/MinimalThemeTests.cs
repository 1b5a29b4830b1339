using System.Text;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>Layouts that read a single member, so that nothing else can make their page render again.</summary>
public class MinimalThemeTests
{
    public static TheoryData<bool> Processes => [false, true];

    [Theory]
    [MemberData(nameof(Processes))]
    public void A_list_that_gets_another_layout_is_rendered_with_it(bool restarts)
    {
        var site = Site("{{ page.title }}", ("posts/a.md", Text("A")), ("posts/index.md", "---\ntitle: Posts\n---\nOf us.\n"));
        site.Theme["layouts/bold.sbn-html"] = Html("bold {{ page.title }}");
        site.Build();

        site.Files["posts/index.md"] = "---\ntitle: Posts\nlayout: bold\n---\nOf us.\n";

        BuildsAsClean(site, restarts, "posts/index.html").ShouldBe(Html("bold Posts"));
    }

    [Theory]
    [MemberData(nameof(Processes))]
    public void Two_pages_that_swap_addresses_swap_what_stands_there(bool restarts)
    {
        var site = Site("{{ page.title }}", ("pages/a.md", Text("A", "", "permalink: /x/")), ("pages/b.md", Text("B", "", "permalink: /y/")));
        site.Build();

        site.Files["pages/a.md"] = Text("A", "", "permalink: /y/");
        site.Files["pages/b.md"] = Text("B", "", "permalink: /x/");

        BuildsAsClean(site, restarts, "x/index.html").ShouldBe(Html("B"));
    }

    [Theory]
    [InlineData("parent", false)]
    [InlineData("parent", true)]
    [InlineData("current_view", false)]
    [InlineData("current_view", true)]
    public void A_page_that_a_topic_named_before_it_was_there_is_known_once_it_is(string member, bool restarts)
    {
        var site = Site($"{{{{ page.{member} ? 'known' : 'unknown' }}}}", ("topics/child.md", Text("Child", "", "parent: above\ncurrentView: above")));
        site.Build();
        site["topics/child/index.html"].ShouldBe(Html("unknown"));

        site.Files["topics/above.md"] = Text("Above");

        BuildsAsClean(site, restarts, "topics/child/index.html").ShouldBe(Html("known"));
    }

    [Theory]
    [InlineData("a", false)]
    [InlineData("a", true)]
    [InlineData("b", false)]
    [InlineData("b", true)]
    public void Words_that_went_from_a_text_unrelate_both_pages(string page, bool restarts)
    {
        const string shared = "Opening.\n\nA zebra, a quagga, an okapi, a numbat and a tapir.";
        var site = Site(
            "{{ array.size page.related }}",
            [("posts/a.md", Text("A", shared)), ("posts/b.md", Text("B", shared)),
            .. Enumerable.Range(10, 20).Select(i => ($"posts/p{i}.md", Text("P", "Opening.")))]);
        site.Build();
        site[$"posts/{page}/index.html"].ShouldBe(Html("1"));

        // No word comes.
        site.Files["posts/a.md"] = Text("A", "Opening.\n\nA zebra.");

        BuildsAsClean(site, restarts, $"posts/{page}/index.html").ShouldBe(Html("0"));
    }

    private static string Html(string text) => $"<!DOCTYPE html><html lang=\"en\"><head><title>T</title></head><body><p>{text}</p></body></html>";

    private static LivingSite Site(string layout, params (string Path, string Text)[] files)
    {
        var site = new LivingSite();
        RichTheme.AddTo(site);
        foreach (var path in site.Theme.Keys.Where(path => path.StartsWith("layouts/", StringComparison.Ordinal)).ToList())
            site.Theme[path] = Html(layout);
        site.Files["site.yml"] = "title: S\nbaseUrl: https://example.org/\ndiagnostics: {unknown-page: off}\n";
        foreach (var (path, text) in files)
            site.Files[path] = text;
        return site;
    }

    /// <summary>Builds once more, as a build without any memory does, and gives a page.</summary>
    private static string BuildsAsClean(LivingSite site, bool restarts, string path)
    {
        if (restarts)
            site.Restart();
        site.Build();
        var (_, clean) = site.BuildClean();
        Encoding.UTF8.GetString(clean[path]).ShouldBe(site[path]);
        return site[path];
    }
}
