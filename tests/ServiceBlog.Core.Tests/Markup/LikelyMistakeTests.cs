using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Tests.Markup;

public sealed class LikelyMistakeTests
{
    [Theory]
    [InlineData("Words.\n\n```\ncode\n\nMore.\n", 3, "```")]
    [InlineData("````js\ncode\n```\n", 1, "````")]
    [InlineData("~~~\ncode", 1, "~~~")]
    [InlineData("- a\n\n```\ncode\n", 3, "```")]
    public void Code_that_nothing_closes_is_told_where_it_begins(string text, int line, string fence)
    {
        var mistake = Single(text);

        (mistake.Rule, mistake.Location, mistake.Suggestion).ShouldBe((Rules.UnclosedCode, new SourceLocation(Converted.File, line, 1), fence));
    }

    [Theory]
    [InlineData("Words.\n\n#No space here\n\nMore.\n", 3, "# No space here")]
    [InlineData("#no space\n", 1, "# no space")]
    [InlineData("##Heading\n", 1, "## Heading")]
    [InlineData("##Heading\nWords below it.\n", 1, "## Heading")]
    [InlineData("###3. Third part\n", 1, "### 3. Third part")]
    [InlineData("#What is it?\n", 1, "# What is it?")]
    [InlineData("# Fine\n#Éclairs and cake\n", 2, "# Éclairs and cake")]
    public void A_heading_without_its_space_is_told(string text, int line, string suggestion)
    {
        var mistake = Single(text);

        (mistake.Rule, mistake.Location, mistake.Suggestion).ShouldBe((Rules.MissingHeadingSpace, new SourceLocation(Converted.File, line, 1), suggestion));
    }

    [Theory]
    [InlineData("See [x](a b.md) and more.\n", 5, "<a b.md>")]
    [InlineData("![x](my photo.jpg \"Title\")\n", 1, "<my photo.jpg>")]
    [InlineData("[*x*](a b.md#part) `[y](c d.md)`\n", 1, "<a b.md#part>")]
    [InlineData("[x](https://example.org/a b)\n", 1, "<https://example.org/a b>")]
    [InlineData("[x [y] z](../some folder/page.md)\n", 1, "<../some folder/page.md>")]
    [InlineData("| a |\n|---|\n| [x](a b.md) |\n", 3, "<a b.md>")]
    public void A_space_in_an_address_is_told(string text, int column, string suggestion)
    {
        var mistake = Single(text);

        (mistake.Rule, mistake.Location.Column, mistake.Suggestion).ShouldBe((Rules.SpaceInLink, column, suggestion));
    }

    [Theory]
    [InlineData("#1\n")]
    [InlineData("#1 of 3\n")]
    [InlineData("#crm\n")]
    [InlineData("#crm #loyalty #service\n")]
    [InlineData("Words.\n#crm is what this line of the paragraph is about\n")]
    [InlineData("#MeToo changed how companies listen.\n")]
    [InlineData("#MeToo changed how companies\nlisten to those who complain.\n")]
    [InlineData("We are #1 in #service, see issue #12.\n")]
    [InlineData("#include <stdio.h>\n")]
    [InlineData("#define MAX 10\n")]
    [InlineData("#!/bin/sh -e\n")]
    [InlineData("#region Public members\n")]
    [InlineData("\\#No space here\n")]
    [InlineData("    #No space here\n")]
    [InlineData("```\n#No space here\n##Neither here\n```\n")]
    [InlineData("####### seven\n")]
    [InlineData("##\n")]
    [InlineData("- ```\n  code\n\nWords.\n")]
    [InlineData("> ```\n> code\n\nWords.\n")]
    [InlineData("```\ncode\n```\n")]
    [InlineData("```\ncode\n`````\n")]
    [InlineData("~~~ a b\n```\n~~~\n")]
    [InlineData("[x](<a b.md>) [y](a%20b.md) [z](a.md \"a b.md\")\n")]
    [InlineData("Some call it f[i](see the note) and g[j](as above).\n")]
    [InlineData("`[x](a b.md)`\n\n```\n[x](a b.md)\n```\n")]
    [InlineData("<a href=\"x\">[x](\n</a>\n")]
    [InlineData("\\[x](a b.md)\n")]
    public void Sound_text_is_not_blamed(string text) => Mistakes(text).ShouldBeEmpty();

    [Fact]
    public void A_reader_who_comments_is_not_taught() =>
        TestSite.Build(("posts/a.md", TestSite.Text("A", "Words.")), ("comments/a/x.md", "---\nauthor: Ann\ndate: 2026-01-02\n---\n#No space here\n\n```\ncode\n"))
            .Diagnostics.ShouldBeEmpty();

    private static Diagnostic Single(string text) => Mistakes(text).ShouldHaveSingleItem();

    private static List<Diagnostic> Mistakes(string text)
    {
        var diagnostics = new List<Diagnostic>();
        MarkdownConverter.Convert(text, Converted.File, 1, diagnostics);
        return diagnostics;
    }
}
