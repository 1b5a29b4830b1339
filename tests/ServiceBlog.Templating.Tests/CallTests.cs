namespace ServiceBlog.Templating.Tests;

public sealed class CallTests : TemplateTest
{
    [Theory]
    [InlineData("{{ add 1 2 * 3 }}", "7")]
    [InlineData("{{ add 1 + 1 2 }}", "4")]
    [InlineData("{{ add 1 (2 + 3) }}", "6")]
    [InlineData("{{ add (add 1 2) 3 }}", "6")]
    public void Arguments_without_brackets_take_arithmetic_with_them(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ upper true ? 'a' : 'b' }}", "a")]
    [InlineData("{{ add 1 2 == 3 ? 'a' : 'b' }}", "a")]
    [InlineData("{{ x = '3'; 'y' | join '2' ? x : '' }}", "3")]
    [InlineData("{{ x = upper number ? 'is ' + number + ' ' : ''; x }}", "is 7 ")]
    public void A_conditional_takes_the_whole_call(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ add 5 -1 }}", "4")]
    [InlineData("{{ add 5 - 1 2 }}", "6")]
    [InlineData("{{ add 5-1 2 }}", "6")]
    [InlineData("{{ add 1 +2 }}", "3")]
    public void A_sign_close_to_its_operand_begins_an_argument(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ add(1, 2) * 3 }}", "9")]
    [InlineData("{{ add(1,\n 2\n) }}", "3")]
    [InlineData("{{ add 1 add(2, 3) }}", "6")]
    [InlineData("{{ answer() }}", "42")]
    public void Brackets_close_to_a_function_hold_its_arguments(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ add left: 1 right: 2 }}", "3")]
    [InlineData("{{ add 1 right: 2 }}", "3")]
    [InlineData("{{ add(1, right: 2) }}", "3")]
    [InlineData("{{ join 'a' separator: '-' }}", "a")]
    [InlineData("{{ join 'a' '-' rest: 'b' rest: 'c' }}", "a-b-c")]
    public void Arguments_can_be_named(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData(
        "{{ func p; $.count; $[\"options\"]; for $x in $; $x; end; end; p \"a\" \"b\" count: 15 options: \"o\" }}",
        "15oab")]
    public void Named_arguments_are_properties_of_the_dollar_array(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ add ^[1, 2] }}", "3")]
    [InlineData("{{ join 'a' '-' ^['b', 'c'] 'd' }}", "a-b-c-d")]
    [InlineData("{{ x = [1, 2]; add ^x }}", "3")]
    [InlineData("{{ add(^[1, 2]) }}", "3")]
    public void A_caret_spreads_a_list(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ join 'a' }}{{ join 'a' ';' 'b' }}", "aa;b")]
    public void Optional_arguments_take_their_defaults(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ count {a: 1}.b ?? [1] }}", "1")]
    [InlineData("{{ upper \"x\" }}{{ upper 'y' }}{{ upper $\"z{1}\" }}{{ upper `v` }}", "XYZ1V")]
    [InlineData("{{ upper !true }}", "FALSE")]
    public void Anything_can_be_an_argument(string text, string expected) =>
        Render(text).ShouldBe(expected);
}
