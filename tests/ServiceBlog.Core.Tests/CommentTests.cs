using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Tests.Incremental;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public class CommentTests
{
    private const string Layout =
        "{{ page.comments.size }}{{ for c in page.comments }} {{ c.depth }} {{ c.id }} {{ c.author }} {{ c.answers?.author }}: {{ c.content }}{{ end }}{{ page.comment_url }}";

    [Fact]
    public void Comments_stand_in_order_of_time_each_below_what_it_answers() =>
        Shown(
            ("comments/p/c.md", By("Cy", "2026-01-03", "Third.", "replyTo: a")),
            ("comments/p/2026-01-02-b.md", By("Bo", "2026-01-02", "Second.")),
            ("comments/p/a.md", By("Ann", "2026-01-01", "First.")),
            ("comments/p/d.md", By("Di", "2026-01-04", "Fourth.", "reply-to: b.md")),
            ("comments/p/e.md", By("Ed", "2026-01-04", "Draft.", "draft: true")))
        .ShouldBe("4 0 _comment-a Ann : <p>First.</p> 1 _comment-c Cy Ann: <p>Third.</p> 0 _comment-2026-01-02-b Bo : <p>Second.</p> 1 _comment-d Di Bo: <p>Fourth.</p>");

    [Theory]
    [InlineData("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>")]
    [InlineData("<div onclick=x>", "<p>&lt;div onclick=x&gt;</p>")]
    [InlineData("[x](https://example.org/)", "<p><a rel=\"ugc nofollow\" href=\"https://example.org/\">x</a></p>")]
    [InlineData("<https://example.org/>", "<p><a rel=\"ugc nofollow\" href=\"https://example.org/\">https://example.org/</a></p>")]
    [InlineData("https://example.org/", "<p><a rel=\"ugc nofollow\" href=\"https://example.org/\">https://example.org/</a></p>")]
    [InlineData("[x](../../posts/q.md)", "<p><a rel=\"ugc nofollow\" href=\"/posts/q/\">x</a></p>")]
    [InlineData("[x](javascript:alert)", "<p>x</p>")]
    [InlineData("[x](java&#10;script:alert)", "<p>x</p>")]
    [InlineData("<javascript:alert>", "<p>javascript:alert</p>")]
    [InlineData("![x](https://example.org/x.png)", "<p><a rel=\"ugc nofollow\" href=\"https://example.org/x.png\">x</a></p>")]
    [InlineData("# Head *line*", "<p><strong>Head <em>line</em></strong></p>")]
    [InlineData("[[q]] ![[q]] [@q] x{#id}", "<p>[[q]] ![[q]] [@q] x{#id}</p>")]
    public void Readers_may_write_plain_Markdown_only(string text, string html) =>
        Shown(("comments/p/a.md", By("Ann", "2026-01-01", text))).ShouldBe($"1 0 _comment-a Ann : {html}");

    [Theory]
    [InlineData("comments/pp/a.md", "author: A", "unknown-comment-page", 1, 1, "comments/p/")]
    [InlineData("comments/same/a.md", "author: A", "unknown-comment-page", 1, 1, "comments/sources/same/")]
    [InlineData("comments/p/a.md", "author: A\nreplyTo: anm", "unknown-reply", 4, 10, null)]
    [InlineData("comments/p/a.md", "author: A\nreplyTo: a", "reply-cycle", 4, 10, null)]
    [InlineData("comments/p/a.md", "date: 2026-01-02", "missing-value", 2, 1, null)]
    [InlineData("comments/p/a.md", "author: A\nurl: x", "wrong-type", 4, 6, null)]
    [InlineData("comments/p/a.md", "author: A\nautor: A", "unknown-key", 4, 1, "author")]
    [InlineData("comments/a.md", "author: A", "unplaced-file", 0, 0, null)]
    public void What_is_wrong_with_a_comment_is_reported_at_its_place(string path, string frontMatter, string rule, int line, int column, string? suggestion)
    {
        var site = Build(
            ("posts/p.md", Text("P")), ("topics/same.md", Text("Same")), ("sources/same.md", Text("Another")),
            (path, $"---\n{frontMatter.Split('\n')[0]}\ndate: 2026-01-01\n{string.Join('\n', frontMatter.Split('\n')[1..])}\n---\nx\n".Replace("date: 2026-01-02\ndate", "date", StringComparison.Ordinal)));
        var mistake = site.Single(rule);
        mistake.Location.ShouldBe(new SourceLocation(path, line, column));
        mistake.Suggestion.ShouldBe(suggestion);
    }

    [Fact]
    public void Replies_in_a_circle_are_told_once_and_all_comments_stay()
    {
        var site = Build(
            ("theme/layouts/post.sbn-html", "{{ page.comments.size }}"), ("posts/p.md", Text("P")),
            ("comments/p/a.md", By("A", "2026-01-01", "x", "replyTo: c")), ("comments/p/b.md", By("B", "2026-01-02", "x", "replyTo: a")),
            ("comments/p/c.md", By("C", "2026-01-03", "x", "replyTo: b")), ("comments/p/d.md", By("D", "2026-01-04", "x", "replyTo: c")));
        site.Single("reply-cycle").Message.ShouldContain("a → c → b → a");
        site["posts/p/index.html"].ShouldBe("4");
    }

    [Fact]
    public void A_broken_link_of_a_comment_is_reported_in_its_file() =>
        Build(("posts/p.md", Text("P")), ("comments/p/a.md", By("A", "2026-01-01", "Not [there](../../posts/q.md).")))
            .Single("broken-link").Location.ShouldBe(new SourceLocation("comments/p/a.md", 5, 5));

    [Fact]
    public void Comments_on_a_page_that_is_not_published_wait_with_it() =>
        Build(("posts/p.md", Text("P", "", "draft: true")), ("comments/p/a.md", By("A", "2026-01-01", "x"))).Diagnostics.ShouldBeEmpty();

    [Fact]
    public void The_comment_link_holds_the_page_it_is_for()
    {
        var site = Build(
            ("theme/layouts/post.sbn-html", "{{ page.comment_url }}"),
            ("site.yml", "baseUrl: https://example.org/b/\ncomments: {link: 'mailto:a@example.org?subject={title}&body={url}%20{key}%20{file}'}\n"),
            ("posts/p.md", Text("Why? & how")));
        site["posts/p/index.html"].ShouldBe(
            "mailto:a@example.org?subject=Why%3F%20%26%20how&body=https%3A%2F%2Fexample.org%2Fb%2Fposts%2Fp%2F%20p%20posts%2Fp.md");
    }

    [Theory]
    [InlineData("mailto:a@example.org?subject={titel}", "{title}")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("/comment/", null)]
    public void A_comment_link_that_cannot_work_is_reported(string link, string? suggestion)
    {
        var mistake = Build(("site.yml", $"comments: {{link: '{link}'}}\n")).Single("invalid-setting");
        mistake.Location.ShouldBe(new SourceLocation("site.yml", 1, 18));
        mistake.Suggestion.ShouldBe(suggestion);
    }

    [Fact]
    public void A_new_comment_renders_its_page_only()
    {
        var site = new LivingSite();
        RichTheme.AddTo(site);
        site.Files["site.yml"] = "title: S\nbaseUrl: https://example.org/\n";
        foreach (var key in new[] { "a", "b", "c" })
            site.Files[$"posts/{key}.md"] = Text(key, "Words.", $"summary: {key}");
        site.Build();
        site.Files["comments/b/ann.md"] = By("Ann", "2026-01-01", "Yes.");
        site.Build().Rendered.ShouldBe(1);
        site["posts/b/index.html"].ShouldContain("<p>Yes.</p>");
    }

    private static string Shown(params (string Path, string Text)[] comments)
    {
        var site = Build([("theme/layouts/post.sbn-html", Layout), ("posts/p.md", Text("P", "", "summary: s")), ("posts/q.md", Text("Q", "", "summary: s")), .. comments]);
        site.Diagnostics.ShouldBeEmpty();
        return site["posts/p/index.html"].ReplaceLineEndings("");
    }

    private static string By(string author, string date, string text, string more = "") =>
        $"---\nauthor: {author}\ndate: {date}{(more.Length == 0 ? "" : "\n" + more)}\n---\n{text}\n";
}
