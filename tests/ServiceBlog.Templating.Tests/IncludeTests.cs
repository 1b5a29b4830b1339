namespace ServiceBlog.Templating.Tests;

public sealed class IncludeTests : TemplateTest
{
    [Theory]
    [InlineData("a{{ include 'lines' }}b", "aa\nb\ncb")]
    [InlineData("{{ x = include 'lines'; x.size }}", "5")]
    [InlineData("{{ (include 'lines') + '!' }}", "a\nb\nc!")]
    [InlineData("{{ 'lines' | include }}", "a\nb\nc")]
    public void An_included_template_prints_where_it_is_called(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ include 'arguments' 1 2 }}", "arguments: 1 + 2")]
    [InlineData("{{ include 'named' first: 'a' second: 'b' }}", "a/b")]
    [InlineData("{{ include 'local' x: 3 }}{{ include 'local' }}", "3none")]
    public void It_takes_arguments(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ y = 0; include 'counter'; ','; include 'counter'; y }}", "value 1,value 22")]
    [InlineData("{{ $x = 1; include 'local'; $x }}", "none1")]
    public void It_shares_global_variables_but_not_local_ones(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ include 'returns' }}!", "one!")]
    [InlineData("{{ include 'answers' }}!", "is 42!")]
    public void Ret_ends_only_the_included_template(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ include_join ['lines', 'nothing', 'returns'] '|' }}", "a\nb\nc||one")]
    [InlineData("{{ include_join ['returns', 'returns'] ', ' '<' '>' }}", "<one, one>")]
    [InlineData("{{ include_join ['answers', 'answers'] 'tpl:returns' 'tpl:item' 'tpl:item' }}", "<>is 42oneis 42<>")]
    [InlineData("[{{ include_join ['nothing'] ',' '<' '>' }}]", "[]")]
    [InlineData("[{{ include_join [] ',' '<' '>' }}]", "[]")]
    [InlineData("{{ x = include_join ['returns'] ','; x }}", "one")]
    public void Include_join_joins_several(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("This is a text\n{{~ ret ~}}\nThis not", "This is a text\n")]
    [InlineData("{{ ret 5 }}x", "5")]
    [InlineData("{{ for i in 1..3; i; if i == 2; ret; end; end }}x", "12")]
    public void Ret_at_the_top_ends_the_page(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ include 'missing' }}", "1:4 The template `missing` to include was not found")]
    [InlineData("{{ include }}", "1:4 Invalid number of arguments `0` passed to `include` while expecting at least `1` arguments")]
    [InlineData("{{ include null }}", "1:4 The name of the template to include is null or empty")]
    [InlineData("{{ include 'faulty' }}", "1:8 Expecting an expression instead of `}}`")]
    [InlineData("{{ include 'endless' }}", "1:4 Exceeding the limit of `100` nested calls")]
    public void What_cannot_be_included_is_an_error(string text, string expected) =>
        ErrorOf(text).ShouldBe(expected);

    [Fact]
    public void An_error_in_an_included_template_names_it_and_those_that_included_it()
    {
        var error = Should.Throw<TemplateException>(() => Render("x\n {{ include 'outer' }}"));
        error.Error.ShouldBe(new TemplateError(
            "failing", 2, 14, "Object `nothing` is null. Cannot access member: nothing.at"));
        error.IncludeChain.Select(caller => (caller.Path, caller.Line, caller.Column))
            .ShouldBe([("outer", 2, 4), ("page", 2, 5)]);
    }

    [Fact]
    public void Without_a_loader_include_is_an_error()
    {
        var error = Should.Throw<TemplateException>(() => Template.Parse("{{ include 'x' }}", "page").Render());
        error.Error.Message.ShouldBe("Unable to include `x`: there is no template loader");
    }
}
