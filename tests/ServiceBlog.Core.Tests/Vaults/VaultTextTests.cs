namespace ServiceBlog.Core.Tests.Vaults;

/// <summary>What notes are written in.</summary>
public class VaultTextTests
{
    private static TestSite Build(string text, params (string Path, string Text)[] files) => TestSite.Build([(".obsidian/app.json", "{}"), ("a.md", text), .. files]);

    private static string Html(string text) => Build(text)["a/index.html"];

    [Theory]
    [InlineData("Seen %%hidden%% seen.", "<p>Seen  seen.</p>")]
    [InlineData("%%hidden%% Seen.", "<p> Seen.</p>")]
    [InlineData("Seen %%hidden\nhidden%%\nseen.", "<p>Seen <br />\nseen.</p>")]
    [InlineData("Seen.\n\n%%\nhidden\n\n## hidden\n%%\n\nSeen too.", "<p>Seen.</p>\n<p>Seen too.</p>")]
    [InlineData("> Seen %%hidden%%\n> seen", "<p>Seen <br />\nseen</p>")]
    [InlineData("- Seen\n- %%hidden%%", "<li>Seen</li>")]
    [InlineData("| a %%hidden\\|%% | b |\n|---|---|\n| c | d |", "<th>a </th>\n<th>b</th>")]
    [InlineData("## Seen %%hidden%%", "<h2 id=\"seen\">Seen </h2>")]
    [InlineData("<p>Seen %%hidden%%</p>", "<p>Seen ")]
    public void Comments_are_not_published(string text, string html)
    {
        var site = Build(text);
        site.Files.Where(file => site[file].Contains("hidden", StringComparison.Ordinal)).ShouldBeEmpty();
        site["a/index.html"].ShouldContain(html);
    }

    [Theory]
    [InlineData("`%%code%%`", "<code>%%code%%</code>")]
    [InlineData("```\n%%code%%\n```", "%%code%%")]
    [InlineData("> ~~~\n> %%code%%\n> ~~~", "%%code%%")]
    [InlineData("50%% of it", "50%% of it")]
    public void Code_and_single_marks_hold_no_comment(string text, string html) => Html(text).ShouldContain(html);

    [Fact]
    public void A_comment_that_does_not_end_takes_the_rest_of_the_text_and_is_told()
    {
        var site = Build("Seen.\n\n%%\nhidden\n\nhidden");
        site["a/index.html"].ShouldNotContain("hidden");
        site.Single("unclosed-comment").Location.Line.ShouldBe(3);
    }

    [Theory]
    [InlineData("Like #bread.", "<p>Like <a class=\"tag\" href=\"/tags/bread/\">#bread</a>.</p>", "bread")]
    [InlineData("#bread/rye #tea_time", "<a class=\"tag\" href=\"/tags/bread-rye/\">#bread/rye</a>", "bread/rye,tea_time")]
    [InlineData("## Heading #tea", "<a class=\"tag\" href=\"/tags/tea/\">#tea</a>", "tea")]
    [InlineData("`#code` a#b [see #link](https://example.org/#frag) #12 \\#no &#35;no", "see #link", "")]
    public void Tags_in_the_text_count(string text, string html, string tags)
    {
        var site = Build(text);
        site["a/index.html"].ShouldContain(html);
        site.Files.Where(file => file.StartsWith("tags/", StringComparison.Ordinal) && file.EndsWith("/index.html", StringComparison.Ordinal) && file != "tags/index.html")
            .ShouldBe(tags.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(tag => $"tags/{tag.Replace('/', '-').Replace('_', '-')}/index.html"));
    }

    [Theory]
    [InlineData("==marked== 1 == 2", "<p><mark>marked</mark> 1 == 2</p>")]
    [InlineData("one\ntwo", "<p>one<br />\ntwo</p>")]
    [InlineData("> [!tip]- Folded\n> Text", "<details class=\"markdown-alert markdown-alert-tip\">\n<summary class=\"markdown-alert-title\">Folded</summary>")]
    [InlineData("> [!note|wide] Words\n> Text", "<div class=\"markdown-alert markdown-alert-note\">\n<p class=\"markdown-alert-title\">Words</p>\n<p>Text</p>")]
    [InlineData("> [!Tip:]\u00A0Words", "<p class=\"markdown-alert-title\">Words</p>")]
    [InlineData("> [!tip| a b]-\n> Text", "<details class=\"markdown-alert markdown-alert-tip\">\n<summary class=\"markdown-alert-title\">Tip</summary>\n<p>Text</p>")]
    [InlineData("~~gone~~ **bold** $x$", "<del>gone</del> <strong>bold</strong>")]
    [InlineData("Words^[said *there*].", "<p>said <em>there</em><a href=\"#fnref:1\"")]
    [InlineData("x^2 ^[ ] `^[code]`", "<p>x^2 ^[ ] <code>^[code]</code></p>")]
    [InlineData("![](https://www.youtube.com/watch?v=dQw4w9WgXcQ)", "::youtube{video=&quot;dQw4w9WgXcQ&quot;}")]
    [InlineData("See ![it](https://x.com/a/status/12)", "<p>See <a href=\"https://x.com/a/status/12\">it</a></p>")]
    public void Marks_mean_what_they_mean_in_Obsidian(string text, string html) => Html(text).ShouldContain(html);

    [Fact]
    public void An_ordinary_site_has_none_of_it() =>
        TestSite.Build(("posts/a.md", TestSite.Text("A", "%%a%% ==b== #c ^d\ne")))["posts/a/index.html"].ShouldContain("<p>%%a%% ==b== #c ^d\ne</p>");

    [Theory]
    [InlineData("# Other words\n\nText.", "Other words", "<p>Text.</p>")]
    [InlineData("Text.\n\n# Part\n\n## Below", "a", "<p>Text.</p>\n<h2 id=\"part\">Part</h2>\n<h3 id=\"below\">Below</h3>")]
    [InlineData("# One\n\n# Two", "a", "<h2 id=\"one\">One</h2>\n<h2 id=\"two\">Two</h2>")]
    [InlineData("# A\n\n# Two", "A", "<h2 id=\"two\">Two</h2>")]
    [InlineData("---\ntitle: Words\n---\n# Words\n\nText.", "Words", "<p>Text.</p>")]
    [InlineData("---\n{{title}}\n---\nText.", "a", "<p>Text.</p>")]
    public void A_note_is_called_by_its_title_its_only_heading_or_its_file(string text, string title, string html)
    {
        Html(text).ShouldContain($"<title>{title}</title>");
        Html(text).ShouldContain(html);
    }

    [Fact]
    public void What_a_plugin_would_make_is_left_out_and_told_once_for_all_notes()
    {
        var site = Build("```dataview\nTABLE x\n```\n\n```dataview\nLIST\n```\nText.", ("b.md", "```dataview\nLIST\n```"));
        site["a/index.html"].ShouldNotContain("LIST");
        site.Single("plugin-block").Message.ShouldBe("\"dataview\" blocks are a plugin's and not shown to readers; 3 in 2 notes, the first here");
    }
}
