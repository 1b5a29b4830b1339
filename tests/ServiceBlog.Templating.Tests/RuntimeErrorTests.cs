namespace ServiceBlog.Templating.Tests;

public sealed class RuntimeErrorTests : TemplateTest
{
    [Theory]
    [InlineData("{{ a.b }}", "1:6 Object `a` is null. Cannot access member: a.b")]
    [InlineData("{{ o = {} }}\n {{ 1 + o.x.y }}", "2:13 Object `o.x` is null. Cannot access member: o.x.y")]
    [InlineData("{{ a.b = 1 }}", "1:6 Object `a` is null. Cannot access member: a.b")]
    [InlineData(
        "{{ produts.size }}",
        "1:12 Object `produts` is null. Cannot access member: produts.size; did you mean `products`?")]
    [InlineData("{{ a[0] }}", "1:4 Object `a` is null. Cannot access its items")]
    [InlineData("{{ o = {}; o.x[0] }}", "1:14 Object `o.x` is null. Cannot access its items")]
    [InlineData("{{ o = {}; o.x[0] = 1 }}", "1:14 Object `o.x` is null. Cannot access member: o.x[0]")]
    [InlineData("{{ [1][null] }}", "1:8 Cannot access an item of `[1]` with a null index")]
    public void A_member_of_null_is_an_error_at_its_name(string text, string expected) =>
        ErrorOf(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ ad 1 2 }}", "1:4 The function `ad` was not found; did you mean `add`?")]
    [InlineData("{{ 1 | uper }}", "1:8 The function `uper` was not found; did you mean `upper`?")]
    [InlineData("{{ xyzzy 1 }}", "1:4 The function `xyzzy` was not found")]
    [InlineData("{{ o = {hello: 1}; o.helo 1 }}", "1:22 The function `o.helo` was not found; did you mean `o.hello`?")]
    [InlineData("{{ name 1 }}", "1:4 `name` is a value of type `string`, not a function")]
    [InlineData("{{ 1 | 2 }}", "1:8 The destination `2` of the pipe is not a function")]
    public void An_unknown_function_is_an_error_that_suggests_a_name(string text, string expected) =>
        ErrorOf(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 1 2 }}", "1:4 `1` is a value of type `int`, not a function")]
    [InlineData("{{ 12abc }}", "1:4 `12` is a value of type `int`, not a function")]
    [InlineData("{{ if true 'a'; end }}", "1:7 `true` is a value of type `bool`, not a function")]
    [InlineData("{{ x = 5 case x }}", "1:8 `5` is a value of type `int`, not a function")]
    [InlineData("{{ for i in 1..5 reversed; i; end }}", "1:16 `5` is a value of type `int`, not a function")]
    public void A_literal_with_something_behind_it_is_a_call_that_fails(string text, string expected) =>
        ErrorOf(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ add 1 }}", "1:4 Invalid number of arguments `1` passed to `add` while expecting `2` arguments")]
    [InlineData("{{ add 1 2 3 }}", "1:4 Invalid number of arguments `3` passed to `add` while expecting `2` arguments")]
    [InlineData(
        "{{ join }}",
        "1:8 Invalid number of arguments `0` passed to `join` while expecting at least `1` arguments")]
    [InlineData(
        "{{ func f(x, y = 1); end; f }}",
        "1:28 Invalid number of arguments `0` passed to `f` while expecting `1` to `2` arguments")]
    [InlineData("{{ 5 | add -1 }}", "1:11 Invalid number of arguments `1` passed to `add` while expecting `2` arguments")]
    [InlineData("{{ upper() }}", "1:4 Invalid number of arguments `0` passed to `upper` while expecting `1` arguments")]
    [InlineData("{{ each 5 @upper }}", "1:9 Unable to convert type `int` to `array`")]
    [InlineData("{{ add 1 wrong: 2 }}", "1:10 The function `add` has no argument named `wrong`")]
    [InlineData("{{ each function: 1 list: [1] }}", "1:9 Unable to convert type `int` to `function`")]
    [InlineData("{{ [1] | each 'x' }}", "1:15 Unable to convert type `string` to `function`")]
    public void Arguments_must_fit_the_function(string text, string expected) =>
        ErrorOf(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ x = 1; readonly x; x = 2 }}", "1:23 Cannot set the readonly variable `x`")]
    [InlineData("{{ x = 1; readonly x; o = {}; with o; x = 2; end }}", "1:39 Cannot set the readonly variable `x`")]
    [InlineData("{{ $x = 1; readonly $x; $x = 2 }}", "1:25 Cannot set the readonly variable `$x`")]
    [InlineData("{{ name.x = 1 }}", "1:9 Cannot set the member `x`: a value of type `string` cannot be changed here")]
    [InlineData(
        "{{ r = 1..3; r[0] = 1 }}",
        "1:14 Cannot set the member `0`: a value of type `range` cannot be changed here")]
    public void What_is_read_only_cannot_be_set(string text, string expected) =>
        ErrorOf(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 1 // 0 }}", "1:6 Attempted to divide by zero")]
    [InlineData("{{ 1 % 0 }}", "1:6 Attempted to divide by zero")]
    [InlineData("{{ 'a' - 'b' }}", "1:8 The operator `-` is not supported between `string` and `string`")]
    [InlineData("{{ 1 + true }}", "1:6 The operator `+` is not supported between `int` and `bool`")]
    [InlineData("{{ {} + {} }}", "1:7 The operator `+` is not supported between `object` and `object`")]
    [InlineData("{{ 'a'..'b' }}", "1:7 A range goes between whole numbers, not `string` and `string`")]
    [InlineData("{{ -[1] }}", "1:4 A value of type `array` has no sign")]
    [InlineData("{{ x = 'a'; x++ }}", "1:13 A value of type `string` cannot be incremented or decremented")]
    public void An_operator_that_does_not_suit_its_values_is_an_error_at_its_sign(string text, string expected) =>
        ErrorOf(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ for x in 5; end }}", "1:13 Unexpected type `int` for a loop; expecting a list")]
    [InlineData("{{ for x in [1] limit: 'a'; end }}", "1:24 Unable to convert type `string` to `int`")]
    [InlineData("{{ with 5; end }}", "1:9 The statement `with` expects an object instead of a value of type `int`")]
    [InlineData("{{ import null }}", "1:11 The statement `import` expects an object instead of a value of type `null`")]
    [InlineData("{{ break }}", "1:4 The statement `break` can only be used inside a loop")]
    [InlineData("{{ if true; continue; end }}", "1:13 The statement `continue` can only be used inside a loop")]
    public void Statements_must_be_given_what_they_expect(string text, string expected) =>
        ErrorOf(text).ShouldBe(expected);

    [Theory]
    [InlineData("line one\nline two {{ a.b }}", "2:15 Object `a` is null. Cannot access member: a.b")]
    [InlineData("{{\n\n   a.b\n}}", "3:6 Object `a` is null. Cannot access member: a.b")]
    public void The_place_of_an_error_counts_lines_and_columns_from_1(string text, string expected) =>
        ErrorOf(text).ShouldBe(expected);

    [Fact]
    public void A_failure_inside_a_built_in_function_is_an_error_at_its_call()
    {
        var model = new ScriptObject
        {
            { "fail", new BuiltinFunction("fail", [], (in CallArguments _, RenderContext _) => throw new FormatException("bad digits")) },
        };
        var error = Should.Throw<TemplateException>(() => Template.Parse("a {{ fail }}", "page").Render(model));
        error.Error.ShouldBe(new TemplateError("page", 1, 6, "The call of `fail` failed: bad digits"));
    }

    [Fact]
    public void Strict_variables_make_an_unknown_variable_an_error()
    {
        using var context = new RenderContext(Model()) { StrictVariables = true };
        var error = Should.Throw<TemplateException>(() => Template.Parse("{{ nmae }}", "page").Render(context));
        error.Error.ShouldBe(new TemplateError("page", 1, 4, "The variable `nmae` was not found; did you mean `name`?"));
    }
}
