using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Tests.Vaults;

/// <summary>How the notes of a vault find each other, and what they show of each other.</summary>
public class VaultLinkTests
{
    private static TestSite Build(params (string Path, string Text)[] files) => TestSite.Build([(".obsidian/app.json", "{}"), .. files]);

    [Theory]
    [InlineData("[[Sour Dough]]", "<a href=\"/Cooking/Sour-Dough/\">Sour Dough</a>")]
    [InlineData("[[sour-dough]]", "<a href=\"/Cooking/Sour-Dough/\">sour-dough</a>")]
    [InlineData("[[Cooking/Sour Dough]]", "<a href=\"/Cooking/Sour-Dough/\">Sour Dough</a>")]
    [InlineData("[[Cooking/Sour Dough.md|bread]]", "<a href=\"/Cooking/Sour-Dough/\">bread</a>")]
    [InlineData("[[roggen]]", "<a href=\"/Cooking/Sour-Dough/\">roggen</a>")]
    [InlineData("[[Sour Dough#The Oven|hot]]", "<a href=\"/Cooking/Sour-Dough/#the-oven\">hot</a>")]
    [InlineData("[[Sour Dough#Baking#the oven]]", "<a href=\"/Cooking/Sour-Dough/#the-oven\">The Oven</a>")]
    [InlineData("[[Sour Dough#^salt]]", "<a href=\"/Cooking/Sour-Dough/#%5Esalt\">Sour Dough</a>")]
    [InlineData("[x](Cooking/Sour%20Dough.md)", "<a href=\"/Cooking/Sour-Dough/\">x</a>")]
    [InlineData("[x](Sour%20Dough.md#the-oven)", "<a href=\"/Cooking/Sour-Dough/#the-oven\">x</a>")]
    [InlineData("[[tea.png]]", "<a href=\"/Cooking/img/tea.png\">tea.png</a>")]
    [InlineData("[[A note of its own]]", "<a href=\"/z1/\">A note of its own</a>")]
    [InlineData("[[z1]]", "<a href=\"/z1/\">A note of its own</a>")]
    [InlineData("[[2026-01-01-good]]", "<a href=\"/2026-01-01-good/\">2026-01-01-good</a>")]
    [InlineData("[[good]]", "<a href=\"/2026-01-01-good/\">good</a>")]
    [InlineData("[[#Here]]", "<a href=\"#here\">Here</a>")]
    public void A_link_finds_a_note_by_whatever_it_is_called(string link, string html)
    {
        var site = Build(
            ("a.md", $"{link}\n\n## Here\n"),
            ("Cooking/Sour Dough.md", "---\naliases: [Roggen]\n---\n## Baking\n\n### The Oven\n\nSalt matters. ^salt\n"),
            ("Cooking/img/tea.png", "x"), ("z1.md", "---\ntitle: A note of its own\n---\nText.\n"), ("2026-01-01-good.md", "Text.\n"));
        site.Diagnostics.ShouldBeEmpty();
        site["a/index.html"].ShouldContain($"<p>{html}</p>");
    }

    [Theory]
    [InlineData("![[tea.png]]", "<img src=\"/Cooking/img/tea.png\" alt=\"tea.png\" width=\"2\" height=\"1\" loading=\"eager\" decoding=\"async\" />")]
    [InlineData("![[tea.png|200]]", "<img src=\"/Cooking/img/tea.png\" alt=\"tea.png\" width=\"200\" loading=\"eager\" decoding=\"async\" />")]
    [InlineData("![[tea.png|a cup|200x100]]", "<img src=\"/Cooking/img/tea.png\" alt=\"a cup\" width=\"200\" height=\"100\" loading=\"eager\" decoding=\"async\" />")]
    [InlineData("![a cup|200](tea.png)", "<img src=\"/Cooking/img/tea.png\" alt=\"a cup\" width=\"200\" loading=\"eager\" decoding=\"async\" />")]
    [InlineData("![[talk.mp3]]", "<audio controls src=\"/talk.mp3\"></audio>")]
    [InlineData("![[paper.pdf#page=2]]", "<object class=\"pdf\" type=\"application/pdf\" data=\"/paper.pdf#page=2\"><a href=\"/paper.pdf#page=2\">paper.pdf</a></object>")]
    public void A_file_is_shown_wherever_it_lies(string link, string html)
    {
        var site = Build(("a.md", link), ("Cooking/img/tea.png", "GIF89a\u0002\0\u0001\0\0\0;"), ("talk.mp3", "x"), ("paper.pdf", "x"));
        site.Diagnostics.ShouldBeEmpty();
        site["a/index.html"].ShouldContain($"<p>{html}</p>");
    }

    [Theory]
    [InlineData("![[Bread]]", "<p>Flour.</p>")]
    [InlineData("Before\n![[Bread#^salt]]\nafter", "<p>Before</p>\n<p id=\"shown-1-^salt\">Salt.</p>")]
    [InlineData("![[Bread#^item]]", "<div>an item</div>")]
    [InlineData("![[Bread#^table]]", "<table id=\"shown-1-^table\">")]
    [InlineData("![[Bread#Water|as it is]]", "<p>Wet.</p>")]
    public void A_note_shows_another_or_a_part_of_it(string embed, string html)
    {
        var site = Build(("a.md", embed), ("Bread.md", "Flour.\n\nSalt. ^salt\n\n- an item ^item\n- another\n\n| a |\n|---|\n| b |\n\n^table\n\n## Water\n\nWet.\n"));
        site.Diagnostics.ShouldBeEmpty();
        site["a/index.html"].ShouldContain(html);
        site["Bread/index.html"].ShouldContain("<p id=\"^salt\">Salt.</p>");
        site["Bread/index.html"].ShouldContain("<li id=\"^item\">an item</li>");
    }

    [Fact]
    public void Of_several_notes_with_a_name_the_nearest_is_meant()
    {
        var site = Build(("A/Tea.md", "a"), ("B/Tea.md", "b"), ("B/C/x.md", "[[Tea]] [[A/Tea]]"), ("A/y.md", "[[tea]]"));
        site.Diagnostics.ShouldBeEmpty();
        site["B/C/x/index.html"].ShouldContain("<a href=\"/B/Tea/\">Tea</a> <a href=\"/A/Tea/\">Tea</a>");
        site["A/y/index.html"].ShouldContain("<a href=\"/A/Tea/\">tea</a>");
    }

    [Fact]
    public void A_link_that_may_mean_several_notes_is_told()
    {
        var site = Build(("A/Tea.md", "a"), ("B/Tea.md", "b"), ("x.md", "[[Tea]]"));
        site.Single("ambiguous-note").Message.ShouldBe("\"Tea\" may mean A/Tea or B/Tea; it is taken for the first");
        site["x/index.html"].ShouldContain("<a href=\"/A/Tea/\">Tea</a>");
    }

    [Fact]
    public void What_is_not_written_yet_is_no_link_and_keeps_nothing_from_being_published()
    {
        var site = Build(("x.md", "[[Not yet]], [this](not/yet.md) and [[Known|the one]] or [[Secret]]."), ("Known.md", "k"), ("Secret.md", "---\npublish: false\n---\ns\n"));
        site.Result.Succeeded.ShouldBeTrue();
        site["x/index.html"].ShouldContain("<p><span>Not yet</span>, <span>this</span> and <a href=\"/Known/\">the one</a> or <span>Secret</span>.</p>");
        site.Diagnostics.Select(diagnostic => (diagnostic.Rule.Name, diagnostic.Severity)).ShouldBe(
            [("broken-link", Severity.Warning), ("broken-link", Severity.Warning), ("link-to-draft", Severity.Warning)]);
    }

    [Fact]
    public void A_heading_is_found_without_the_marks_that_a_link_cannot_hold()
    {
        var site = Build(("x.md", "[[y#What it is why]] [[y#Gone]]"), ("y.md", "## What it is: *why*?\n"));
        site["x/index.html"].ShouldContain("<a href=\"/y/#what-it-is-why\">What it is: why?</a> <a href=\"/y/\">y</a>");
        site.Single("broken-anchor").Severity.ShouldBe(Severity.Warning);
    }

    [Fact]
    public void A_note_beside_the_folder_of_its_name_leads_by_paths_from_where_it_lies()
    {
        var site = Build(("A.md", "[x](A/b.md)\n"), ("A/b.md", "Text.\n"));

        site.Diagnostics.ShouldBeEmpty();
        site["A/index.html"].ShouldContain("<a href=\"/A/b/\">x</a>");
    }
}
