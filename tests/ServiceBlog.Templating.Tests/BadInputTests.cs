namespace ServiceBlog.Templating.Tests;

/// <summary>
/// Texts made to use up time, memory or stack. Each ends in an error with its place, or in output where the work is
/// legitimate. Nested constructs are in <see cref="LimitTests"/>.
/// </summary>
public sealed class BadInputTests : TemplateTest
{
    private static readonly ParserOptions Unlimited = new() { LengthLimit = int.MaxValue };

    [Theory]
    [InlineData("{{ include 'endless' }}", "1:4 Exceeding the limit of `100` nested calls")]
    [InlineData("{{ x = include 'endless' }}", "1:4 Exceeding the limit of `100` nested calls")]
    [InlineData(
        "{{ func w; $$; end; func v; wrap w; include 'endless'; end; end; v }}",
        "1:4 Exceeding the limit of `100` nested calls")]
    [InlineData("{{ f = do(x); [1] | array.each @f; end; f 1 }}", "1:21 Exceeding the limit of `100` nested calls")]
    [InlineData("{{ (0..1000000000) << 1 }}", "1:20 Exceeding the limit of loop steps")]
    [InlineData("{{ 1 >> (0..1000000000) }}", "1:6 Exceeding the limit of loop steps")]
    [InlineData("{{ (0..1000000000) + 1 }}", "1:20 Exceeding the limit of loop steps")]
    [InlineData("{{ [-1] - (0..1000000000) }}", "1:9 Exceeding the limit of loop steps")]
    [InlineData("{{ [-1] & (0..1000000000) }}", "1:9 Exceeding the limit of loop steps")]
    [InlineData("{{ (0..1000000000) < (0..1000000000) }}", "1:20 Exceeding the limit of loop steps")]
    [InlineData("{{ 0..1000000000 | array.join ',' }}", "1:20 Exceeding the limit of `1000000` loop steps")]
    [InlineData("{{ 0..1000000000 | array.uniq }}", "1:20 Exceeding the limit of `1000000` loop steps")]
    [InlineData("{{ 0..1000000000 | array.contains 'x' }}", "1:20 Exceeding the limit of `1000000` loop steps")]
    [InlineData("{{ 0..1000000000 | object.to_json }}", "1:20 Exceeding the limit of `1000000` loop steps")]
    [InlineData("{{ 0..1000000000 | array.sort }}", "1:20 The list would have 1000000001 items, more than the limit of 1000000")]
    [InlineData(
        "{{ 0..1000000000 | array.reverse }}",
        "1:20 The list would have 1000000001 items, more than the limit of 1000000")]
    [InlineData("{{ 0..1000000000 | array.add 1 }}", "1:20 The list would have 1000000002 items, more than the limit of 1000000")]
    [InlineData(
        "{{ 0..1000000000 | html.escape }}",
        "1:20 The call of `html.escape` failed: Exceeding the limit of loop steps while a value is printed")]
    [InlineData("{{ '' | string.pad_left 1000000000 }}", "1:9 Exceeding the limit of `16777216` characters for a string")]
    [InlineData("{{ '' | string.pad_right 1000000000 }}", "1:9 Exceeding the limit of `16777216` characters for a string")]
    [InlineData("{{ 1 | math.format 'D999999999' }}", "1:8 Exceeding the limit of `16777216` characters for a string")]
    public void Endless_work_is_an_error_at_its_place(string text, string expected) =>
        SmallStack.Run(256, () => ErrorOf(text).ShouldBe(expected));

    [Theory]
    [InlineData("{{ long }}", "2:4 Exceeding the limit of characters while a value is printed")]
    [InlineData("{{ {a: long} }}", "2:4 Exceeding the limit of characters while a value is printed")]
    [InlineData("{{ x = '' + long }}", "2:11 Exceeding the limit of characters while a value is printed")]
    [InlineData("{{ x = $'{long}' }}", "2:8 Exceeding the limit of characters while a value is printed")]
    [InlineData("{{ {}[long] }}", "2:4 Exceeding the limit of characters while a value is printed")]
    [InlineData("{{ x = {}; x[long] = 1 }}", "2:12 Exceeding the limit of characters while a value is printed")]
    [InlineData("{{ [long] < ['a'] }}", "2:11 Exceeding the limit of characters while a value is printed")]
    [InlineData("{{ [0..1000000000] < ['a'] }}", "2:20 Exceeding the limit of loop steps while a value is printed")]
    [InlineData("{{ ['a'] > [0..1000000000] }}", "2:10 Exceeding the limit of loop steps while a value is printed")]
    [InlineData("{{ include long }}", "2:4 Exceeding the limit of characters while a value is printed")]
    [InlineData("{{ object.eval_template long + '' }}", "2:30 Exceeding the limit of characters while a value is printed")]
    [InlineData(
        "{{ long | html.escape }}", "2:11 The call of `html.escape` failed: Exceeding the limit of characters while a value is printed")]
    [InlineData(
        "{{ string.append long 'x' }}",
        "2:4 The call of `string.append` failed: Exceeding the limit of characters while a value is printed")]
    [InlineData(
        "{{ [1, 2] | array.join long }}",
        "2:13 The call of `array.join` failed: Exceeding the limit of characters while a value is printed")]
    [InlineData(
        "{{ [long] | array.join ',' }}",
        "2:13 The call of `array.join` failed: Exceeding the limit of characters while a value is printed")]
    [InlineData("{{ 'a' | regex.match long[0] }}", "2:22 The regular expression is longer than the limit of `65536` characters")]
    [InlineData("{{ long[0] | regex.split '' }}", "2:14 Exceeding the limit of `1000000` loop steps")]
    [InlineData("{{ long[0] | regex.replace 'x' '' }}", "2:14 Exceeding the limit of `1000000` loop steps")]
    [InlineData("{{ '.' * 16000000 | regex.escape }}", "2:21 Exceeding the limit of `16777216` characters for a string")]
    [InlineData("{{ today | date.to_string ('%c' * 8000000) }}", "2:12 Exceeding the limit of `16777216` characters for a string")]
    [InlineData("{{ long | object.to_json }}", "2:11 Exceeding the limit of `16777216` characters for a string")]
    public void A_value_too_long_to_print_is_an_error_at_its_place(string text, string expected) =>
        ErrorOf("{{ long = ['x' * 16000000] * 300 }}\n" + text).ShouldBe(expected);

    // Which limit is met first, that of calls or that of the stack, depends on the size of the stack's frames.
    [Theory]
    [InlineData("{{ f = 'object.eval f'; object.eval f }}")]
    [InlineData("{{ f = '{{ object.eval_template f }}'; object.eval_template f }}")]
    public void A_text_that_evaluates_itself_is_an_error(string text) =>
        SmallStack.Run(256, () => ErrorOf(text).ShouldContain("nested"));

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|aa)+$")]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    public void A_pattern_that_would_backtrack_for_ever_matches_in_linear_time(string pattern) =>
        Render($"{{{{ '{new string('a', 50_000)}!' | regex.match `{pattern}` | array.size }}}}").ShouldBe("0");

    [Fact]
    public void A_pattern_that_needs_backtracking_ends_with_its_time() =>
        ErrorOf($"{{{{ '{new string('a', 50_000)}!' | regex.match `(?=(a+)+$)a` }}}}").ShouldStartWith("1:");

    [Fact]
    public void A_hundred_thousand_arguments_of_an_include_are_its_arguments()
    {
        var text = "{{ include 'arguments'" + string.Concat(Enumerable.Repeat(" 1", 100_000)) + " }}";
        SmallStack.Run(256, () => Render(text).ShouldBe("arguments: 1 + 1"));
    }

    [Fact]
    public void Ten_megabytes_of_text_are_printed()
    {
        var text = string.Concat(Enumerable.Repeat("text { } %} ", 850_000));
        SmallStack.Run(256, () => Template.Parse(text, "page", Unlimited).Render().ShouldBe(text));
    }

    [Fact]
    public void Ten_megabytes_of_code_run()
    {
        var text = "{{ x = 0" + string.Concat(Enumerable.Repeat("; x += 1", 1_250_000)) + "; x }}";
        SmallStack.Run(256, () => Template.Parse(text, "page", Unlimited).Render().ShouldBe("1250000"));
    }

    [Fact]
    public void Ten_megabytes_of_one_expression_are_an_error()
    {
        var text = "{{ 1" + string.Concat(Enumerable.Repeat(" + 1", 2_500_000)) + " }}";
        SmallStack.Run(256, () => Template.Parse(text, "page", Unlimited).Errors[0].ShouldBe(
            new TemplateError("page", 1, 4, "The expression is too long; split it into several")));
    }

    [Fact]
    public void Ten_megabytes_of_faults_are_fifty_errors()
    {
        var text = string.Concat(Enumerable.Repeat("{{ ) }}\n", 1_250_000));
        SmallStack.Run(256, () => Template.Parse(text, "page", Unlimited).Errors.Length.ShouldBeLessThanOrEqualTo(51));
    }
}
