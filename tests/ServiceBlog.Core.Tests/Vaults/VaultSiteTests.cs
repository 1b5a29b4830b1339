namespace ServiceBlog.Core.Tests.Vaults;

/// <summary>How the files of a vault become a site.</summary>
public class VaultSiteTests
{
    private static TestSite Build(params (string Path, string Text)[] files) => TestSite.Build([(".obsidian/app.json", "{}"), .. files]);

    [Fact]
    public void Folders_become_lists_of_their_notes_below_the_text_of_their_own()
    {
        var site = Build(("index.md", "Welcome."), ("Tea.md", "t"), ("A/A.md", "About A."), ("A/x.md", "x"), ("B.md", "About B."), ("B/y.md", "y"), ("C/D/index.md", "About D."), ("C/D/z.md", "z"));
        site.Diagnostics.ShouldBeEmpty();
        site["index.html"].ShouldContain("<title>My vault</title>");
        site["index.html"].ShouldContain("<p>Welcome.</p>");
        site["index.html"].ShouldContain("<a href=\"/Tea/\">Tea</a>");
        site["A/index.html"].ShouldContain("<p>About A.</p>");
        site["A/index.html"].ShouldContain("<a href=\"/A/x/\">x</a>");
        site["B/index.html"].ShouldContain("<p>About B.</p>");
        site["C/index.html"].ShouldContain("<title>C</title>");
        site["C/D/index.html"].ShouldContain("<p>About D.</p>");
        site.Files.ShouldNotContain("A/A/index.html");
    }

    [Fact]
    public void A_site_with_settings_may_be_a_vault_and_keeps_its_folders()
    {
        var site = TestSite.Build(("site.yml", "vault: true\ntitle: Mine\n"), ("posts/2026-01-01-a.md", "[[Tea]] ==m=="), ("Notes/Tea.md", "[[a]] [[2026-01-01-a]]"), ("static/robots.txt", "x"));
        site.Diagnostics.ShouldBeEmpty();
        site["posts/a/index.html"].ShouldContain("<a href=\"/Notes/Tea/\">Tea</a> <mark>m</mark>");
        site["Notes/Tea/index.html"].ShouldContain("<a href=\"/posts/a/\">a</a> <a href=\"/posts/a/\">a</a>");
        site.Files.ShouldContain("robots.txt");
    }

    [Fact]
    public void A_site_can_say_that_its_folder_is_no_vault() =>
        Build(("site.yml", "vault: false"), ("posts/a.md", TestSite.Text("A", "==m==")))["posts/a/index.html"].ShouldContain("<p>==m==</p>");

    [Theory]
    [InlineData("---\npublish: false\n---\n")]
    [InlineData("---\nPublish: \"false\"\n---\n")]
    [InlineData("---\ndraft: true\n---\n")]
    [InlineData("---\ndate: {{date}}\npublish: false\n---\n")]
    [InlineData("---\ndescription: \"one\ntwo\"\nx: [\npublish: false\n---\n")]
    public void Private_notes_stay_private(string properties)
    {
        var site = Build(("a.md", "Text."), ("private.md", properties + "Nothing for you.\n\n#secrettag"));
        site.Result.Succeeded.ShouldBeTrue();
        site.Files.ShouldNotContain(file => file.StartsWith("private/", StringComparison.Ordinal) || file.Contains("secrettag", StringComparison.Ordinal));
        site.Files.Where(file => site[file].Contains("Nothing for you", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_picture_that_only_private_notes_show_stays_private()
    {
        var site = Build(("a.md", "![[cup.png]] ![](img/tea.png)"), ("private.md", "---\ndraft: true\n---\n![[cup.png]] ![[me.png]] ![](img/tea.png)"),
            ("img/cup.png", "x"), ("img/me.png", "x"), ("img/tea.png", "x"), ("other.png", "x"));
        site.Files.Where(file => file.EndsWith(".png", StringComparison.Ordinal)).ShouldBe(["img/cup.png", "img/tea.png", "other.png"]);
    }

    [Fact]
    public void Templates_lie_where_Obsidian_says_and_are_not_published()
    {
        var site = Build((".obsidian/templates.json", "{\"folder\": \"My templates\"}"), (".obsidian/daily-notes.json", "{\"template\": \"Day\"}"),
            ("My templates/T.md", "{{date}}"), ("Day.md", "{{date}}"), ("a.md", "Text."));
        site.Diagnostics.ShouldBeEmpty();
        site.Files.Where(file => file.EndsWith("/index.html", StringComparison.Ordinal)).ShouldBe(["a/index.html"]);
    }

    [Fact]
    public void Properties_mean_what_they_mean_in_Obsidian_and_none_is_a_mistake()
    {
        var site = Build(("a.md", "---\ncreated: 2024-03-01\nmodified: \"[[2024-04-02]]\"\ntags: \"#one, two/three\"\ntag: four\naliases: [Old name, /old/]\ncssclasses: [wide]\nparent: \"[[b]]\"\nrelated: [[c]]\norder: first\nlayout: none\nrating: 5\n---\nText.\n"),
            ("themes/default/layouts/page.sbn-html", "{{ page.date | date.to_string '%F' }} {{ page.updated | date.to_string '%F' }} {{ page.extra.cssclasses[0] }} {{ page.extra.rating }} {{ page.source_path }}"));
        site.Diagnostics.ShouldBeEmpty();
        site["a/index.html"].ShouldBe("2024-03-01 2024-04-02 wide 5 a.md");
        site.Files.ShouldContain("tags/one/index.html");
        site.Files.ShouldContain("tags/two-three/index.html");
        site.Files.ShouldContain("old/index.html");
    }

    [Theory]
    [InlineData("---\ndate: {{date}}\ntitle: Kept\n---\nText.", "Kept")]
    [InlineData("---\ntitle: Kept\naliases:\n  - @x\n---\nText.", "Kept")]
    [InlineData("---\nno end\n\nText.", "a")]
    public void Properties_that_cannot_be_read_cost_no_note(string text, string title)
    {
        var site = Build(("a.md", text));
        site.Result.Succeeded.ShouldBeTrue();
        site["a/index.html"].ShouldContain($"<title>{title}</title>");
        site["a/index.html"].ShouldContain("Text.");
    }

    [Fact]
    public void No_note_takes_the_address_of_another_or_of_a_page_that_the_generator_makes()
    {
        var site = Build(("Tags.md", "#t"), ("archive.md", "x"), ("search/s.md", "x"), ("Sour Dough.md", "x"), ("Sour-dough.md", "y"), ("A/x.md", "x"), ("a.md", "[[A/x]] [s](search/s.md)"));
        site.Result.Succeeded.ShouldBeTrue();
        site.Files.ShouldContain("Tags-2/index.html");
        site.Files.ShouldContain("Sour-dough-2/index.html");
        site["A/index.html"].ShouldContain("<a href=\"/A/x/\">x</a> <a href=\"/search-notes/s/\">s</a>");
    }

    [Fact]
    public void Files_that_no_reader_opens_are_not_published_and_told_by_their_kind()
    {
        var site = Build(("a.md", "Text."), ("x.canvas", "{}"), ("y.canvas", "{}"), ("z.base", ""), ("keys.json", "{}"), ("Sketch.excalidraw.md", "{}"), ("tea.png", "x"));
        site.Files.ShouldContain("tea.png");
        site.Diagnostics.Select(diagnostic => diagnostic.Message).ShouldBe(
            ["a drawing of Excalidraw is not published", "a .json file is not published", "2 canvases are not published, x.canvas the first of them", "a base is not published"], ignoreOrder: true);
    }

    [Fact]
    public void A_long_folder_has_a_list_of_several_pages()
    {
        var site = Build([.. Enumerable.Range(1, 230).Select(number => ($"Notes/n{number:000}.md", "x"))]);
        site.Files.ShouldContain("Notes/page/3/index.html");
        site["Notes/index.html"].ShouldContain("<a href=\"/Notes/n100/\">n100</a>");
        site["Notes/index.html"].ShouldNotContain("n101");
    }
}
