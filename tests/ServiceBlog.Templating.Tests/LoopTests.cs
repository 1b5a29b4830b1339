namespace ServiceBlog.Templating.Tests;

public sealed class LoopTests : TemplateTest
{
    [Theory]
    [InlineData("{{ for p in products }}{{ p.title }} {{ end }}", "Orange Banana Apple ")]
    [InlineData("{{ for x in [1, 2]; for y in [3, 4]; x; y; ' '; end; end }}", "13 14 23 24 ")]
    [InlineData("{{ for c in 'abc'; c; '.'; end }}", "a.b.c.")]
    [InlineData("{{ for m in {a: 1, b: 2}; m.key; m.value; end }}", "a1b2")]
    [InlineData("{{ for $x in [1, 2]; $x; end }}", "12")]
    public void For_runs_its_body_for_each_item(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ for $i in (4..9) offset:2; $i; end }}", "6789")]
    [InlineData("{{ for $i in (4..9) limit:2; $i; end }}", "45")]
    [InlineData("{{ for $i in (1..3) reversed; $i; end }}", "321")]
    [InlineData("{{ for i in (1..9) offset: 2 limit: 3; i; end }}", "345")]
    [InlineData("{{ for p in products limit: 2 reversed; p.title; ' '; end }}", "Banana Orange ")]
    [InlineData("{{ for i in [1, 2, 3] offset: 1 + 1; i; end }}", "3")]
    [InlineData("{{ for i in [1] offset: 5; i; else; 'none'; end }}", "none")]
    public void Options_choose_a_part_of_the_list(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ for p in products; for.index; for.rindex; ' '; end }}", "02 11 20 ")]
    [InlineData("{{ for p in products; for.first; for.last; ' '; end }}", "truefalse falsefalse falsetrue ")]
    [InlineData("{{ for p in products; for.even; for.odd; ' '; end }}", "truefalse falsetrue truefalse ")]
    [InlineData("{{ for x in [1, 1, 2]; for.changed; ' '; end }}", "true false true ")]
    [InlineData("{{ for x in [1, 2]; for.length; end }}", "22")]
    [InlineData("{{ for x in [1, 2]; for y in [1]; for.index; end; for.index; end }}", "0001")]
    public void The_state_of_the_loop_can_be_read(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ for x in [] }}a{{ else }}none{{ end }}", "none")]
    [InlineData("{{ for x in null }}a{{ else }}none{{ end }}", "")]
    [InlineData("{{ for x in unknown }}a{{ end }}", "")]
    [InlineData("{{ for x in [1] }}a{{ else }}none{{ end }}", "a")]
    public void Else_runs_for_an_empty_list_but_not_for_null(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ for x in [1]; end }}[{{ x }}]", "[]")]
    [InlineData("{{ x = 9; for x in [1]; x; end; x }}", "19")]
    [InlineData("{{ for x in [1]; for x in [2]; x; end; x; end }}", "21")]
    public void The_loop_variable_ends_with_its_loop(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ func show; '<' + x + '>'; end; for x in [1, 2]; show; end }}", "<1><2>")]
    [InlineData("{{ for item in ['a', 'b']; include 'item'; end }}", "<a><b>")]
    [InlineData("{{ for item in ['a', 'b']; include 'loops'; end }}", "0:a 1:b ")]
    [InlineData("{{ show(y) = x + y; for x in [1, 2]; show 1; end }}", "23")]
    public void The_loop_variable_is_seen_by_functions_and_includes(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ x = 0; while x < 3; x; x += 1; end }}", "012")]
    [InlineData(
        "{{ x = 0; while x < 3; while.index; while.first; while.even; while.odd; ' '; x += 1; end }}",
        "0truetruefalse 1falsefalsetrue 2falsetruefalse ")]
    [InlineData("{{ while false; 1; end }}", "")]
    public void While_runs_as_long_as_its_condition_holds(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ for i in 1..5; if i > 2; break; end; i; end }}", "12")]
    [InlineData("{{ for i in 1..5; if i == 2; continue; end }}[{{ i }}]{{ end }}", "[1][3][4][5]")]
    [InlineData("{{ x = 0; while true; x += 1; if x == 2; continue; end; if x > 3; break; end; x; end }}", "13")]
    [InlineData("{{ for i in 1..3; for j in 1..3; if j == 2; break; end; i; j; ' '; end; end }}", "11 21 31 ")]
    public void Break_and_continue_leave_a_step_early(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData(
        "<table>\n  {{~ tablerow $p in products -}}\n    {{ $p.title -}}\n  {{ end ~}}\n</table>",
        "<table>\n<tr class=\"row1\"><td class=\"col1\">Orange</td></tr>\n<tr class=\"row2\"><td class=\"col1\">Banana</td></tr>\n<tr class=\"row3\"><td class=\"col1\">Apple</td></tr>\n</table>")]
    [InlineData(
        "{{ tablerow x in (1..3) cols: 2; x; end }}",
        "<tr class=\"row1\"><td class=\"col1\">1</td><td class=\"col2\">2</td></tr>\n<tr class=\"row2\"><td class=\"col1\">3</td></tr>\n")]
    [InlineData(
        "{{ tablerow p in (products | each @upper) limit: 1; 'x'; end }}",
        "<tr class=\"row1\"><td class=\"col1\">x</td></tr>\n")]
    public void Tablerow_prints_rows_and_cells(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ a = [1, 2]; for x in a; a[0] = 9; a[2] = 7; x; end; a }}", "12[9, 2, 7]")]
    public void A_list_may_change_while_it_is_looped_over(string text, string expected) =>
        Render(text).ShouldBe(expected);
}
