namespace ServiceBlog.Templating.Tests;

public sealed class VariableTests : TemplateTest
{
    [Theory]
    [InlineData("{{ a = 5; a; this.a = 6; a; this[\"a\"] = 7; a }}", "567")]
    [InlineData("{{ _a1 = 2; _a1 }}", "2")]
    [InlineData("{{ this.name }}", "foo")]
    [InlineData("{{ (for) = 3; (for) }}", "3")]
    [InlineData("{{ this.end = 3; x = end; x }}", "3")]
    [InlineData("[{{ x = if; x }}{{ 1 + in }}]", "[]")]
    public void A_variable_can_be_assigned_and_read_in_several_ways(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("[{{ unknown }}]", "[]")]
    [InlineData("{{ unknown ?? 'none' }}", "none")]
    [InlineData("{{ unknown == null }}", "true")]
    public void An_unknown_variable_is_null_and_prints_nothing(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ $x = 1; x = 2; $x; x }}", "12")]
    [InlineData("{{ $x = 1; func f; $x ?? 'none'; $x = 2; end; f; $x }}", "none1")]
    [InlineData("[{{ $unset }}]", "[]")]
    public void Local_and_global_variables_do_not_meet(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ name = 'bar'; name; number }}", "bar7")]
    public void A_model_is_read_through_but_not_changed(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData(
        "{{ x = 5; x += 2; x; ' '; x *= 2; x; ' '; x -= 1; x; ' '; x /= 2; x; ' '; x //= 4; x }}",
        "7 14 13 6.5 2")]
    [InlineData("{{ x = 7; x %= 4; x }}", "3")]
    [InlineData("{{ o = {n: 1}; o.n += 5; o.n; a = [1]; a[0] += 9; a[0] }}", "610")]
    [InlineData("{{ $l = 1; $l += 1; $l }}", "2")]
    [InlineData("{{ s = 'a'; s += 'b'; s }}", "ab")]
    public void Compound_assignment_computes_from_the_old_value(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ x = 1; ++x; x++; x; x--; --x }}", "22331")]
    [InlineData("{{ o = {n: 1}; o.n++; o.n }}", "12")]
    [InlineData("{{ a = [5]; --a[0]; a[0] }}", "44")]
    [InlineData("{{ x = 1; y = x++ + 5; y; x }}", "62")]
    public void Increments_give_the_value_before_or_after(string text, string expected) =>
        Render(text).ShouldBe(expected);
}
