namespace ServiceBlog.Templating.Tests;

public sealed class ComparisonTests : TemplateTest
{
    [Theory]
    [InlineData(
        "{{ 1 == 1.0 }}{{ 1 == 1m }}{{ 2 > 1.5 }}{{ 1 >= 1 }}{{ 1 < 1 }}{{ 1 <= 2 }}{{ 1 != 2 }}",
        "truetruetruetruefalsetruetrue")]
    [InlineData("{{ 9223372036854775808 > 9223372036854775807 }}", "true")]
    public void Numbers_compare_by_size_whatever_their_kind(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 'a' == 'a' }}{{ 'a' == 'A' }}{{ 'a' < 'b' }}{{ 'apple' < 'Banana' }}", "truefalsetruetrue")]
    [InlineData("{{ '5' == 5 }}{{ 5 == '5' }}{{ 'true' == true }}", "truetruetrue")]
    public void Strings_compare_by_their_letters(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ true == 1 }}{{ 0 == true }}{{ false == [] }}{{ false != 0 }}", "truetruefalsetrue")]
    [InlineData("{{ true == true }}{{ true == false }}{{ false == null }}", "truefalsefalse")]
    public void A_boolean_compares_with_whether_the_other_value_is_true(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData(
        "{{ null == null }}{{ null == false }}{{ null == 0 }}{{ null == '' }}{{ null != 1 }}",
        "truefalsefalsefalsetrue")]
    [InlineData("{{ null < 1 }}{{ 1 > null }}{{ null >= null }}", "falsefalsefalse")]
    public void Null_equals_only_null(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 1 && 2 }}{{ null || 'x' }}{{ null && 1 }}{{ false || null }}", "truetruefalsefalse")]
    [InlineData("{{ false && nothing.x }}{{ true || nothing.x }}", "falsetrue")]
    public void And_and_or_give_booleans(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 5 > 3 ? 'yes' : 'no' }}", "yes")]
    [InlineData("{{ false ? 1 : true ? 2 : 3 }}", "2")]
    [InlineData("{{ x = null ? 1 : 2; x }}", "2")]
    [InlineData("{{ true ? name : number }}", "foo")]
    [InlineData("{{ true\n}}{{ true ?\n 1 :\n 2 }}", "true1")]
    public void A_conditional_takes_one_of_two_values(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ null ?? 3 }}{{ 1 ?? 3 }}{{ false ?? 3 }}", "31false")]
    [InlineData("{{ 1 ?! 3 }}[{{ null ?! 3 }}]", "3[]")]
    [InlineData("{{ null ?? null ?? 4 }}", "4")]
    public void Null_can_be_replaced(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ for i in 1..5; i; end }}", "12345")]
    [InlineData("{{ for i in 1..<5; i; end }}", "1234")]
    [InlineData("{{ for i in 3..1; i; end }}", "321")]
    [InlineData("{{ for i in 3..<1; i; end }}", "32")]
    [InlineData("{{ for i in 1..<1; i; end }}", "")]
    [InlineData("{{ 1..3 }}", "[1, 2, 3]")]
    [InlineData("{{ for i in 0..(number - 5); i; end }}", "012")]
    public void Ranges_go_up_or_down(string text, string expected) =>
        Render(text).ShouldBe(expected);
}
