using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Tests.Templates;

public sealed class IncludeTests : TemplateTest
{
    [Theory]
    [InlineData("a{{ include 'lines' }}b", "aa\nb\ncb")]
    [InlineData("{{ x = include 'lines'; x | string.size }}", "5")]
    [InlineData("{{ (include 'lines') + '!' }}", "a\nb\nc!")]
    [InlineData("{{ 'lines' | include }}", "a\nb\nc")]
    [InlineData("{{ include 'named' first: 'a' second: 'b' }}{{ include 'named' first: 'c' }}", "a/bc/")]
    [InlineData("{{ include_join ['lines', 'nothing'] '|' '<' '>' }}", "<a\nb\nc|>")]
    [InlineData("{{ capture m; include 'lines'; end }}[{{ m }}]", "[a\nb\nc]")]
    public void An_included_template_prints_where_it_is_called(string text, string expected) => Render(text).ShouldBe(expected);

    [Fact]
    public void An_error_in_an_included_template_names_it_and_those_that_included_it()
    {
        var error = Should.Throw<TemplateException>(() => Render("x\n {{ include 'outer' }}"));

        error.Error.Path.ShouldBe("failing");
        (error.Error.Line, error.Error.Column).ShouldBe((2, 14));
        error.IncludeChain.Select(caller => (caller.Path, caller.Line, caller.Column)).ShouldBe([("outer", 2, 4), ("page", 2, 5)]);
    }

    [Fact]
    public void An_included_template_that_does_not_parse_is_an_error_at_its_own_place()
    {
        var error = ErrorOf("{{ include 'faulty' }}");

        (error.Path, error.Line).ShouldBe(("faulty", 2));
    }

    [Theory]
    [InlineData("{{ include 'missing' }}", "missing")]
    [InlineData("{{ include null }}", "name")]
    [InlineData("{{ include_join ['missing'] ',' }}", "missing")]
    public void What_cannot_be_included_is_an_error_at_the_call(string text, string message)
    {
        var error = ErrorOf(text);

        (error.Path, error.Line, error.Column).ShouldBe(("page", 1, 4));
        error.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("{{ include 'endless' }}")]
    [InlineData("{{ x = include 'endless' }}")]
    [InlineData("{{ capture x; include 'endless'; end }}")]
    public void A_template_that_includes_itself_is_an_error(string text) => ErrorOf(text).Message.ShouldContain("100");

    [Fact]
    public void Without_partials_include_is_an_error() =>
        Should.Throw<TemplateException>(() =>
        {
            using var context = new RenderContext(new RenderSettings());
            context.Render(ParsedTemplate.Parse("{{ include 'x' }}", "page"), Model());
        }).Error.Message.ShouldContain("`x`");
}
