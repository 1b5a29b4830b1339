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

        Move().ShouldBe(0, _shell.Out + _shell.Error);

        Published("topics/index.html").ShouldContain("Words of topics.");
        Published("tags-2/index.html").ShouldContain("Words of tags.");
    }

    [Fact]
    public void What_readers_did_not_get_stays_unpublished()
    {
        _shell.Folder.Add("old/hugo.toml", "title = 'Yard'\n");
        _shell.Folder.Add("old/content/posts/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n");
        _shell.Folder.Add("old/content/posts/old.md", "---\ntitle: Old\ndate: 2020-01-01\nexpiryDate: 2021-01-01\n---\nExpired.\n");
        _shell.Folder.Add("old/content/hidden/_index.md", "---\ntitle: H\ncascade:\n  build:\n    render: never\n---\n");
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

    private int Move() => _shell.Run("new", "site", "new", "--from", "old");

    private string Published(string path) => File.ReadAllText(_shell.Folder["new/output/" + path]);

    private string Input(string path) => File.ReadAllText(_shell.Folder["new/input/" + path]);
}
