namespace ServiceBlog.Tests.Importing;

/// <summary>What programs for notes and documentation mean by their files: Quartz, Notion, MkDocs, Docusaurus, mdBook.</summary>
public sealed class MovedDocumentationTests : MovedFolder
{
    [Fact]
    public void Notes_of_Quartz_are_found_by_their_aliases_and_paragraphs_by_their_names()
    {
        Old("quartz.config.ts", "export default {pageTitle: 'Yard'}");
        Old("content/index.md", "---\ntitle: Home\n---\n[[Rye]] [[Sour Dough#^one|there]] [[Gone]]");
        Old("content/bread/Sour Dough.md", "---\naliases: [Rye]\n---\nWords. ^one");

        Move();

        Page("pages/index.md").ShouldBe("[Rye](bread/Sour-Dough.md) [there](bread/Sour-Dough.md#one) Gone");
        Page("pages/bread/Sour-Dough.md").ShouldBe("Words. <a id=\"one\"></a>");
        Shell.Out.ShouldContain("[[Gone]] leads to nothing that was imported; its words are kept");
    }

    [Fact]
    public void Notes_of_Quartz_hold_others_and_tags()
    {
        Old("quartz.config.ts", "const config = { configuration: { pageTitle: 'Yard' } }");
        Old("content/index.md", "See ![[One Note#Part]]\n![[One Note#^last]] ==new== a == b #seed `#code` #12 a#b");
        Old("content/One Note.md", "---\ntags: [t]\n---\nBefore.\n\n## Part\n\nInside [[index|home]].\n\n## Next\n\nThe last. ^last");

        Move();

        Page("pages/index.md").ShouldBe("See \n\n## Part\n\nInside [home](index.md).\n\n\nThe last. <mark>new</mark> a == b #seed `#code` #12 a#b");
        Input("pages/index.md").ShouldContain("tags: [seed]\n");
    }

    [Fact]
    public void Databases_of_Notion_are_tables_whose_rows_lead_to_their_pages()
    {
        const string One = "0123456789abcdef0123456789abcdef", Two = "fedcba9876543210fedcba9876543210", Three = "00112233445566778899aabbccddeeff";
        Old($"Home {One}.md", $"# Home\n\n#: 12\nÉtat: Open\nOwner: Ann\n\n[All](Tasks%20{Two}.csv) [one](https://www.notion.so/Do-it-{Three})");
        Old($"Tasks {Two}.csv", "Name,Note\nDo it,\"a, \"\"b\"\"\nc|d\"\n");
        Old($"Tasks {Two}/Do it {Three}.md", "# Do it\n\nWords.");

        Move();

        Page("pages/home.md").ShouldBe("- #: 12\n- État: Open\n- Owner: Ann\n\n[All](tasks.md) [one](tasks/do-it.md)");
        Page("pages/tasks.md").ShouldBe("| Name | Note |\n| --- | --- |\n| [Do it](tasks/do-it.md) | a, \"b\" c\\|d |");
    }

    [Fact]
    public void The_settings_of_MkDocs_may_hold_marks_of_Python()
    {
        Old("mkdocs.yml", "site_name: !ENV [NAME, \"Yard\"]\nmarkdown_extensions:\n  - pymdownx.keys\n  - pymdownx.critic\n  - pymdownx.snippets: {base_path: [parts]}\n"
            + "  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji}\nplugins: [macros]\nextra: {version: '1.2'}\nnav: [b.md, a.md]");
        Old("parts/p.md", "one\n--8<-- [start:x]\nFrom a part.\n--8<-- [end:x]");
        Old("docs/a.md", "# A\n\n!!! note \"Mind\" inline end\n    Words of {{ version }}.\n\n--8<-- \"p.md:x\"\n\n++ctrl+c++ {++new++}{~~old~>other~~}\n\n;--8<-- \"p.md\"\n\n--8<--\np.md:1:1\n--8<--");
        Old("docs/b.md", "# B\n\nWords.");

        Move();

        Input("site.yml").ShouldStartWith("title: Yard\n");
        Input("pages/a.md").ShouldContain("order: 2\n");
        Page("pages/a.md").ShouldBe("> [!note] Mind\n> Words of 1.2.\n\nFrom a part.\n\n<kbd>Ctrl</kbd>+<kbd>C</kbd> <ins>new</ins><del>old</del><ins>other</ins>\n\n--8<-- \"p.md\"\n\none");
    }

    [Fact]
    public void What_programs_fill_in_for_MkDocs_is_told_and_not_shown()
    {
        Old("mkdocs.yml", "site_name: Yard\nhooks: [fill.py]");
        Old("docs/a.md", "# A\n\nNow {{ version }}, `{{ code }}`.\n\n??? abstract \"API\"\n    ::: yard.Tea\n        options:\n            show: false\n\n    Words.");
        Old("docs/b.md", "# B\n\nWords.");

        Move();

        Page("pages/a.md").ShouldBe("Now , `{{ code }}`.\n\n> [!abstract]- API\n> <!-- yard.Tea -->\n>\n> Words.");
        Shell.Out.ShouldContain("{{ version }} is left out, for nothing computes it here");
        Shell.Out.ShouldContain("yard.Tea was written from a program");
    }

    [Fact]
    public void MkDocs_leaves_out_what_it_is_told_and_reads_keys_without_lines_around_them()
    {
        Old("mkdocs.yml", "site_name: Yard\nmarkdown_extensions: [pymdownx.mark]\nexclude_docs: |\n  # not yet\n  secret.md\n  /plans/\ndraft_docs: draft.md");
        Old("docs/a.md", "title: Own title\nauthor: Ann\n\nWords of ==some== kind.");
        foreach (var path in new[] { "secret.md", "deep/secret.md", "plans/b.md", "draft.md", "deep/plans/c.md" })
            Old("docs/" + path, "# Hidden\n\nWords.");
        Old("docs/plans/p.png", "GIF89a\u0001\0\u0001\0\0\0;");

        Move();

        Input("pages/a.md").ShouldBe("---\ntitle: Own title\nauthor: Ann\n---\n\nWords of <mark>some</mark> kind.\n");
        Input("pages/draft.md").ShouldContain("draft: true");
        (Has("pages/secret.md") || Has("pages/deep/secret.md") || Has("pages/plans/b.md") || Has("static/plans/p.png")).ShouldBeFalse();
        Has("pages/deep/plans/c.md").ShouldBeTrue();
    }

    [Fact]
    public void A_folder_of_Docusaurus_that_asks_for_a_list_has_one()
    {
        Old("docusaurus.config.js", "module.exports = {title: 'Yard'}");
        Old("docs/water/_category_.json", "{\"label\": \"All water\", \"position\": 3, \"link\": {\"type\": \"generated-index\", \"description\": \"Wet.\"}}");
        Old("docs/water/b.mdx", "---\ntitle: B\nsidebar_position: 2\n---\n<Highlight color=\"#fff\">green</Highlight> words.");
        Old("docs/water/a.md", "---\nsidebar_position: 1\n---\n# A\n\nWords.");

        Move();

        Input("pages/docs/category/all-water.md").ShouldBe("---\ntitle: All water\norder: 3\n---\n\nWet.\n\n- [A](../water/a.md)\n- [B](../water/b.md)\n");
        Page("pages/docs/water/b.md").ShouldBe("green words.");
    }

    [Fact]
    public void Elements_that_hold_code_have_attributes_in_braces_too()
    {
        Old("docusaurus.config.js", "module.exports = {title: 'Yard'}");
        Old("docs/a.md", "---\ntitle: A\n---\n<code style={{display: \"block\"}} id={'x'}>a</code>");

        Move();

        Page("pages/docs/a.md").ShouldBe("<code  id=\"x\">a</code>");
    }

    [Fact]
    public void Lines_that_mdBook_hides_in_programs_are_not_shown()
    {
        Old("book.toml", "[book]\ntitle = 'Yard'");
        Old("src/SUMMARY.md", "- [A](a.md)");
        Old("src/a.md", "# A\n\n```rust,no_run\n# use a;\n#\n#[derive(Debug)]\nlet b = 1;\n    # c();\n## d\n```\n\n```sh\n# shown\n```");

        Move();

        Page("pages/a.md").ShouldBe("```rust,no_run\n#[derive(Debug)]\nlet b = 1;\n# d\n```\n\n```sh\n# shown\n```");
    }

    [Fact]
    public void Lines_of_exclude_docs_take_back_what_stands_above_them()
    {
        Old("mkdocs.yml", "site_name: M\nexclude_docs: |\n  drafts/\n  !kept.md");
        Old("docs/drafts/gone.md", "# Gone");
        Old("docs/drafts/kept.md", "# Kept");

        Move();

        Has("pages/drafts/kept.md").ShouldBeTrue();
        Has("pages/drafts/gone.md").ShouldBeFalse();
    }

    [Fact]
    public void Authors_of_a_blog_have_the_names_of_their_file_and_settings_may_lie_in_another()
    {
        Old("mkdocs-common.yml", "site_name: M");
        Old("mkdocs-online.yml", "INHERIT: mkdocs-common.yml\nsite_url: https://m.example/");
        Old("docs/blog/.authors.yml", "authors:\n  ann:\n    name: Ann Lee");
        Old("docs/blog/posts/a.md", "---\ndate: 2024-01-02\nauthors: [ann, bob]\n---\n# A\n\nWords.");

        Move();

        Input("site.yml").ShouldContain("title: M\nbaseUrl: https://m.example/");
        Input("posts/2024-01-02-a.md").ShouldContain("authors: [Ann Lee, bob]");
    }

    [Fact]
    public void Docusaurus_may_have_documents_in_several_folders_and_folders_with_a_name_alone()
    {
        Old("docusaurus.config.js", "module.exports = { title: 'D', url: 'https://d.example', baseUrl: `/${locale}/`, presets: [['classic', { docs: {} }]],\n"
            + "plugins: [['@docusaurus/plugin-content-docs', { id: 'more', path: './more', routeBasePath: 'm' }]] }");
        Old("docs/part/_category_.json", "{ \"label\": \"First part\", \"position\": 2 }");
        Old("docs/part/a.md", "# A\n\n[b](../../more/b.md)");
        Old("docs/other/_category_.json", "{ \"label\": \"Unused\" }");
        Old("docs/other/index.md", "# Other");
        Old("more/b.md", "# B\n\nWords.");

        Move();

        Input("site.yml").ShouldContain("baseUrl: https://d.example/\n");
        Input("pages/docs/part.md").ShouldStartWith("---\ntitle: First part\norder: 2\n");
        Page("pages/docs/part.md").ShouldBe("- [A](part/a.md)");
        Page("pages/docs/part/a.md").ShouldBe("[b](../../m/b.md)");
        Input("pages/docs/other/index.md").ShouldContain("title: Other\n");
        Has("pages/m/b.md").ShouldBeTrue();
    }

    [Fact]
    public void An_old_address_of_an_index_file_is_its_folder()
    {
        Old("book.toml", "[book]\ntitle = 'B'\n[output.html.redirect]\n'/one/index.html' = '/one.html'");
        Old("src/SUMMARY.md", "- [One](one.md)\n- [Two](one/two.md)");
        Old("src/one.md", "# One\n\nWords.");
        Old("src/one/two.md", "# Two\n\nWords.");

        Move();

        Input("pages/one.md").ShouldContain("aliases: [/one.html]\n");
    }

    [Fact]
    public void Names_of_Starlight_lose_what_an_address_did_not_hold()
    {
        Old("astro.config.mjs", "export default { integrations: [starlight({ title: 'S' })] }");
        Old("src/content/docs/Version 2.0.md", "---\ntitle: V\n---\nWords.");

        Move();

        Has("pages/version-20.md").ShouldBeTrue();
    }
}
