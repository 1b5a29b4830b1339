namespace ServiceBlog.Templating.Tests;

public sealed class ArrayTests : TemplateTest
{
    [Theory]
    [InlineData("{{ a = [1, 2, 3]; a[0]; a[2]; a[-1] }}", "133")]
    [InlineData("[{{ [1][5] }}{{ [1][-5] }}]", "[]")]
    [InlineData("{{ a = [\n 1,\n 2,\n]\na[1] }}", "2")]
    [InlineData("{{ [[1, 2], [3]][0][1] }}", "2")]
    [InlineData("{{ 'abc'[1]; 'abc'[-1] }}", "bc")]
    public void Items_are_read_by_position(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ a = []; a[0] = 1; a[2] = 3; a }}", "[1, null, 3]")]
    [InlineData("{{ a = [1, 2]; a[-1] = 9; a }}", "[1, 9]")]
    public void Setting_an_item_beyond_the_end_extends_the_array(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ [1, 2, 3].size }}{{ [].size }}{{ (1..5).size }}{{ 'four'.size }}", "3054")]
    public void An_array_has_a_size(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ a = [5, 6, 7]; a.x = \"yes\"; a.x + a[0] }}", "yes5")]
    [InlineData("{{ a = []; a['y'] = 2; a.y }}", "2")]
    public void An_array_can_carry_properties(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ count [1, 2] }}", "2")]
    [InlineData("{{ a = [7]; a[0] }}", "7")]
    [InlineData("{{ count [[1], [2], [3]] }}", "3")]
    public void A_space_before_a_bracket_makes_a_call(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ [1, \"a\", null, true, 1.5] }}", "[1, \"a\", null, true, 1.5]")]
    [InlineData("{{ [] }}", "[]")]
    [InlineData("{{ [[1], ['x\\\\']] }}", "[[1], [\"x\\\\\"]]")]
    [InlineData("{{ [today] }}", "[05 Jan 2016]")]
    public void Arrays_print_their_items_with_quoted_strings(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ [1] + [2, 3] }}", "[1, 2, 3]")]
    [InlineData("{{ [1, 2, 3] - [2] }}", "[1, 3]")]
    [InlineData("{{ [1, 2] * 2 }}", "[1, 2, 1, 2]")]
    [InlineData("{{ [1, 2] & [2, 3] }}", "[2]")]
    [InlineData("{{ [1] << 2 }}", "[1, 2]")]
    [InlineData("{{ 1 >> [2] }}", "[1, 2]")]
    [InlineData("{{ [1, 2] == [1, 2] }}{{ [1] == [1.0] }}{{ [1] != [2] }}", "truetruetrue")]
    public void Operators_combine_arrays(string text, string expected) =>
        Render(text).ShouldBe(expected);
}
