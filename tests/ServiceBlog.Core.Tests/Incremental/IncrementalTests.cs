using System.Text;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests.Incremental;

public class IncrementalTests
{
    [Fact]
    public void Nothing_changed_writes_nothing()
    {
        var site = SiteOfPosts();
        site.Build().Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ShouldBeEmpty();
        var again = site.Build();
        again.IsUnchanged.ShouldBeTrue();
        again.Rendered.ShouldBe(0);
        site.Written.ShouldBe(0);
    }

    [Fact]
    public void An_edited_text_renders_its_own_page_only()
    {
        var site = SiteOfPosts();
        site.Build();
        site.Files["posts/b.md"] = Text("B", "Other words here.", "summary: About b");
        site.Build().Rendered.ShouldBe(1);
        site["posts/b/index.html"].ShouldContain("Other words here.");
    }

    [Fact]
    public void A_new_title_renders_the_pages_that_show_it()
    {
        var site = SiteOfPosts();
        site.Build();
        site.Files["posts/b.md"] = Text("Bee", "Words.", "summary: About b");
        // Itself, its two neighbours, the lists of posts: home, section, archive of the year.
        var rendered = site.Build();
        site["posts/a/index.html"].ShouldContain("Bee");
        rendered.Rendered.ShouldBe(6);
    }

    [Fact]
    public void A_first_post_of_a_tag_renders_no_page_that_shows_no_tags()
    {
        var site = SiteOfPosts();
        site.Build();
        site.Files["posts/b.md"] = Text("B", "Words.", "summary: About b\ntags: [new]");
        // Itself, the list of tags, the tag.
        site.Build().Rendered.ShouldBe(3);
    }

    [Fact]
    public void A_record_that_was_kept_serves_as_well()
    {
        var site = SiteOfPosts();
        site.Build();
        site.Restart();
        site.Build().IsUnchanged.ShouldBeTrue();
        site.Restart();
        site.Files["posts/b.md"] = Text("B", "Other words.", "summary: About b");
        site.Build().Rendered.ShouldBe(1);
    }

    [Fact]
    public void After_a_small_edit_only_what_changed_is_kept()
    {
        var site = SiteOfPosts();
        for (var i = 0; i < 100; i++)
            site.Files[$"posts/{i}.md"] = Text($"Number {i}", "Words.", "summary: S");
        site.Build();
        site.Restart();
        for (var i = 0; i < 3; i++)
        {
            site.Files[$"posts/{i}.md"] = Text($"Number {i}", "Other words.", "summary: S");
            site.Build().Rendered.ShouldBe(1);
            site.Restart();
        }
        site.Copies.ShouldBe(1);
        site.Build().IsUnchanged.ShouldBeTrue();
        site.Files.Remove("posts/7.md");
        site.Build();
        site.Restart();
        site.Copies.ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_damaged_record_builds_everything(int part)
    {
        var site = SiteOfPosts();
        var all = site.Build().Rendered;
        site.Restart(bytes => [.. bytes[..^10], (byte)(bytes[^10] ^ 1), .. bytes[^9..]], part);
        site.Files["posts/b.md"] = Text("B", "Other words.", "summary: About b");
        site.Build().Rendered.ShouldBe(all);
    }

    [Fact]
    public void A_lost_file_is_made_again()
    {
        var site = SiteOfPosts();
        site.Build();
        site.Lose("posts/a/index.html");
        site.Build().Rendered.ShouldBe(1);
        site.Published.Keys.ShouldContain("posts/a/index.html");
    }

    [Fact]
    public void A_post_that_falls_due_is_published_though_no_file_changed()
    {
        var site = SiteOfPosts();
        site.Files["posts/later.md"] = Text("Later", date: "2026-11-21");
        site.Build();
        site.Published.Keys.ShouldNotContain("posts/later/index.html");
        site.Now += TimeSpan.FromDays(2);
        site.Build();
        site.Published.Keys.ShouldContain("posts/later/index.html");
    }

    [Fact]
    public void Warnings_are_said_again()
    {
        var site = SiteOfPosts();
        site.Files["posts/b.md"] = Text("B", "[gone](#gone)", "summary: About b\ncolour: red");
        site.Files["site.yml"] += "diagnostics: {broken-anchor: warning}\n";
        var first = site.Build().Diagnostics.Select(diagnostic => diagnostic.Rule.Name).ToList();
        first.ShouldContain("broken-anchor");
        first.ShouldContain("unknown-key");
        site.Restart();
        site.Build().Diagnostics.Select(diagnostic => diagnostic.Rule.Name).ShouldBe(first);
        site.Restart();
        site.Files["posts/a.md"] = Text("A", "Other words.", "summary: About a");
        site.Build().Diagnostics.Select(diagnostic => diagnostic.Rule.Name).ShouldBe(first);
    }

    [Fact]
    public void A_heading_that_goes_breaks_the_link_on_a_page_that_did_not_change()
    {
        var site = SiteOfPosts();
        site.Files["posts/a.md"] = Text("A", "[there](b.md#here)", "summary: About a");
        site.Files["posts/b.md"] = Text("B", "## Here", "summary: About b");
        site.Build().Succeeded.ShouldBeTrue();
        site.Restart();
        site.Files["posts/b.md"] = Text("B", "## There", "summary: About b");
        site.Build().Diagnostics.ShouldContain(diagnostic => diagnostic.Rule.Name == "broken-anchor" && diagnostic.Location.File == "posts/a.md");
    }

    [Theory]
    [InlineData("## Here\n\nWords.", "## Here\n\nWords.\n\nA zebra, a quagga, an okapi, a numbat, a tapir.")] // words that the other page has too
    [InlineData("## Here\n\nWords.\n\nA zebra, a quagga, an okapi, a numbat, a tapir.", "## Here\n\nWords.")]
    [InlineData("## Here\n\nWords.", "## Here now\n\nWords.")] // a heading that it cites
    public void A_page_that_shows_what_follows_from_the_text_of_another_is_made_anew(string before, string after)
    {
        var site = SiteOfPosts();
        site.Files["site.yml"] += $"diagnostics: {RandomEdits.Lenient}\n";
        site.Theme["layouts/post.sbn-html"] = """
            {{ for r in page.references; for a in r.anchors; a.text; end; end }}{{ for r in page.related; if r.alike; r.page.title; end; end }}
            """;
        for (var i = 0; i < 20; i++)
            site.Files[$"posts/p{i}.md"] = Text($"P{i}", $"About {(char)('a' + i)}{(char)('b' + i)}{(char)('c' + i)}.", $"summary: About {i}");
        site.Files["posts/p3.md"] = Text("P3", "A zebra, a quagga, an okapi, a numbat, a tapir.", "summary: About 3");
        site.Files["posts/p4.md"] = Text("P4", "As they say [@s#here].", "summary: About 4");
        site.Theme["layouts/source.sbn-html"] = site.Theme["layouts/post.sbn-html"];
        site.Files["sources/s.md"] = Text("S", before, "summary: About s");
        site.Build().Succeeded.ShouldBeTrue();
        site.Restart();
        site.Files["sources/s.md"] = Text("S", after, "summary: About s");

        site.Build().Rendered.ShouldBeGreaterThan(0);

        foreach (var (path, content) in site.BuildClean().Files)
            site[path].ShouldBe(Encoding.UTF8.GetString(content), path);
    }

    [Theory]
    [InlineData(1, 200_000)] // it grows until there is no room for the other page
    [InlineData(200_000, 1)]
    public void A_text_that_changes_its_length_shows_another_page_or_not_and_that_page_is_made_anew(int before, int after)
    {
        var site = SiteOfPosts();
        site.Files["site.yml"] += $"diagnostics: {RandomEdits.Lenient}\n";
        site.Theme["layouts/post.sbn-html"] = "{{ page.backlinks.size }}";
        site.Files["posts/a.md"] = Text("A", string.Concat(Enumerable.Repeat("Words. ", 500_000)), "summary: About a");
        site.Files["posts/b.md"] = Text("B", $"Words.\n\n{string.Concat(Enumerable.Repeat("Words. ", before))}\n\n![[a]]", "summary: About b");
        site.Build().Succeeded.ShouldBeTrue();
        var shown = site["posts/a/index.html"];
        site.Restart();
        site.Files["posts/b.md"] = Text("B", $"Words.\n\n{string.Concat(Enumerable.Repeat("Words. ", after))}\n\n![[a]]", "summary: About b");

        site.Build().Succeeded.ShouldBeTrue();

        site["posts/a/index.html"].ShouldNotBe(shown);
        Encoding.UTF8.GetString(site.BuildClean().Files["posts/a/index.html"]).ShouldBe(site["posts/a/index.html"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_pages_that_change_places_are_both_made_anew(bool restarts)
    {
        var site = SiteOfPosts();
        site.Theme["layouts/post.sbn-html"] = "{{ page.title }}";
        site.Files["posts/a.md"] = Text("A", "Words.", "summary: S\npermalink: /x/");
        site.Files["posts/b.md"] = Text("B", "Words.", "summary: S\npermalink: /y/");
        site.Build().Succeeded.ShouldBeTrue();
        if (restarts)
            site.Restart();
        site.Files["posts/a.md"] = Text("A", "Words.", "summary: S\npermalink: /y/");
        site.Files["posts/b.md"] = Text("B", "Words.", "summary: S\npermalink: /x/");

        site.Build().Succeeded.ShouldBeTrue();

        (site["x/index.html"], site["y/index.html"]).ShouldBe(("B", "A"));
    }

    [Fact]
    public void A_page_that_loses_its_last_words_is_no_dead_end_any_more()
    {
        var site = SiteOfPosts();
        site.Files["site.yml"] += $"health: {{page: true}}\ndiagnostics: {RandomEdits.Lenient}\n";
        site.Files["posts/a.md"] = Text("A", "```\ncode\n```", "summary: About a");
        site.Build().Succeeded.ShouldBeTrue();
        site["health/index.html"].ShouldContain("the text of \"A\" has no link".Replace("\"", "&quot;", StringComparison.Ordinal));
        site.Restart();
        site.Files["posts/a.md"] = Text("A", "", "summary: About a");

        site.Build().Succeeded.ShouldBeTrue();

        Encoding.UTF8.GetString(site.BuildClean().Files["health/index.html"]).ShouldBe(site["health/index.html"]);
    }

    [Theory]
    [InlineData("ann", "So.", null, null)]
    [InlineData("ann", "So.", "ann", "No.")]
    [InlineData("ann", "So.", "bo", "So.")]
    [InlineData(null, null, "ann", "So.")]
    public void A_comment_that_comes_goes_or_changes_shows_on_its_page(string? before, string? saidBefore, string? after, string? saidAfter)
    {
        var site = SiteOfPosts();
        site.Theme["layouts/post.sbn-html"] = "{{ for c in page.comments; c.id; c.content; end }}";
        Comment(before, saidBefore);
        site.Build().Succeeded.ShouldBeTrue();
        var shown = site["posts/a/index.html"];
        site.Restart();
        site.Files.Remove($"comments/a/{before}.md");
        Comment(after, saidAfter);

        site.Build().Rendered.ShouldBe(1);

        site["posts/a/index.html"].ShouldNotBe(shown);
        Encoding.UTF8.GetString(site.BuildClean().Files["posts/a/index.html"]).ShouldBe(site["posts/a/index.html"]);

        void Comment(string? name, string? text)
        {
            if (name is not null)
                site.Files[$"comments/a/{name}.md"] = $"---\nauthor: Ann\ndate: 2026-01-03\n---\n{text}\n";
        }
    }

    [Fact]
    public void All_missing_layouts_are_named_in_one_order()
    {
        var site = SiteOfPosts();
        foreach (var kind in new[] { "section", "home", "post", "year" })
            site.Theme.Remove($"layouts/{kind}.sbn-html");
        for (var i = 0; i < 5; i++)
        {
            site.Build().Diagnostics.Where(diagnostic => diagnostic.Rule == Rules.MissingLayout).Select(diagnostic => diagnostic.Message)
                .ShouldBe(new[] { "home", "post", "section", "year" }.Select(kind => $"the theme \"default\" has no layouts/{kind}.sbn-html"));
        }
    }

    [Theory]
    [InlineData(true)] // it is rendered again
    [InlineData(false)] // it is asked where its broken link stands
    public void A_file_that_is_written_to_before_its_text_is_needed_again_ends_the_build_and_blames_no_template(
        bool isRendered)
    {
        var site = SiteOfPosts();
        site.Files["static/a.txt"] = "a";
        site.Files["posts/a.md"] = Text("A", "<a href=\"/a.txt\">x</a>", "summary: About a");
        site.Build().Succeeded.ShouldBeTrue();
        site.Restart();
        if (isRendered)
            site.Theme["layouts/post.sbn-html"] = "{{ page.content }}";
        else
            site.Files.Remove("static/a.txt");
        site.Meanwhile = file => file.Path == "posts/a.md" ? new WrittenFile(file) : file;

        var failure = Should.Throw<Exception>(() => site.Build());

        (failure is AggregateException several ? several.Flatten().InnerExceptions[0] : failure).ShouldBeOfType<FileChangedException>()
            .Message.ShouldBe("posts/a.md was changed during the build; build again");
    }

    [Fact]
    public void An_edited_page_that_shows_the_text_of_another_edited_page_is_left_to_the_build()
    {
        var site = SiteOfPosts();
        foreach (var layout in site.Theme.Keys.Where(file => file.StartsWith("layouts/", StringComparison.Ordinal)).ToList())
            site.Theme[layout] = "<!DOCTYPE html><html lang=en><title>T</title><body>{{ page.content }}"; // faultless: nobody asks for a text
        site.Files["posts/b.md"] = Text("B", "![[a]]", "summary: About b");
        site.Build();
        site.Restart();
        site.Files["static/new.txt"] = "Something to build.";
        site.Meanwhile = file => file.Path == "posts/a.md" ? new WrittenFile(file) : file;
        var edits = site.Build().Edits.ShouldNotBeNull();

        edits.TryRender(InputFile.FromText("posts/b.md", Text("B", "![[a]]\n\nMore.", "summary: About b")), new InMemoryOutput()).ShouldBeFalse();
    }

    private static LivingSite SiteOfPosts()
    {
        var site = new LivingSite();
        RichTheme.AddTo(site);
        site.Files["site.yml"] = "title: S\nbaseUrl: https://example.org/\n";
        foreach (var key in new[] { "a", "b", "c", "d", "e" })
            site.Files[$"posts/{key}.md"] = Text(key.ToUpperInvariant(), "Words.", $"summary: About {key}", $"2026-01-0{key[0] - 'a' + 1}");
        site.Files["posts/b.md"] = Text("B", "Words.", "summary: About b", "2026-01-02");
        return site;
    }
}
