namespace ServiceBlog.Templating.Tests;

public sealed class SyntaxErrorTests : TemplateTest
{
    [Theory]
    [InlineData("{{ if }}", "1:7 Expecting an expression instead of `}}`")]
    [InlineData("{{ 1 + }}", "1:8 Expecting an expression instead of `}}`")]
    [InlineData("{{ x = (1 + 2 }}", "1:15 Expecting `)` instead of `}}`")]
    [InlineData("{{ a = [1, 2 }}", "1:14 Expecting `]` instead of `}}`")]
    [InlineData("{{ a = {x: 1 }}", "1:15 Expecting the end of the statement instead of `}`")]
    [InlineData("{{ {x 1} }}", "1:7 Expecting `:` after the name of a member instead of `1`")]
    [InlineData("{{ for x of y }}{{ end }}", "1:10 Expecting `in` instead of `of`")]
    [InlineData("{{ for 1 in y }}{{ end }}", "1:8 Expecting the name of a variable after `for`")]
    [InlineData("{{ a. }}", "1:7 Expecting the name of a member instead of `}}`")]
    [InlineData("{{ 1 = 2 }}", "1:4 Only a variable, a member or an item can be assigned to")]
    [InlineData("{{ 1++ }}", "1:4 Only a variable, a member or an item can be incremented or decremented")]
    [InlineData("text\n  {{ \\ }}", "2:6 The character `\\` is not valid here")]
    [InlineData("{{ true ? 1 }}", "1:13 Expecting `:` between the two values of a conditional instead of `}}`")]
    [InlineData("{{ readonly 5 }}", "1:13 Expecting the name of a variable after `readonly`")]
    [InlineData("{{ func 5 }}{{ end }}", "1:9 Expecting the name of the function after `func` instead of `5`")]
    [InlineData(
        "{{ func f(a = 1, b); end }}",
        "1:18 A parameter without a default value cannot follow one that has one")]
    [InlineData("{{ func f(a..., b); end }}", "1:17 No parameter can follow one that takes all remaining arguments")]
    [InlineData("{{ f x: 1 2 }}", "1:11 Only named arguments can follow a named argument")]
    public void A_fault_is_reported_where_it_is(string text, string expected) =>
        ErrorOf(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ if true }}abc", "1:14 The `end` of the `if` of line 1 was not found")]
    [InlineData("{{ for x in y\n x", "2:2 The `end` of the `for` of line 1 was not found")]
    [InlineData("{{ if a }}\n{{ f = do }}", "2:11 The `end` of the `do` of line 2 was not found")]
    [InlineData("{{ end }}", "1:4 Unexpected `end` without a statement it belongs to")]
    [InlineData("{{ else }}", "1:4 Unexpected `else` without a statement it belongs to")]
    [InlineData("{{ when 1 }}", "1:4 Unexpected `when` without a statement it belongs to")]
    public void A_block_must_be_closed(string text, string expected) =>
        ErrorOf(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ \"abc }}", "1:4 The string is not closed before the end of the template")]
    [InlineData("{{ `abc }}", "1:4 The string is not closed before the end of the template")]
    [InlineData("{{ $'a{1}b }}", "1:4 The string is not closed before the end of the template")]
    [InlineData("{{ 'a\\q' }}", "1:7 `\\q` is not an escape sequence")]
    [InlineData("{{ '\\u12' }}", "1:9 `\\u` is not an escape sequence")]
    [InlineData("a{%{ b", "1:2 The escape block is not closed; expecting `}%}`")]
    public void A_string_must_be_closed_and_its_escapes_valid(string text, string expected) =>
        ErrorOf(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 0x }}", "1:4 `0x` is not a number")]
    [InlineData("{{ 0b12 }}", "1:4 `0b12` is not a number")]
    [InlineData("{{ 1e }}", "1:6 Expecting a digit after the exponent sign of a number")]
    [InlineData("{{ 1e+x }}", "1:7 Expecting a digit after the exponent sign of a number")]
    public void Numbers_must_make_sense(string text, string expected) =>
        ErrorOf(text).ShouldBe(expected);

    [Fact]
    public void A_parse_reports_several_faults_in_their_order()
    {
        var template = Template.Parse("{{ 1 + }}\n{{ name }}\n{{ a. }}\n{{ [1 }}", "page");
        template.Errors.Select(error => (error.Line, error.Column)).ShouldBe([(1, 8), (3, 7), (4, 7)]);
    }

    [Fact]
    public void A_fault_in_the_head_of_a_block_does_not_make_its_end_one()
    {
        Template.Parse("{{ if 1 + }}a{{ else }}b{{ end }}", "page").Errors.Length.ShouldBe(1);
    }

    [Fact]
    public void A_template_with_faults_cannot_be_rendered()
    {
        var template = Template.Parse("{{ 1 + }}", "pages/home.html");
        template.HasErrors.ShouldBeTrue();
        var error = Should.Throw<TemplateException>(() => template.Render());
        error.Message.ShouldBe("pages/home.html(1,8) : error : Expecting an expression instead of `}}`");
    }
}
