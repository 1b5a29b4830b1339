namespace ServiceBlog.Tests.Importing;

public sealed class ContentFolderTests : IDisposable
{
    private readonly ImportShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_Jekyll_site_comes_over_with_addresses_links_and_images()
    {
        _shell.Folder.Add("old/_config.yml", "title: The Yard\nurl: https://yard.example\npermalink: /:year/:title/\n");
        _shell.Folder.Add("old/_posts/2014-03-04-pump.md", """
            ---
            layout: post
            title: "The Pump: That Held"
            author: Ada Moss
            categories: pumps winter
            tags: [oil]
            redirect_from: /old-pump/
            hero: {image: /a.png}
            ---
            See [the gate]({% post_url 2014-03-05-gate %}) and [it](/2014/gate/), ![p]({{ site.baseurl }}/images/p.png).

            {% highlight ruby %}
            puts "[x](y) {{ z }}"
            {% endhighlight %}

            {% include video.html %} and [gone](gone.md).
            """);
        _shell.Folder.Add("old/_posts/2014-03-05-gate.md", "---\ntitle: Gate\n---\nGate.\n");
        _shell.Folder.Add("old/_drafts/later.md", "---\ntitle: Later\ndate: 2014-03-06\n---\nLater.\n");
        _shell.Folder.Add("old/about.md", "---\ntitle: About\npermalink: /about-us/\n---\nUs.\n");
        _shell.Folder.Add("old/images/p.png", "GIF89a\u0001\0\u0001\0\0\0;");
        _shell.Folder.Add("old/_layouts/post.html", "---\n---\n<html></html>");

        _shell.Import("old", "--into", "input/posts").ShouldBe(0, _shell.Out);

        var pump = _shell.Pages("posts").Single(page => page.Key == "pump");
        pump.Title().ShouldBe("The Pump: That Held");
        pump.Day().ShouldBe("2014-03-04");
        pump.Tags().ShouldBe(["oil", "pumps", "winter"]);
        pump.Aliases().ShouldBe(["/2014/pump/", "/old-pump/"]);
        pump.Markdown.ShouldBe("""

            See [the gate](2014-03-05-gate.md) and [it](2014-03-05-gate.md), ![p](/images/p.png).

            ```ruby
            puts "[x](y) {{ z }}"
            ```

             and [gone](gone.md).

            """);
        _shell.Pages("posts").Single(page => page.Title() == "Later").FrontMatter.Draft.ShouldBeTrue();
        _shell.Pages("pages").ShouldHaveSingleItem().Key.ShouldBe("about-us");
        File.Exists(_shell.Folder["input/static/images/p.png"]).ShouldBeTrue();
        File.ReadAllText(_shell.Folder["input/posts/2014-03-04-pump.md"]).ShouldContain("# hero.image: /a.png\n");
        _shell.Out.ShouldContain("old/_posts/2014-03-04-pump.md:16:1: warning: {% include video.html %} has nothing like it here; it is left out [SB0709 kept-shortcode]");
        _shell.Out.ShouldContain("gone.md leads to nothing that was imported");
    }

    [Fact]
    public void A_Hugo_site_is_read_in_all_three_languages_of_its_front_matter()
    {
        _shell.Folder.Add("old/hugo.toml", "title = 'The Yard'\nbaseURL = \"https://yard.example/\"\n[params]\n  x = [1, 2]\n");
        _shell.Folder.Add("old/content/posts/toml.md", "+++\ntitle = \"A \\\"T\\\" é \\u00e9\" # so\ndate = 2014-03-04T10:00:00+01:00\ntags = [\n  'a b',\n  \"c\",\n]\ndraft = false\naliases = [\"/old/toml/\"]\n[extra]\nk = 1\n+++\nSee [j]({{< ref \"json.md\" >}}). {{< figure src=\"bundle/i.png\" alt=\"x\" >}}\n");
        _shell.Folder.Add("old/content/posts/json.md", "{\n  \"title\": \"J\",\n  \"date\": \"2014-03-05\",\n  \"categories\": [\"c\"]\n}\nJson.\n");
        _shell.Folder.Add("old/content/posts/bundle/index.md", "---\ntitle: B\ndate: 2014-03-06\ndraft: true\n---\n![i](i.png)\n");
        _shell.Folder.Add("old/content/posts/bundle/i.png", "GIF89a\u0001\0\u0001\0\0\0;");
        _shell.Folder.Add("old/static/s.txt", "s");

        _shell.Import("old").ShouldBe(0, _shell.Out);

        var pages = _shell.Pages();
        pages.Select(page => (page.Key, page.Title(), page.Day())).ShouldBe([("bundle", "B", "2014-03-06"), ("json", "J", "2014-03-05"), ("toml", "A \"T\" é é", "2014-03-04")]);
        pages[2].Tags().ShouldBe(["a b", "c"]);
        pages[2].Aliases().ShouldBe(["/posts/toml/", "/old/toml/"]);
        pages[2].Markdown.ShouldBe("\nSee [j](json.md). ![x](/posts/bundle/i.png)\n");
        pages[0].Markdown.ShouldBe("\n![i](/posts/bundle/i.png)\n");
        File.Exists(_shell.Folder["input/static/posts/bundle/i.png"]).ShouldBeTrue();
        File.Exists(_shell.Folder["input/static/s.txt"]).ShouldBeTrue();
        _shell.ShouldCheckClean();
    }

    [Fact]
    public void Nested_tables_and_every_table_of_an_array_survive()
    {
        _shell.Folder.Add("old/hugo.toml", "baseURL = \"https://yard.example/\"\n[params.footer]\nnote = \"x\"\n");
        _shell.Folder.Add("old/content/posts/toml.md", """
            +++
            title = "Pump"
            date = 2014-03-04
            a.b.c = 1
            [[authors]]
            name = "Ada Moss"
            [[authors]]
            name = "Jo Reed"
            [taxonomies]
            tags = ["oil"]
            [extra.deep]
            k = true
            [extra.deep.er]
            list = [1, { x = "y", z = [2] }]
            [[links]]
            url = "/a"
            [[links]]
            url = "/b"
            [links.more]
            rel = "me"
            +++
            Text.
            """);

        _shell.Import("old").ShouldBe(0, _shell.Out);

        var page = _shell.Pages().ShouldHaveSingleItem();
        page.FrontMatter.Authors.Select(author => author.Value).ShouldBe(["Ada Moss", "Jo Reed"]);
        page.Tags().ShouldBe(["oil"]);
        File.ReadAllText(_shell.Folder["input/sources/toml.md"]).ShouldContain("""
            # a.b.c: 1
            # extra.deep.k: true
            # extra.deep.er.list: [1, {x: y, z: [2]}]
            # links: [{url: /a}, {url: /b, more: {rel: me}}]

            """);
    }

    [Fact]
    public void A_front_matter_that_is_broken_is_read_line_by_line_and_told()
    {
        _shell.Folder.Add("a.md", "+++\ntitle = \"open\ndate = 1\n+++\ntext\n");
        _shell.Folder.Add("b.md", "---\ntitle: [x\n---\ntext\n");

        _shell.Import("a.md", "b.md", "--verbose").ShouldBe(0, _shell.Out);

        _shell.Pages().Select(page => page.Title()).ShouldBe(["open", "x"]);
        _shell.Out.ShouldContain("a.md:2:14: note: a quotation mark on this line is not closed; the keys were read line by line");
        _shell.Out.ShouldContain("b.md:");
    }
}
