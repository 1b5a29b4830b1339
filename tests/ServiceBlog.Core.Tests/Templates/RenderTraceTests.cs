using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Tests.Templates;

public sealed class RenderTraceTests : TemplateTest
{
    [Theory]
    [InlineData("<a>\n <b>{{ name }}</b>", "<b>", "page", 2, 2)]
    [InlineData("<a>\n <b>{{ name }}</b>", "foo", "page", 2, 8)]
    [InlineData("{{ capture m }}<a>\n<b>{{ end }}<c>{{ m }}", "<b>", "page", 2, 1)]
    [InlineData("one\n{{ include 'part' }}two", "<inner>", "part", 2, 3)]
    [InlineData("one\n{{ include 'part' }}two", "two", "page", 2, 21)]
    [InlineData("{{ capture m; include 'part'; end }}x\n{{ m }}", "<inner>", "part", 2, 3)]
    [InlineData("{{ x = include 'part' }}x\n{{ x }}", "<inner>", "part", 2, 3)]
    [InlineData("{{ for i in 1..3 }}\n<{{ i }}>{{ end }}", "<3", "page", 2, 1)]
    [InlineData("{{ name }}\n{{ name | string.upcase }}", "FOO", "page", 2, 4)]
    [InlineData("{{ func f }}in <i>{{ end }}\n{{ f }}", "<i>", "page", 1, 16)]
    public void A_place_in_the_output_leads_back_to_its_template(string template, string output, string path, int line, int column)
    {
        var trace = new RenderTrace();
        var text = Render(template, new RenderSettings { Trace = trace, AutoIndent = false });

        var place = trace.Locate(text.IndexOf(output, StringComparison.Ordinal)).ShouldNotBeNull();

        (place.Path, place.Line, place.Column).ShouldBe((path, line, column));
    }

    [Fact]
    public void What_stands_in_a_template_is_told_from_what_a_value_brought()
    {
        var trace = new RenderTrace();
        Render("a{{ name }}b", new RenderSettings { Trace = trace, AutoIndent = false }).ShouldBe("afoob");

        Enumerable.Range(0, 5).Select(trace.IsLiteral).ShouldBe([true, false, false, false, true]);
    }
}
