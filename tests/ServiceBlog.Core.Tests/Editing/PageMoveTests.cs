using System.Globalization;
using ServiceBlog.Core.Editing.Moving;

namespace ServiceBlog.Core.Tests.Editing;

public sealed class PageMoveTests
{
    private static readonly (string Path, string Text) Crm = ("topics/crm.md", TestSite.Text("CRM", "## Scope\n\nText."));

    [Fact]
    public void Every_form_of_link_follows_and_nothing_else_changes()
    {
        const string body = """
            [a](../topics/crm.md#scope "title") [b](<../topics/crm.md>) [c](../../topics/crm/?q#scope) [d](/topics/crm/) [e](https://example.org/x)
            [[crm]] [[crm|shown]] [[ crm#scope ]] [[topics/crm]] [@crm#scope] [@crm; @other] `[[crm]]` [crm](../topics/cr&#109;.md) \[[crm]]

            ![[crm#Scope]]

            | table | [[crm|cell]] |
            |---|---|
            | [t](../topics/crm.md) | x |

            > quoted [link][ref] and [ref]
            > <a href="../../topics/crm/#scope">raw</a>

            <div>
            <a class=x href='/topics/crm/index.html'>raw</a> <img srcset="/topics/crm/ 1x">
            </div>

            [ref]: ../topics/crm.md 'Title'
            [^1]: a note [[crm]]

            Noted[^1].
            """;
        var expected = body
            .Replace("../topics/crm.md", "../guide/customers.md", StringComparison.Ordinal)
            .Replace("../topics/cr&#109;.md", "../guide/customers.md", StringComparison.Ordinal)
            .Replace("../../topics/crm/", "../../guide/customers/", StringComparison.Ordinal)
            .Replace("/topics/crm/", "/guide/customers/", StringComparison.Ordinal)
            .Replace("[[crm", "[[customers", StringComparison.Ordinal)
            .Replace("[[ crm", "[[ customers", StringComparison.Ordinal)
            .Replace("[[topics/crm", "[[customers", StringComparison.Ordinal)
            .Replace("@crm", "@customers", StringComparison.Ordinal)
            .Replace("`[[customers]]`", "`[[crm]]`", StringComparison.Ordinal)
            .Replace("\\[[customers]]", "\\[[crm]]", StringComparison.Ordinal);
        var files = new EditedFiles(Crm, ("posts/other.md", TestSite.Text("Other")), ("posts/a.md", TestSite.Text("A", body)));

        files.Apply(PageMove.Plan(files.Site(), "topics/crm.md", "guide/customers.md"));

        files["posts/a.md"].ShouldBe(TestSite.Text("A", expected));
        files["guide/customers.md"].ShouldBe(TestSite.Text("CRM", "## Scope\n\nText.", "aliases: [/topics/crm/]"));
        files.Paths.ShouldNotContain("topics/crm.md");
    }

    [Fact]
    public void Links_to_a_picture_follow_it_however_they_are_written()
    {
        const string body = """
            ![a](/img/a.png) ![b](../static/img/a.png "title") [c](https://example.org/img/a.png) ![other](/img/b.png)

            <img src="/img/a.png" alt=""> <img src="../../img/a.png" alt="">

            ::figure{src="../static/img/a.png" alt="x"}
            """;
        var files = new EditedFiles(
            ("site.yml", "baseUrl: https://example.org/\nparams: {logo: /img/a.png}\n"),
            ("static/img/a.png", "png"), ("static/img/b.png", "png"), ("posts/a.md", TestSite.Text("A", body)));

        var plan = files.Apply(PageMove.Plan(files.Site(), "static/img/a.png", "static/pictures/c.png"));

        files["posts/a.md"].ShouldBe(TestSite.Text("A", body.Replace("img/a.png", "pictures/c.png", StringComparison.Ordinal)));
        files["site.yml"].ShouldContain("logo: /pictures/c.png");
        files.Paths.ShouldContain("static/pictures/c.png");
        plan.Notes.ShouldContain("It is published at /pictures/c.png, and nothing is at /img/a.png any more.");
    }

    [Theory]
    [InlineData("data/a.png", "would not be published")]
    [InlineData("static/b.png", "is there already")]
    [InlineData("static/a.png", "is there already")]
    [InlineData("static/.a.png", "is not a name")]
    public void A_picture_moves_to_where_it_is_published_and_nothing_else_is(string to, string fault)
    {
        var files = new EditedFiles(("static/a.png", "png"), ("static/b.png", "png"));

        PageMove.Plan(files.Site(), "static/a.png", to).Misuse.ShouldNotBeNull().ShouldContain(fault);
    }

    [Fact]
    public void What_the_page_itself_links_to_stays_in_reach()
    {
        var files = new EditedFiles(
            ("sources/a.md", TestSite.Text("A", "[b](b.md) ![i](a/i.png) <img src=\"../a/i.png\" alt=\"\"> [own](a.md#x) [abs](/topics/t/) [up](../../topics/t/)\n\n## x")),
            ("sources/b.md", TestSite.Text("B")), ("sources/a/i.png", "png"), ("topics/t.md", TestSite.Text("T")));

        files.Apply(PageMove.Plan(files.Site(), "sources/a.md", "guide/deep/a.md"));

        files["guide/deep/a.md"].ShouldContain(
            "[b](../../sources/b.md) ![i](../../sources/a/i.png) <img src=\"../../../sources/a/i.png\" alt=\"\"> [own](a.md#x) [abs](/topics/t/) [up](../../../topics/t/)");
        files.Mistakes().Where(mistake => mistake.Rule.Name is "broken-link" or "broken-anchor").ShouldBeEmpty();
    }

    [Fact]
    public void Two_hundred_links_to_a_page_change_and_the_check_stays_clean()
    {
        var files = new EditedFiles([
            Crm,
            .. Enumerable.Range(0, 50).Select(number => (
                $"posts/p{number.ToString(CultureInfo.InvariantCulture)}.md",
                "\uFEFF" + TestSite.Text($"P{number.ToString(CultureInfo.InvariantCulture)}", "[[crm]] [x](../topics/crm.md#scope)\n[@crm]", "topics: [crm] # kept", "2026-01-01").Replace("\n", "\r\n", StringComparison.Ordinal))),
        ]);
        var before = files.Bytes("posts/p7.md");

        files.Apply(PageMove.Plan(files.Site(), "topics/crm.md", "topics/kunden.md")).Edits.Length.ShouldBe(201);

        files.Mistakes().ShouldBeEmpty();
        files.Build()["topics/crm/index.html"].ShouldContain("url=/topics/kunden/");
        files["posts/p7.md"].Replace("kunden", "crm", StringComparison.Ordinal).ShouldBe(System.Text.Encoding.UTF8.GetString(before));
    }

    [Fact]
    public void Front_matter_menus_and_data_follow()
    {
        var files = new EditedFiles(
            Crm,
            ("site.yml", "title: S\nmenu:\n  - {title: CRM, url: '/topics/crm/'} # first\nparams: {start: /topics/crm/#scope}\n"),
            ("data/links.json", "{\"a\": [\"/topics/crm/\", \"/topics/crmx/\"]}"),
            ("topics/sub.md", TestSite.Text("Sub", "", "parent: \"crm\"\ncurrentView: crm")),
            ("posts/a.md", TestSite.Text("A", "", "topics:\n  - crm # why\n  - sub\nrelations: [{discusses: 'crm'}]")));

        files.Apply(PageMove.Plan(files.Site(), "topics/crm.md", "topics/new.md"));

        files["site.yml"].ShouldBe("title: S\nmenu:\n  - {title: CRM, url: '/topics/new/'} # first\nparams: {start: /topics/new/#scope}\n");
        files["data/links.json"].ShouldBe("{\"a\": [\"/topics/new/\", \"/topics/crmx/\"]}");
        files["topics/sub.md"].ShouldContain("parent: \"new\"\ncurrentView: new\n");
        files["posts/a.md"].ShouldContain("  - new # why\n  - sub\nrelations: [{discusses: 'new'}]");
    }

    [Fact]
    public void Comments_go_along_and_their_links_follow()
    {
        const string body = """
            [a](../../topics/crm.md#scope) [b](/topics/crm/) [c](../../topics/crm/) ![d](../../topics/crm.md) [e](../../posts/a.md)
            <a href="/topics/crm/">shown as text</a> `[f](/topics/crm/)` [[crm]]
            """;
        var files = new EditedFiles(
            Crm, ("posts/a.md", TestSite.Text("A", "[[crm]]")),
            ("comments/crm/ann.md", $"---\nauthor: Ann\ndate: 2026-01-03\n---\n{body}\n"),
            ("comments/crm/2026-01-04-bob.md", "---\nauthor: Bob\nreplyTo: ann\n---\nYes.\n"),
            ("comments/a/cy.md", "---\nauthor: Cy\ndate: 2026-01-03\n---\n[crm](../../topics/crm.md)\n"));
        files.Mistakes().ShouldBeEmpty();

        var plan = files.Apply(PageMove.Plan(files.Site(), "topics/crm.md", "guide/customers.md"));

        plan.Notes.ShouldContain("2 comments go along to comments/customers/");
        files.Paths.ShouldNotContain(path => path.StartsWith("comments/crm", StringComparison.Ordinal));
        files["comments/customers/ann.md"].ShouldContain(
            "[a](../../guide/customers.md#scope) [b](/guide/customers/) [c](./) ![d](../../guide/customers.md) [e](../../posts/a.md)\n<a href=\"/topics/crm/\">shown as text</a> `[f](/topics/crm/)` [[crm]]");
        files["comments/customers/2026-01-04-bob.md"].ShouldContain("Yes.");
        files["comments/a/cy.md"].ShouldContain("[crm](../../guide/customers.md)");
        files.Mistakes().ShouldBeEmpty();
    }

    [Fact]
    public void Comments_stay_where_their_folder_still_names_the_page()
    {
        var files = new EditedFiles(Crm, ("comments/crm/ann.md", "---\nauthor: Ann\ndate: 2026-01-03\n---\nYes.\n"));

        files.Apply(PageMove.Plan(files.Site(), "topics/crm.md", "guide/crm.md"));

        files.Paths.ShouldContain("comments/crm/ann.md");
        files.Mistakes().ShouldBeEmpty();
    }

    [Fact]
    public void Comments_that_would_take_the_place_of_others_refuse_the_move()
    {
        const string comment = "---\nauthor: Ann\ndate: 2026-01-03\n---\nYes.\n";
        var files = new EditedFiles(Crm, ("comments/crm/ann.md", comment), ("comments/new/ann.md", comment));

        PageMove.Plan(files.Site(), "topics/crm.md", "topics/new.md").Refusals.ShouldHaveSingleItem().Message.ShouldContain("comments/new/ann.md is there already");
    }

    [Fact]
    public void A_key_that_leaves_comments_of_another_page_in_doubt_is_refused()
    {
        var files = new EditedFiles(Crm, ("posts/a.md", TestSite.Text("A")), ("comments/crm/ann.md", "---\nauthor: Ann\ndate: 2026-01-03\n---\n[a](../../posts/a.md)\n"));

        PageMove.Plan(files.Site(), "posts/a.md", "posts/crm.md").Refusals.ShouldHaveSingleItem().Rule.Name.ShouldBe("unknown-comment-page");
    }

    [Fact]
    public void Moved_there_and_back_a_page_has_the_other_address_as_its_alias()
    {
        var files = new EditedFiles(Crm, ("posts/a.md", TestSite.Text("A", "[[crm]]")));

        files.Apply(PageMove.Plan(files.Site(), "topics/crm.md", "topics/b.md"));
        files.Apply(PageMove.Plan(files.Site(), "topics/b.md", "topics/crm.md"));

        files["topics/crm.md"].ShouldContain("aliases: [/topics/b/]\n");
        files["posts/a.md"].ShouldContain("[[crm]]");
        files.Mistakes().ShouldBeEmpty();
    }

    [Fact]
    public void A_page_that_takes_another_ones_key_makes_links_name_the_folder()
    {
        var files = new EditedFiles(
            ("posts/a.md", TestSite.Text("A")), ("topics/crm.md", TestSite.Text("CRM")), ("posts/c.md", TestSite.Text("C", "[[a]] [[crm]]")));

        files.Apply(PageMove.Plan(files.Site(), "posts/a.md", "posts/crm.md"));

        files["posts/c.md"].ShouldContain("[[posts/crm]] [[topics/crm]]");
    }

    [Fact]
    public void With_a_permalink_the_address_stays_and_no_alias_is_left()
    {
        var files = new EditedFiles(("posts/a.md", TestSite.Text("A", "", "permalink: /here/")));

        files.Apply(PageMove.Plan(files.Site(), "posts/a.md", "posts/b.md"));

        files["posts/b.md"].ShouldBe(TestSite.Text("A", "", "permalink: /here/"));
    }

    [Theory]
    [InlineData("aliases: [/old/, '/older/'] # why", "aliases: [/old/, '/older/', /posts/a/] # why")]
    [InlineData("aliases: /old/", "aliases: [/old/, /posts/a/]")]
    [InlineData("aliases:\n  - /old/  # one\nlayout: post", "aliases:\n  - /old/  # one\n  - /posts/a/\nlayout: post")]
    [InlineData("aliases:\n- /old/", "aliases:\n- /old/\n- /posts/a/")]
    [InlineData("aliases: []", "aliases: [/posts/a/]")]
    [InlineData("aliases:", "aliases: [/posts/a/]")]
    [InlineData("aliases: [/posts/b/]", "aliases: [/posts/a/]")]
    [InlineData("aliases:\n  - /old/\n  - /posts/b/ # gone", "aliases:\n  - /old/\n  - /posts/a/ # gone")]
    public void The_alias_is_added_in_the_form_of_the_list(string before, string after)
    {
        var files = new EditedFiles(("posts/a.md", TestSite.Text("A", "text", before)));

        files.Apply(PageMove.Plan(files.Site(), "posts/a.md", "posts/b.md"));

        files["posts/b.md"].ShouldBe(TestSite.Text("A", "text", after));
    }

    [Fact]
    public void A_cited_source_cannot_become_something_else()
    {
        var files = new EditedFiles(("sources/s.md", TestSite.Text("S")), ("posts/a.md", TestSite.Text("A", "As said [@s].")));

        var refusal = PageMove.Plan(files.Site(), "sources/s.md", "pages/s.md").Refusals.ShouldHaveSingleItem();

        refusal.Location.ToString().ShouldBe("posts/a.md:5:9");
        refusal.Message.ShouldContain("cites sources/s.md");
    }

    [Theory]
    [InlineData("topics/crm.md", "elsewhere/x.md", "is in none of the folders")]
    [InlineData("topics/crm.md", "posts/a.md", "is there already")]
    [InlineData("topics/crm.md", "topics/crm.md", "it is there already")]
    [InlineData("topics/none.md", "topics/x.md", "no page")]
    [InlineData("topics/crm.md", "topics/index.md", "top of its folder")]
    [InlineData("topics/crm.md", "comments/a/x.md", "is in none of the folders of pages")]
    [InlineData("comments/a/ann.md", "comments/a/anna.md", "goes along with the page")]
    public void A_move_that_makes_no_sense_is_told(string from, string to, string why)
    {
        var files = new EditedFiles(Crm, ("posts/a.md", TestSite.Text("A")), ("comments/a/ann.md", "---\nauthor: Ann\n---\nYes.\n"));

        PageMove.Plan(files.Site(), from, to).Misuse.ShouldNotBeNull().ShouldContain(why);
    }

    [Fact]
    public void A_topic_that_others_name_cannot_become_a_post()
    {
        var files = new EditedFiles(Crm, ("posts/a.md", TestSite.Text("A", "", "topics: [crm]")));

        PageMove.Plan(files.Site(), "topics/crm.md", "posts/crm.md").Refusals.ShouldHaveSingleItem().Message.ShouldContain("names it as a topic");
    }

    [Theory]
    [InlineData("As said [@s].", "s t", "cannot stand in a citation")]
    [InlineData("As said [@s].", "r&d", "cannot stand in a citation")]
    [InlineData("As said [[s]].", "s#t", "cannot stand in one")]
    [InlineData("As said [[s]].", "s]t", "cannot stand in one")]
    [InlineData("![[s]]", "^s", "cannot stand in one")]
    public void A_key_that_no_link_can_hold_is_refused_for_what_it_is(string body, string key, string why)
    {
        var files = new EditedFiles(("sources/s.md", TestSite.Text("S")), ("posts/a.md", TestSite.Text("A", body)));

        var fault = PageMove.Plan(files.Site(), "sources/s.md", $"sources/{key}.md").Misuse.ShouldNotBeNull();

        fault.ShouldContain($"\"{key}\" {why}");
        fault.ShouldContain("posts/a.md:5:");
    }

    [Theory]
    [InlineData("As said [[s]].", "s t", "As said [[s t]].")]
    [InlineData("As [said](../sources/s.md).", "s#t]", "As [said](../sources/s%23t%5D.md).")]
    [InlineData("As said [@s].", "größer.2", "As said [@größer.2].")]
    public void A_key_that_the_links_can_hold_is_free(string body, string key, string expected)
    {
        var files = new EditedFiles(("sources/s.md", TestSite.Text("S")), ("posts/a.md", TestSite.Text("A", body)));

        files.Apply(PageMove.Plan(files.Site(), "sources/s.md", $"sources/{key}.md"));

        files["posts/a.md"].ShouldContain(expected);
    }

    [Fact]
    public void A_value_that_cannot_be_located_changes_nothing()
    {
        var files = new EditedFiles(Crm, ("posts/a.md", TestSite.Text("A", "", "topics: [!!str crm]")));

        var refusal = PageMove.Plan(files.Site(), "topics/crm.md", "topics/x.md").Refusals.ShouldHaveSingleItem();

        refusal.Rule.Name.ShouldBe("unlocated-edit");
        refusal.Location.Line.ShouldBe(4);
    }

    [Fact]
    public void An_address_that_is_taken_is_refused()
    {
        var files = new EditedFiles(Crm, ("posts/a.md", TestSite.Text("A", "", "aliases: [/topics/x/]")));

        PageMove.Plan(files.Site(), "topics/crm.md", "topics/x.md").Refusals.ShouldHaveSingleItem().Rule.Name.ShouldBe("duplicate-output");
    }

    [Fact]
    public void A_date_that_only_the_name_tells_is_not_lost()
    {
        var files = new EditedFiles(("posts/2026-01-02-a.md", "---\ntitle: A\n---\n"));

        PageMove.Plan(files.Site(), "posts/2026-01-02-a.md", "posts/a.md").Refusals.ShouldHaveSingleItem().Message.ShouldContain("date: 2026-01-02");
    }
}
