namespace ServiceBlog.Tests.Importing;

/// <summary><c>new site DIR --from FOLDER</c>: whatever the old site left to be mended, the new one is published at once.</summary>
public sealed class MovedSiteTests : IDisposable
{
    private readonly ImportShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_site_with_broken_links_is_published_and_says_what_is_left()
    {
        _shell.Folder.Add("old/_config.yml", "title: The Yard\nurl: https://yard.example\n");
        _shell.Folder.Add("old/_posts/2014-03-04-pump.md", "---\ntitle: Pump\n---\nSee [gone](gone.md).\n");

        Move().ShouldBe(0, _shell.Out + _shell.Error);

        Published("posts/pump/index.html").ShouldContain("See");
        Published("2014/03/04/pump.html").ShouldContain("/posts/pump/");
        Input("site.yml").ShouldContain("title: The Yard\nbaseUrl: https://yard.example/\n");
        Input("site.yml").ShouldContain("  broken-link: warning # 1 finding, the first at ");
    }

    [Fact]
    public void Pages_called_like_the_lists_of_a_site_are_published_beside_them()
    {
        _shell.Folder.Add("old/hugo.toml", "title = 'Yard'\n");
        foreach (var name in new[] { "archive", "tags", "topics", "sources", "posts", "search" })
            _shell.Folder.Add($"old/content/{name}.md", $"---\ntitle: {name}\n---\nWords of {name}.\n");
        _shell.Folder.Add("old/content/blog/a.md", "---\ntitle: A\ndate: 2020-01-01\ntags: [x]\n---\nText.\n");
        _shell.Folder.Add("old/content/tags/x.md", "---\ntitle: Of x\n---\nWords of a tag.\n");
        _shell.Folder.Add("old/content/tags/y/_index.md", "---\ntitle: Of y\n---\nWords of a tag.\n");

        Move().ShouldBe(0, _shell.Out + _shell.Error);

        Published("topics/index.html").ShouldContain("Words of topics.");
        Published("tags-2/index.html").ShouldContain("Words of tags.");
        foreach (var tag in new[] { "x", "y" })
            Published($"tags-2/{tag}/index.html").ShouldContain("Words of a tag.");
    }

    [Fact]
    public void What_readers_did_not_get_stays_unpublished()
    {
        _shell.Folder.Add("old/hugo.toml", "title = 'Yard'\n");
        _shell.Folder.Add("old/content/posts/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n");
        _shell.Folder.Add("old/content/posts/old.md", "---\ntitle: Old\ndate: 2020-01-01\nexpiryDate: 2021-01-01\n---\nExpired.\n");
        _shell.Folder.Add("old/content/hidden/_index.md", "---\ntitle: H\ncascade:\n  build:\n    render: never\n---\n");
        _shell.Folder.Add("old/hugo.toml", "title = 'Yard'\n[[cascade]]\n[cascade.target]\npath = '/secret/**'\n[cascade.build]\nrender = 'never'\n");
        _shell.Folder.Add("old/content/secret/c.md", "---\ntitle: C\n---\nHidden.\n");
        _shell.Folder.Add("old/content/hidden/b.md", "---\ntitle: B\ndate: 2020-01-01\n---\nHidden.\n");

        Move().ShouldBe(0, _shell.Out + _shell.Error);

        Published("posts/a/index.html").ShouldContain("Text.");
        var published = Directory.GetFiles(_shell.Folder["new/output"], "*.html", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        published.ShouldAllBe(page => !page.Contains("Expired.", StringComparison.Ordinal) && !page.Contains("Hidden.", StringComparison.Ordinal));
    }

    [Fact]
    public void Posts_with_one_name_in_several_folders_keep_their_own_addresses()
    {
        _shell.Folder.Add("old/_config.yml", "permalink: pretty\n");
        _shell.Folder.Add("old/en/news/_posts/2014-03-04-pump.md", "---\ntitle: Pump\nlang: en\n---\nWater.\n");
        _shell.Folder.Add("old/de/news/_posts/2014-03-04-pump.md", "---\ntitle: Pumpe\nlang: de\n---\nWasser.\n");

        Move().ShouldBe(0, _shell.Out + _shell.Error);

        Published("posts/pump/index.html").ShouldContain("Wasser.");
        Published("en/news/2014/03/04/pump/index.html").ShouldContain("Water.");
    }

    [Fact]
    public void The_marks_of_each_generator_become_Markdown_and_code_stays_as_it_is()
    {
        _shell.Folder.Add("old/mkdocs.yml", "site_name: Yard\nnav:\n  - index.md\n  - Two: sub/two.md\n");
        _shell.Folder.Add("old/docs/index.md", "# Home\n\n!!! warning \"Mind\"\n    Hot [two](sub/two.md#what-s-next).\n\n<a href=\"sub/two.md\">Two</a> [[x]]\n\n```\n!!! note\n    {{ a }} [[b]]\n```\n");
        _shell.Folder.Add("old/docs/sub/two.md", "# Two\n\n## What's next?\n\nText.\n");

        Move().ShouldBe(0, _shell.Out + _shell.Error);

        Input("pages/index.md").ShouldContain("> [!warning] Mind\n> Hot [two](sub/two.md#whats-next).\n\n<a href=\"/sub/two/\">Two</a> \\[[x]]\n\n```\n!!! note\n    {{ a }} [[b]]\n```\n");
        Input("site.yml").ShouldNotContain("diagnostics:");
    }

    /// <summary>The addresses that Jekyll 4.3.1 and Hugo 0.111.3 gave these files.</summary>
    [Theory]
    [InlineData("_config.yml", "permalink: /:categories/:year/:title:output_ext", "_posts/2020-01-02-Some Post_Name.md", "categories: [News Desk, Tech]", "news desk/tech/2020/Some-Post_Name.html")]
    [InlineData("_config.yml", "permalink: /:year/:title:output_ext", "_posts/2020-01-03-two.md", "slug: Other Slug", "2020/Other-Slug.html")]
    [InlineData("_config.yml", "collections: {recipes: {output: true, permalink: '/r/:name/'}}", "_recipes/Soup_x.md", "order: 1", "r/soup-x/index.html")]
    [InlineData("hugo.toml", "permalinks.blog = '/:year/:slug/'", "content/blog/x.md", "date: 2020-01-02\nslug: My Post's & Co", "2020/my-posts-co/index.html")]
    [InlineData("hugo.toml", "title = 'x'", "content/posts/2020-01-02-Dated_Name.md", "date: 2020-01-02", "posts/2020-01-02-dated_name/index.html")]
    public void Old_addresses_are_those_that_the_generator_gave(string config, string settings, string path, string keys, string address)
    {
        _shell.Folder.Add("old/" + config, settings + "\n");
        _shell.Folder.Add("old/" + path, $"---\ntitle: Title\n{keys}\n---\nWords.\n");

        Move().ShouldBe(0, _shell.Out + _shell.Error);

        File.Exists(_shell.Folder["new/output/" + address]).ShouldBeTrue(_shell.Out);
    }

    [Theory]
    [InlineData("security.md", false)]
    [InlineData("docs/security.md", true)]
    [InlineData("docs/contributing.md", true)]
    [InlineData("docs/AGENTS.md", false)]
    public void Files_on_the_project_lie_at_its_top(string path, bool isPage)
    {
        _shell.Folder.Add("old/_config.yml", "title: Yard\n");
        _shell.Folder.Add("old/index.md", "---\ntitle: Home\n---\nWords.\n");
        _shell.Folder.Add("old/" + path, "---\ntitle: A page\n---\nText.\n");

        Move().ShouldBe(0, _shell.Out + _shell.Error);

        File.Exists(_shell.Folder["new/input/pages/" + path]).ShouldBe(isPage);
    }

    [Fact]
    public void A_path_of_Zola_is_whole_whatever_the_language()
    {
        _shell.Folder.Add("old/zola.toml", "base_url = 'https://yard.example'\n[languages.zh-CN]\n");
        _shell.Folder.Add("old/content/_index.zh-CN.md", "+++\ntitle = 'Home'\n+++\nWords.\n");
        _shell.Folder.Add("old/content/a.zh-CN.md", "+++\ntitle = 'A'\npath = 'zh-CN/one'\n+++\nText.\n");
        _shell.Folder.Add("old/content/b.zh-CN.md", "+++\ntitle = 'B'\n+++\nText.\n");

        Move().ShouldBe(0, _shell.Out + _shell.Error);

        foreach (var address in new[] { "zh-CN", "zh-CN/one", "zh-CN/b" })
            File.Exists(_shell.Folder[$"new/output/{address}/index.html"]).ShouldBeTrue(address);
    }

    [Fact]
    public void The_sidebar_of_Docusaurus_is_the_order_and_links_to_its_blog_lead_to_the_posts()
    {
        _shell.Folder.Add("old/docusaurus.config.js", "module.exports = {title: 'Yard'}");
        _shell.Folder.Add("old/sidebars.js", "module.exports = { docs: ['b', { type: 'category', label: 'More', items: ['sub/a'] }] };\n");
        _shell.Folder.Add("old/docs/b.md", "# B\n\nSee [the blog](/blog).\n");
        _shell.Folder.Add("old/docs/sub/a.md", "# A\n\nText.\n");
        _shell.Folder.Add("old/blog/2020-01-01-p.md", "---\ntitle: P\n---\nText.\n");

        Move().ShouldBe(0, _shell.Out + _shell.Error);

        Input("pages/docs/b.md").ShouldContain("order: 1\n");
        Input("pages/docs/b.md").ShouldContain("[the blog](../../posts/index.md)");
        Input("pages/docs/sub/a.md").ShouldContain("order: 4\n");
    }

    [Theory]
    [InlineData("permalink: (data) => (isDraft(data) ? false : data.permalink), other: (data) => data.permalink : false", false)]
    [InlineData("permalink: false", true)]
    public void A_program_beside_posts_of_Eleventy_hides_them_only_if_it_says_so(string data, bool isHidden)
    {
        _shell.Folder.Add("old/.eleventy.js", "module.exports = () => ({});\n");
        _shell.Folder.Add("old/index.md", "---\ntitle: Home\n---\nWords.\n");
        _shell.Folder.Add("old/posts/posts.11tydata.js", $"module.exports = () => ({{ {data} }});\n");
        _shell.Folder.Add("old/posts/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n");

        Move().ShouldBe(0, _shell.Out + _shell.Error);

        Input("posts/2020-01-01-a.md").Contains("draft: true", StringComparison.Ordinal).ShouldBe(isHidden);
    }

    [Fact]
    public void Titles_and_authors_are_words()
    {
        _shell.Folder.Add("old/.eleventy.js", "module.exports = () => ({ dir: { input: 'site' } });\n");
        _shell.Folder.Add("old/src/script.js", "run();\n");
        _shell.Folder.Add("old/site/a.md", "---\nauthor: \"[Ann](https://a.example/)\"\n---\n# Pumps {% addedin \"3.0\" %}\n\nText.\n");
        _shell.Folder.Add("old/site/b.md", "---\ntitle: 6. Camp\n---\nText.\n");

        Move().ShouldBe(0, _shell.Out + _shell.Error);

        Input("pages/a.md").ShouldStartWith("---\ntitle: Pumps\nauthor: Ann\n");
        Input("pages/b.md").ShouldStartWith("---\ntitle: 6. Camp\n");
    }

    [Fact]
    public void A_vault_is_copied_and_builds_as_it_is()
    {
        _shell.Folder.Add("old/Sour Dough.md", "See [[Rye Bread|rye]].\n");
        _shell.Folder.Add("old/Bread/Rye Bread.md", "Back to [[sour dough]].\n");
        _shell.Folder.Add("old/AGENTS.md", "For programs.\n");

        Move().ShouldBe(0, _shell.Out + _shell.Error);

        Input("site.yml").ShouldContain("vault: true\n");
        Input("Bread/Rye Bread.md").ShouldBe("Back to [[sour dough]].\n");
        File.Exists(_shell.Folder["new/input/AGENTS.md"]).ShouldBeFalse();
        Directory.GetFiles(_shell.Folder["new/output"], "index.html", SearchOption.AllDirectories).Select(File.ReadAllText)
            .ShouldContain(page => page.Contains(">rye</a>", StringComparison.Ordinal));
        _shell.Out.ShouldContain("Read as Obsidian:\n");
    }

    [Fact]
    public void What_a_site_cannot_hold_is_set_aside_and_told()
    {
        _shell.Folder.Add("old/hugo.toml", "title = 'Yard'\n");
        _shell.Folder.Add("old/content/deep.md", $"---\ntitle: Deep\n---\n{string.Concat(Enumerable.Repeat("> ", 3000))}x\n");
        _shell.Folder.Add("old/content/plain.md", "---\ntitle: Plain\n---\nWords.\n");

        Move().ShouldBe(0, _shell.Out + _shell.Error);

        Published("plain/index.html").ShouldContain("Words.");
        File.Exists(_shell.Folder["new/left-out/pages/deep.md"]).ShouldBeTrue();
        _shell.Out.ShouldContain("the site cannot hold it, so it lies in left-out/pages/deep.md");
    }

    [Fact]
    public void The_report_counts_what_was_converted_kept_and_left_out()
    {
        _shell.Folder.Add("old/hugo.toml", "title = 'Yard'\n[params]\nphone = '12 34'\n");
        _shell.Folder.Add("old/content/a.md", "---\ntitle: A\nodd: 1\n---\n{{< youtube abc-DEF_123 >}}\n\nCall {{< param phone >}}. {{< strange >}} <script>x()</script>\n\n[gone](gone.md)\n");
        _shell.Folder.Add("old/README.md", "For authors.\n");

        _shell.Run("new", "site", "new", "--from", "old", "--report", "report.json").ShouldBe(0, _shell.Out + _shell.Error);

        Input("pages/a.md").ShouldContain("Call 12 34.");
        _shell.Out.ShouldContain("Read as Hugo:\n  Files read                               3\n  Pages                                    1\n");
        _shell.Out.ShouldContain("  youtube                                  1  first: old/content/a.md:5:1\n");
        var report = File.ReadAllText(_shell.Folder["report.json"]);
        foreach (var kind in new[] { "youtube", "kept-shortcode strange", "imported-key odd", "left-out", "skipped-item", "unresolved-import" })
            report.ShouldContain($"\"kind\": \"{kind}\"");
    }

    private int Move() => _shell.Run("new", "site", "new", "--from", "old");

    private string Published(string path) => File.ReadAllText(_shell.Folder["new/output/" + path]);

    private string Input(string path) => File.ReadAllText(_shell.Folder["new/input/" + path]);
}
