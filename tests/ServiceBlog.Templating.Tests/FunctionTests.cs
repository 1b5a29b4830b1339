namespace ServiceBlog.Templating.Tests;

public sealed class FunctionTests : TemplateTest
{
    [Theory]
    [InlineData("{{func sub\n  ret $0 - $1\nend}}{{sub 5 1}} {{5 | sub 1}}", "4 4")]
    [InlineData("{{ func last; ret $[-1]; end; last 1 2 3 }}", "3")]
    [InlineData("{{ func all; ret $; end; all 1 'a' }}", "[1, \"a\"]")]
    [InlineData("{{ func n; $.size; $3 ?? 'none'; end; n 1 2 }}", "2none")]
    [InlineData("{{ func f; ret; end }}[{{ f }}]", "[]")]
    [InlineData("{{ func f; $0 = 5; ret $0 + $[0]; end; f 1 }}", "10")]
    public void A_simple_function_reads_its_arguments_from_the_dollar_array(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ func inc }}[{{ $0 + 1 }}]{{ end }}a{{ inc 4 }}b", "a[5]b")]
    [InlineData("{{ func f; 'x'; ret 'y'; end; f }}", "xy")]
    public void A_function_prints_its_text_where_it_is_called(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ func f; x = 5; end; x = 1; f; x }}", "5")]
    public void A_simple_function_assigns_to_the_variables_of_its_caller(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ sub = do; ret $0 - $1; end; 1 | sub 3 }}", "-2")]
    [InlineData("{{ func launch; ret $0 1 2; end\nlaunch do\n  ret $0 + $1\nend\n}}", "3")]
    [InlineData("{{ [1, 2] | each do; ret $0 * 2; end }}", "[2, 4]")]
    [InlineData("{{ f = do }}<{{ $0 }}>{{ end; f 1 }}", "<1>")]
    [InlineData("{{ f = do(x); ret x + 1; end; f 1 }}", "2")]
    public void An_anonymous_function_is_a_value(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{func sub(x,y)\n  ret x - y\nend}}{{sub 5 1}} {{5 | sub 1}} {{ sub(7, 1) }}", "4 4 6")]
    [InlineData("{{ func f(); ret 3; end; f; f() }}", "33")]
    [InlineData("{{ func f(a = 1, b...); ret a + b.size; end; f; f() }}", "11")]
    [InlineData("{{ func sub(x,y); ret x - y; end; sub y: 1 x: 5; sub 5 y: 2 }}", "43")]
    public void A_parametric_function_declares_its_parameters(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{func s(x, y, z = 1, w = 2); ret x - y - z - w; end; s 5 1; 5 | s 1; s 5 1 0; 5 | s 1 0 }}", "1122")]
    [InlineData("{{func s(x, z = 1); ret x - z; end; s 5 z: 3 }}", "2")]
    [InlineData("{{func s(x, y = x * 2); ret y; end; s 4 }}", "8")]
    public void Parameters_can_have_defaults(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{func s(x, y...); ret x - (y[0] ?? 0) - (y[1] ?? 0); end; s 5 1 -1; 5 | s 1 -1 }}", "55")]
    [InlineData("{{func s(x, y...); ret $; end; s 5 1 -1 }}", "[5, [1, -1]]")]
    [InlineData("{{func s(y...); ret y.size; end; s }}", "0")]
    public void The_last_parameter_can_take_the_rest(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ func f(x); x = 5; y = 6; ret x; end; x = 1; f 2; x; y ?? 'none' }}", "51none")]
    [InlineData("{{ z = 3; func f(x); ret x + z; end; f 1 }}", "4")]
    public void A_parametric_function_has_variables_of_its_own(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ sub(x, y) = x - y }}{{ sub 5 1 }}", "4")]
    [InlineData("{{ twice(x) = x * 2; twice 4 | twice }}", "16")]
    [InlineData("{{ one() = 1; one }}", "1")]
    public void An_inline_function_is_one_expression(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ func inc; ret $0 + 1; end; o = {}; o.inc = @inc; x = 1 | o.inc; x }}", "2")]
    [InlineData("{{ ['a', 'b'] | each @upper }}", "[\"A\", \"B\"]")]
    [InlineData("{{ f = @answer; f }}", "42")]
    [InlineData("{{ fs = [@upper]; fs[0] 'x' }}", "X")]
    public void An_alias_passes_a_function_without_calling_it(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ answer }}{{ answer + 1 }}{{ x = answer; x }}", "424342")]
    [InlineData("{{ func now; ret {year: 2016}; end; now.year }}", "2016")]
    public void A_function_without_arguments_is_called_by_its_name(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ fact(n) = n <= 1 ? 1 : n * (fact (n - 1)); fact 5 }}", "120")]
    [InlineData("{{ func fib(n); if n < 2; ret n; end; ret fib(n - 1) + fib(n - 2); end; fib 10 }}", "55")]
    public void A_function_can_call_itself(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ o = {}; func o.hello; ret 'hi ' + $0; end; o.hello 'x' }}", "hi x")]
    public void A_function_can_be_a_member(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ func f; for i in 1..5; if i == 3; ret i; end; end; end; f }}", "3")]
    [InlineData("{{ func f; while true; ret 1; end; end; f }}", "1")]
    public void Ret_ends_a_function_even_inside_loops(string text, string expected) =>
        Render(text).ShouldBe(expected);
}
