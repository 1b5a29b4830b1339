namespace ServiceBlog.Tests.Importing;

/// <summary>A few lines of another generator's site that would become a text of any size are refused by name, and the other pages come along.</summary>
public sealed class MovedSizeTests : MovedFolder
{
    private const string TooLarge = "what the page takes in, fills in and repeats comes to more than 16 million letters";

    [Fact]
    public void Files_that_take_each_other_in_are_refused_for_the_page()
    {
        Old("mkdocs.yml", "site_name: Yard");
        Old("docs/index.md", "Words.");
        for (var level = 0; level < 4; level++)
            Old($"docs/a{level}.md", Many($"--8<-- \"a{level + 1}.md\"\n", 40));
        Old("docs/a4.md", new string('x', 1000));

        Move();

        Told("old/docs/a0.md:1:1", TooLarge);
        Has("pages/index.md").ShouldBeTrue();
    }

    [Fact]
    public void Chapters_that_take_each_other_in_are_refused_for_the_page()
    {
        Old("book.toml", "[book]\ntitle = \"Yard\"");
        Old("src/SUMMARY.md", "- [A](a.md)\n- [Z](z.md)");
        Old("src/z.md", "# Z");
        Old("src/a.md", "# A\n\n" + Many("{{#include b.md}}\n", 40));
        Old("src/b.md", Many("{{#include c.md}}\n", 40));
        Old("src/c.md", Many("{{#include d.md}}\n", 40));
        Old("src/d.md", new string('x', 1000));

        Move();

        Told("old/src/a.md:1:1", TooLarge);
    }

    [Fact]
    public void Components_that_are_texts_of_components_are_refused_for_the_page()
    {
        Old("docusaurus.config.js", "module.exports = {title: 'Yard'}");
        Old("docs/z.md", "# Z");
        Old("docs/a.mdx", "import B from './_b.mdx'\n\n" + Many("<B />\n", 40));
        Old("docs/_b.mdx", "import C from './_c.mdx'\n\n" + Many("<C />\n", 40));
        Old("docs/_c.mdx", "import D from './_d.mdx'\n\n" + Many("<D />\n", 40));
        Old("docs/_d.mdx", "");

        Move();

        Told("old/docs/a.mdx:1:1", TooLarge);
    }

    [Theory]
    [InlineData("{% include a.md %}")]
    [InlineData("{{ page.big }}")]
    [InlineData("{% include b.md x=\"0123456789012345678901234567890123456789\" %}")]
    public void What_is_filled_in_again_and_again_is_refused_for_the_page(string tag)
    {
        Old("_config.yml", "title: Yard");
        Old("_includes/a.md", new string('x', 20_000));
        Old("_includes/b.md", Many("{{ include.x }}", 2000));
        Old("z.md", "---\ntitle: Z\n---\nWords.");
        Old("a.md", $"---\ntitle: A\nbig: {new string('x', 20_000)}\n---\n{Many(tag + "\n", 2000)}");

        Move();

        Told("old/a.md:1:1", TooLarge);
    }

    [Fact]
    public void Tags_that_show_twice_what_they_hold_are_refused_for_the_page()
    {
        Old("hugo.toml", "title = \"Yard\"");
        Old("content/z.md", "---\ntitle: Z\n---\nWords.");
        Old("content/a.md", "---\ntitle: A\n---\n" + Many("{{< figure src=\"a.png\" >}}", 60) + "x" + Many("{{< /figure >}}", 60));

        Move();

        Told("old/content/a.md:1:1", TooLarge);
    }

    [Fact]
    public void A_text_that_is_kept_and_shown_again_and_again_is_refused_for_the_page()
    {
        Old(".eleventy.js", "module.exports = () => ({});");
        Old("z.md", "---\ntitle: Z\n---\nWords.");
        Old("a.md", $"---\ntitle: A\n---\n{{% set kept %}}{new string('x', 20_000)}{{% endset %}}\n{Many("{{ kept }}\n", 2000)}");

        Move();

        Told("old/a.md:1:1", TooLarge);
    }

    [Fact]
    public void All_pages_together_have_a_limit_too()
    {
        Old("_config.yml", "title: Yard");
        Old("_includes/a.md", new string('x', 20_000));
        for (var number = 0; number < 6; number++)
            Old($"a{number}.md", $"---\ntitle: A{number}\n---\n{Many("{% include a.md %}\n", 300)}");

        Move();

        Told("old/a5.md:1:1", "the pages of the site take in and repeat many times more than they have");
        Shell.Out.ShouldNotContain("old/a0.md:1:1: warning:");
    }

    [Theory]
    [InlineData("[r]: /x/\n", 51_000, "old/a.md:50004:1", "the text has more than 50,000 tags, brackets and braces; part it")]
    [InlineData("<A ", 51_000, "old/a.md:4:1", "the text has more than 50,000 tags, brackets and braces; part it")]
    [InlineData("x\n", 201_000, "old/a.md:200001:1", "the text has more than 200,000 lines; part it")]
    public void A_text_of_more_marks_or_lines_than_people_write_is_refused_at_its_line(string part, int count, string place, string what)
    {
        Old("_config.yml", "title: Yard");
        Old("z.md", "---\ntitle: Z\n---\nWords.");
        Old("a.md", "---\ntitle: A\n---\n" + Many(part, count));

        Move();

        Told(place, what);
        Has("pages/a.md").ShouldBeFalse();
        Has("pages/z.md").ShouldBeTrue();
    }

    [Fact]
    public void Millions_of_blanks_are_read_at_once()
    {
        Old("docusaurus.config.js", "module.exports = {title: 'Yard'}");
        Old("docs/a.md", "# A\n\nWords.\n" + Many("\t", 3_500_000));

        Move();

        Has("pages/docs/a.md").ShouldBeTrue();
    }

    [Fact]
    public void A_site_of_nothing_else_says_why_nothing_was_moved()
    {
        Old("_config.yml", "title: Yard");
        Old("a.md", "---\ntitle: A\nodd: 1\n---\n" + Many("{% x %}", 51_000));

        Shell.Run("new", "site", "new", "--from", "old").ShouldBe(2);

        Shell.Error.ShouldContain("old/a.md:5:1: the text has more than 50,000 tags, brackets and braces; part it");
    }

    private static string Many(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private void Told(string place, string what) => Shell.Out.ShouldContain($"{place}: warning: {what}");
}
