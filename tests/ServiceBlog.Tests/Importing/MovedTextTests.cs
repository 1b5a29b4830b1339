namespace ServiceBlog.Tests.Importing;

/// <summary>What the marks of each generator become in the text of a moved site.</summary>
public sealed class MovedTextTests : IDisposable
{
    private readonly ImportShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("Words.\n{: .prompt-tip }", "> [!tip]\n> Words.")]
    [InlineData("> Words.\n{: .notice--warning}", "> [!warning]\n> Words.")]
    [InlineData("{: .note }\nWords.", "> [!note]\n> Words.")]
    [InlineData("Words.\n{: .note }\n{: .x #there }\nMore.", "> [!note]\n> <a id=\"there\"></a>Words.\n\nMore.")]
    [InlineData("Words.\n{: .note }\nMore.\n{: .tip }", "> [!note]\n> Words.\n\n> [!tip]\n> More.")]
    [InlineData("Words.\n{: #there .wide}", "<a id=\"there\"></a>Words.")]
    [InlineData("![a](https://x.example/a.png)\n{: .left}", "![a](https://x.example/a.png){.left}")]
    [InlineData("#### Head {.wide}", "#### Head {.wide}")]
    [InlineData("## Head\n{: #top}", "## Head {#top}")]
    [InlineData("*word*{: .red} and [link](https://x.example/){:target=\"_blank\"}", "*word* and [link](https://x.example/){target=\"_blank\"}")]
    [InlineData("{::comment}\nnot for you\n{:/comment}\nWords.", "Words.")]
    [InlineData("* list\n{:toc}", "::toc")]
    [InlineData("![a](https://x.example/a.png){:\n.icon width=\"70\"}", "![a](https://x.example/a.png){.icon width=\"70\"}")]
    [InlineData("[a <span markdown=\"1\">b</span> c](https://x.example/)", "[a <span>b</span> c](https://x.example/)")]
    [InlineData("<div>\na\n</div>\n```md\n[a](b){: .c }\n```", "<div>\na\n</div>\n\n```md\n[a](b){: .c }\n```")]
    [InlineData("<div markdown=\"1\">\n*b*\n</div>", "<div>\n\n\n*b*\n</div>")]
    public void Attributes_of_kramdown_go_where_they_have_a_meaning(string old, string now) => Jekyll(old).ShouldBe(now);

    [Theory]
    [InlineData("<iframe src=\"https://evil.example/\" width=\"9\"></iframe>", "<a href=\"https://evil.example/\">https://evil.example/</a>")]
    [InlineData("Words.\n\n<iframe width=\"9\" src=\"https://www.youtube.com/embed/abc-DEF_123?rel=0\" title=\"Pump\"></iframe>", "Words.\n\n\n::youtube[Pump]{video=\"abc-DEF_123\"}")]
    [InlineData("<style>body { display: none }</style>\n\nWords.", "Words.")]
    [InlineData("Words.\n\n<!-- never ends\nmore", "Words.\n\n&lt;!-- never ends\nmore")]
    [InlineData("<link rel=\"stylesheet\" href=\"https://evil.example/a.css\">\n\nWords.", "Words.")]
    [InlineData("Words.\n\n<p style=\"position:fixed\">x</p>", "Words.\n\n<p>x</p>")]
    [InlineData("Words <img src=\"https://e.example/a.png\" alt=\"x\" onerror=\"alert(1)\">", "Words <img src=\"https://e.example/a.png\" alt=\"x\">")]
    [InlineData("<div class=\"a\">\n\nWords.\n\n</div>", "<div class=\"a\">\n\nWords.\n\n</div>")]
    public void What_the_policy_would_report_does_not_come_along(string old, string now) => Jekyll(old).ShouldBe(now);

    [Theory]
    [InlineData("Words <deta<script><script>ils ontoggle=alert(1)>x</details>", "Words <deta<!-- -->ils ontoggle=alert(1)>x</details>")]
    [InlineData("Words <<script>img src=x onerror=alert(1)>", "Words <<!-- -->img src=x onerror=alert(1)>")]
    public void What_is_taken_out_makes_no_tag_of_what_stood_around_it(string old, string now) => Jekyll(old).ShouldBe(now);

    [Theory]
    [InlineData("<script>a()</script> Words\n    <script>b()</script> c", "Words\n     c")]
    [InlineData("Words\n#\n    <b onclick=\"b()\">c</b>", "Words\n\n    <b onclick=\"b()\">c</b>")]
    [InlineData("Words\n\n<script>a()</script>\n\n    <b onclick=\"b()\">c</b>", "Words\n\n\n\n    <b onclick=\"b()\">c</b>")]
    [InlineData("Term\n: <details ontoggle=a() [x]\n\nWords", "Term\n: &lt;details ontoggle=a() [x]\n\nWords")]
    public void No_text_becomes_mark_up_that_runs_a_program_by_the_move(string old, string now) => Jekyll(old).ShouldBe(now);

    [Theory]
    [InlineData("::: note", "\\::: note")]
    [InlineData("::youtube{video=x}", "\\::youtube{video=x}")]
    [InlineData("Press :kbd[x].", "Press \\:kbd[x].")]
    [InlineData("A ratio of 3:4 and std::vector.", "A ratio of 3:4 and std::vector.")]
    public void What_would_be_a_directive_here_was_text_there(string old, string now) => Jekyll(old).ShouldBe(now);

    [Theory]
    [InlineData("{{< youtube abc-DEF_123 >}}", "::youtube{video=\"abc-DEF_123\"}")]
    [InlineData("{{< figure src=\"/a.png\" alt=\"A\" caption=\"A *cup*\" width=\"300\" >}}", "::figure[A *cup*]{src=\"/a.png\" alt=\"A\" width=\"300\"}")]
    [InlineData("{{< details \"More\" >}}\nWords.\n{{< /details >}}", ":::details[More]\n\nWords.\n\n:::")]
    [InlineData("{{< code-toggle >}}\n[[a]]\n{{< /code-toggle >}}", "```\n[[a]]\n```")]
    [InlineData("A `<script>` tag. {{< x >}} `</script>`", "A `<script>` tag. <!-- x --> `</script>`")]
    public void Shortcodes_become_directives_of_the_theme(string old, string now)
    {
        _shell.Folder.Add("old/hugo.toml", "title = 'Yard'\n");
        _shell.Folder.Add("old/static/a.png", "GIF89a\u0001\0\u0001\0\0\0;");
        Moved("old/content/page.md", old).ShouldBe(now);
    }

    [Fact]
    public void Tabs_become_tabs()
    {
        _shell.Folder.Add("old/mkdocs.yml", "site_name: Yard\n");
        Moved("old/docs/page.md", "=== \"One\"\n\n    ```sh\n    a\n    ```\n\n=== \"Two\"\n\n    Words.\n\nAfter.")
            .ShouldBe("::::tabs\n\n:::tab[One]\n\n```sh\na\n```\n\n:::\n\n:::tab[Two]\n\nWords.\n\n:::\n\n::::\n\nAfter.");
    }

    [Fact]
    public void Files_that_hold_each_other_end_somewhere_and_show_no_marks()
    {
        _shell.Folder.Add("old/book.toml", "[book]\ntitle = 'Yard'\n");
        _shell.Folder.Add("old/src/SUMMARY.md", "- [Page](page.md)\n");
        _shell.Folder.Add("old/src/parts/one.md", "One {{#include two.md}}\n");
        _shell.Folder.Add("old/src/parts/two.md", "two {{#include one.md}}\n");
        var text = Moved("old/src/page.md", "{{#include parts/one.md}}");
        text.ShouldStartWith("One two One two");
        text.ShouldNotContain("{{");
    }

    [Fact]
    public void Indentation_means_nothing_in_MDX()
    {
        _shell.Folder.Add("old/docusaurus.config.js", "module.exports = {title: 'Yard'}");
        Moved("old/docs/page.mdx", "import Tabs from '@theme/Tabs';\n\n<Tabs>\n    <TabItem label=\"npm\">\n        ```sh\n        npm i\n        ```\n    </TabItem>\n</Tabs>", "pages/docs/page.md")
            .ShouldBe("::::tabs\n\n:::tab[npm]\n\n```sh\nnpm i\n```\n\n:::\n\n::::");
    }

    [Fact]
    public void A_component_with_nothing_but_an_id_is_an_anchor()
    {
        _shell.Folder.Add("old/docusaurus.config.js", "module.exports = {title: 'Yard'}");
        Moved("old/docs/page.mdx", "- <Link id=\"x\"/> Use [a](https://x.example/).\n- <Odd /> Use `b`.", "pages/docs/page.md")
            .ShouldBe("- <a id=\"x\"></a> Use [a](https://x.example/).\n-  Use `b`.");
    }

    [Fact]
    public void A_theme_with_a_site_that_shows_it_is_that_site()
    {
        _shell.Folder.Add("old/theme.toml", "name = 'x'\n");
        _shell.Folder.Add("old/config.toml", "[params]\na = 1\n");
        _shell.Folder.Add("old/exampleSite/config/_default/hugo.toml", "title = 'Shown'\n");
        Moved("old/exampleSite/content/page.md", "Words.").ShouldBe("Words.");
    }

    [Fact]
    public void Programs_in_HTML_are_left_out_and_told()
    {
        Jekyll("<p onclick=\"x()\">Words <a href=\"jav&#97;script:x()\">a</a></p>\n\n<script>x()</script>").ShouldBe("<p>Words <a>a</a></p>");
        _shell.Out.ShouldContain("left out: onclick runs a script");
        _shell.Out.ShouldContain("left out: <script> runs a script");
    }

    private string Jekyll(string text)
    {
        _shell.Folder.Add("old/_config.yml", "title: Yard\n");
        return Moved("old/page.md", text);
    }

    /// <summary>The text of a page with a front matter of its own, after the move.</summary>
    private string Moved(string path, string text, string to = "pages/page.md")
    {
        _shell.Folder.Add(path, $"---\ntitle: Page\n---\n{text}\n");
        _shell.Run("new", "site", "new", "--from", "old").ShouldBe(0, _shell.Out + _shell.Error);
        var file = File.ReadAllText(_shell.Folder["new/input/" + to]);
        return file[(file.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..].Trim();
    }
}
