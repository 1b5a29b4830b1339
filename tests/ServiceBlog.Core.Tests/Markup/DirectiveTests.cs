using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Tests.Markup;

public class DirectiveTests
{
    [Theory]
    [InlineData(":::note\ntext\n:::", "Container note")]
    [InlineData(":::note[A *b* [c]]{#id .a .b key=value other=\"two words\" open}\ntext\n:::", "Container note id=id key=value other=two words open= class=a b")]
    [InlineData("::toc", "Leaf toc")]
    [InlineData("text\n::file{src=/a.pdf?b=c}", "Leaf file src=/a.pdf?b=c")]
    [InlineData("> :::note\n> text\n> :::", "Container note")]
    [InlineData("See :kbd[a] and (:abbr[b]{title=c}).", "Inline kbd, Inline abbr title=c")]
    [InlineData(":icon{name=x}", "Inline icon name=x")]
    [InlineData("按:kbd[键]", "Inline kbd")]
    [InlineData("# Head :kbd[x]", "Inline kbd")]
    [InlineData(":kbd[a `]` b\nover *two* lines]", "Inline kbd")]
    [InlineData(":a[b :c[d]]", "Inline a, Inline c")]
    [InlineData("::::tabs\n:::tab[a]\nb\n:::\n::::", "Container tabs, Container tab")]
    public void These_are_directives(string markdown, string expected) => Directives(markdown).ShouldBe(expected);

    [Theory]
    [InlineData("10:30, a:b, :smile: and :smile:[x](y)")]
    [InlineData("std::vector<int>::iterator, ::foo[1] and a::b{c}")]
    [InlineData("::std\nis a namespace.")]
    [InlineData("It is\n::std")]
    [InlineData(":name [a] and : name[a]")]
    [InlineData("word:kbd[a], 1:kbd[a] and http://x/:kbd[a]")]
    [InlineData("\\:kbd[a]")]
    [InlineData("`:kbd[a]`")]
    [InlineData(":see[text](/a) and :see[text][r] and :r[r]\n\n[r]: /r")]
    [InlineData(":see[[crm]], :see[@crm] and :see[^1]")]
    [InlineData(":kbd[not closed and :kbd{a")]
    [InlineData("Term\n:   definition")]
    [InlineData("    :::note")]
    [InlineData("```\n:::note\n:::\n```")]
    [InlineData(":::")]
    [InlineData("::: {.fenced}")]
    [InlineData("\\:::note")]
    public void These_are_none(string markdown) => Directives(markdown).ShouldBe("");

    [Theory]
    [InlineData(":::a\n:::b\nx\n:::\ny\n:::", "a[b[x]y]")]
    [InlineData("::::a\n:::b\nx\n::::\ny", "a[b[x]]y")]
    [InlineData(":::a\n```\n:::\n```\n:::\ny", "a[:::]y")]
    [InlineData("- one\n\n  :::a\n  x\n  :::\n\n  two", "onea[x]two")]
    [InlineData(":::a\n- x\n:::\ny", "a[x]y")]
    [InlineData(":::::a\nx\n:::::::\ny", "a[x]y")]
    public void A_line_of_colons_closes_the_right_one(string markdown, string expected)
    {
        var body = MarkdownConverter.Convert(markdown, Converted.File, 1, new List<Diagnostic>());
        var shown = new System.Text.StringBuilder();
        body.Fill(shown, Converted.Resolved(body), Range.All, default, (number, _, content) => $"{body.Outline.Directives[number].Name}[{content}]");

        System.Text.RegularExpressions.Regex.Replace(shown.ToString(), @"<[^>]+>|\s", "", default, TimeSpan.FromSeconds(1)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("a\n\n:::note\nb", "unclosed-directive 3:1")]
    [InlineData("::::a\n:::b\nx\n::::", "unclosed-directive 2:1")]
    [InlineData("> :::a\n\nb", "unclosed-directive 1:3")]
    [InlineData("::: warning\nx", "malformed-directive 1:1")]
    [InlineData(":::note Title\nx", "malformed-directive 1:1")]
    [InlineData(":::note{a=}\nx", "malformed-directive 1:1")]
    [InlineData(":::note [Title]\nx", "malformed-directive 1:1")]
    public void What_is_no_sound_directive_is_told_at_its_line(string markdown, string expected)
    {
        var diagnostics = new List<Diagnostic>();
        MarkdownConverter.Convert(markdown, Converted.File, 1, diagnostics);

        string.Join(", ", diagnostics.Select(diagnostic => FormattableString.Invariant($"{diagnostic.Rule.Name} {diagnostic.Location.Line}:{diagnostic.Location.Column}"))).ShouldBe(expected);
    }

    [Fact]
    public void Words_links_anchors_and_the_summary_are_those_of_the_text()
    {
        var outline = Converted.Body(":::note[A [label](/l)]{#here}\nFirst *words* and [[crm]].\n\n## Head\n\n::file{src=../static/a.pdf}\n:::").Outline;

        outline.WordCount.ShouldBe(7);
        outline.FirstParagraph.ShouldBe("First words and crm.");
        outline.Anchors.ShouldBe(["here"]);
        outline.Headings.Single().Id.ShouldBe("head");
        outline.Links.Select(link => FormattableString.Invariant($"{link.Kind} {link.Target} {link.Location.Line}:{link.Location.Column}"))
            .ShouldBe(["Link /l 1:11", "Wikilink crm 2:19", "Image ../static/a.pdf 6:12"]);
    }

    private static string Directives(string markdown) => string.Join(", ", MarkdownConverter.Convert(markdown, Converted.File, 1, new List<Diagnostic>()).Outline.Directives
        .Select(directive => string.Join(' ', [directive.Form.ToString(), directive.Name, .. directive.Attributes.Select(attribute => $"{attribute.Name}={attribute.Value}")])));
}
