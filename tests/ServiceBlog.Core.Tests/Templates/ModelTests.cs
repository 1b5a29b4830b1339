using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Tests.Templates;

/// <summary>Objects and lists of the model, which templates read and never change.</summary>
public sealed class ModelTests : TemplateTest
{
    [Theory]
    [InlineData("{{ page.title }} {{ page.tags[1] }} {{ page['title'] }}", "Hello b Hello")]
    [InlineData("{{ for tag in page.tags; tag; for.last ? '' : ','; end }}", "a,b")]
    [InlineData("{{ page.tags }} {{ page.tags.size }} {{ page.tags.empty? }}", "[\"a\", \"b\"] 2 false")]
    [InlineData("{{ page.tags | array.reverse | array.join ',' }}{{ page.tags + ['c'] | array.size }}", "b,a3")]
    [InlineData("{{ for member in page; member.key; ' '; end }}", "title tags ")]
    [InlineData("{{ page | object.keys | array.join ',' }} {{ page | object.has_key 'title' }} {{ page | object.has_value 'x' }}", "title,tags true false")]
    [InlineData("{{ page | object.to_json }}", "{\"title\":\"Hello\",\"tags\":[\"a\",\"b\"]}")]
    [InlineData("{{ page.nothing ?? 'none' }}", "none")]
    public void A_template_reads_them_like_its_own(string text, string expected) => Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ page.title = 'x' }}")]
    [InlineData("{{ page.tags[0] = 'x' }}")]
    [InlineData("{{ page.tags[9] = 'x' }}")]
    [InlineData("{{ page.tags.x = 1 }}")]
    [InlineData("{{ with page; title = 'x'; end }}")]
    [InlineData("{{ string.upcase = 1 }}")]
    [InlineData("{{ math.x = 1 }}")]
    [InlineData("{{ date.parse = 1 }}")]
    public void A_template_cannot_write_them(string text) => ErrorOf(text).Line.ShouldBe(1);

    [Theory]
    [InlineData("{{ x = 1\n x = page.broken }}", 2)]
    [InlineData("{{ if true }}\n  {{ if page.broken }}{{ end }}{{ end }}", 2)]
    public void A_model_that_fails_is_an_error_at_the_statement(string text, int line)
    {
        var error = Should.Throw<TemplateException>(() => Render(text));

        (error.Error.Line, error.Error.Message).ShouldBe((line, error.Error.Message));
        error.Error.Message.ShouldContain("no such page");
        error.GetBaseException().ShouldBeOfType<InvalidDataException>();
    }

    [Theory]
    [InlineData("{{ f = @string.upcase; f.size }}")]
    [InlineData("{{ func f; end; g = @f; g.body }}")]
    public void What_has_no_members_is_no_way_into_the_engine(string text) => ErrorOf(text).Line.ShouldBe(1);
}
