namespace ServiceBlog.Tests.Importing;

/// <summary>What each generator means by its files beyond the marks in a text: which are pages, where they were, what they take in from others.</summary>
public sealed class MovedKindsTests : MovedFolder
{
    [Fact]
    public void A_link_that_names_no_file_is_read_against_the_address_of_its_page()
    {
        Old("_config.yml", "collections: {articles: {output: true, permalink: '/:path/'}}");
        Old("_articles/start.md", "---\ntitle: Start\n---\nWords.");
        Old("_articles/ru/start.md", "---\ntitle: Начало\npermalink: /ru/start/\n---\n## Первый шаг");
        Old("_articles/ru/two.md", "---\ntitle: Два\npermalink: /ru/two/\n---\n[a](../start/#первый-шаг) [b](../../start/) [c](../start.html)");

        Move();

        Page("pages/ru/two.md").ShouldBe("[a](start.md#первый-шаг) [b](../start.md) [c](start.md)");
    }

    [Fact]
    public void A_site_below_a_path_of_its_host_names_it_in_HTML_alone()
    {
        Old("_config.yml", "url: https://yard.example\nbaseurl: /sub\nexclude: ['*.tmp.md']");
        Old("a.md", "---\ntitle: A\n---\n<a href=\"/sub/b.html\">b</a> <img src=\"{{ '/a.png' | relative_url }}\" alt=\"a\"> [b](/sub/b.html)");
        Old("b.md", "---\ntitle: B\nredirect_from: /old/\n---\nWords.");
        Old("c.tmp.md", "---\ntitle: C\n---\nLeft out.");
        Old("a.png", "GIF89a\u0001\0\u0001\0\0\0;");

        Move();

        Page("pages/a.md").ShouldBe("<a href=\"/sub/b/\">b</a> <img src=\"/sub/a.png\" alt=\"a\"> [b](b.md)");
        Input("pages/b.md").ShouldContain("aliases: [/b.html, /old/]\n");
        Has("pages/c.tmp.md").ShouldBeFalse();
    }

    [Fact]
    public void What_a_text_takes_in_stands_in_it_unless_a_program_computes_it()
    {
        Old("_config.yml", "title: Yard");
        Old("_includes/box.html", "<div class=\"box\">\n\n    {{ include.text }}\n</div>");
        Old("_includes/list.html", "{% for post in site.posts %}{{ post.title }}{% endfor %}");
        Old("a.md", "---\ntitle: A\n---\n{% include box.html text=\"Mind the step.\" %}\n\n{% include list.html %}\n\nBy {{ site.author.name }}.");

        Move();

        Page("pages/a.md").ShouldBe("<div class=\"box\">\n\nMind the step.\n</div>\n\n<!-- include list.html -->\n\nBy .");
        Shell.Out.ShouldContain("{{ site.author.name }} is left out, for nothing computes it here");
    }

    [Fact]
    public void What_is_told_is_told_at_its_line_though_other_lines_have_changed()
    {
        Old("_config.yml", "title: Yard");
        Old("a.md", "---\ntitle: A\n---\n{% highlight ruby %}\nx\n{% endhighlight %}\n\n{% include youtube.html id=\"abcdefghijk\" %}\n\nWords.\n\n- [gone](gone.md)\n- [plans](#plans-crab)\n- {% site \"Our *site*\", \"https://yard.example/\" %}\n\n## Plans 🦀");
        Old("feed.html", "---\npermalink: /feed.json\n---\n{}");

        Move();

        Shell.Out.ShouldContain("old/a.md:12:1: warning: gone.md leads to nothing");
        Page("pages/a.md").ShouldEndWith("- [plans](#plans-)\n- [Our \\*site\\*](https://yard.example/)\n\n## Plans 🦀");
        Shell.Out.ShouldContain("/feed.json, which it made, is no page");
    }

    [Fact]
    public void Eleventy_computes_addresses_and_its_pages_in_HTML_have_shortcodes()
    {
        Old(".eleventy.js", "module.exports = c => { c.addPassthroughCopy({ './pics': '/img' }); return { dir: { input: 'src' } }; };");
        Old(".eleventyignore", "src/secret");
        Old("src/secret/s.md", "---\ntitle: S\n---\nSecret.");
        Old("src/blog/blog.11tydata.js", "module.exports = { permalink: data => `/log/${data.page.fileSlug}/` };");
        Old("src/blog/2020-01-02-a.md", "---\ntitle: A\n---\nWords.");
        Old("src/_notes/p.html", "---\ntitle: P\n---\n<p>See <a href=\"/log/a/\">a</a>.</p>\n{% youtube \"abc_DEF-123\" %}\n{% figure \"/img/a.png\", \"A_b\" %}\n<svg></svg>");
        Old("pics/a.png", "GIF89a\u0001\0\u0001\0\0\0;");

        Move();

        Input("posts/2020-01-02-a.md").ShouldContain("aliases: [/log/a/]\n");
        Page("pages/_notes/p.md").ShouldBe("See [a](../../posts/2020-01-02-a.md).\n\n\n::youtube{video=\"abc_DEF-123\"}\n\n\n![A_b](/img/a.png)\n\n<svg></svg>");
        Has("pages/secret/s.md").ShouldBeFalse();
    }

    [Theory]
    [InlineData("zola.toml", "base_url = 'https://yard.example'", "content/blog/a.md")]
    [InlineData("docusaurus.config.js", "module.exports = {title: 'Yard'}", "blog/a.md")]
    public void Where_posts_were_listed_their_list_is_found(string config, string settings, string post)
    {
        Old(config, settings);
        Old(post, "---\ntitle: A\ndate: 2020-01-02\n---\nWords.");
        Old(ContentFolder(post) + "/_index.md", "---\ntitle: All of them\n---\nAbove the list.");

        Move();

        Input("posts/index.md").ShouldContain("aliases: [/blog/]\n");
        File.ReadAllText(Shell.Folder["new/output/blog/index.html"]).ShouldContain("/posts/");
    }

    [Fact]
    public void Hugo_mounts_folders_and_holds_back_what_is_to_come()
    {
        Old("hugo.yaml", "title: Yard\nmodule: {mounts: [{source: content, target: content}, {source: extra, target: content/more}]}");
        Old("content/posts/a.md", "---\ntitle: A\ndate: 2020-01-02\npublishDate: 2099-03-04\n---\nTo come.");
        Old("extra/b.md", "---\ntitle: B\n---\nWords.");

        Move();

        Input("posts/2099-03-04-a.md").ShouldContain("date: 2099-03-04\n");
        Page("pages/more/b.md").ShouldBe("Words.");
    }

    [Fact]
    public void Hugo_mounts_a_folder_for_each_language()
    {
        Old("hugo.yaml", "title: Yard\nlanguages: {en: {}, fr: {}}\nmodule:\n  mounts:\n    - {source: content/fr, target: content, sites: {matrix: {languages: [fr]}}}\n    - {source: content/en, target: content, sites: {matrix: {languages: [en, fr]}}}");
        Old("content/en/a.md", "---\ntitle: A\n---\n[b](/b/)");
        Old("content/en/b.md", "---\ntitle: B\n---\nWords.");
        Old("content/fr/a.md", "---\ntitle: Un\n---\nMots.");

        Move();

        Page("pages/a.md").ShouldBe("[b](b.md)");
        Page("pages/fr/a.md").ShouldBe("Mots.");
    }

    [Fact]
    public void Pictures_beside_a_post_come_along_wherever_posts_lie()
    {
        Old("_config.yml", "collections: {notes: {output: true}}");
        Old("_posts/tea/2025-02-27-cup.md", "---\ntitle: Tea\n---\n![a](image-1.png) ![b](./_cup.png)");
        Old("_posts/tea/image-1.png", "GIF89a\u0001\0\u0001\0\0\0;");
        Old("_posts/tea/_cup.png", "GIF89a\u0001\0\u0001\0\0\0;");
        Old("_notes/n.md", "---\ntitle: N\n---\n![c](c.png)");
        Old("_notes/c.png", "GIF89a\u0001\0\u0001\0\0\0;");
        Old("_includes/d.png", "GIF89a\u0001\0\u0001\0\0\0;");

        Move();

        Page("posts/tea/2025-02-27-cup.md").ShouldBe("![a](/posts/tea/image-1.png) ![b](/posts/tea/_cup.png)");
        Page("pages/notes/n.md").ShouldBe("![c](/notes/c.png)");
        Has("static/includes/d.png").ShouldBeFalse();
    }

    [Theory]
    [InlineData("2017-02-07-The-tea", "2017-02-07-the-tea", "aliases: [/2017/02/07/The-tea.html]\n")]
    [InlineData("2017-03-30-Tea-1.5", "2017-03-30-tea-1-5", "aliases: [/2017/03/30/Tea-1.5.html]\n")]
    [InlineData("2017-03-30-.NET-tea", "2017-03-30-net-tea", "date: 2017-03-30\n")]
    public void Only_what_parts_a_date_from_a_name_is_no_part_of_the_name(string old, string now, string line)
    {
        Old("_config.yml", "title: Yard");
        Old($"_posts/{old}.md", "---\ntitle: Tea\n---\nWords.");

        Move();

        Input($"posts/{now}.md").ShouldContain(line);
    }

    [Fact]
    public void Eleventy_names_a_page_by_its_folder_and_makes_boxes_of_colons()
    {
        Old("eleventy.config.js", "const container = require('markdown-it-container');");
        Old("package.json", "{}");
        Old("_posts/_posts.11tydata.js", "module.exports = { permalink: '/web/{{ page.fileSlug }}/' };");
        Old("_posts/2025-02-27-tea/index.md", "---\ntitle: Tea\n---\n::: warning\nHot.\n:::\n\n{{ rule({\n  a: { b: 1 }\n}) }}![a](./_a.png)");
        Old("_posts/2025-02-27-tea/_a.png", "GIF89a\u0001\0\u0001\0\0\0;");
        Old("docs/docs.json", "{\"permalink\": \"{{ page.filePathStem }}.html\"}");
        Old("docs/cup.md", "---\ntitle: Cup\n---\nWords.");

        Move();

        Input("posts/_posts/2025-02-27-tea/2025-02-27-tea.md").ShouldContain("aliases: [/web/tea/]\n");
        Page("posts/_posts/2025-02-27-tea/2025-02-27-tea.md").ShouldBe("> [!warning]\n> Hot.\n\n\n![a](/_posts/2025-02-27-tea/_a.png)");
        Input("pages/docs/cup.md").ShouldContain("aliases: [/docs/cup.html]\n");
    }

    [Fact]
    public void Ids_that_Zola_wrote_in_ASCII_and_files_beside_a_page_are_found()
    {
        Old("config.toml", "base_url = 'https://yard.example'");
        Old("content/posts/08-cup/index.md", "+++\ntitle = 'Cup'\npath = 'cup'\n+++\nWords.");
        Old("content/posts/08-cup/c.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Old("content/b.md", "+++\ntitle = 'B'\n+++\n![c](../cup/c.svg)");
        Old("content/a.md", "+++\ntitle = 'A'\n+++\n[x](#uber-tee) [y](#privet-mir) [z](#bei-jing)\n\n## Über Tee\n\n## Привет, мир\n\n## 北京");

        Move();

        Page("pages/b.md").ShouldBe("![c](/posts/08-cup/c.svg)");
        Page("pages/a.md").ShouldStartWith("[x](#über-tee) [y](#привет-мир) [z](#北京)");
    }

    [Fact]
    public void What_a_template_keeps_under_a_name_stands_where_it_was_shown_and_nowhere_else()
    {
        Old(".eleventy.js", "module.exports = () => ({});");
        Old("_includes/code.njk", "<b>{{ kept | highlight(\"js\") | safe }}</b>");
        Old("a.md", "---\ntitle: A\n---\n[[toc]]\n\n{% set kept %}\n{% raw %}`{{ name }}`{% endraw %} of {{ who }}\n\n</div>\n{% endset %}\n{% include \"code.njk\" %}\n\n"
            + "<div>\n{%- set kept %}\n<p>\n\nx\n{% endset %}\n  {{ kept | highlight(\"html\") | safe }}\n</div>\n\n"
            + "{% set word %}Words{% endset %}{{ word }}. {% set gone %}Gone{% endset %}\n\n```njk\n{% set kept %}x{% endset %}\n```");

        Move();

        Page("pages/a.md").ShouldBe("::toc\n\n\n```js\n`{{ name }}` of \n\n</div>\n```\n\n<div>\n"
            + "  <pre><code class=\"language-html\">&lt;p&gt;\n&#10;x\n</code></pre>\n</div>\n\nWords. \n```njk\n{% set kept %}x{% endset %}\n```");
        Shell.Out.ShouldContain("old/a.md:6:1: warning: {{ who }} is left out");
        Shell.Out.ShouldContain("what was kept as \"gone\" is left out, for nothing shows it here");
    }

    [Theory]
    [InlineData("<ul>\n<li>{% site \"Our site\", \"https://yard.example/\" %}</li>\n</ul>", "<ul>\n<li><a href=\"https://yard.example/\">Our site</a></li>\n</ul>")]
    [InlineData("<div>\n{% highlight \"js\" %}\na\n\nb\n{% endhighlight %}\n\t\t</div>", "<div>\n<pre><code class=\"language-js\">a\n&#10;b\n</code></pre>\n\t\t</div>")]
    [InlineData("[{% since \"1_0\" %}](https://yard.example)", "[1_0](https://yard.example)")]
    [InlineData("<a href=\"https://yard.example/\">{% site \"Our site\", \"https://yard.example/\" %}</a>", "<a href=\"https://yard.example/\">Our site</a>")]
    [InlineData("# {{ nav.key }}\n\n## {{ who }}\n\nWords.", "## Yard\n\n\n\nWords.")]
    [InlineData("{% since \"1\" %}{% since \"2\" %} See [b](https://yard.example/).", "See [b](https://yard.example/).")]
    public void What_a_tag_becomes_is_read_where_it_stands(string old, string moved)
    {
        Old(".eleventy.js", "module.exports = () => ({});");
        Old("a.md", "---\ntitle: A\nnav: {key: Yard}\n---\n" + old);

        Move();

        Page("pages/a.md").ShouldBe(moved);
    }

    [Fact]
    public void A_paragraph_of_Jekyll_may_begin_with_an_element_on_a_line_of_its_own()
    {
        Old("_config.yml", "title: Yard");
        Old("a.md", "---\ntitle: A\n---\n<span class=\"big\">\n[b](https://yard.example/){: .btn }\n</span>\n\n```\n<span>\nb\n```");

        Move();

        Page("pages/a.md").ShouldBe("<span class=\"big\">[b](https://yard.example/){.btn}\n</span>\n\n```\n<span>\nb\n```");
    }

    [Fact]
    public void The_menu_of_Hugo_is_the_menu_and_texts_that_are_not_read_are_told()
    {
        Old("hugo.toml", "title = 'Yard'\n[[menus.main]]\nname = 'Me'\npageRef = 'about'\nweight = 2\n[[menus.main]]\nname = 'Log'\nurl = '/blog/'\nweight = 1\n[[menus.main]]\nname = 'Elsewhere'\nurl = 'https://b.example/'\nweight = 3");
        Old("content/about.md", "---\ntitle: About\n---\nWords.");
        Old("content/blog/a.md", "---\ntitle: A\ndate: 2020-01-02\n---\nWords.");
        Old("content/blog/b.org", "#+TITLE: B");
        Old("README.rst", "For authors");

        Move();

        Input("site.yml").ShouldContain("menu:\n  - {title: Log, url: /posts/, optional: true}\n  - {title: Me, url: /about/, optional: true}\n  - {title: Elsewhere, url: https://b.example/, optional: true}\n");
        Shell.Out.ShouldContain("old/content/blog/b.org: note: a text in another markup");
        Shell.Out.ShouldNotContain("README.rst");
    }

    [Fact]
    public void Addresses_of_Jekyll_may_leave_out_their_ending_and_posts_have_a_date()
    {
        Old("_config.yml", "url: https://yard.example");
        Old("_posts/2020-01-02-a.md", "---\ntitle: A\n---\nWords.");
        Old("_posts/part.md", "Part of a post.");
        Old("b.md", "---\ntitle: B\n---\n[a](/2020/01/02/a) [b](https://yard.example/b#x)\n\n## X");

        Move();

        Page("pages/b.md").ShouldBe("[a](../posts/2020-01-02-a.md) [b](b.md#x)\n\n## X");
        Has("posts/part.md").ShouldBeFalse();
    }

    private static string ContentFolder(string path) => path[..path.LastIndexOf('/')];
}
