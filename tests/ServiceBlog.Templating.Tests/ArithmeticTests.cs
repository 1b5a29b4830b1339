namespace ServiceBlog.Templating.Tests;

public sealed class ArithmeticTests : TemplateTest
{
    [Theory]
    [InlineData("{{ 1 + 2 * 3 }}", "7")]
    [InlineData("{{ (1 + 2) * 3 }}", "9")]
    [InlineData("{{ 10 - 3 - 2 }}", "5")]
    [InlineData("{{ 2 * 3 % 4 }}", "2")]
    [InlineData("{{ 1 + 2 == 3 && 2 < 3 }}", "true")]
    [InlineData("{{ 1 + null ?? 5 }}", "5")]
    public void Operators_follow_their_precedence(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 1 / 2 }}", "0.5")]
    [InlineData("{{ 4 / 2 }}", "2")]
    [InlineData("{{ 7 // 2 }}", "3")]
    [InlineData("{{ -7 // 2 }}", "-3")]
    [InlineData("{{ 7.5 // 2 }}", "4")]
    [InlineData("{{ 7 % 3 }}", "1")]
    [InlineData("{{ 7.5 % 2 }}", "1.5")]
    [InlineData("{{ 1m / 4 }}", "0.25")]
    public void Division_gives_a_fraction_unless_doubled(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 1 + 0.5 }}", "1.5")]
    [InlineData("{{ 2 * 3.5 }}", "7")]
    [InlineData("{{ 1.5f + 1 }}", "2.5")]
    [InlineData("{{ 1.1m + 1 }}", "2.1")]
    public void A_float_on_either_side_makes_the_result_a_float(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 2147483647 + 1 }}", "2147483648")]
    [InlineData("{{ 9223372036854775807 + 1 }}", "9223372036854775808")]
    [InlineData("{{ 9223372036854775807 * 9223372036854775807 }}", "85070591730234615847396907784232501249")]
    [InlineData("{{ -9223372036854775807 - 2 }}", "-9223372036854775809")]
    [InlineData("{{ (9223372036854775807 + 1) - 1 }}", "9223372036854775807")]
    public void Integers_that_overflow_become_wider(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 'a' + 1 }}{{ 1 + 'a' }}", "a11a")]
    [InlineData("{{ 'aaaa' + null }}{{ null + 'b' }}", "aaaab")]
    [InlineData("{{ 'x' + true + 1.5 + 0 }}", "xtrue1.50")]
    [InlineData("{{ 'l' + [1, 'a'] }}", "l[1, \"a\"]")]
    public void Strings_take_the_other_side_as_text(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 'a' * 5 }}{{ 2 * 'b' }}", "aaaaabb")]
    [InlineData("[{{ 'a' * 0 }}{{ 'a' * -1 }}]", "[]")]
    public void A_string_times_a_number_repeats_it(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("[{{ null + 1 }}{{ 1 - null }}{{ null * null }}]", "[]")]
    public void Arithmetic_with_null_is_null(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ -5 }}{{ +5 }}{{ - 5 }}", "-55-5")]
    [InlineData("{{ x = 3; -x + 1 }}", "-2")]
    [InlineData("{{ !true }}{{ !0 }}{{ !null }}", "falsefalsetrue")]
    [InlineData("{{ 1 - -1 }}", "2")]
    public void Signs_apply_to_one_operand(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 1 << 4 }} {{ 256 >> 4 }} {{ 6 & 3 }}", "16 16 2")]
    public void Bits_can_be_shifted_and_masked(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ tomorrow - today }}", "1.00:00:00")]
    [InlineData("{{ today + (tomorrow - today) == tomorrow }}", "true")]
    [InlineData("{{ (tomorrow - today).total_hours }}", "24")]
    [InlineData(
        "{{ today.year }}-{{ today.month }}-{{ today.day }} {{ today.hour }}:{{ today.minute }}",
        "2016-1-5 10:30")]
    [InlineData("{{ today < tomorrow }}{{ today == today }}", "truetrue")]
    [InlineData("{{ today }}", "05 Jan 2016")]
    public void Dates_and_time_spans_add_up(string text, string expected) =>
        Render(text).ShouldBe(expected);
}
