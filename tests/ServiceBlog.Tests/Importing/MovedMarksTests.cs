namespace ServiceBlog.Tests.Importing;

/// <summary>Marks of other programs that readers never saw, and what stands in their place.</summary>
public sealed class MovedMarksTests : MovedFolder
{
    [Fact]
    public void Marks_that_a_preprocessor_of_mdBook_filled_are_left_out_and_told_but_not_in_code()
    {
        Old("book.toml", "[book]\ntitle = 'B'\n[preprocessor.own]\ncommand = 'x'");
        Old("src/SUMMARY.md", "- [One](one.md)");
        Old("src/one.md", "# One\n\nVersion {{ version }}. `{{ code }}`\n\n{{%outline}}\n\n\\{{#include x.rs}}");

        Move();

        Page("pages/one.md").ShouldBe("Version . `{{ code }}`\n\n\n\n{{#include x.rs}}");
        Shell.Out.ShouldContain("{{ version }} is left out, for the program that fills it is not here");
    }

    [Fact]
    public void Braces_of_a_book_without_preprocessors_stay()
    {
        Old("book.toml", "[book]\ntitle = 'B'");
        Old("src/SUMMARY.md", "- [One](one.md)");
        Old("src/one.md", "# One\n\nWrite {{ name }}.");

        Move();

        Page("pages/one.md").ShouldBe("Write {{ name }}.");
    }

    [Fact]
    public void Lines_that_a_book_hid_in_other_languages_stay_hidden()
    {
        Old("book.toml", "[book]\ntitle = 'B'\n[output.html.code.hidelines]\npython = '~'");
        Old("src/SUMMARY.md", "- [One](one.md)");
        Old("src/one.md", "# One\n\n```python\n~import x\nprint(x)\n```\n\n```js,hidelines=!!\n!!let a\nb\n```\n\n~~~md\n```python\n~shown\n```\n~~~");

        Move();

        Page("pages/one.md").ShouldBe("```python\nprint(x)\n```\n\n```js,hidelines=!!\nb\n```\n\n~~~md\n```python\n~shown\n```\n~~~");
    }

    [Fact]
    public void Tabs_that_name_a_language_of_programs_hold_code()
    {
        Old("hugo.toml", "title = 'H'");
        Old("content/a.md", "---\ntitle: A\n---\n{{< tabpane >}}\n{{< tab header=\"Conf\" lang=\"toml\" >}}\n[[params.x]]\n{{< /tab >}}\n{{< tab header=\"Words\" text=true >}}\n*Yes*\n{{< /tab >}}\n{{< /tabpane >}}");

        Move();

        Page("pages/a.md").ShouldContain(":::tab[Conf]\n\n```toml\n[[params.x]]\n```\n\n:::");
        Page("pages/a.md").ShouldContain(":::tab[Words]\n\n*Yes*\n\n:::");
    }

    [Fact]
    public void Boxes_in_a_row_stay_apart_and_an_address_is_no_title()
    {
        Old(".eleventy.js", "module.exports = {}");
        Old("a.md", "---\ntitle: A\n---\n{% warning \"One\", \"/x/\" %}\n{% tip \"Two\" %}");

        Move();

        Page("pages/a.md").ShouldBe("> [!warning]\n> One\n>\n> [/x/](/x/)\n\n> [!tip]\n> Two");
    }

    [Fact]
    public void A_call_with_objects_in_each_other_is_one_mark()
    {
        Old(".eleventy.js", "module.exports = {}");
        Old("a.md", "---\ntitle: A\n---\nBefore {{ list({ a: [{ b: { c: 'x' } }] }) }} behind.");

        Move();

        Page("pages/a.md").ShouldBe("Before  behind.");
    }

    [Fact]
    public void A_snippet_whose_file_is_not_there_is_left_out()
    {
        Old("mkdocs.yml", "site_name: M");
        Old("docs/a.md", "# A\n\n--8<-- \"gone.md\"\n\n```\n--8<-- \"gone.md\"\n```");

        Move();

        Page("pages/a.md").ShouldBe("```\n--8<-- \"gone.md\"\n```");
        Shell.Out.ShouldContain("the file is not there");
    }

    [Fact]
    public void An_id_in_spaced_braces_names_its_heading()
    {
        Old(".eleventy.js", "module.exports = {}");
        Old("a.md", "---\ntitle: A\n---\n[to](#short)\n\n## A long heading { #short }");

        Move();

        Page("pages/a.md").ShouldBe("[to](#short)\n\n## A long heading { #short }");
    }

    [Fact]
    public void Notes_and_films_within_a_text_of_Eleventy_become_footnotes_and_directives()
    {
        Old(".eleventy.js", "const footnotes = require('markdown-it-footnote')");
        Old("a.md", "---\ntitle: A\n---\nWords^[said [here](b.md)]. `^[code]`\n\n![My film](https://youtu.be/dQw4w9WgXcQ)");
        Old("b.md", "---\ntitle: B\n---\nB.");

        Move();

        Page("pages/a.md").ShouldBe("Words[^inline-1]. `^[code]`\n\n\n::youtube[My film]{video=\"dQw4w9WgXcQ\"}\n\n[^inline-1]: said [here](b.md)");
    }
}
