namespace ServiceBlog.Templating.Tests;

public sealed class WhitespaceTests : TemplateTest
{
    [Theory]
    [InlineData("This is a <       \n{{- name}}> text", "This is a <foo> text")]
    [InlineData("This is a <{{ name -}} \n> text:       ", "This is a <foo> text:       ")]
    [InlineData("This is a <\n{{- name -}} \n\n > text", "This is a <foo> text")]
    [InlineData("{{ name -}}\n\n{{- name }}", "foofoo")]
    public void A_minus_removes_all_whitespace_up_to_text(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("a\n  {{~ name }}", "a\nfoo")]
    [InlineData("a  {{~ name }}", "afoo")]
    [InlineData("a\n\n \t{{~ name }}", "a\n\nfoo")]
    [InlineData("  {{~ name }}", "foo")]
    public void A_tilde_before_code_removes_whitespace_of_its_own_line(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ name ~}}  \n  b", "foo  b")]
    [InlineData("{{ name ~}}\n\n  b", "foo\n  b")]
    [InlineData("{{ name ~}} b", "foob")]
    [InlineData("{{ name ~}} \r\n b", "foo b")]
    public void A_tilde_after_code_removes_whitespace_and_one_line_break(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData(
        "<ul>\n    {{~ for p in products ~}}\n    <li>{{ p.title }}</li>\n    {{~ end ~}}\n</ul>",
        "<ul>\n    <li>Orange</li>\n    <li>Banana</li>\n    <li>Apple</li>\n</ul>")]
    [InlineData("a\n{{~ if true ~}}\nb\n{{~ end ~}}\nc", "a\nb\nc")]
    public void Statements_on_lines_of_their_own_leave_no_trace(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("a \n {%{- {{ -}%} \n b", "a {{ b")]
    [InlineData("a\n  {%{~ x ~}%}  \n  b", "a\n x   b")]
    public void Escape_blocks_trim_as_well(string text, string expected) =>
        Render(text).ShouldBe(expected);
}
