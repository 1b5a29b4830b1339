using ServiceBlog.Core.Editing.Tagging;

namespace ServiceBlog.Core.Tests.Editing;

public sealed class TagRenameTests
{
    [Theory]
    [InlineData("tags: [a, old, \"b\"] # why", "tags: [a, new, \"b\"] # why")]
    [InlineData("tags: old", "tags: new")]
    [InlineData("tags: 'Old'", "tags: 'new'")]
    [InlineData("tags:\n  - a\n  - old   # kept\n  - b", "tags:\n  - a\n  - new   # kept\n  - b")]
    [InlineData("tags: [old, new, b]", "tags: [new, b]")]
    [InlineData("tags: [new, old]", "tags: [new]")]
    [InlineData("tags: [a, old, b, new]", "tags: [a, b, new]")]
    [InlineData("tags:\n- old\n- new # kept", "tags:\n- new # kept")]
    [InlineData("tags: [older, b-old]", "tags: [older, b-old]")]
    public void A_list_keeps_its_form(string before, string after)
    {
        var files = new EditedFiles(("posts/a.md", TestSite.Text("A", "old", before)), ("posts/b.md", TestSite.Text("B", "", "tags: [old]")));

        files.Apply(TagRename.Plan(files.Site(), "old", "new"));

        files["posts/a.md"].ShouldBe(TestSite.Text("A", "old", after));
    }

    [Theory]
    [InlineData("old: Text # c\nb: B\n", "new:\n  description: Text # c\n  merged: [old]\nb: B\n")]
    [InlineData("old:\nb: B\n", "new:\n  merged: [old]\nb: B\n")]
    [InlineData("old:\n  description: Text\n  synonyms: [o, new] # c\nb: B\n", "new:\n  description: Text\n  synonyms: [o] # c\n  merged: [old]\nb: B\n")]
    [InlineData("old: {description: Text}\nb: B\n", "new: {description: Text, merged: [old]}\nb: B\n")]
    [InlineData("# all\nold:\n  description: Text\n  synonyms: [oh]\n\n# the new one\nnew:\n  synonyms: [n]\n", "# all\n\n# the new one\nnew:\n  synonyms: [n, oh]\n  merged: [old]\n")]
    [InlineData("new:\n  merged: [older]\n", "new:\n  merged: [older, old]\n")]
    [InlineData("new: New\r\n", "new:\r\n  description: New\r\n  merged: [old]\r\n")]
    [InlineData("b: B", "b: B\nnew:\n  merged: [old]\n")]
    public void The_old_name_stays_in_the_tag_file_and_its_address_redirects(string before, string after)
    {
        var files = new EditedFiles(("posts/a.md", TestSite.Text("A", "", "tags: [old]")), ("tags.yml", before));

        files.Apply(TagRename.Plan(files.Site(), "old", "new"));

        files["tags.yml"].ShouldBe(after);
        files.Mistakes().ShouldBeEmpty();
        files.Build()["tags/old/index.html"].ShouldContain("url=/tags/new/");
    }

    [Fact]
    public void Without_a_tag_file_one_is_made()
    {
        var files = new EditedFiles(("posts/a.md", TestSite.Text("A", "", "tags: [old]")), ("topics/t.md", TestSite.Text("T", "", "tags: old")));

        files.Apply(TagRename.Plan(files.Site(), "old", "new: one"));

        files["tags.yml"].ShouldBe("\"new: one\":\n  merged: [old]\n");
        files["topics/t.md"].ShouldContain("tags: \"new: one\"\n");
        files.Mistakes().ShouldBeEmpty();
    }

    [Fact]
    public void Renamed_there_and_back_the_tag_file_names_the_other()
    {
        var files = new EditedFiles(("posts/a.md", TestSite.Text("A", "", "tags: [old]")), ("tags.yml", "old:\n  description: D\n"));

        files.Apply(TagRename.Plan(files.Site(), "old", "new"));
        files.Apply(TagRename.Plan(files.Site(), "new", "old"));

        files["tags.yml"].ShouldBe("old:\n  description: D\n  merged: [new]\n");
        files["posts/a.md"].ShouldContain("tags: [old]\n");
    }

    [Theory]
    [InlineData("nope", "new", "no page has the tag \"nope\"")]
    [InlineData("odl", "new", "Did you mean \"old\"?")]
    [InlineData("old", "old", "the same")]
    [InlineData("old", "!!", "no letter or digit")]
    [InlineData("old", "syn", "another name for \"other\"")]
    [InlineData("syn", "new", "another name for \"other\"")]
    public void What_makes_no_sense_is_told(string old, string name, string why)
    {
        var files = new EditedFiles(("posts/a.md", TestSite.Text("A", "", "tags: [old, syn]")), ("tags.yml", "other: {synonyms: [syn]}\n"));

        TagRename.Plan(files.Site(), old, name).Misuse.ShouldNotBeNull().ShouldContain(why);
    }

    [Fact]
    public void Comments_have_no_tags()
    {
        var files = new EditedFiles(("comments/a/ann.md", "---\nauthor: Ann\ntags: [old]\n---\nYes.\n"), ("posts/a.md", TestSite.Text("A")));

        TagRename.Plan(files.Site(), "old", "new").Misuse.ShouldNotBeNull().ShouldContain("no page has the tag");
    }

    [Fact]
    public void A_tag_behind_an_alias_of_YAML_changes_nothing()
    {
        var files = new EditedFiles(("posts/a.md", TestSite.Text("A", "", "tags: [&t old, *t]")));

        TagRename.Plan(files.Site(), "old", "new").Refusals.ShouldHaveSingleItem().Rule.Name.ShouldBe("unlocated-edit");
    }
}
