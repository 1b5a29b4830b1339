namespace ServiceBlog.Templating.Tests;

public sealed class BlockTests : TemplateTest
{
    [Theory]
    [InlineData("Hello\n  world { } {x} } \t", "Hello\n  world { } {x} } \t")]
    [InlineData("", "")]
    [InlineData("a {% b %} c", "a {% b %} c")]
    public void Text_is_copied_as_it_is(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("Hello {{ name }}!", "Hello foo!")]
    [InlineData("{{name}}{{number}}", "foo7")]
    [InlineData("{{\n  x = 5   # nothing\n  x\n  x + 1\n}}", "56")]
    [InlineData("{{ x = 5 }}\n{{ x }}\n{{ x + 1 }}", "\n5\n6")]
    [InlineData("{{ if !none; none = \"default\"; end; none }}", "default")]
    [InlineData("{{}}{{ }}{{\n\n}}", "")]
    public void Code_prints_the_values_of_its_expressions(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{%{Hello this is {{ name }}}%}", "Hello this is {{ name }}")]
    [InlineData("{%%{an escaped block: }%} here}%%}", "an escaped block: }%} here")]
    [InlineData("a{%{}%}b", "ab")]
    [InlineData("{%%%{ {%{ }%} {%%{ }%%}}%%%}", " {%{ }%} {%%{ }%%}")]
    public void An_escape_block_is_text_whatever_it_contains(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ name # a comment }}", "foo")]
    [InlineData("{{ # only\n name # more\n}}", "foo")]
    [InlineData("{{ ## This\nis a multi\nline\ncomment ## }}", "")]
    [InlineData("{{ name ## inner ## + 1 }}", "foo1")]
    [InlineData("a{{ # open }}b", "ab")]
    [InlineData("a{{ ## open }}b", "ab")]
    [InlineData("a \n{{ # open -}} \n b", "a \nb")]
    public void Comments_print_nothing(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ {a: {b: 1}} }}", "{a: {b: 1}}")]
    [InlineData("{{ o = {a: {b: {c: 2}}}; o.a.b.c }}", "2")]
    [InlineData("{{ \"}}\" }}", "}}")]
    [InlineData("{{ '{{' }}", "{{")]
    public void Braces_of_objects_do_not_close_the_block(string text, string expected) =>
        Render(text).ShouldBe(expected);
}
